"""The check of recorded damage: each record names a place that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubricpress.core.language.keys import keys_of
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rubric import Criterion, Damage, Group, Rubric, all_criteria, all_groups


def damage_has_its_place(rubric: Rubric) -> Iterator[Problem]:
    """`at` is a key of the row, group or rubric that carries the record, or of an entry in its lists.

    `points`, `bands.good`, `bands.good.from`, `levels.2.when`.
    """
    yield from _misplaced(rubric, rubric.damage, ())
    for group, path in all_groups(rubric):
        yield from _misplaced(group, group.damage, path)
    for criterion, path in all_criteria(rubric):
        yield from _misplaced(criterion, criterion.damage, path)


def _misplaced(owner: object, records: tuple[Damage, ...], path: Path) -> Iterator[Problem]:
    if not records:
        return
    for at, damage in enumerate(records):
        key = damage.at.partition(".")[0]
        places = set(_places(owner, key))
        if isinstance(owner, Criterion):
            places.update(_places(owner.method, key))
        if damage.at not in places:
            yield Problem("damage-place", (*path, "damage", at, "at"), {"at": damage.at})


def _places(owner: object, key: str = "") -> Iterator[str]:
    """The keys of a model, or `key` alone, with the keys of what stands behind them; entries of a list by their ids.

    A group or a row inside `owner` is a place as a whole: what is in it is recorded there.
    """
    model: type = type(owner)
    for written, spec in keys_of(model).items():
        if key and written != key:
            continue
        yield written
        value = getattr(owner, spec.field)
        if isinstance(value, tuple):
            inside = {one.id: one for one in value if hasattr(one, "id")}
        elif isinstance(value, Mapping):
            inside = dict(value)
        else:
            inside = {"": value}
        for name, one in inside.items():
            here = f"{written}.{name}" if name else written
            yield here
            if hasattr(one, "__dataclass_fields__") and not isinstance(one, Group | Criterion):
                yield from (f"{here}.{inner}" for inner in _places(one))
