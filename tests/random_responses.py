"""Random responses: sound ones, wrong ones and nonsense, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import Any

from rubricpress.core.methods import Method
from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.methods.ranged import Ranged
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Criterion, Rubric, all_criteria

NUMBERS = [
    "0",
    "1",
    "3",
    "5.9",
    "6",
    "7.9",
    "8",
    "9.95",
    "10",
    "12",
    "20",
    "50",
    "70",
    "89.5",
    "99.9",
    "100",
    "150",
    "-100",
]
NONSENSE: list[Any] = [
    "", "NaN", "1e999", "-0", "８．５", "1,000", "abc", "٣", "9" * 40, None, True, 7, [], {}, "1.", "<b>5</b>", "\u3000 6 ",
]  # fmt: skip


def responses(rubric: Rubric, seed: int) -> Iterator[dict[str, Any]]:
    """Responses without end."""
    chance = random.Random(seed)
    rows = [criterion for criterion, _ in all_criteria(rubric)]
    while True:
        sound = chance.random()
        roles = chance.sample(["self", "review", "agreed"], chance.randint(1, 3))
        profile: dict[str, Any] = {"institution": "某校"}
        for asked in rubric.profile:
            if chance.random() < 0.8:
                profile[asked.id] = chance.choice([option.id for option in asked.options])
        data = {
            "format": "rubricpress-response/1",
            "rubric": {"id": rubric.id},
            "profile": profile,
            "assessments": {
                role: {
                    "ratings": {one.id: _rating(one, chance, sound) for one in rows if chance.random() < 0.9}
                }
                for role in roles
            },
        }
        if chance.random() < 0.05:
            data[chance.choice(["format", "profile", "extra"])] = chance.choice(NONSENSE)
        yield data


def _rating(criterion: Criterion, chance: random.Random, sound: float) -> Any:
    if chance.random() > 0.7 + sound / 3:
        return chance.choice(NONSENSE)

    def number(*likely: str) -> Any:
        return (
            chance.choice(likely or NUMBERS) if chance.random() < 0.9 else chance.choice(NUMBERS + NONSENSE)
        )

    method = criterion.method
    rating: dict[str, Any] = {}
    if isinstance(method, Checklist):
        ids = [indicator.id for indicator in method.indicators]
        rating["met"] = chance.sample(ids, chance.randint(0, len(ids)))
    elif isinstance(method, Deductions):
        found = chance.sample([fault.id for fault in method.faults], chance.randint(0, len(method.faults)))
        rating["faults"] = {name: number("0", "1", "2", "7") for name in found}
    elif isinstance(method, Levels | Graded):
        rating |= _measured(method, chance, number)
        if isinstance(method, Levels) and chance.random() < 0.7:
            rating["level"] = chance.choice([level.id for level in method.levels])
        elif isinstance(method, Graded):
            band = chance.choice(method.bands)
            rating["score"] = number(plain(band.least), plain(band.to))
    elif isinstance(method, Proportional):
        rating |= _measured(method, chance, number)
    else:
        rating |= _adjusted(method, chance, number)
    if chance.random() < 0.1:
        rating["note"] = chance.choice(["<script>1</script>", "=1+1", "第一行\n第二行", "😀", "\u202ertl"])
    return rating


def _adjusted(method: Method, chance: random.Random, number: Callable[..., Any]) -> dict[str, Any]:
    if isinstance(method, Counted):
        return {"count": number("0", "1", "2")}
    if isinstance(method, Ranged):
        return {"score": number("0", "1", "5", "100", "-100", "150.5")}
    return {"triggered": chance.random() < 0.3}


def _measured(
    method: Levels | Graded | Proportional, chance: random.Random, number: Callable[[], Any]
) -> dict[str, Any]:
    if method.measure is None or chance.random() > 0.6:
        return {}
    keys = method.measure.keys if chance.random() < 0.95 else ("value", "numerator")
    return {"measure": {key: number() for key in keys}}
