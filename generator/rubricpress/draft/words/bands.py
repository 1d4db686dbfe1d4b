"""What the bands of one row tell about another: a misprint among rows with the same points."""

from __future__ import annotations

from collections import Counter

from rubricpress.draft import sums
from rubricpress.draft.notes import Data, damaged, doubt
from rubricpress.draft.reasons import REASONS

Pattern = tuple[tuple[str, str, str], ...]


def repair(rows: list[Data]) -> None:
    """Read misprinted bands as the other rows of the same points have them, and record what is printed.

    Only where at least two other rows agree, and only in the bands that differ.
    """
    graded = [row for row in rows if row.get("method") == "graded" and row["points"] != "TODO"]
    patterns: dict[str, Counter[Pattern]] = {}
    for row in graded:
        if _tiles(row):
            patterns.setdefault(row["points"], Counter())[_pattern(row)] += 1
    for row in graded:
        if _tiles(row):
            row.pop("#bands", None)
            continue
        common = patterns.get(row["points"], Counter()).most_common(2)
        if not common or common[0][1] < 2 or (len(common) > 1 and common[1][1] == common[0][1]):
            continue
        pattern = common[0][0]
        if "#bands" not in row or [name for name, _, _ in pattern] != [band["id"] for band in row["bands"]]:
            continue
        cells = _printed(row)
        for band, (_, low, high), printed in zip(row["bands"], pattern, cells, strict=True):
            if (band["from"], band["to"]) != (low, high):
                band["from"], band["to"] = low, high
                damaged(row, f"bands.{band['id']}", printed, f"{high}-{low}", REASONS["band-unlike"])
                doubt(band, "", "band-unlike", printed=printed, read=f"{high}-{low}")


def _printed(row: Data) -> list[str]:
    """What the cells of the bands say, from the doubt about them, which is settled with this."""
    (said,) = row.pop("#bands")
    return str(said.values["printed"]).split(" / ")


def one_step(rows: list[Data]) -> None:
    """The finest step among the rows, for all of them: a row whose bands are whole numbers is on it too."""
    graded = [row for row in rows if row.get("method") == "graded"]
    if not graded:
        return
    finest = min((row["step"] for row in graded), key=sums.value)
    for row in graded:
        if row["step"] != finest and _tiles(row, finest):
            row["step"] = finest
            row.pop("#step", None)


def _pattern(row: Data) -> Pattern:
    return tuple((band["id"], band["from"], band["to"]) for band in row["bands"])


def _tiles(row: Data, step: str = "") -> bool:
    return sums.tiles(
        [(band["from"], band["to"]) for band in row["bands"]], row["points"], step or row["step"]
    )
