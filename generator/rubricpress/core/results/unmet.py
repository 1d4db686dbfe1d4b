"""What the conclusions that were not reached lack: each condition that does not hold, what is so instead, and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from rubricpress.core.asked import every_list
from rubricpress.core.conclusion import first_reached, listed_by, reaches
from rubricpress.core.ends import Conclusion, Way, asks, ways_to
from rubricpress.core.gates import Condition, Facts, counted, holds, so_many
from rubricpress.core.numbers.exact import Exact, difference, percent, shown, written
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.numbers.rounding import Rounding
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.core.rules_said import conditions_said, level_title
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.rules import named
from rubricpress.core.wording.unmet import say

_SHORT: Final = Rounding(step=Decimal("0.01"), way="down")
_ENOUGH: Final = Rounding(step=Decimal("0.01"), way="up")


@dataclass(frozen=True)
class Lacking:
    """A condition that does not hold: `now` the number that is looked at, or None where nothing is there.

    `missing` is how much it is away, less than 0 where it is too much. Of counts `rows` of `there` have what is counted,
    and `more` are missing, where any number of them is enough.
    """

    condition: Condition
    now: Exact | None = None
    missing: Exact | None = None
    rows: int = 0
    there: int = 0
    more: int | None = None
    chosen: str = ""


@dataclass(frozen=True)
class Unmet:
    """A conclusion that was not reached; of each way to it what it lacks. `needs`: one that does not hold either."""

    conclusion: Conclusion
    of: str
    title: str
    ways: tuple[tuple[Lacking, ...], ...]
    needs: str


def unmet(scorer: Scorer, scored: Scored) -> Iterator[Unmet]:
    """The conclusions that stand before the one that was reached, of every list that asks for more than a total.

    There are none before all is rated, where a veto concludes, and where there is no total.
    """
    vetoed = any(one.vetoed for one in scored.outcomes.values())
    if not scored.complete or vetoed or any(one.no_total for one in scored.gates):
        return
    sets = {"": "", **{one.id: one.title for one in scorer.rubric.conclusion_sets}}
    lists = zip(sets.items(), every_list(scorer.rubric), strict=True)
    for (name, title), (conclusions, group, _) in lists:
        if not any(way.also for one in conclusions for way in ways_to(one)):
            continue
        standing = scored.facts.standings["group", group]
        held = first_reached(conclusions, scored.facts, standing, group)
        for one in conclusions:
            if held and one is held.conclusion:
                break
            ways = tuple(_lacking(way, group, scored.facts) for way in ways_to(one) if asks(way))
            if ways:
                below = next((other for other in conclusions if other.id == one.needs), None)
                needs = one.needs if below and reaches(below, scored.facts, standing) is None else ""
                yield Unmet(one, name, title, ways, needs)


def _lacking(way: Conclusion | Way, group: str, facts: Facts) -> tuple[Lacking, ...]:
    """What does not hold of a way, each thing for itself."""
    asked = [
        Condition(group=group, score=way.when),
        Condition(group=group, share=way.share),
        *(one for each in way.also for one in _single(each)),
    ]
    asked = [one for one in asked if one != Condition(group=group)]
    return tuple(_how_far(one, facts) for one in asked if not holds(one, facts))


def _single(one: Condition) -> Sequence[Condition]:
    """A condition on a score and on its share as two."""
    if one.count is not None or one.score is None or one.share is None:
        return (one,)
    return replace(one, share=None), replace(one, score=None)


def _how_far(one: Condition, facts: Facts) -> Lacking:
    if one.count is not None:
        return _counted(one, one.count, facts)
    if one.concluded:
        return Lacking(one, chosen=facts.concluded.get(one.concluded, ""))
    if one.levels:
        return Lacking(one, chosen=facts.outcomes[one.criterion].chosen)
    place = ("criterion", one.criterion) if one.criterion else ("group", one.group)
    standing = facts.standings[place]
    now, asked = standing.score, one.score
    if one.share is not None:
        asked = one.share
        now = percent(now, standing.maximum) if now is not None and standing.maximum else None
    if now is None or asked is None:
        return Lacking(one)
    return Lacking(one, now, _away(asked, now))


def _counted(one: Condition, count: Interval, facts: Facts) -> Lacking:
    names = [name for name in facts.rows[one.group] if counted(one, name, facts)]
    names = [name for name in names if not facts.outcomes[name].dropped]
    single = replace(one, count=None, percent=False, starred=False, tag="", group="")
    having = sum(holds(replace(single, criterion=name), facts) for name in names)
    there = len(names)
    if one.percent and not there:
        return Lacking(one)
    now = percent(Decimal(having), Decimal(there)) if one.percent else Decimal(having)
    away = _away(count, now)
    sign = -1 if away < ZERO else 1
    enough = (sign * step for step in range(1, there + 1) if so_many(one, having + sign * step, there))
    return Lacking(one, now, away, having, there, next(enough, None))


def _away(asked: Interval, now: Exact) -> Exact:
    """How much is missing to the nearer end; less than 0 above the interval, 0 just at an end that is not in it."""
    (start, _), (end, _) = asked.start, asked.end
    return difference(start, now) if now <= start else difference(end, now)


def unmet_data(scorer: Scorer, scored: Scored) -> list[dict[str, Any]]:
    """All of it as plain data, as `rubricpress score --json` prints it."""
    return [
        {
            "id": one.conclusion.id,
            "title": one.conclusion.title,
            **({"set": one.of} if one.of else {}),
            **({"needs": one.needs} if one.needs else {}),
            "ways": [[_data(lack) for lack in way] for way in one.ways],
        }
        for one in unmet(scorer, scored)
    ]


def _data(one: Lacking) -> dict[str, Any]:
    data: dict[str, Any] = {"condition": str(one.condition)}
    if one.condition.levels and one.condition.count is None:
        return {**data, "now": one.chosen or None}
    data |= {
        "now": None if one.now is None else written(one.now),
        "missing": None if one.missing is None else written(one.missing),
    }
    if one.condition.count is not None:
        rows = {"rows": one.rows, "of": one.there, "more": one.more}
        data |= {name: None if number is None else str(number) for name, number in rows.items()}
    return data


def unmet_said(scorer: Scorer, scored: Scored, language: str) -> list[dict[str, Any]]:
    """The same for people: the conclusion, and a sentence for each thing that it lacks."""
    return [
        {
            "id": one.conclusion.id,
            "set": one.of,
            "title": _title(one, language),
            "lines": list(_lines(scorer.rubric, one, language)),
        }
        for one in unmet(scorer, scored)
    ]


def _title(one: Unmet, language: str) -> str:
    values = {"name": one.title, "title": one.conclusion.title}
    return say("of-set" if one.of else "of-table", language, values)


def _lines(rubric: Rubric, one: Unmet, language: str) -> Iterator[str]:
    for at, way in enumerate(one.ways):
        for lack in way:
            asked = conditions_said(rubric, (lack.condition,), language)
            values = {"asked": asked, "now": _now(rubric, lack, language)}
            yield say("or-lacks" if at else "lacks", language, values)
    if one.needs:
        titles = {other.id: other.title for each, _, _ in every_list(rubric) for other in each}
        yield say("needs", language, {"title": titles[one.needs]})


def _now(rubric: Rubric, lack: Lacking, language: str) -> str:
    condition = lack.condition
    if condition.levels and condition.count is None:
        return _level(rubric, lack, language)
    if lack.now is None or lack.missing is None:
        return say("nothing", language)
    kind = "points"
    if condition.count is not None:
        kind = "rows-percent" if condition.percent else "rows"
    elif condition.share is not None:
        kind = "percent"
    values = {"now": _figure(lack.now, kind), "rows": str(lack.rows), "of": str(lack.there)}
    told = say(f"now-{kind}", language, values)
    away = lack.missing
    unit, by = kind, _figure(away if away > ZERO else difference(ZERO, away), kind, _ENOUGH)
    if condition.count is not None:
        unit, away, by = "rows", Decimal(lack.more or 0), str(abs(lack.more or 0))
    if away:
        told += say(f"{'short' if away > ZERO else 'over'}-{unit}", language, {"by": by})
    return told


def _level(rubric: Rubric, lack: Lacking, language: str) -> str:
    if not lack.chosen:
        return say("nothing", language)
    if lack.condition.concluded:
        sets = rubric.conclusion_sets
        looked_at = next(one for one in sets if one.id == lack.condition.concluded)
        titles = {one.id: one.title for one in listed_by(sets, looked_at)}
        return say("now-level", language, {"level": named(titles[lack.chosen], language)})
    row = next(one for one, _ in all_criteria(rubric) if one.id == lack.condition.criterion)
    return say("now-level", language, {"level": named(level_title(rubric, row, lack.chosen), language)})


def _figure(value: Exact, kind: str, rule: Rounding = _SHORT) -> str:
    """A number for people: of per cent two decimals, so that what is there and what is missing make up the bound."""
    return shown(rule.nearest(value) if "percent" in kind else value)
