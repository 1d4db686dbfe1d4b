"""What an edition changed, as its criteria page tells it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from rubricpress.core.change import difference
from rubricpress.core.change_told import headline, told
from rubricpress.site.edition_views import Editions
from rubricpress.site.views import ChangedRowView, ChangesView

# what readers of the table have no use for
_NOT_OF_THE_TABLE: Final = frozenset({"examples", "rescale", "was"})


def changes_view(editions: Editions, language: str) -> ChangesView | None:
    """What changed since the edition before; None for the first edition, and where that one is not in `language`."""
    before = editions.before
    if before is None or before.edition in editions.apart:
        return None
    found = difference([before, editions.here])
    table = tuple(one for one in found.table if one.path[0] not in _NOT_OF_THE_TABLE)
    found = replace(found, table=table)
    rows = tuple(
        ChangedRowView(
            anchor="" if one.gone or not one.id else f"{'g' if one.kind == 'group' else 'c'}-{one.id}",
            name=one.name,
            happened=one.happened,
            details=one.details,
        )
        for one in told(found, language)
    )
    return ChangesView(before.edition, tuple(headline(found, language)), rows)
