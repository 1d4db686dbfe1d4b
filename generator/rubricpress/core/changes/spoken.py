"""What changed between two editions, told in another language: what differs is decided by the official texts."""

from __future__ import annotations

from dataclasses import replace

from rubricpress.core.changes.change import Difference, RowChange
from rubricpress.core.changes.comparing_models import Detail
from rubricpress.core.changes.lineage import criteria_of, groups_of
from rubricpress.core.rubric import Rubric

_Places = dict[tuple[str, ...], Detail]


def spoken(official: Difference, told: Difference) -> Difference:
    """`official` in the words of `told`, which is of the same two editions in another language.

    Two official wordings may be one in that language. Such a place differs all the same, and is shown as it officially is.
    """
    rows = {(one.kind, one.id): one for one in told.rows}
    bounds = {one.id: one.title for one in told.bounds}
    titles = _titles(told.before) | _titles(told.after)
    return replace(
        official,
        before=told.before,
        after=told.after,
        bounds=tuple(replace(one, title=bounds[one.id]) for one in official.bounds),
        table=_details(official.table, told.table),
        rows=tuple(
            replace(
                one,
                title=titles[one.kind, one.id],
                details=_details(one.details, _details_of(rows.get((one.kind, one.id)))),
            )
            for one in official.rows
        ),
    )


def _titles(rubric: Rubric) -> dict[tuple[str, str], str]:
    """The titles of all groups and rows, by kind and id."""
    groups = {("group", one.id): one.title for one in groups_of(rubric)}
    return groups | {("criterion", one.id): one.title for one in criteria_of(rubric)}


def _details_of(row: RowChange | None) -> tuple[Detail, ...]:
    return row.details if row else ()


def _details(official: tuple[Detail, ...], told: tuple[Detail, ...]) -> tuple[Detail, ...]:
    """Each place in the words of the other language, where it differs there too."""
    places: _Places = {one.path: one for one in told}
    return tuple(places.get(one.path, one) for one in official)
