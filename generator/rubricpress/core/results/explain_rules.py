"""Gates and conclusions in words: what a rule does, and by what a conclusion was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rubricpress.core.conclusion import Reached
from rubricpress.core.ends import Conclusion, ConclusionSet
from rubricpress.core.gates import Gate
from rubricpress.core.limits import Limits
from rubricpress.core.numbers.exact import shown
from rubricpress.core.rows.together import Together
from rubricpress.core.rubric import Criterion, Rubric, all_groups, name_of
from rubricpress.core.rules_said import conditions_said
from rubricpress.core.scoring import Scored
from rubricpress.core.wording.explanations import phrase
from rubricpress.core.wording.ranges import in_words


def effect_of(gate: Gate, rubric: Rubric, language: str) -> str:
    """What a gate does, in words."""
    if gate.zeroes:
        group = next(one for one, _ in all_groups(rubric) if one.id == gate.zeroes)
        return phrase("gate-zeroes", language, {"group": name_of(group)})
    if gate.caps_total is not None:
        return phrase("gate-caps-total", language, {"cap": shown(gate.caps_total)})
    if gate.caps_conclusion:
        best = next(one for one in rubric.conclusions if one.id == gate.caps_conclusion)
        return phrase("gate-caps-conclusion", language, {"conclusion": best.title})
    return phrase("gate-no-total", language)


def together_said(
    rule: Together, rows: Mapping[str, Criterion], language: str, inside: Sequence[Together] = ()
) -> str:
    """How rows count together, in words; those of the rules `inside` this one as what they come to there."""
    counted = {name for one in inside for name in one.criteria}
    named = [name_of(rows[name]) for name in rule.criteria if name not in counted]
    titles = (phrase("together-inside", language, {"title": one.title}) for one in inside)
    names = ("、" if language == "zh" else ", ").join([*titles, *named])
    said = [phrase(f"together-{rule.combine}", language, {"rows": names})]
    for name, limit in (("most", rule.most), ("least", rule.least)):
        if limit is not None:
            said.append(phrase(f"together-{name}", language, {"limit": shown(limit)}))
    return joined(said, language)


def limits_said(limits: Limits, language: str) -> list[str]:
    """Up to what a sum counts, in words."""
    return [
        phrase(f"limit-{name}", language, {"limit": shown(limit)})
        for name, limit in (("most", limits.most), ("least", limits.least))
        if limit is not None
    ]


def why(rubric: Rubric, scored: Scored, language: str) -> tuple[str, str]:
    """By what the conclusion of an assessment was reached, and the official sentence."""
    assert scored.reached is not None
    conclusion = scored.reached.conclusion
    if any(one.vetoed == conclusion.id for one in scored.outcomes.values()):
        return phrase("by-veto", language), conclusion.source
    for gate in scored.gates:
        if gate.caps_conclusion == conclusion.id:
            return gate_told(gate, rubric, language), gate.source
    rule = by_what(rubric, scored.reached, rubric.conclusions, language)
    return rule, scored.reached.by.source or conclusion.source


def gate_told(gate: Gate, rubric: Rubric, language: str) -> str:
    """What is so, and what a gate does for it."""
    when, effect = conditions_said(rubric, gate.when, language), effect_of(gate, rubric, language)
    return phrase("gate-told", language, {"when": when, "effect": effect})


def by_what(
    rubric: Rubric, reached: Reached, listed: Sequence[Conclusion], language: str, *, part: bool = False
) -> str:
    """The conditions that led to a conclusion of those `listed`, of the total or of a `part` of the table."""
    if reached.conclusion.otherwise:
        return phrase("by-otherwise", language)
    of = "-of-part" if part else ""
    way, said = reached.by, []
    if way.when is not None:
        interval = in_words(way.when, "分" if language == "zh" else "", language)
        said.append(phrase(f"by-total{of}", language, {"interval": interval}))
    if way.share is not None:
        said.append(phrase(f"by-share{of}", language, {"interval": in_words(way.share, "%", language)}))
    if way.also:
        told = conditions_said(rubric, way.also, language)
        said.append(phrase("and-told", language, {"conditions": told}) if said else told)
    titles = {one.id: one.title for one in listed}
    if needed := reached.conclusion.needs:
        said.append(phrase("and-needed", language, {"title": titles[needed]}))
    above = listed[: listed.index(reached.conclusion)]
    passed = (one.title for one in above if asks_more_of_the_same(one, reached.conclusion))
    said += [phrase("none-above", language, {"title": title}) for title in passed]
    return joined(said, language)


def asks_more_of_the_same(before: Conclusion, one: Conclusion) -> bool:
    """Whether totals or shares of `one` lead to the one `before` it, if further conditions hold."""
    if one.also or not (before.also or before.needs):
        return False
    both = ((one.when, before.when), (one.share, before.share))
    return any(
        held is not None and more is not None and more.start < held.end and held.start < more.end
        for held, more in both
    )


def lowest_told(each: ConclusionSet, scored: Scored, rubric: Rubric, language: str) -> str:
    """The sets of which the lowest conclusion is taken, with what each came to."""
    said = []
    for one in rubric.conclusion_sets:
        if one.id in each.lowest_of and (reached := scored.sets[one.id]):
            values = {"name": one.title, "title": reached.conclusion.title}
            said.append(phrase("set-came-to", language, values))
    sets = joined(said, language)
    return phrase("lowest-conclusion", language, {"sets": sets})


def joined(parts: Iterable[str], language: str) -> str:
    """Parts of a sentence as one."""
    return ("，" if language == "zh" else "; ").join(parts)
