"""The trace: every number of a result, opened down to the official sentence that gave it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from rubricpress.core.number import plain
from rubricpress.core.outcome import Outcome, Step
from rubricpress.core.rubric import Criterion, Group, Rubric, name_of
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
    groups = tuple(_group(group, scored, language) for group in rubric.groups)
    adjusting = tuple(_criterion(one, scored, language) for one in scorer.criteria if one.method.ADJUSTS)
    parts = groups
    if adjusting:
        parts = (*groups, Trace(phrase("adjustments", language), "", "", "", adjusting))
    if scored.conclusion is not None:
        parts = (*parts, _conclusion(scored, language))
    return Trace(
        label=phrase("total" if scored.complete else "total-so-far", language),
        value=_points(plain(scored.total), language),
        rule=phrase("sum-with-adjustments" if adjusting else "sum-of-groups", language),
        source="\n".join(text for text in (rubric.formula, rubric.instructions) if text),
        parts=parts,
    )


def _group(group: Group, scored: Scored, language: str) -> Trace:
    rows = [_criterion(one, scored, language) for one in group.criteria if not one.method.ADJUSTS]
    inner = [_group(one, scored, language) for one in group.groups]
    value = _points(plain(scored.groups[group.id].score), language)
    return Trace(name_of(group), value, phrase("sum-of-rows", language), "", (*rows, *inner), group.id)


def _criterion(criterion: Criterion, scored: Scored, language: str) -> Trace:
    outcome = scored.outcomes[criterion.id]
    rule = phrase(f"{criterion.method.NAME}-rule", language)
    value = phrase("unrated", language) if outcome.score is None else _points(plain(outcome.score), language)
    steps = tuple(_step(one, language) for one in outcome.steps)
    source = criterion.assessment or criterion.standard
    return Trace(name_of(criterion), value, rule, source, steps, criterion.id)


def _step(step: Step, language: str) -> Trace:
    value = "" if step.amount is None else _points(plain(step.amount), language)
    return Trace(phrase(step.phrase, language, step.values), value, "", step.source)


def _conclusion(scored: Scored, language: str) -> Trace:
    conclusion = scored.conclusion
    assert conclusion is not None
    vetoed = any(one.vetoed == conclusion.id for one in scored.outcomes.values())
    rule = phrase("by-veto", language)
    if not vetoed:
        rule = phrase("by-total", language, {"interval": str(conclusion.when)})
    return Trace(phrase("conclusion", language), conclusion.title, rule, conclusion.source)


def _points(number: str, language: str) -> str:
    return phrase("points", language, {"score": number})


def said_of(outcome: Outcome, language: str) -> str:
    """What a form says beside a control: the ratio, the band that holds, what is still to choose."""
    joint = "，" if language == "zh" else "; "
    told = [step for step in outcome.steps if step.phrase not in _SEEN_IN_THE_CONTROL]
    return joint.join(phrase(step.phrase, language, step.values) for step in told)


def summary(scored: Scored, language: str) -> str:
    """The state of an assessment in one sentence, for a person and for a screen reader."""
    values = {
        "total": plain(scored.total),
        "maximum": plain(scored.maximum),
        "open": str(len(scored.unrated)),
    }
    parts = [phrase("summary-done" if scored.complete else "summary-open", language, values)]
    if scored.conclusion is not None:
        parts.append(phrase("summary-conclusion", language, {"title": scored.conclusion.title}))
    return ("，" if language == "zh" else "; ").join(parts)


def progress(rubric: Rubric, scored: Scored) -> tuple[int, int]:
    """How many criteria of the base total are rated, and how many there are."""
    tops: Iterable[Group] = rubric.groups
    sums = [scored.groups[group.id] for group in tops]
    return sum(one.answered for one in sums), sum(one.count for one in sums)


_SEEN_IN_THE_CONTROL = frozenset(
    {"indicator", "indicator-part", "level", "entered", "applies", "applies-not", "amount", "vetoed"}
)
