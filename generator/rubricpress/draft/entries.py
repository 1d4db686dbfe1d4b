"""The entries of a scoring method made from the scores of a text: indicators, levels, bands."""

from __future__ import annotations

import re
from collections import Counter
from string import ascii_lowercase
from typing import Final

from rubricpress.draft import sums
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.naming import GRADE
from rubricpress.draft.words.parts import Part

_GRADED: Final = re.compile(
    rf"(?P<name>{GRADE})\s?[:：]?\s?[（(]?(?P<one>\d{{1,4}}(?:\.\d+)?)\s?[-–—―~～至]\s?"
    r"(?P<other>\d{1,4}(?:\.\d+)?)(?![\d.%％])\s?[)）]?\s?[；;，,、。]?\s?"
)


def letter(at: int) -> str:
    """The id of an indicator by its place: a, b, … z, aa."""
    before, own = divmod(at, len(ascii_lowercase))
    return (letter(before - 1) if before else "") + ascii_lowercase[own]


def indicators(parts: list[Part]) -> list[Data]:
    """Indicators in printed order; of those that leave it to the assessor (酌情), a part can be earned."""
    made: list[Data] = []
    for at, part in enumerate(parts):
        one: Data = {"id": letter(at), "points": part.high, "text": part.words.replace("\n", "")}
        if re.search("酌情|视情况", part.words):
            one["partial"] = "true"
            doubt(one, "partial", "partial-words")
        made.append(one)
    return made


def whole(points: str, text: str, step: str = "") -> list[Data]:
    """The one indicator of a criterion whose score is judged: anything up to its points."""
    only: Data = {"id": "a", "points": points, "text": text.replace("\n", ""), "partial": "true"}
    return [{**only, "step": step} if step else only]


def levels(parts: list[Part], first: bool) -> list[Data]:
    """Options in printed order, called by their scores."""
    taken = Counter[str]()
    made = []
    for part in parts:
        name = part.high + "x" * taken[part.high]
        taken[part.high] += 1
        words = part.rest if first else part.words
        made.append({"id": name, "score": part.high, "descriptor": words.replace("\n", "")})
    return made


def bare_ranges(text: str) -> list[tuple[str, str, str]]:
    """Grades with their ranges and nothing else, in the order of the text: `优 60-50 良 49-40 差 39-0`; [] for other words.

    Each is its name, its lowest and its highest score.
    """
    whole = re.sub(r"\s+", " ", text.strip())
    if not re.fullmatch(f"(?:{_GRADED.pattern})+", whole):
        return []
    found = [(one["name"], *sums.ordered(one["one"], one["other"])) for one in _GRADED.finditer(whole)]
    return found if len(found) > 1 and len({name for name, _, _ in found}) == len(found) else []


def bands(ranges: list[tuple[str, str, str]], points: str) -> tuple[Data, bool]:
    """The keys of the method `graded` for (name of the grade, lowest, highest), best first; and whether they tile.

    The id of each band is left to the rubric, which names its grades once.
    """
    ends = [end for _, low, high in ranges for end in (low, high)]
    step = sums.finest([*ends, points] if points else ends)
    made: Data = {
        "step": step,
        "bands": [{"id": name, "from": low, "to": high} for name, low, high in ranges],
    }
    if step == "1":
        doubt(made, "step", "step-whole")
    return made, bool(points) and sums.tiles([(low, high) for _, low, high in ranges], points, step)
