"""The reasons that a draft writes into records of damage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REASONS: Final[Mapping[str, str]] = {
    "points-empty": "TODO：分值一格没有可用的数，按评分点读出；请写明理由。",
    "band-unlike": "TODO：同分值的其余各行均如此；请写明理由。",
    "stretch": "TODO：照所印的界限，有的数属于两项或不属于任何一项；请写明理由。",
    "id-elsewhere": "TODO：按它所在的组和前后各行的编号读；请写明理由。",
    "number-unread": "TODO：按前后各组的次序读；请写明理由。",
}
"""Reasons stand in the published rubric, which is in Chinese; each begins with the word that a person looks for."""
