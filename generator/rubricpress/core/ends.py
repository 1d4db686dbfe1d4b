"""The model of conclusions: what an assessment can come to in the end, and what each asks for."""

from __future__ import annotations

from dataclasses import dataclass

from rubricpress.core.gates import Condition
from rubricpress.core.language.shape import Boolean, Many, Name, One, Text, key
from rubricpress.core.numbers.interval import Interval


@dataclass(frozen=True, kw_only=True)
class Way:
    """Another way to a conclusion (例外): 「一张表为零分，但总分75分及以上的，也为合格」."""

    when: Interval | None = key(One(Interval), "the totals that lead to it", None)
    share: Interval | None = key(
        One(Interval), "the shares of the maximum, in per cent, that lead to it", None
    )
    also: tuple[Condition, ...] = key(Many(One(Condition)), "what must hold besides", ())
    source: str = key(Text(lines=True), "the official sentence", "")


@dataclass(frozen=True, kw_only=True)
class Conclusion:
    """What the total, its share of the maximum, further conditions, or a veto lead to; with none of them, by a veto only.

    It is reached by its own `when`, `share` and `also` together, or by any one of the ways in `or`; never without the
    conclusion that it `needs`. The one that says `otherwise` stands last, and is reached where none before it is.
    """

    id: str = key(Name(), "permanent id")
    title: str = key(Text(), "its name as printed (合格)")
    when: Interval | None = key(One(Interval), "the totals that lead to it", None)
    share: Interval | None = key(
        One(Interval), "the shares of the maximum, in per cent, that lead to it", None
    )
    also: tuple[Condition, ...] = key(
        Many(One(Condition)), "what must hold besides; the first conclusion that holds counts", ()
    )
    ways: tuple[Way, ...] = key(Many(One(Way)), "other ways to it (exceptions)", (), written="or")
    needs: str = key(Name(), "the conclusion below, whose conditions must hold too", "")
    otherwise: bool = key(Boolean(), "whether it is reached where none before it is (其余为不合格)", False)
    source: str = key(Text(lines=True), "the official sentence", "")


@dataclass(frozen=True, kw_only=True)
class ConclusionSet:
    """Further conclusions of the same table (等级之外另定档次): of the total or of one group, or the lowest of other sets."""

    id: str = key(Name(), "permanent id")
    title: str = key(Text(), "what is concluded (星级), for the reader")
    group: str = key(Name(), "the group whose score leads to them; absent: the total", "")
    conclusions: tuple[Conclusion, ...] = key(Many(One(Conclusion)), "the conclusions", ())
    lowest_of: tuple[str, ...] = key(
        Many(Name()), "the sets before this one, whose lowest conclusion this one takes", ()
    )
    source: str = key(Text(lines=True), "the official sentence", "")


def ways_to(conclusion: Conclusion) -> tuple[Conclusion | Way, ...]:
    """The ways to a conclusion: its own conditions, then its exceptions."""
    return (conclusion, *conclusion.ways)


def asks(way: Conclusion | Way) -> bool:
    """Whether a way to a conclusion asks for something; one that asks for nothing is a veto's, or what is left over."""
    return way.when is not None or way.share is not None or bool(way.also)
