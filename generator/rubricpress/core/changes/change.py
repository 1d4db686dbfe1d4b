"""What changed between two editions of a table: rows that came, went, moved, were reworded or score otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from rubricpress.core.changes.comparing_models import Detail, details
from rubricpress.core.changes.digest import digest
from rubricpress.core.changes.lineage import Lineage, criteria_of, groups_of, lineage
from rubricpress.core.changes.scoring_form import scoring_form
from rubricpress.core.ends import Conclusion, Way
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Criterion, Group, Rubric

_INSIDE = ("id", "groups", "criteria")
_OF_THE_TABLE = ("id", "edition", "groups", "adjustments")


@dataclass(frozen=True)
class RowChange:
    """What happened to one group or criterion. `id` is that of the later edition, of a removed row that of the earlier.

    `was` are its earlier ids where they differ, several of a merged row; those of a `split` row others have too. `moved`
    tells where it stood and where it stands.
    """

    kind: str
    id: str
    title: str
    state: str
    was: tuple[str, ...] = ()
    split: bool = False
    moved: tuple[str, str] | None = None
    details: tuple[Detail, ...] = ()

    @property
    def changes(self) -> tuple[str, ...]:
        """What happened, in a word each: `added`, `removed`, or some of `renamed`, `moved`, `reworded`, `rescored`."""
        if self.state != "changed":
            return (self.state,)
        happened = {
            "renamed": bool(self.was),
            "moved": self.moved is not None,
            "rescored": any(one.scoring for one in self.details),
            "reworded": any(not one.scoring for one in self.details),
        }
        return tuple(name for name, did in happened.items() if did)

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "kind": self.kind,
            "id": self.id,
            "title": self.title,
            "changes": list(self.changes),
            "was": list(self.was),
            "moved": self.moved and {"from": self.moved[0], "to": self.moved[1]},
            "details": [one.as_data() for one in self.details],
        }


@dataclass(frozen=True)
class Bound:
    """A conclusion whose conditions changed: what it asked for and asks for now; '' where it was not or is not there."""

    id: str
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Difference:
    """All differences between two editions: of rows, and of the table beside them. `maximum` before and after."""

    before: Rubric
    after: Rubric
    maximum: tuple[Decimal, Decimal]
    bounds: tuple[Bound, ...]
    table: tuple[Detail, ...]
    rows: tuple[RowChange, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs but, perhaps, what the edition is called."""
        return not self.table and not self.rows

    @property
    def counts(self) -> Mapping[str, int]:
        """How many criteria were added, removed, renamed, moved, rescored, reworded."""
        names = ("added", "removed", "renamed", "moved", "rescored", "reworded")
        rows = [one for one in self.rows if one.kind == "criterion"]
        return {name: sum(name in one.changes for one in rows) for name in names}

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "from": _about(self.before),
            "to": _about(self.after),
            "maximum": {"before": plain(self.maximum[0]), "after": plain(self.maximum[1])},
            "conclusions": [
                {"id": one.id, "title": one.title, "before": one.before, "after": one.after}
                for one in self.bounds
            ],
            "table": [one.as_data() for one in self.table],
            "rows": [one.as_data() for one in self.rows],
        }


def difference(editions: Sequence[Rubric]) -> Difference:
    """What changed from the first of `editions` to the last; each follows the one before it."""
    old, new = editions[0], editions[-1]
    ids = tuple(Detail(("id",), old.id, new.id, True) for _ in [0] if old.id != new.id)
    groups = lineage(editions, groups_of)
    return Difference(
        before=old,
        after=new,
        maximum=(old.points, new.points),
        bounds=tuple(_bounds(old, new)),
        table=(*ids, *details(old, new, _OF_THE_TABLE)),
        rows=(
            *_rows("group", old, new, groups, groups),
            *_rows("criterion", old, new, lineage(editions, criteria_of), groups),
        ),
    )


def _about(rubric: Rubric) -> dict[str, str]:
    return {"id": rubric.id, "edition": rubric.edition, "digest": digest(rubric)}


def _rows(kind: str, old: Rubric, new: Rubric, line: Lineage, groups: Lineage) -> Iterator[RowChange]:
    olds, news = _placed(kind, old), _placed(kind, new)
    moved = dict(_moved(olds, news, line, groups))
    for name, place in news.items():
        earlier = line.origins[name]
        if not earlier:
            yield RowChange(kind, name, place.row.title, "added")
            continue
        split = any(len(line.heirs[one]) > 1 for one in earlier)
        was = earlier if split or earlier != (name,) else ()
        told = [
            one
            for one in details(olds[earlier[0]].row, place.row, _INSIDE)
            # that a row was called otherwise is told already
            if not (was and one.path[0] == "was")
        ]
        change = RowChange(kind, name, place.row.title, "changed", was, split, moved.get(name), tuple(told))
        if change.changes:
            yield change
    for name, place in olds.items():
        if name not in line.heirs:
            yield RowChange(kind, name, place.row.title, "removed")


@dataclass(frozen=True)
class _Place:
    """A row, the id of the group around it ('' outside all), and its number among the rows of its kind there."""

    row: Group | Criterion
    inside: str
    at: int


def _placed(kind: str, rubric: Rubric) -> dict[str, _Place]:
    """Every row of a kind, by id, in printed order."""
    found: dict[str, _Place] = {}

    def enter(rows: Sequence[Group | Criterion], inside: str) -> None:
        found.update({one.id: _Place(one, inside, at) for at, one in enumerate(rows)})

    if kind == "group":
        enter(rubric.groups, "")
    for group in groups_of(rubric):
        enter(group.groups if kind == "group" else group.criteria, group.id)
    if kind == "criterion":
        enter(rubric.adjustments, "")
    return found


def _moved(
    olds: Mapping[str, _Place], news: Mapping[str, _Place], line: Lineage, groups: Lineage
) -> Iterator[tuple[str, tuple[str, str]]]:
    """The rows that stand in another group than before, or at another place among their neighbours."""
    stayed: dict[str, list[str]] = {}
    for name, place in news.items():
        for earlier in line.origins[name][:1]:
            before = olds[earlier].inside
            if before == place.inside == "" or before in groups.origins.get(place.inside, ()):
                stayed.setdefault(place.inside, []).append(name)
            else:
                yield name, (before, place.inside)
    for inside, names in stayed.items():
        places = [olds[line.origins[name][0]].at for name in names]
        kept = _rising(places)
        for at, name in enumerate(names):
            if at not in kept:
                yield name, (olds[line.origins[name][0]].inside, inside)


def _rising(numbers: Sequence[int]) -> set[int]:
    """The positions of a longest rising part: what stayed in order while the rest moved."""
    if all(one <= other for one, other in pairwise(numbers)):
        return set(range(len(numbers)))
    best: list[list[int]] = []
    longest: list[int] = []
    for at, number in enumerate(numbers):
        before: list[int] = []
        for one in best:
            if numbers[one[-1]] < number and len(one) > len(before):
                before = one
        best.append([*before, at])
        longest = max(longest, best[-1], key=len)
    return set(longest)


def _bounds(old: Rubric, new: Rubric) -> Iterator[Bound]:
    """The conclusions that ask for something else, in the order of the later edition, those that are gone last."""
    olds, news = ({one.id: one for one in rubric.conclusions} for rubric in (old, new))
    for name in dict.fromkeys([*news, *olds]):
        before, after = olds.get(name), news.get(name)
        if before is None or after is None or scoring_form(before) != scoring_form(after):
            titled = after or before
            assert titled
            yield Bound(name, titled.title, *_asked(before, after))


def _asked(before: Conclusion | None, after: Conclusion | None) -> tuple[str, str]:
    """What a conclusion asked for and asks for, in signs: intervals of totals, shares in per cent, further conditions.

    Conditions that both have are left out where something else differs.
    """
    sides = [([], []) if one is None else (_bounds_of(one), _further(one)) for one in (before, after)]
    (bounds, further), (bounds_now, further_now) = sides
    if further == further_now and bounds != bounds_now and bounds and bounds_now:
        further = further_now = []
    old, new = [*bounds, *further], [*bounds_now, *further_now]
    return (
        "" if before is None else ", ".join(old) or "—",
        "" if after is None else ", ".join(new) or "—",
    )


def _bounds_of(one: Conclusion | Way) -> list[str]:
    return [*([str(one.when)] if one.when else []), *([f"{one.share} %"] if one.share else [])]


def _further(one: Conclusion) -> list[str]:
    ways = [" & ".join([*_bounds_of(way), *map(str, way.also)]) for way in one.ways]
    return [
        *map(str, one.also),
        *(f"or {way}" for way in ways),
        *([f"needs: {one.needs}"] if one.needs else []),
        *(["otherwise"] if one.otherwise else []),
    ]
