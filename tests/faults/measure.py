"""How many of 500 slips the check reports, and on the right line: `python -m tests.faults.measure [SEED] [-v] [--blunt]`.

With `--blunt` they are slips of the keyboard wherever they fall, many of which only the printed table can tell.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.faults.blunders import blunders
from tests.faults.edits import Slip, slips

from rubricpress.source.reading import read_rubric

ROOT: Final = Path(__file__).parents[2]
FILES: Final = [*sorted((ROOT / "rubrics").glob("*.yaml")), *sorted((ROOT / "tests/rubrics").glob("*.yaml"))]


def blunt(folder: Path, count: int, seed: int) -> Iterator[tuple[str, Slip]]:
    """So many slips of the keyboard after which a table is no longer what it was; `folder` is for the files."""

    def differs(name: str, before: str, after: str) -> bool:
        path = folder / f"{name}.yaml"
        path.write_text(before, encoding="utf-8")
        was = read_rubric(path).rubric
        path.write_text(after, encoding="utf-8")
        found = read_rubric(path)
        return bool(found.problems) or found.rubric != was

    yield from blunders({path.stem: path.read_text(encoding="utf-8") for path in FILES}, count, seed, differs)


def main() -> None:
    seed = int(next((one for one in sys.argv[1:] if one.isdigit()), "2026"))
    made, told, right = Counter[str](), Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        texts = {path.stem: path.read_text(encoding="utf-8") for path in FILES}
        made_up = blunt(Path(folder), 500, seed) if "--blunt" in sys.argv else slips(texts, 500, seed)
        for name, slip in made_up:
            path = Path(folder) / f"{name}.yaml"
            path.write_text(slip.text, encoding="utf-8")
            source = read_rubric(path)
            made[slip.kind] += 1
            told[slip.kind] += bool(source.problems)
            found = any(one.place.line in slip.lines for one in source.problems)
            right[slip.kind] += found
            if not found and "-v" in sys.argv:
                said = [(one.place.line, one.problem.code) for one in source.problems][:4]
                print(f"{name}: {slip.kind}: {slip.what}: {said or 'not told'}")
    for kind in made:
        print(f"{kind:20} {made[kind]:4} made {told[kind]:4} told {right[kind]:4} on the right line")
    print(f"{'all':20} {made.total():4} made {told.total():4} told {right.total():4} on the right line")


if __name__ == "__main__":
    main()
