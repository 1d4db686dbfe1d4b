"""The reasons that a draft writes into records of damage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

_REASONS: Final[Mapping[str, tuple[str, str]]] = {
    "points-empty": (
        "TODO：分值一格没有可用的数，按评分点读出；请写明理由。",
        "TODO: the cell has no number of use; it is read from the indicators: say why.",
    ),
    "band-unlike": (
        "TODO：同分值的其余各行均如此；请写明理由。",
        "TODO: so it is in the other rows of these points: say why.",
    ),
    "stretch": (
        "TODO：照所印的界限，有的数属于两项或不属于任何一项；请写明理由。",
        "TODO: by the printed bounds some numbers belong to two or to none: say why.",
    ),
    "id-elsewhere": (
        "TODO：按它所在的组和前后各行的编号读；请写明理由。",
        "TODO: read by its group and the numbers around it: say why.",
    ),
    "number-unread": (
        "TODO：按前后各组的次序读；请写明理由。",
        "TODO: read by its place among the groups: say why.",
    ),
}
REASONS: Final[Mapping[str, str]] = {name: chinese for name, (chinese, _) in _REASONS.items()}
"""Reasons stand in the published rubric, in its language; each begins with the word that a person looks for."""
_ENGLISH: Final[Mapping[str, str]] = dict(_REASONS.values())


def in_english(data: Any) -> None:
    """Put the records of damage of a rubric in English into its language."""
    for one in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        in_english(one)
    if isinstance(data, dict) and data.get("reason") in _ENGLISH:
        data["reason"] = _ENGLISH[data["reason"]]
        data["read"] = data["read"].replace("，", ", ")
