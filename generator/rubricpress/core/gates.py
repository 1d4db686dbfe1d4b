"""Conditions on what an assessment came to, and the gates that they open or close (一票否决之外的关键项、保底线)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Protocol

from rubricpress.core.language.shape import Boolean, Many, Name, Number, One, Text, key
from rubricpress.core.numbers.exact import Exact, percent, ratio
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.rows.outcome import Outcome


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What must be so. Of a row, a group, or, where neither is named, of the whole table.

    Its score (`score`) or its share of the maximum in per cent (`share`) lies in an interval; or the level or band
    of the row is one of `levels`; or so many rows (`count`) of the group or table, or so many per cent of them (`percent`),
    have one of `levels`, or such a score or share; or a set of conclusions that stands before (`concluded`) came to one of `levels`. Nothing holds of what is
    not rated to the end, or not there at all.
    """

    criterion: str = key(Name(), "the row that is looked at", "")
    group: str = key(Name(), "the group that is looked at", "")
    score: Interval | None = key(One(Interval), "its score", None)
    share: Interval | None = key(One(Interval), "its score in per cent of its maximum", None)
    levels: tuple[str, ...] = key(Many(Name()), "levels or bands", ())
    count: Interval | None = key(
        One(Interval), "how many rows have one of `levels`, or such a `score` or `share`", None
    )
    percent: bool = key(Boolean(), "whether `count` is in per cent of these rows", False)
    starred: bool = key(Boolean(), "whether only rows with a star are counted", False)
    tag: str = key(Name(), "only rows with this tag are counted", "")
    concluded: str = key(
        Name(), "the set of conclusions that is looked at; `levels` are then conclusions of it", ""
    )

    def __str__(self) -> str:
        """The condition in signs, rows and groups by their ids: `g1 ≥ 50 %`, `1.1 = bad`, `* bad: ≥ 2`."""
        whose = self.criterion or self.group or self.concluded
        wanted = "|".join(self.levels)
        asked = [one for one in (self.score and str(self.score), self.share and f"{self.share} %") if one]
        if self.count is not None:
            marks = " ".join(filter(None, ("*" if self.starred else "", self.tag)))
            what = f"{wanted or ', '.join(asked)}: {self.count}{' %' if self.percent else ''}"
            return " ".join(filter(None, (whose, marks, what)))
        said = [f"{whose} {one}".strip() for one in asked]
        if self.levels:
            said.append(f"{whose} = {wanted}")
        return ", ".join(said)


@dataclass(frozen=True, kw_only=True)
class Gate:
    """A rule that holds besides the sums, once all of its conditions do: it zeroes, caps, or leaves no score at all."""

    id: str = key(Name(), "permanent id")
    title: str = key(Text(), "what the rule is, for the reader")
    when: tuple[Condition, ...] = key(Many(One(Condition)), "the conditions, all of which must hold")
    zeroes: str = key(Name(), "the group that then earns nothing", "")
    caps_total: Decimal | None = key(Number(), "the most that the total then comes to", None)
    caps_conclusion: str = key(Name(), "the best conclusion that is then to be had", "")
    no_total: bool = key(Boolean(), "whether there is then no total at all", False)
    source: str = key(Text(lines=True), "the official sentence", "")


WHOLE: Final = ("group", "")


class Sum(Protocol):
    """The score of a group, and how many of its rows are rated."""

    @property
    def score(self) -> Exact:
        """The score so far."""
        ...

    @property
    def maximum(self) -> Exact:
        """The most that it can be."""
        ...

    @property
    def answered(self) -> int:
        """How many rows are rated."""
        ...

    @property
    def count(self) -> int:
        """How many there are."""
        ...


@dataclass(frozen=True)
class Standing:
    """A row, a group or the whole as conditions see it: `score` is None while it is not rated to the end, and where it drops out."""

    score: Exact | None
    maximum: Exact


@dataclass(frozen=True)
class Facts:
    """What conditions can be asked about.

    `rows` has the ids of the rows of each group, '' for the whole table; none is an adjustment.
    `standings` are kept by kind and id: `("criterion", "1.1")`, `("group", "1")`, and `WHOLE`; `tags` has the tag of
    each row that has one; `concluded` what the sets of conclusions have come to, by their ids.
    """

    outcomes: Mapping[str, Outcome]
    standings: Mapping[tuple[str, str], Standing]
    rows: Mapping[str, Sequence[str]]
    starred: frozenset[str]
    tags: Mapping[str, str]
    concluded: Mapping[str, str] = field(default_factory=dict)

    def any_left(self, group: str) -> bool:
        """Whether a row of a group, or of the whole table for '', has not dropped out."""
        return any(not self.outcomes[name].dropped for name in self.rows[group])

    def with_sums(self, groups: Mapping[str, Sum], total: Exact | None, maximum: Exact) -> Facts:
        """The same with the scores of the groups and of the whole; a group that drops out as a whole has none."""
        sums = {
            ("group", name): Standing(one.score if one.answered == one.count > 0 else None, one.maximum)
            for name, one in groups.items()
        }
        standings = {**self.standings, **sums, WHOLE: Standing(total, maximum)}
        return Facts(self.outcomes, standings, self.rows, self.starred, self.tags, self.concluded)


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether a condition is met; never by what is not rated yet."""
    if condition.count is not None:
        names = facts.rows[condition.group]
        looked_at = [name for name in names if counted(condition, name, facts)]
        there = [facts.outcomes[name] for name in looked_at if not facts.outcomes[name].dropped]
        if any(one.score is None for one in there):
            return False
        if condition.levels:
            having = sum(one.chosen in condition.levels for one in there)
        else:
            standings = [facts.standings["criterion", name] for name in looked_at]
            # what drops out has no score
            having = sum(within(condition.score, condition.share, one) for one in standings)
        return so_many(condition, having, len(there))
    if condition.concluded:
        return facts.concluded.get(condition.concluded, "") in condition.levels
    if condition.levels:
        outcome = facts.outcomes[condition.criterion]
        return outcome.score is not None and outcome.chosen in condition.levels
    place = ("criterion", condition.criterion) if condition.criterion else ("group", condition.group)
    standing = facts.standings[place]
    return within(condition.score, condition.share, standing)


def so_many(condition: Condition, having: int, there: int) -> bool:
    """Whether what `having` of the rows that are `there` have is as many as a condition asks for; of no rows there is no share."""
    assert condition.count is not None
    if condition.percent:
        return there > 0 and condition.count.holds(Decimal(having * 100), Decimal(there))
    return condition.count.holds(Decimal(having))


def counted(condition: Condition, name: str, facts: Facts) -> bool:
    """Whether a row is among those that a condition counts."""
    if condition.starred and name not in facts.starred:
        return False
    return not condition.tag or facts.tags.get(name) == condition.tag


def within(score: Interval | None, share: Interval | None, standing: Standing) -> bool:
    """Whether what stands lies in both intervals, of points and of per cent; where one is None, in the other."""
    if standing.score is None or (score is not None and not score.holds(*ratio(standing.score))):
        return False
    if share is None:
        return True
    return bool(standing.maximum) and share.holds(*ratio(percent(standing.score, standing.maximum)))


def closed(gates: Iterable[Gate], facts: Facts) -> list[Gate]:
    """The gates whose conditions all hold."""
    return [gate for gate in gates if all(holds(one, facts) for one in gate.when)]
