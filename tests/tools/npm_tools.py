"""What the tests take from npm, installed from the lock file beside this module."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from filelock import FileLock

from rubricpress.site import npm

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PINS = ("package.json", "package-lock.json", ".npmrc")


def node_modules() -> Path:
    """The folder of the installed packages; installed once for each state of the lock file."""
    state = hashlib.sha256(b"".join((HERE / name).read_bytes() for name in PINS)).hexdigest()[:16]
    folder = ROOT / ".cache/test-tools" / state
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.parent / "lock"):
        if not (folder / "done").exists():
            folder.mkdir(exist_ok=True)
            for name in PINS:
                shutil.copy(HERE / name, folder / name)
            command = [*npm.find_node().npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            subprocess.run(command, cwd=folder, check=True, capture_output=True)
            (folder / "done").touch()
    return folder / "node_modules"
