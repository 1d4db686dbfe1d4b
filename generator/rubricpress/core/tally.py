"""Counts beside the total: the share of points, and how many criteria fall into each band."""

from __future__ import annotations

from typing import Any

from rubricpress.core.number import EXACT, HUNDRED, ZERO, plain, shortened
from rubricpress.core.scoring import Scored, Scorer


def tally(scorer: Scorer, scored: Scored) -> dict[str, Any]:
    """`share`, the total in per cent of the base total, cut after two decimals; `bands`, the counts.

    A table that prints no conclusion is read by these; starred criteria are counted apart.
    """
    share = shortened(EXACT.multiply(scored.total, HUNDRED), scored.maximum, 2)[0] if scored.maximum else ZERO
    rated = [(one, scored.outcomes[one.id]) for one in scorer.criteria]
    bands = []
    for band in scorer.rubric.bands:
        held = [one for one, outcome in rated if outcome.score is not None and outcome.chosen == band.id]
        starred = sum(1 for one in held if one.starred)
        bands.append({"id": band.id, "title": band.title, "count": str(len(held)), "starred": str(starred)})
    return {"share": plain(share), "bands": bands}
