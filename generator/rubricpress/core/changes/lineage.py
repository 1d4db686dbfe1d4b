"""Which row of an earlier edition a row of a later one was: by its id, or by `was` where the id is another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups

Rows = Callable[[Rubric], Iterable[Group | Criterion]]


@dataclass(frozen=True)
class Lineage:
    """For each row of the later edition, by id, the ids that it had in the earlier one; none for a new row."""

    origins: Mapping[str, tuple[str, ...]]

    @cached_property
    def heirs(self) -> Mapping[str, tuple[str, ...]]:
        """For each row of the earlier edition that lives on, the ids that it has in the later one."""
        found: dict[str, tuple[str, ...]] = {}
        for later, earlier in self.origins.items():
            for one in earlier:
                found[one] = (*found.get(one, ()), later)
        return found

    def alone(self, later: str) -> str:
        """The one row of the earlier edition that is this row and no other; '' for a new, merged or split row."""
        earlier = self.origins.get(later, ())
        return earlier[0] if len(earlier) == 1 and len(self.heirs[earlier[0]]) == 1 else ""


def lineage(editions: Sequence[Rubric], rows: Rows) -> Lineage:
    """The lineage from the first of `editions`, each of which follows the one before it, to the last."""
    origins: Mapping[str, tuple[str, ...]] = {one.id: (one.id,) for one in rows(editions[0])}
    for later in editions[1:]:
        step = {one.id: _before(one, origins) for one in rows(later)}
        origins = {
            name: tuple(dict.fromkeys(first for one in before for first in origins[one]))
            for name, before in step.items()
        }
    return Lineage(origins)


def _before(row: Group | Criterion, known: Mapping[str, object]) -> tuple[str, ...]:
    """The ids of a row in the edition before, whose ids are `known`."""
    was = tuple(name for name in row.was if name in known)
    return was or ((row.id,) if row.id in known else ())


def groups_of(rubric: Rubric) -> list[Group]:
    """Every group."""
    return [one for one, _ in all_groups(rubric)]


def criteria_of(rubric: Rubric) -> list[Criterion]:
    """Every criterion, adjustments too."""
    return [one for one, _ in all_criteria(rubric)]
