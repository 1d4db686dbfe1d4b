"""Words that a table prints once and that two parts of a page would show: the assessment, and the rows of the method made of it."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.deductions import Deductions, Fault
from rubricpress.core.methods.graded import Graded
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Criterion
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.wording import say

_PUNCTUATION: Final = re.compile(r"[\s，。；、,.;]*")


def covered(criterion: Criterion) -> bool:
    """Whether the rows of the method, and its rule, say every word of the assessment again, so that it need not be shown twice."""
    method, rest = criterion.method, criterion.assessment
    if isinstance(method, Checklist):
        for indicator in method.indicators:
            rest = rest.replace(indicator.text, "", 1)
        return bool(_PUNCTUATION.fullmatch(rest))
    if isinstance(method, Deductions):
        for fault in method.faults:
            rest = _told(fault).sub("", rest, count=1)
        floor = "stops" if method.floor == "zero" else "goes-on"
        rest = re.sub(_printed(floor), "", rest, count=1)
        return bool(_PUNCTUATION.fullmatch(rest))
    return isinstance(method, Graded) and method.measure is not None and rest == method.measure.formula


def _told(fault: Fault) -> re.Pattern[str]:
    """A fault as tables print it, with the numbers of its row and no others: `每有一处临边未防护，扣3分，最多扣6分`."""
    cost = fault.costs if fault.each is None else fault.each
    begun = _printed("each", unit=fault.unit) if fault.each is not None else ""
    said = "".join(
        rf"(?:[\s，,]*{_printed(name, n=plain(value))})?"
        for name, value in (("costs", cost), ("most", fault.limit))
        if value is not None
    )
    return re.compile(rf"(?:{begun})?{re.escape(fault.text)}{said}")


def _printed(name: str, **values: str) -> str:
    """The ways in which tables print something, as an expression."""
    ways = say(f"amounts.printed-{name}", DEFAULT_LANGUAGE, **values).split("/")
    return f"(?:{'|'.join(map(re.escape, ways))})"
