"""What an adjustment is worth, in words of the printed table."""

from __future__ import annotations

from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.ranged import Ranged
from rubricpress.core.methods.veto import Veto
from rubricpress.core.rubric import Criterion, Rubric
from rubricpress.site.views import amounts
from rubricpress.site.wording import say


def worth(one: Criterion, language: str) -> str:
    """What an adjustment adds or takes away, in words."""
    method = one.method
    if isinstance(method, Fixed):
        return amounts.worth(method.amount, language)
    if isinstance(method, Counted):
        unit = amounts.unit_of(method.unit, language)
        each = say("paper.each", language, unit=unit, worth=amounts.worth(method.each, language))
        if method.limit is None:
            return each
        most, size = amounts.worth(method.limit, language), amounts.size(method.limit)
        return say("paper.at-most", language, each=each, most=most, size=size)
    if isinstance(method, Ranged):
        return say("paper.or", language).join(amounts.extent(part, language) for part in method.ranges)
    return ""


def effect(one: Criterion, rubric: Rubric, language: str) -> str:
    """What happens when an adjustment applies, in words."""
    method = one.method
    if isinstance(method, Veto):
        title = next((one.title for one in rubric.conclusions if one.id == method.concludes), "")
        return say("paper.vetoes", language, title=title)
    return worth(one, language)
