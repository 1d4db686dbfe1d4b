"""Several responses under one rubric into one: a table whose parts colleagues have filled in apart.

What only one side says is taken, and what all sides say alike. Where sides differ nothing is averaged, preferred or
dropped: the place stays empty in the merged response and is a `Conflict`, until a choice settles it. The order of the
sides decides nothing but the order in which they are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rubricpress.core.content import is_text_alone, rating_content, spelt
from rubricpress.core.response import FORMAT
from rubricpress.core.rubric import Rubric

BOTH: Final = -1
"""The choice that keeps what every side says, one below the other."""

_BESIDE: Final = ("evidence", "note")
_JOINED: Final = {"assessor": "、", "evidence": "\n", "note": "\n"}


@dataclass(frozen=True)
class Place:
    """Where something is said.

    Without a `role` it is an answer of the profile, without a `criterion` a key of an assessment, else a part of a
    rating: its evidence, its note, or where `key` is '' the rating itself without those.
    """

    role: str
    criterion: str
    key: str

    @property
    def name(self) -> str:
        """The place as one text, by which a choice names it."""
        return "/".join((self.role or "profile", self.criterion, self.key))


@dataclass(frozen=True)
class Conflict:
    """A place of which the sides say different things; `said` has one entry for each side, None where it is silent."""

    place: Place
    said: tuple[Any, ...]

    @property
    def joinable(self) -> bool:
        """Whether what the sides say can stand together: what people read, never ratings."""
        forms = str | Mapping if self.place.key == "evidence" else str
        return self.place.key in _JOINED and all(
            isinstance(one, forms) for one in self.said if one is not None
        )

    def settled(self, choice: int) -> Any:
        """What stands at the place by `choice`: the number of a side, or `BOTH`; None where that side is silent."""
        if choice != BOTH:
            return self.said[choice]
        given = [{"text": one} if isinstance(one, str) else one for one in self.said if one is not None]
        joined: dict[str, Any] = {}
        for name in dict.fromkeys(name for one in given for name in one):
            values = [one[name] for one in given if name in one]
            if name == "text":
                joined[name] = _JOINED[self.place.key].join(dict.fromkeys(filter(None, values)))
            else:
                items = [item for value in values for item in value]
                joined[name] = [item for at, item in enumerate(items) if item not in items[:at]]
        return joined["text"] if is_text_alone(joined) else joined


@dataclass(frozen=True)
class Merged:
    """The merged response, what is still open in it, and the places of which the first side said nothing."""

    response: dict[str, Any]
    conflicts: tuple[Conflict, ...]
    added: tuple[Place, ...]


def merge(
    sides: Sequence[Mapping[str, Any]], rubric: Rubric, digest: str, choices: Mapping[str, int] | None = None
) -> Merged:
    """`sides`, responses to `rubric` as plain data, as one; `choices` settle conflicts, by the names of places.

    `rubric` and `digest` stand for the table as it is now: the merged response is filed under it where the sides
    were filled under different ones. What has not the form of a response is left out; `read_response` tells of it.
    """
    told = [dict(_said(side)) for side in sides]
    response: dict[str, Any] = {
        "format": FORMAT,
        "rubric": _about(sides, rubric, digest),
        "profile": {},
        "assessments": {role: {"ratings": {}} for side in sides for role in _inside(side, "assessments")},
    }
    conflicts, added = [], []
    for place in dict.fromkeys(place for one in told for place in one):
        said = tuple(one.get(place) for one in told)
        value = _agreed(place, said)
        if value is None:
            conflict = Conflict(place, said)
            choice = (choices or {}).get(place.name)
            if choice is None:
                conflicts.append(conflict)
                continue
            value = conflict.settled(choice)
        if value is not None:
            _put(response, place, value)
            if said[0] is None:
                added.append(place)
    if past := [entry for side in sides for entry in _past(side)]:
        response["history"] = [entry for at, entry in enumerate(past) if entry not in past[:at]]
    return Merged(response, tuple(conflicts), tuple(added))


def _past(side: Mapping[str, Any]) -> list[Any]:
    """What a response was in earlier editions (`migrating.py`): all sides' pasts are kept."""
    history = side.get("history")
    return history if isinstance(history, list) else []


def _said(side: Mapping[str, Any]) -> Iterator[tuple[Place, Any]]:
    """Every place of a response of which it says something, with what it says."""
    for name, answer in _inside(side, "profile").items():
        if _speaks(answer):
            yield Place("", "", name), answer
    for role, assessment in _inside(side, "assessments").items():
        if isinstance(assessment, Mapping):
            yield from _said_in(role, assessment)


def _said_in(role: str, assessment: Mapping[str, Any]) -> Iterator[tuple[Place, Any]]:
    for name, value in assessment.items():
        if name != "ratings" and _speaks(value):
            yield Place(role, "", name), value
    for name, rating in _inside(assessment, "ratings").items():
        if not isinstance(rating, Mapping):
            continue
        itself = {key: value for key, value in rating.items() if key not in _BESIDE}
        if rating_content(itself):
            yield Place(role, name, ""), itself
        for key in _BESIDE:
            if _speaks(rating.get(key)):
                yield Place(role, name, key), rating[key]


def _speaks(value: Any) -> bool:
    return spelt(value) not in (None, "", [], {})


def _agreed(place: Place, said: Sequence[Any]) -> Any:
    """What the sides that speak all say, None where they differ.

    Where they spell it differently it is given in the one spelling that favours none of them.
    """
    first, *others = (one for one in said if one is not None)
    if all(one == first for one in others):
        return first
    plain = _plain(place, first)
    return plain if all(_plain(place, one) == plain for one in others) else None


def _plain(place: Place, value: Any) -> Any:
    """What is said at a place, in its one spelling."""
    if not place.criterion:
        return spelt(value)
    return rating_content({place.key: value}).get(place.key) if place.key else rating_content(value)


def _put(response: dict[str, Any], place: Place, value: Any) -> None:
    if not place.role:
        response["profile"][place.key] = value
        return
    assessment = response["assessments"][place.role]
    if not place.criterion:
        assessment[place.key] = value
        return
    rating = assessment["ratings"].setdefault(place.criterion, {})
    if place.key:
        rating[place.key] = value
    else:
        rating.update(value)


def _inside(data: Any, key: str) -> Mapping[str, Any]:
    inner = data.get(key) if isinstance(data, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}


def _about(sides: Sequence[Mapping[str, Any]], rubric: Rubric, digest: str) -> dict[str, Any]:
    """Under which table the merged response stands: that which all sides name, or else the current one."""
    about: dict[str, Any] = {"id": rubric.id}
    for key, current in (("edition", rubric.edition), ("digest", digest)):
        named = [one for side in sides if (one := _inside(side, "rubric").get(key)) is not None]
        if named:
            about[key] = named[0] if all(one == named[0] for one in named) else current
    return about
