"""Conclusions: what a total, or a veto, leads to."""

from __future__ import annotations

from collections.abc import Iterable

from rubricpress.core.exact import Exact, ratio
from rubricpress.core.rubric import Conclusion, Rubric


def conclude(rubric: Rubric, total: Exact, complete: bool, vetoes: Iterable[str]) -> Conclusion | None:
    """The conclusion of an assessment, or None while there is none.

    A triggered veto concludes at once, whatever the total (「实行一票否决制，取消基地资格」); of several,
    the one that the rubric lists first. Otherwise only a complete assessment concludes, by its total.
    """
    named = set(vetoes)
    for conclusion in rubric.conclusions:
        if conclusion.id in named:
            return conclusion
    if not complete:
        return None
    return next(
        (one for one in rubric.conclusions if one.when is not None and one.when.holds(*ratio(total))), None
    )
