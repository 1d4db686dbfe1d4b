"""What a rubric says, as facts that a draft of the same table has right or wrong: rows, points, options, bands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Data = dict[str, Any]


def plain_words(text: str) -> str:
    """Words without spaces and punctuation: what a draft must have kept, however it sets the signs."""
    return re.sub(r"[\W_]+", "", text)


def rows_of(rubric: Data) -> list[Data]:
    """Every criterion of plain data, in printed order, adjustments last."""

    def walk(groups: list[Data]) -> Iterator[Data]:
        for group in groups:
            yield from group.get("criteria", [])
            yield from walk(group.get("groups", []))

    return [*walk(rubric["groups"]), *rubric.get("adjustments", [])]


@dataclass
class Compared:
    """How many facts there are, and those that the draft has wrong: row, fact, expected, found."""

    count: int = 0
    wrong: list[tuple[str, str, object, object]] = field(default_factory=list)

    def expect(self, row: str, fact: str, expected: object, found: object) -> None:
        """One more fact."""
        self.count += 1
        if expected != found:
            self.wrong.append((row, fact, expected, found))

    @property
    def share(self) -> float:
        """The part of the facts that is right, in per cent."""
        return 100 * (self.count - len(self.wrong)) / self.count


def compared(rubric: Data, draft: Data) -> Compared:
    """A draft against the rubric: each row of the rubric with the row of the draft that has its words, or its id.

    Rows that the draft has too many are wrong facts as well.
    """
    result = Compared()
    left = rows_of(draft)
    for row in rows_of(rubric):
        found = _partner(row, left)
        if found is None:
            for fact in _facts(row):
                result.expect(row["id"], fact, "a row", None)
            continue
        left.remove(found)
        given = _facts(found)
        for fact, expected in _facts(row).items():
            result.expect(row["id"], fact, expected, given.get(fact))
        for fact in given:
            if fact not in _facts(row) and re.match("indicators|levels|bands|ranges", fact):
                result.expect(row["id"], fact, None, given[fact])
    for row in left:
        result.expect(row["id"], "row", None, row["title"])
    return result


def _partner(row: Data, rows: list[Data]) -> Data | None:
    for key in ("title", "assessment", "standard"):
        words = plain_words(row.get(key, ""))
        same = [one for one in rows if words and plain_words(one.get(key, "")) == words]
        if len(same) == 1:
            return same[0]
    return next((one for one in rows if one["id"] == row["id"]), None)


def _facts(row: Data) -> dict[str, object]:
    """The facts of one row by name."""
    facts: dict[str, object] = {"id": row["id"], "title": plain_words(row["title"]), "method": row["method"]}
    if "standard" in row:
        facts["standard"] = plain_words(row["standard"])
    for key in ("points", "starred", "amount", "each"):
        if key in row:
            facts[key] = str(row[key]).lower()
    for at, one in enumerate(row.get("indicators", [])):
        facts[f"indicators.{at}.points"] = one["points"]
        facts[f"indicators.{at}.text"] = plain_words(one["text"])
    for at, one in enumerate(row.get("levels", [])):
        facts[f"levels.{at}.score"] = one["score"]
        facts[f"levels.{at}.descriptor"] = plain_words(one["descriptor"])
    for at, one in enumerate(row.get("bands", [])):
        facts[f"bands.{at}"] = (one["id"], one["from"], one["to"])
    for at, one in enumerate(row.get("ranges", [])):
        facts[f"ranges.{at}"] = (one["from"], one["to"])
    return facts


def thresholds(rubric: Data) -> dict[tuple[str, str], object]:
    """The stretches that decide for a level or band, by row and entry."""
    return {
        (row["id"], one["id"]): one.get("when") or one.get("when_by")
        for row in rows_of(rubric)
        for one in (*row.get("levels", []), *row.get("bands", []))
        if "when" in one or "when_by" in one
    }
