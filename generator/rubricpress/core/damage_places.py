"""The check of recorded damage: each record names a place that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rubricpress.core.keys import keys_of
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
        inside = (owner, owner.method) if isinstance(owner, Criterion) else (owner,)
        if not any(_has(one, damage.at) for one in inside):
            yield Problem("damage-place", (*path, "damage", at, "at"), {"at": damage.at})


def _has(owner: object, place: str) -> bool:
    """Whether a place is a key of a model, or one behind it; entries of a list go by their ids.

    A group or a row inside `owner` is a place as a whole: what is in it is recorded there.
    """
    model: type = type(owner)
    for written, spec in keys_of(model).items():
        if place == written:
            return True
        if not place.startswith(f"{written}."):
            continue
        value = getattr(owner, spec.field)
        if isinstance(value, tuple):
            inside = {one.id: one for one in value if hasattr(one, "id")}
        elif isinstance(value, Mapping):
            inside = dict(value)
        else:
            inside = {"": value}
        if any(_is(one, name, place.removeprefix(f"{written}.")) for name, one in inside.items()):
            return True
    return False


def _is(one: object, name: str, place: str) -> bool:
    """Whether a place is that of an entry called `name`, which is '' behind a key that holds one thing alone."""
    if name and place == name:
        return True
    rest = place.removeprefix(f"{name}.") if name else place
    if (name and rest == place) or isinstance(one, Group | Criterion):
        return False
    return hasattr(one, "__dataclass_fields__") and _has(one, rest)
