"""Levels: one choice among options, each with its score; a measure may decide it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rubricpress.core.language.shape import ByName, Many, Name, Number, One, Text, key
from rubricpress.core.methods.deciding import check_measure, chosen_by, decision
from rubricpress.core.methods.declared import ScoringMethod
from rubricpress.core.methods.measure import Measure
from rubricpress.core.methods.rungs import Rung
from rubricpress.core.numbers.exact import Exact
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import ZERO, plain, shown
from rubricpress.core.plain.quoting import listed, quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.core.rows.outcome import Outcome, Setting, Step, refused
from rubricpress.core.rows.rating import Rating


@dataclass(frozen=True, kw_only=True)
class Level:
    """One option: its score and what it looks like in practice."""

    id: str = key(Name(), "permanent id; the printed score where the table has no other name")
    score: Decimal = key(Number(), "what the criterion earns at this level")
    descriptor: str = key(Text(), "the official description, as printed")
    when: Interval | None = key(One(Interval), "the values of the measure that decide for it", None)
    when_by: Mapping[str, Interval] | None = key(
        ByName(One(Interval)),
        "the same for each option of the profile field named by the measure's `depends_on`",
        None,
    )


def _told(name: str, level: Level) -> dict[str, str]:
    """An option in a sentence: its score, and its id where that is another word."""
    score = plain(level.score)
    return {name: score, f"{name}_id": level.id if level.id != score else ""}


@dataclass(frozen=True, kw_only=True)
class Levels(ScoringMethod):
    """The score of the one level that is chosen, or that the measure decides: 「□ 0.5分 ……」."""

    NAME: ClassVar[str] = "levels"
    ADJUSTS: ClassVar[bool] = False
    KEYS: ClassVar[tuple[str, ...]] = ("level", "measure")
    ENTRIES: ClassVar[str] = "levels"

    levels: tuple[Level, ...] = key(Many(One(Level)), "the options, in printed order")
    measure: Measure | None = key(One(Measure), "the number that the institution enters", None)

    @property
    def unscored(self) -> bool:
        """Whether no level earns or costs anything: what counts is which one holds, for gates and conclusions."""
        return len(self.levels) > 1 and all(level.score == ZERO for level in self.levels)

    def minimum(self, points: Decimal) -> Decimal | None:
        """The least that the criterion can earn: the score of its worst level, which may be negative."""
        return min([level.score for level in self.levels], default=ZERO)

    def maximum(self, points: Decimal) -> Decimal | None:
        """The most that the criterion can earn: its points."""
        return points

    def check(self, points: Decimal | None, path: Path) -> Iterator[Problem]:
        """No level above the points, the best one reaches them, intervals tile.

        No score stands twice, unless a measure tells the levels apart (适中得满分，偏低、偏高都得0分), or the row
        earns nothing at all and is there for the level alone.
        """
        told_apart = (self.measure is not None and self.measure.decides) or self.unscored
        scores: set[Decimal] = set()
        for at, level in enumerate(self.levels):
            here = (*path, "levels", at, "score")
            if points is not None and level.score > points:
                yield Problem("level-above", here, {"score": plain(level.score), "points": plain(points)})
            if level.score in scores and not told_apart:
                yield Problem("level-twice", here, {"score": plain(level.score)})
            scores.add(level.score)
        if points is not None and scores and max(scores) < points:
            values = {"best": plain(max(scores)), "points": plain(points)}
            yield Problem("level-best", (*path, "points"), values)
        yield from check_measure(self.measure, self.levels, path, "levels")

    def rate(self, points: Decimal, rating: Rating, setting: Setting, path: Path) -> Outcome:
        """The score of the level; picking one by hand that the measure contradicts is a problem."""
        decided = decision(self.measure, self.levels, rating.measure, setting, path)
        problems, chosen = list(decided.problems), decided.chosen
        known = {level.id: level for level in self.levels}
        if rating.level is not None:
            if rating.level not in known:
                values = {"value": quoted(rating.level), "known": listed(known), "near": ""}
                problems.append(Problem("unknown-choice", (*path, "level"), values))
            elif chosen and chosen != rating.level:
                values = {**_told("level", known[rating.level]), **_told("decided", known[chosen])}
                problems.append(Problem("level-contradicts", (*path, "level"), values))
            else:
                chosen = rating.level
        entered = self.measure.steps(decided.numbers) if self.measure else ()
        if problems:
            return refused(*problems, steps=entered)
        if not chosen:
            return Outcome(steps=entered)
        level = known[chosen]
        phrase = "level" if rating.level is not None else "level-decided"
        step = Step(phrase, {"score": shown(level.score)}, level.score, level.descriptor)
        return Outcome(score=level.score, chosen=chosen, steps=(*entered, step))

    def chosen_by(self, entry: object, setting: Setting) -> str | None:
        """The level that the measure decides for; the rest of its numbers only explains."""
        return chosen_by(self.measure, self.levels, entry, setting)

    def at_nothing(self) -> str:
        """The level that earns 0, where there is one; of a row that earns nothing at all, none."""
        return "" if self.unscored else next((level.id for level in self.levels if level.score == ZERO), "")

    def level_at(self, score: Exact) -> str:
        """The one level that has this very score."""
        found = [level.id for level in self.levels if level.score == score]
        return found[0] if len(found) == 1 else ""

    def rungs(self, points: Decimal, rating: Rating, score: Exact) -> Iterator[Rung]:
        """The next better level is one step, the one above it two."""
        better: dict[Decimal, Level] = {}
        for level in self.levels:
            if level.score > score:
                better.setdefault(level.score, level)
        for at, best in enumerate(sorted(better)):
            level = better[best]
            yield Rung(at + 1, best, "climb-level", chosen=level.id, values={"descriptor": level.descriptor})
