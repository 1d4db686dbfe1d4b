"""The check of recorded damage: each record names a place that is there."""

from __future__ import annotations

from collections.abc import Iterator

from rubricpress.core.codec import keys_of
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Damage, Rubric, all_criteria, all_groups


def damage_has_its_place(rubric: Rubric) -> Iterator[Problem]:
    """`at` is a key of the row, group or rubric that carries the record, or `key.id` of an entry in its list."""
    yield from _misplaced(rubric, rubric.damage, ())
    for group, path in all_groups(rubric):
        yield from _misplaced(group, group.damage, path)
    for criterion, path in all_criteria(rubric):
        yield from _misplaced(criterion, criterion.damage, path)


def _misplaced(owner: object, records: tuple[Damage, ...], path: Path) -> Iterator[Problem]:
    if not records:
        return
    places = set(_places(owner))
    if isinstance(owner, Criterion):
        places.update(_places(owner.method))
    for at, damage in enumerate(records):
        if damage.at not in places:
            yield Problem("damage-place", (*path, "damage", at, "at"), {"at": damage.at})


def _places(owner: object) -> Iterator[str]:
    """The keys of a model, with the ids or keys of what stands behind them."""
    model: type = type(owner)
    for written, spec in keys_of(model).items():
        yield written
        value = getattr(owner, spec.field)
        if isinstance(value, tuple):
            yield from (f"{written}.{one.id}" for one in value if hasattr(one, "id"))
        elif hasattr(value, "__dataclass_fields__"):
            inside: type = type(value)
            yield from (f"{written}.{inner}" for inner in keys_of(inside))
