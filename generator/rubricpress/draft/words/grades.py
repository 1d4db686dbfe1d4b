"""Rows with a column for each grade: ranges of scores, single scores, factors, or words alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from rubricpress.draft import entries, sums
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.measures import band_measure, level_measure
from rubricpress.draft.words.parts import parts_of
from rubricpress.draft.words.phrases import bare, line, number, percent

_RANGE: Final = re.compile(
    r"(?P<words>.*?)(?<![\d.])[（(]?(?P<one>\d+(?:\.\d+)?)分?[-–—―~～至](?P<other>\d+(?:\.\d+)?)分?[)）]?$",
    re.DOTALL,
)
_FACTOR: Final = re.compile(r"[（(]?(?P<factor>[01](?:\.\d+)?)[)）]?$")
_SHARE: Final = re.compile(r"(?<![\d.%％至~～—–-])[（(]?\d{1,3}(?:\.\d+)?[%％][)）]?$")
_SHARES: Final = re.compile(
    r"(?P<one>\d{1,3}(?:\.\d+)?)[%％]?[-–—―~～至](?P<other>\d{1,3}(?:\.\d+)?)[%％][)）\]]?$"
)
_AMOUNT: Final = r"(?:分|(?i:points?|marks?|pts?\.?))"
_SCORE_IN_HEAD: Final = re.compile(
    rf"[（(\[]?(?P<score>\d+(?:\.\d+)?){_AMOUNT}[)）\]]?$"  # 优（10分）, Good: 3 points
    r"|[（(\[](?P<bare>\d+(?:\.\d+)?)[)）\]]$"  # Good (3)
    rf"|^(?i:score|rating|scale)?(?P<alone>\d+(?:\.\d+)?)(?i:points?|marks?|pts?\.?)?$"  # 4, Score 4
    rf"|^(?P<front>\d+(?:\.\d+)?){_AMOUNT}?[-–—―:：=.]?[（(]?[A-Za-z\u4e00-\u9fff]"  # 4 – Excellent
)
_IN_HEAD: Final = re.compile(
    rf"(?P<one>\d+(?:\.\d+)?){_AMOUNT}?[-–—―~～至](?P<other>\d+(?:\.\d+)?){_AMOUNT}?[)）\]]?$"
)


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
    scored = _each_scored(points, grades, assessment, title)
    if scored is not None:
        return scored
    by_factor = _by_factor(points, grades, title)
    if by_factor is not None:
        return by_factor
    ranged = _by_range_in_head(points, grades)
    if ranged is not None:
        return ranged
    return _by_score_in_head(points, grades, title)


def _each_scored(points: str, grades: list[Grade], assessment: str, title: str) -> Data | None:
    """Options or bands whose cells tell their scores beside words (≥90%，得10分; 9-10 points: clear); None for others."""
    found = [parts_of(grade.text).all for grade in grades]
    if any(len(parts) != 1 or parts[0].loses or parts[0].each or parts[0].limit for parts in found):
        return None
    parts = [one for (one,) in found]
    words = [one.rest.rstrip("；;，,。.：: \n") for one in parts]
    if all(one.single for one in parts):
        made = _levels([(part.high, line(one.text), one.id) for part, one in zip(parts, grades, strict=True)])
        level_measure(made, words, title)
        return made
    ends = [(part.low, part.high) for part in parts]
    return _banded(grades, ends, words, points=points, assessment=assessment, title=title)


def _by_range_in_head(points: str, grades: list[Grade]) -> Data | None:
    """Bands whose ranges stand in the heads, in points or in per cent of them: 优（9-10分）, Exemplary 90–100%."""
    shares = [one for grade in grades if (one := _SHARES.search(bare(grade.head)))]
    heads = [one for grade in grades if (one := _IN_HEAD.search(bare(grade.head)))]
    of_points = len(shares) == len(grades)
    found = shares if of_points else heads
    if len(found) < len(grades) or not points:
        return None
    ends = [sums.ordered(one["one"], one["other"]) for one in found]
    if of_points:
        ends = [(sums.share(points, low), sums.share(points, high)) for low, high in ends]
    data, tiles = entries.bands([(one.id, *two) for one, two in zip(grades, ends, strict=True)], points)
    if of_points:  # one per cent of the points is the finest that the heads tell
        data["step"] = sums.share(points, "1")
        tiles = sums.tiles(ends, points, data["step"])
    if not tiles:
        return None
    made: Data = {"method": "graded", **_described(data, [line(grade.text) for grade in grades])}
    if of_points:
        printed = "、".join(one[0].strip("（()）") for one in found)
        doubt(made, "method", "factors", factors=printed)
    return made


def _by_score_in_head(points: str, grades: list[Grade], title: str) -> Data | None:
    """Options whose scores stand in the heads: Good (3), 良（8分）, 4 – Excellent.

    Where the row has other points than the best of them, they are a scale: 3 of 4 is three quarters of the points.
    """
    heads = [_SCORE_IN_HEAD.search(bare(grade.head)) for grade in grades]
    scores = [next(filter(None, found.groups())) for found in heads if found is not None]
    if len(scores) < len(grades):
        return None
    best, words = sums.largest(scores), [line(one.text) or line(one.head) for one in grades]
    scale = "、".join(scores)
    scaled = bool(points) and not sums.same(best, points) and not sums.is_zero(best)
    if scaled:
        parts = [sums.part(points, score, best) for score in scores]
        if not all(parts):
            return None
        scores = parts
    made = _levels([(score, text, one.id) for score, text, one in zip(scores, words, grades, strict=True)])
    level_measure(made, words, title)
    if scaled:
        doubt(made, "levels", "grades-scaled", scores=scale, points=points)
    return made


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
    words = [line(found["words"]).rstrip("；;，,：:") for found in ranges]
    return _banded(grades, ends, words, points=points, assessment=assessment, title=title)


def _banded(
    grades: list[Grade],
    ends: list[tuple[str, str]],
    words: list[str],
    *,
    points: str,
    assessment: str,
    title: str,
) -> Data:
    data, tiles = entries.bands(
        [(grade.id, low, high) for grade, (low, high) in zip(grades, ends, strict=True)], points
    )
    if not tiles:
        doubt(data, "bands", "bands-apart", printed=" / ".join(bare(grade.text) for grade in grades))
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
