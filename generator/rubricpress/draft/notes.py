"""Plain data with doubts beside its keys: a doubt on `points` stands behind the key `#points`."""

from __future__ import annotations

from typing import Any

from rubricpress.draft.doubt import Doubt, Fault

Data = dict[str, Any]


def doubt(data: Data, key: str, code: str, **values: str) -> None:
    """Enter a doubt on a key of `data`; on the whole with the key ''."""
    entry = Doubt(code, values)
    held = data.setdefault(f"#{key}", [])
    if entry not in held:
        held.append(entry)


def doubts_of(data: Data, key: str) -> list[Doubt | Fault]:
    """The doubts on a key."""
    found: list[Doubt | Fault] = data.get(f"#{key}", [])
    return found


def damaged(data: Data, at: str, printed: str, read: str, reason: str) -> None:
    """Record that a place is read otherwise than it is printed, for a person to confirm."""
    record = {"at": at, "read": read, "reason": reason}
    if printed:
        record = {"at": at, "printed": printed, "read": read, "reason": reason}
    data.setdefault("damage", []).append(record)


def without_doubts(data: Any) -> Any:
    """The data alone, as the core reads it."""
    if isinstance(data, dict):
        return {key: without_doubts(value) for key, value in data.items() if not key.startswith("#")}
    return [without_doubts(one) for one in data] if isinstance(data, list) else data


def all_doubts(data: Any) -> list[Doubt | Fault]:
    """Every doubt, in the order of the draft."""
    if isinstance(data, list):
        return [found for one in data for found in all_doubts(one)]
    if not isinstance(data, dict):
        return []
    return [
        found
        for key, value in data.items()
        for found in (value if key.startswith("#") else all_doubts(value))
    ]
