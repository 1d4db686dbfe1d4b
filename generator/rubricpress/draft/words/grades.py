"""Rows with a column for each grade: ranges of scores, single scores, factors, or words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rubricpress.draft import entries, sums
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.measures import band_measure, level_measure
from rubricpress.draft.words.phrases import bare, line, number, percent

_RANGE: Final = re.compile(
    r"(?P<words>.*?)(?<![\d.])[（(]?(?P<one>\d+(?:\.\d+)?)分?[-–—―~～至](?P<other>\d+(?:\.\d+)?)分?[)）]?$",
    re.DOTALL,
)
_FACTOR: Final = re.compile(r"[（(]?(?P<factor>[01](?:\.\d+)?)[)）]?$")
_SHARE: Final = re.compile(r"[（(]?\d{1,3}(?:\.\d+)?[%％][)）]?$")
_SCORE_IN_HEAD: Final = re.compile(r"[（(]?(?P<score>\d+(?:\.\d+)?)分[)）]?$")
_IN_HEAD: Final = re.compile(r"(?P<one>\d+(?:\.\d+)?)分?[-–—―~～至](?P<other>\d+(?:\.\d+)?)分?[)）]?$")


@dataclass(frozen=True)
class Grade:
    """A grade of a row: the id and head of its column, and its cell."""

    id: str
    head: str
    text: str


def graded(points: str, grades: list[Grade], assessment: str, title: str) -> Data | None:
    """The method of a row with grades; None where the grades have no scores."""
    cells = [_RANGE.fullmatch(bare(grade.text)) for grade in grades]
    ranges = [cell for cell in cells if cell is not None]
    if len(ranges) == len(grades):
        return _with_ranges(points, grades, ranges, assessment, title)
    if all(number(grade.text) for grade in grades):
        return _levels([(number(one.text), line(one.head), one.id) for one in grades])
    by_factor = _by_factor(points, grades, title)
    if by_factor is not None:
        return by_factor
    heads = [_IN_HEAD.search(bare(grade.head)) for grade in grades]
    if all(heads) and points:
        data, tiles = entries.bands(
            [
                (grade.id, *sums.ordered(found["one"], found["other"]))
                for grade, found in zip(grades, heads, strict=True)
                if found is not None
            ],
            points,
        )
        if tiles:
            return {"method": "graded", **_described(data, [line(grade.text) for grade in grades])}
    scores = [found["score"] for grade in grades if (found := _SCORE_IN_HEAD.search(bare(grade.head)))]
    if len(scores) == len(grades):
        return _levels(
            [
                (score, line(one.text) or line(one.head), one.id)
                for score, one in zip(scores, grades, strict=True)
            ]
        )
    return None


def _by_factor(points: str, grades: list[Grade], title: str) -> Data | None:
    """Options that earn a share of the points, as the heads say: A（1.0） B（0.8）, or A（100%） B（80%）."""
    shares = [percent(found[0].strip("（()）")) for one in grades if (found := _SHARE.search(bare(one.head)))]
    factors = [found["factor"] for one in grades if (found := _FACTOR.search(bare(one.head)))]
    if len(shares) == len(grades):
        factors = [sums.share("1", share) for share in shares]
    if len(factors) < len(grades) or not points or not _falling(factors):
        return None
    scores = [sums.times(points, factor) for factor in factors]
    words = [line(one.text) or line(one.head) for one in grades]
    made = _levels([(score, text, one.id) for score, text, one in zip(scores, words, grades, strict=True)])
    level_measure(made, words, title)
    doubt(made, "levels", "factors", factors="、".join(shares if len(shares) == len(grades) else factors))
    return made


def _falling(factors: list[str]) -> bool:
    """Whether the factors begin at 1 and fall, so that the best grade earns the points."""
    return sums.same(factors[0], "1") and all(
        sums.ordered(one, other)[0] == other and one != other for one, other in pairwise(factors)
    )


def _with_ranges(
    points: str, grades: list[Grade], ranges: list[re.Match[str]], assessment: str, title: str
) -> Data:
    ends = [sums.ordered(found["one"], found["other"]) for found in ranges]
    data, tiles = entries.bands(
        [(grade.id, low, high) for grade, (low, high) in zip(grades, ends, strict=True)], points
    )
    if not tiles:
        doubt(data, "bands", "bands-apart", printed=" / ".join(bare(grade.text) for grade in grades))
    words = [line(found["words"]).rstrip("；;，,：:") for found in ranges]
    made: Data = {"method": "graded", **_described(data, words)}
    band_measure(made, words, assessment, title)
    return made


def _described(data: Data, words: list[str]) -> Data:
    for band, text in zip(data["bands"], words, strict=True):
        if text:
            band["descriptor"] = text
    return data


def _levels(found: list[tuple[str, str, str]]) -> Data:
    return {
        "method": "levels",
        "levels": [{"id": name, "score": score, "descriptor": words or name} for score, words, name in found],
    }


def is_score(text: str) -> bool:
    """Whether a cell of a grade holds a score or a range of scores."""
    return bool(number(text) or percent(text) or _RANGE.fullmatch(bare(text)))
