"""Response files as institutions send them back: what the form saves, filled in at random, the same in every run.

Each row has a band at random and in it any score of its step; where numbers decide the band, they are any that do.
Of 100 rows 45 name evidence in a text and 5 as a document, 20 have a note; texts are Chinese and nearly all differ.
Of 100 files 5 leave rows open, 3 hold a score that the row cannot have, 10 have an adjustment. All carry the digest
of the table and their check code, and are laid out as the form saves them.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import Any, Final

from rubricpress.core.changes.digest import digest
from rubricpress.core.check_code import check_code
from rubricpress.core.methods.graded import Band, Graded
from rubricpress.core.methods.ranged import Ranged
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Rubric, all_criteria

_HAN: Final = [chr(code) for code in range(0x4E00, 0x5500)]
_OFTEN: Final = (55, 35, 10)  # how often each of the three bands


def returned(rubric: Rubric, seed: int) -> Iterator[str]:
    """The texts of such files, without end."""
    chance = random.Random(seed)
    about = {"id": rubric.id, "edition": rubric.edition, "digest": digest(rubric)}
    for at in count():
        data: dict[str, Any] = {
            "format": "rubricpress-response/1",
            "rubric": about,
            "profile": {"institution": f"{_words(chance, 4, 8)}{at}"},
            "assessments": {
                "self": {
                    "assessor": _words(chance, 2, 3),
                    "date": f"2026-11-{chance.randint(1, 22):02}",
                    "ratings": _ratings(rubric, chance),
                }
            },
        }
        data["check_code"] = check_code(data, rubric.edition)
        yield json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _ratings(rubric: Rubric, chance: random.Random) -> dict[str, Any]:
    left_open = chance.random() < 0.05
    adjusts = chance.random() < 0.1
    ratings: dict[str, Any] = {}
    for criterion, _ in all_criteria(rubric):
        method = criterion.method
        if isinstance(method, Graded):
            if not (left_open and chance.random() < 0.1):
                ratings[criterion.id] = _graded(method, chance) | _said(chance)
        elif isinstance(method, Ranged) and adjusts:
            one = chance.choice(method.ranges)
            ratings[criterion.id] = {"score": str(chance.randint(int(one.least), int(one.to)))}
    if chance.random() < 0.03:
        chance.choice(list(ratings.values()))["score"] = "99"
    return ratings


def _graded(method: Graded, chance: random.Random) -> dict[str, Any]:
    band = chance.choices(method.bands, _OFTEN)[0]
    steps = int((band.to - band.least) / method.step)
    rating: dict[str, Any] = {"score": plain(band.least + method.step * chance.randint(0, steps))}
    if method.measure is not None:
        if method.measure.kind != "ratio":
            raise RuntimeError("only ratios are drawn here")
        rating["measure"] = _ratio(band, chance)
    return rating


def _ratio(band: Band, chance: random.Random) -> dict[str, str]:
    """Two numbers whose ratio, at most 100 %, decides for the band."""
    wanted = band.when or Interval()
    while True:
        over, under = chance.randint(0, 400), chance.randint(20, 400)
        if over <= under and wanted.holds(Decimal(over * 100), Decimal(under)):
            return {"numerator": str(over), "denominator": str(under)}


def _said(chance: random.Random) -> dict[str, Any]:
    """What the assessor writes beside the score."""
    said: dict[str, Any] = {}
    kind = chance.random()
    if kind < 0.45:
        said["evidence"] = _words(chance, 6, 30)
    elif kind < 0.5:
        day = f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}"
        document = {"name": _words(chance, 4, 12), "number": _words(chance, 3, 6), "date": day}
        said["evidence"] = {"text": _words(chance, 4, 20), "documents": [document]}
    if chance.random() < 0.2:
        said["note"] = _words(chance, 6, 20) + chance.choice(("", "\n" + _words(chance, 6, 20)))
    return said


def _words(chance: random.Random, least: int, most: int) -> str:
    return "".join(chance.choices(_HAN, k=chance.randint(least, most)))
