"""The trace: every number of a result, opened down to the official sentence that gave it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from rubricpress.core.combining import ONE
from rubricpress.core.numbers.exact import Exact, shown
from rubricpress.core.numbers.number import ZERO
from rubricpress.core.results.explain_rules import (
    by_what,
    gate_told,
    joined,
    limits_said,
    lowest_told,
    together_said,
    why,
)
from rubricpress.core.results.sums_told import SumsTold, together_told
from rubricpress.core.results.unmet import unmet_said
from rubricpress.core.rows.outcome import Outcome, Step
from rubricpress.core.rows.together import worked_out
from rubricpress.core.rubric import Criterion, Group, limits_of, name_of, rows_inside
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.explanations import phrase


@dataclass(frozen=True)
class Trace:
    """A number: what it is called, its value, the rule that made it, the official words, and what it is made of.

    `id` names the group or criterion that it belongs to; '' for any other number.
    """

    label: str
    value: str
    rule: str = ""
    source: str = ""
    parts: tuple[Trace, ...] = ()
    id: str = ""

    def as_data(self) -> dict[str, Any]:
        """The trace as plain data."""
        parts = [part.as_data() for part in self.parts]
        return {
            "id": self.id,
            "label": self.label,
            "value": self.value,
            "rule": self.rule,
            "source": self.source,
            "parts": parts,
        }


def trace(scorer: Scorer, scored: Scored, language: str) -> Trace:
    """The whole assessment, from the total down."""
    rubric = scorer.rubric
    told = SumsTold(scorer, scored)
    groups = tuple(_group(scorer, group, scored, told, language) for group in rubric.groups)
    carried = {"to": shown(rubric.scale.to)} if rubric.scale else {}
    begun = [phrase("started", language, {"score": shown(rubric.start)})] if rubric.start else []
    adjusting = tuple(_criterion(one, scored, language) for one in scorer.criteria if one.method.ADJUSTS)
    parts = groups
    rules = [f"{rubric.combine}-of-groups"]
    if rubric.dropped_points in ("total", "removed") and _leaves_points(rubric.groups, scored):
        rules.append(f"made-up-{rubric.dropped_points}")
    if adjusting:
        rules.insert(1, "with-adjustments")
        value = _points(scored.adjustments, language)
        rule = phrase("sum-of-adjustments", language)
        counted = tuple(_together(scorer, scored, language))
        parts = (*groups, Trace(phrase("adjustments", language), value, rule, "", (*adjusting, *counted)))
    steps = tuple(_step(one, language) for one in told.whole())
    gates = tuple(Trace(one.title, "", gate_told(one, rubric, language), one.source) for one in scored.gates)
    parts = (*parts, *steps, *gates)
    limits = limits_said(limits_of(rubric), language)
    said = [phrase(one, language) for one in rules]
    scaled = [phrase("scaled", language, carried)] if rubric.scale else []
    parts = (*parts, *_conclusions(scorer, scored, language))
    return Trace(
        label=phrase("total" if scored.complete else "total-so-far", language),
        value=phrase("no-total", language) if scored.total is None else _points(scored.total, language),
        rule=joined([*begun, *said, *limits, *scaled], language),
        source="\n".join(text for text in (rubric.formula, rubric.instructions) if text),
        parts=parts,
    )


def _group(scorer: Scorer, group: Group, scored: Scored, told: SumsTold, language: str) -> Trace:
    rows = [_criterion(one, scored, language) for one in group.criteria if not one.method.ADJUSTS]
    inner = [_group(scorer, one, scored, told, language) for one in group.groups]
    steps = [_step(one, language) for one in told.groups[group.id]]
    value = _points(scored.groups[group.id].score, language)
    rules = [f"{group.combine}-of-rows"]
    if scorer.rubric.dropped_points == "group" and _leaves_points([group], scored):
        rules.append("made-up-group")
    said = [phrase(one, language) for one in rules]
    rule = joined([said[0], *limits_said(limits_of(group), language), *said[1:]], language)
    return Trace(_weighed(group, language), value, rule, "", (*rows, *inner, *steps), group.id)


def _leaves_points(groups: Iterable[Group], scored: Scored) -> bool:
    """Whether points of a row in these groups have dropped out."""
    rows = (scored.outcomes[name] for group in groups for name in rows_inside(group))
    return any(one.dropped or one.rest_shared for one in rows)


def _weighed(row: Group | Criterion, language: str) -> str:
    """The name of a row or group, with its weight where it has one."""
    if row.weight == ONE:
        return name_of(row)
    return phrase("weighed", language, {"name": name_of(row), "weight": shown(row.weight)})


def _criterion(criterion: Criterion, scored: Scored, language: str) -> Trace:
    outcome = scored.outcomes[criterion.id]
    rule = phrase(f"{criterion.method.NAME}-rule", language)
    if outcome.score is None:
        value = phrase("dropped" if outcome.dropped else "unrated", language)
    else:
        value = _points(outcome.score, language)
    steps = tuple(_step(one, language) for one in outcome.steps)
    source = criterion.assessment or criterion.standard
    return Trace(_weighed(criterion, language), value, rule, source, steps, criterion.id)


def _step(step: Step, language: str) -> Trace:
    value = "" if step.amount is None else _points(step.amount, language)
    parts = tuple(_step(one, language) for one in step.parts)
    return Trace(phrase(step.phrase, language, step.values), value, "", step.source, parts)


def _together(scorer: Scorer, scored: Scored, language: str) -> Iterator[Trace]:
    """The adjustments that count together: what they come to, and by which rule."""
    rows = {one.id: one for one in scorer.criteria if one.method.ADJUSTS}
    scores = {name: scored.outcomes[name].score or ZERO for name in rows}
    for rule, inside, parts, found in worked_out(scorer.rubric.together, scores):
        steps = tuple(_step(step, language) for step in together_told(rule, parts, found))
        said = together_said(rule, rows, language, inside)
        yield Trace(rule.title, _points(found, language), said, rule.source, steps)


def _conclusions(scorer: Scorer, scored: Scored, language: str) -> Iterator[Trace]:
    """The conclusion, once there is one, and those of further sets."""
    lacking = unmet_said(scorer, scored, language)
    if scored.reached is not None:
        rule, source = why(scorer.rubric, scored, language)
        parts = tuple(_lacking(lacking, "", language))
        yield Trace(phrase("conclusion", language), scored.reached.conclusion.title, rule, source, parts)
    for one in scorer.rubric.conclusion_sets:
        if reached := scored.sets[one.id]:
            if one.lowest_of:
                rule = lowest_told(one, scored, scorer.rubric, language)
            else:
                rule = by_what(scorer.rubric, reached, one.conclusions, language, part=bool(one.group))
            parts = tuple(_lacking(lacking, one.id, language))
            yield Trace(one.title, reached.conclusion.title, rule, one.source or reached.by.source, parts)


def _lacking(lacking: Iterable[dict[str, Any]], of: str, language: str) -> Iterator[Trace]:
    """What the conclusions that stand before the one that was reached lack."""
    for one in lacking:
        if one["set"] == of:
            yield Trace(one["title"], "", joined(one["lines"], language))


def _points(number: Exact, language: str) -> str:
    return phrase("points", language, {"score": shown(number)})


def said_of(outcome: Outcome, language: str) -> str:
    """What a form says beside a control: the ratio, the band that holds, what is still to choose."""
    told = [step for step in outcome.steps if step.phrase not in _SEEN_IN_THE_CONTROL]
    return joined(
        (phrase(_SAID.get(step.phrase, step.phrase), language, step.values) for step in told), language
    )


def rating_in_words(outcome: Outcome, language: str) -> list[str]:
    """A rating line by line: what it earns, then each step with the official words for it, then what is wrong with it."""
    if outcome.score is None:
        lines = [phrase("dropped" if outcome.dropped else "unrated", language)]
    else:
        lines = [_points(outcome.score, language)]
    told = [_step(one, language) for one in outcome.steps]
    between = "：" if language == "zh" else ": "
    lines += [between.join(filter(None, (one.label, one.source))) for one in told]
    return [*lines, *(problem.found(language) for problem in outcome.problems)]


def summary(scored: Scored, language: str) -> str:
    """The state of an assessment in one sentence, for a person and for a screen reader."""
    values = {
        "total": "" if scored.total is None else shown(scored.total),
        "maximum": shown(scored.maximum),
        "open": str(len(scored.unrated)),
    }
    state = "summary-none" if scored.total is None else "summary-done" if scored.complete else "summary-open"
    parts = [phrase(state, language, values), *(one.title for one in scored.gates)]
    for one in (scored.reached, *scored.sets.values()):
        if one:
            values = {"name": one.of, "title": one.conclusion.title}
            parts.append(phrase("summary-set" if one.of else "summary-conclusion", language, values))
    return joined(parts, language)


_SEEN_IN_THE_CONTROL: Final = frozenset(
    {
        "indicator",
        "indicator-part",
        "from-points",
        "fault",
        "fault-each",
        "fault-limited",
        "no-faults",
        "level",
        "entered",
        "applies",
        "applies-not",
        "amount",
        "vetoed",
        "away-dropped",
    }
)
# beside a control no number stands next to the phrase: it says the number itself
_SAID: Final = {
    "counted": "counted-said",
    "level-decided": "level-decided-said",
    "share": "share-said",
    "steps": "steps-said",
    "units-mean": "units-mean-said",
    "units-lowest": "units-lowest-said",
    "units-highest": "units-highest-said",
}
