"""Runs the recipes of the page 每次改动自动检查, step by step, each job in a clone of its own: `python -m tests.recipes [NAME…]`.

A recipe is `github`, `gitlab` or `pre-commit`; without a name, all. What a code host does itself (`uses:`) and what is
installed on its machines (`apt-get`) is left out. Each job prepares an environment of its own, so this takes minutes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml
from tests.site.written_pages import fenced, sections

ROOT: Final = Path(__file__).parent.parent
RECIPES: Final = ("github", "gitlab", "pre-commit")


@dataclass(frozen=True)
class Job:
    """The commands that one machine runs in order; those in `may_fail` do not end it."""

    name: str
    steps: tuple[str, ...]
    may_fail: frozenset[str] = frozenset()


def jobs(recipe: str, page: Path = ROOT / "docs/maintainers/robots.md") -> list[Job]:
    """The jobs of a recipe, each behind those that it needs."""
    part = sections(page)[recipe]
    blocks = [yaml.load(one, Loader=yaml.BaseLoader) for one in fenced(part, "yaml")]
    if recipe == "github":
        return list(_github(*blocks))
    if recipe == "gitlab":
        return list(_gitlab(blocks[0]))
    (hook,) = fenced(part, "sh")
    (local,) = (one["entry"] for repo in blocks[0]["repos"] for one in repo["hooks"])
    kept = f"cat > .git/hooks/pre-commit <<'END'\n{hook}\nEND\nchmod +x .git/hooks/pre-commit"
    commit = "git -c user.name=x -c user.email=x@example.org commit --quiet --allow-empty --message x"
    return [Job("pre-commit", ("make setup", local, kept, commit))]


def _github(workflow: Any, instead: Any) -> Iterator[Job]:
    """The jobs of the workflow, and its check with the steps that list problems on the Security page."""
    for name, job in workflow["jobs"].items():
        yield Job(f"github {name}", tuple(step["run"] for step in job["steps"] if "run" in step))
    may_fail = frozenset(step["run"] for step in instead if step.get("continue-on-error") == "true")
    steps = tuple(step["run"] for step in instead if "run" in step)
    yield Job("github check with sarif", ("make setup", *steps), may_fail)


def _gitlab(workflow: Any) -> Iterator[Job]:
    before = [step for step in workflow["before_script"] if not step.startswith("apt-get ")]
    for stage in workflow["stages"]:
        for name, job in workflow.items():
            if isinstance(job, dict) and job.get("stage") == stage:
                yield Job(f"gitlab {name}", (*before, *job["script"]))


def run(job: Job, folder: Path) -> bool:
    """Run a job in a clone of what is committed here; whether every step came to its end."""
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    for step in job.steps:
        begun = time.monotonic()
        done = subprocess.run(["sh", "-ec", step], check=False, cwd=folder, capture_output=True, text=True)
        good = done.returncode == 0 or step in job.may_fail
        print(
            f"{job.name}: {step.splitlines()[0]}: {done.returncode}, {time.monotonic() - begun:.0f} s",
            flush=True,
        )
        if not good:
            print(done.stdout[-2000:], done.stderr[-2000:])
            return False
    return True


def main() -> None:
    """Run the recipes that are named."""
    good = True
    for recipe in sys.argv[1:] or RECIPES:
        for job in jobs(recipe):
            with tempfile.TemporaryDirectory() as folder:
                good = run(job, Path(folder) / "clone") and good
    sys.exit(not good)


if __name__ == "__main__":
    main()
