"""Words that a table prints once and that two parts of a page would show: the assessment, and the rows of the method made of it."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.graded import Graded
from rubricpress.core.rubric import Criterion

_PUNCTUATION: Final = re.compile(r"[\s，。；、,.;]*")


def covered(criterion: Criterion) -> bool:
    """Whether the rows of the method say every word of the assessment again, so that it need not be shown twice."""
    method, rest = criterion.method, criterion.assessment
    if isinstance(method, Checklist):
        for indicator in method.indicators:
            rest = rest.replace(indicator.text, "", 1)
        return bool(_PUNCTUATION.fullmatch(rest))
    return isinstance(method, Graded) and method.measure is not None and rest == method.measure.formula
