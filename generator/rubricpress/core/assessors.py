"""The model of several assessors: how their scores of one row become one."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rubricpress.core.language.shape import Choice, Number, Text, key


@dataclass(frozen=True, kw_only=True)
class Assessors:
    """How the scores of several assessors (专家组) become one, row by row."""

    combine: str = key(Choice(("median", "mean")), "how the scores of one row become one")
    tolerance: Decimal | None = key(
        Number(), "how far apart the scores of one row may lie; absent: any distance", None
    )
    source: str = key(Text(lines=True), "the official sentence", "")
