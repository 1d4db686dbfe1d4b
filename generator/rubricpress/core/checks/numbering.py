"""Printed numbers that serve as ids (1, 2, 3; 1.1, 1.2): which stand out of line, and what should stand there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rubricpress.core.problem import Path
from rubricpress.core.rubric import Group, Rubric, all_groups

_NUMBER: Final = re.compile(r"[0-9]{1,4}(?:\.[0-9]{1,4})*")

Numbers = tuple[int, ...]


def numbers_of(name: str) -> Numbers | None:
    """The numbers of a dotted id (`1.10`); None where it is a name."""
    return tuple(map(int, name.split("."))) if _NUMBER.fullmatch(name) else None


def out_of_line_ids(rubric: Rubric) -> Iterator[Path]:
    """The groups and rows whose id is out of line among those beside it."""
    owners: list[tuple[Rubric | Group, Path]] = [(rubric, ()), *all_groups(rubric)]
    for owner, path in owners:
        for key in ("groups", "criteria"):
            names = [one.id for one in getattr(owner, key, ())]
            yield from ((*path, key, at) for at in out_of_line(names, owner.id))


def out_of_line(names: Sequence[str], around: str) -> list[int]:
    """The positions of the ids that do not begin as those beside them do, or do not rise.

    `around` is the id of the group. A number that ends in a point (1.) has lost what stood behind it, unless all beside it
    end so. A number that is skipped is no fault, nor is one that stands twice: that is told
    otherwise.
    """
    numbers = [numbers_of(name) for name in names]
    cut = [at for at, name in enumerate(names) if name.endswith(".") and numbers_of(name[:-1])]
    if len(cut) == len(names) > 1:
        cut = []
    stem = _stem(numbers, around)
    if stem is None:
        return cut
    line = [(at, one) for at, one in enumerate(numbers) if one is not None and one[:-1] == stem]
    found = [at for at, one in enumerate(numbers) if one is not None and one[:-1] != stem]
    before: Numbers = ()
    for (at, one), (_, following) in zip(line, [*line[1:], (0, ())], strict=True):
        if one < before or one > following > before:
            found.append(at)
        else:
            before = one
    return sorted([*found, *cut])


def expected(names: Sequence[str], at: int, around: str) -> str:
    """The number that belongs at this position by the one in front of it; '' where nothing says so."""
    numbers = [numbers_of(name) for name in names]
    stem = _stem(numbers, around)
    if stem is None:
        return ""
    before = numbers[at - 1] if at else (*stem, 0)
    if before is None or before[:-1] != stem:
        return ""
    return ".".join(map(str, (*stem, before[-1] + 1)))


def _stem(numbers: Sequence[Numbers | None], around: str) -> Numbers | None:
    """How the ids of a group begin: as the group's own, else as most of them do; None where they follow no rule."""
    stems = Counter(one[:-1] for one in numbers if one is not None)
    outer = numbers_of(around)
    if outer is not None and stems[outer] and 2 * stems[outer] >= len(numbers):
        return outer
    return next((stem for stem, count in stems.items() if 2 * count > len(numbers)), None)
