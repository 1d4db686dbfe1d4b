"""The scoring methods, one file each: its data, its checks, its rating, its arithmetic."""

from __future__ import annotations

from typing import Final

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.counted import Counted
from rubricpress.core.methods.deductions import Deductions
from rubricpress.core.methods.fixed import Fixed
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.methods.proportional import Proportional
from rubricpress.core.methods.ranged import Ranged
from rubricpress.core.methods.veto import Veto

Method = Checklist | Deductions | Graded | Levels | Proportional | Counted | Fixed | Ranged | Veto
METHODS: Final[tuple[type[Method], ...]] = (
    Checklist,
    Deductions,
    Graded,
    Levels,
    Proportional,
    Counted,
    Fixed,
    Ranged,
    Veto,
)
ANSWERS: Final = tuple(dict.fromkeys(key for method in METHODS for key in method.KEYS))
"""The keys of a rating that belong to some method; the others are allowed with every method."""
