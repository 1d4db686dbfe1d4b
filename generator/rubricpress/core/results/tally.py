"""Counts beside the total: the share of points, and how many criteria fall into each band."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rubricpress.core.numbers.exact import Exact, percent, ratio
from rubricpress.core.numbers.number import EXACT, HUNDRED, plain, shortened
from rubricpress.core.scoring import Scored, Scorer


def tally(scorer: Scorer, scored: Scored) -> dict[str, Any]:
    """`share`, the total in per cent of the base total, cut after two decimals; `bands`, the counts.

    A table that prints no conclusion is read by these; starred criteria are counted apart.
    """
    share = None if scored.total is None else share_of(scored.total, scored.maximum)
    held = [one.held for one in scored.outcomes.values()]
    starred = [scored.outcomes[name].held for name in scorer.starred]
    bands = [
        {
            "id": one.id,
            "title": one.title,
            "count": str(held.count(one.id)),
            "starred": str(starred.count(one.id)),
        }
        for one in scorer.rubric.bands
    ]
    return {"share": share or "0", "bands": bands}


def share_of(score: Exact, most: Exact) -> str | None:
    """The share in per cent, cut after two decimals; None of no maximum."""
    if not most:
        return None
    if isinstance(score, Decimal) and isinstance(most, Decimal):  # nearly always
        return plain(shortened(EXACT.multiply(score, HUNDRED), most, 2)[0])
    return plain(shortened(*ratio(percent(score, most)), 2)[0])
