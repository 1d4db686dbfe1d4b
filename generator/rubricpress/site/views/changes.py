"""What an edition changed, as its criteria page tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from rubricpress.core.changes.change import difference
from rubricpress.core.changes.told import Told, headline, told
from rubricpress.core.rubric import all_criteria, all_groups
from rubricpress.core.wording.changes import said
from rubricpress.site.views.editions import Editions
from rubricpress.site.views.parts import ChangedRowView, ChangesView

# what readers of the table have no use for
_NOT_OF_THE_TABLE: Final = frozenset({"examples", "rescale", "was"})


def changes_view(editions: Editions, language: str) -> ChangesView | None:
    """What changed since the edition before; None for the first edition.

    Where that one is not in `language`, the editions are compared in the words of the table.
    """
    before, here = editions.before, editions.here
    if before is None:
        return None
    official = before.edition in editions.apart
    both = [before, here]
    if official:
        both = [one for one in editions.official if one.edition in (before.edition, here.edition)]
    found = difference(both)
    titles = {("group", one.id): one.title for one, _ in all_groups(here)}
    titles |= {("criterion", one.id): one.title for one, _ in all_criteria(here)}
    table = tuple(one for one in found.table if one.path[0] not in _NOT_OF_THE_TABLE)
    found = replace(found, table=table)
    rows = tuple(
        ChangedRowView(
            anchor="" if one.gone or not one.id else f"{'g' if one.kind == 'group' else 'c'}-{one.id}",
            name=one.name if one.gone or not one.id else _named(one, titles, language),
            happened=one.happened,
            details=one.details,
        )
        for one in told(found, language)
    )
    return ChangesView(before.edition, tuple(headline(found, language)), rows, official)


def _named(one: Told, titles: Mapping[tuple[str, str], str], language: str) -> str:
    """The name of a row as these pages have it."""
    return said(one.kind, language, row=f"{one.id} {titles[one.kind, one.id]}")
