"""Gates and conclusions in words: what a rule does, and by what a conclusion was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rubricpress.core.conclusion import Reached
from rubricpress.core.exact import shown
from rubricpress.core.gates import Gate
from rubricpress.core.limits import Limits
from rubricpress.core.rubric import Criterion, Rubric, all_groups, name_of
from rubricpress.core.scoring import Scored
from rubricpress.core.together import Together
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


def together_said(rule: Together, rows: Mapping[str, Criterion], language: str) -> str:
    """How rows count together, in words."""
    names = ("、" if language == "zh" else ", ").join(name_of(rows[name]) for name in rule.criteria)
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
            return effect_of(gate, rubric, language), gate.source
    return by_what(scored.reached, language), scored.reached.by.source or conclusion.source


def by_what(reached: Reached, language: str, *, part: bool = False) -> str:
    """The conditions that led to a conclusion of the total, or of a `part` of the table."""
    of = "-of-part" if part else ""
    way, said = reached.by, []
    if way.when is not None:
        interval = in_words(way.when, "分" if language == "zh" else "", language)
        said.append(phrase(f"by-total{of}", language, {"interval": interval}))
    if way.share is not None:
        said.append(phrase(f"by-share{of}", language, {"interval": in_words(way.share, "%", language)}))
    if way.also:
        said.append(phrase("and-conditions" if said else "by-conditions", language))
    if reached.conclusion.needs:
        said.append(phrase("and-needed", language))
    return joined(said, language)


def joined(parts: Iterable[str], language: str) -> str:
    """Parts of a sentence as one."""
    return ("，" if language == "zh" else "; ").join(parts)
