"""Worked examples inside a rubric: a response in small, and what it comes to when it is worked out by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from rubricpress.core.language.shape import Boolean, ByName, Many, Name, Number, One, Text, key


@dataclass(frozen=True, kw_only=True)
class ExampleEntry:
    """The numbers that an example enters for a measure: `value`, or the two numbers of a ratio."""

    value: Decimal | None = key(Number(), "the number or percentage, in the unit that the table prints", None)
    numerator: Decimal | None = key(Number(), "the upper number of a ratio", None)
    denominator: Decimal | None = key(Number(), "the lower number of a ratio", None)


@dataclass(frozen=True, kw_only=True)
class ExampleUnit:
    """The rating of one of several units, and what the unit is called."""

    name: str = key(Text(), "what the unit is called", "")
    met: tuple[str, ...] | None = key(Many(Name()), "the indicators that are met; [] for none", None)
    earned: Mapping[str, Decimal] | None = key(ByName(Number()), "partial points, by indicator", None)
    faults: Mapping[str, Decimal] | None = key(ByName(Number()), "how often each fault was found", None)
    level: str | None = key(Name(), "the chosen level", None)
    score: Decimal | None = key(Number(), "the given score", None)
    measure: ExampleEntry | None = key(One(ExampleEntry), "the numbers entered", None)


@dataclass(frozen=True, kw_only=True)
class ExampleRating:
    """The rating of one criterion, in the very shape that it has in a response file."""

    met: tuple[str, ...] | None = key(Many(Name()), "the indicators that are met; [] for none", None)
    earned: Mapping[str, Decimal] | None = key(ByName(Number()), "partial points, by indicator", None)
    faults: Mapping[str, Decimal] | None = key(ByName(Number()), "how often each fault was found", None)
    level: str | None = key(Name(), "the chosen level", None)
    score: Decimal | None = key(Number(), "the given score", None)
    count: Decimal | None = key(Number(), "how many times it happened", None)
    triggered: bool | None = key(Boolean(), "whether it is the case", None)
    not_applicable: bool | None = key(Boolean(), "that the row does not apply", None)
    measure: ExampleEntry | None = key(One(ExampleEntry), "the numbers entered", None)
    evidence: str | None = key(Text(lines=True), "the evidence", None)
    note: str | None = key(Text(lines=True), "a note", None)
    units: tuple[ExampleUnit, ...] | None = key(
        Many(One(ExampleUnit)), "the ratings of several units, where the row has them", None
    )


@dataclass(frozen=True, kw_only=True)
class Expected:
    """What an example comes to; what is not stated may be anything."""

    total: Decimal | None = key(Number(), "the total, as a result prints it", None)
    conclusion: str = key(Name(), "the id of the conclusion", "")
    groups: Mapping[str, Decimal] | None = key(ByName(Number()), "the scores of groups, by id", None)


@dataclass(frozen=True, kw_only=True)
class WorkedExample:
    """A worked example (填写样例): how the table is filled in, and what comes of it."""

    id: str = key(Name(), "permanent id; it stands in the address that opens the example")
    title: str = key(Text(), "what it shows, in a few words")
    working: str = key(Text(lines=True), "how the total was worked out by hand", "")
    profile: Mapping[str, str] | None = key(
        ByName(Text(kept=True)),
        "the answers of the profile, by field; and `institution`, if it is to be named",
        None,
    )
    ratings: Mapping[str, ExampleRating] = key(
        ByName(One(ExampleRating)), "the ratings, by criterion, as in a response file"
    )
    expected: Expected = key(One(Expected), "what it comes to, worked out by hand")
