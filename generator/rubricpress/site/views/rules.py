"""The rules of a table beside its rows, in words: how sums are made, what gates do, what conclusions ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rubricpress.core.asked import asked_of_groups, asked_of_total
from rubricpress.core.combining import ONE
from rubricpress.core.ends import Conclusion, ConclusionSet, Way, ways_to
from rubricpress.core.numbers.number import ZERO, plain
from rubricpress.core.reach import earns_nothing
from rubricpress.core.results.explain_rules import (
    asks_more_of_the_same,
    effect_of,
    joined,
    limits_said,
    together_said,
)
from rubricpress.core.rows.there import NotApplicable
from rubricpress.core.rows.together import nested
from rubricpress.core.rows.units import Units
from rubricpress.core.rubric import (
    Criterion,
    Rubric,
    all_criteria,
    all_groups,
    limits_of,
    name_of,
)
from rubricpress.core.rules_said import (
    conditions_said,
    group_name,
    rounding_said,
    scored_said,
    tag_title,
    whose,
)
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.core.wording.rules import either, rule_phrase
from rubricpress.site.views.amounts import points
from rubricpress.site.views.parts import ConclusionSetView, ConclusionView, GateView
from rubricpress.site.wording import first_large, listed, quoted, say

_ROUNDED = ("criteria", "groups", "total")


def sums_said(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> str:
    """How scores become sums, where that is not adding up what is earned; '' for a table that only adds."""
    said = (*_merged(rubric, language), *_together(rubric, language), *_left_out(rubric, language))
    return _sentences((*said, *_carried(rubric, language)), language)


def _sentences(said: Iterable[str], language: str) -> str:
    return "".join(_say("sentence", language, said=one) for one in said).rstrip()


def _merged(rubric: Rubric, language: str) -> Iterator[str]:
    if rubric.start != ZERO:
        yield _say("start", language, points=points(rubric.start, language))
    if rubric.combine != "sum":
        yield _say("merged-all", language, how=_say(f"merged-{rubric.combine}", language))
    for group, _ in all_groups(rubric):
        if group.combine != "sum":
            how = _say(f"merged-{group.combine}", language)
            yield _say("merged-group", language, group=name_of(group), how=how)
        if limits := limits_said(limits_of(group), language):
            yield _say("limited", language, group=name_of(group), limits=joined(limits, language))
        if group.weight != ONE:
            yield _say("weight-group", language, group=name_of(group), weight=plain(group.weight))


def _together(rubric: Rubric, language: str) -> Iterator[str]:
    rows = {one.id: one for one, _ in all_criteria(rubric)}
    for rule, inside in nested(rubric.together):
        once = "" if rows[rule.criteria[0]].method.ADJUSTS else _say("once", language)
        source = rule.source.rstrip("。.")
        source = _say("in-brackets", language, source=source) if source else ""
        yield f"{first_large(together_said(rule, rows, language, inside))}{once}{source}"


def _left_out(rubric: Rubric, language: str) -> Iterator[str]:
    if rubric.dropped_points is not None and not all(map(earns_nothing, rubric.groups)):
        yield _say(f"dropped-{rubric.dropped_points}", language)
    if rubric.unrated != "open":
        yield _say(f"unrated-{rubric.unrated}", language)


def _carried(rubric: Rubric, language: str) -> Iterator[str]:
    if limits := limits_said(limits_of(rubric), language):
        yield _say("limited-total", language, limits=joined(limits, language))
    for name in _ROUNDED:
        if rubric.rounding and (rule := getattr(rubric.rounding, name)):
            said = _say(f"rounded-{name}", language, how=rounding_said(rule, language))
            yield said + _at_bounds(rubric, name, across=rubric.rounding.across, language=language)
    if rubric.scale:
        begins = _say("scaled-least", language) if rubric.scale.begins == "least" else ""
        yield _say("scaled", language, points=points(rubric.scale.to, language)) + begins
    yield from _assessors(rubric, language)


def assessors_said(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> str:
    """How several assessors' scores become one; '' for a table that does not say."""
    return _sentences(_assessors(rubric, language), language)


def _assessors(rubric: Rubric, language: str) -> Iterator[str]:
    if assessors := rubric.assessors:
        said = _say(f"assessors-{assessors.combine}", language)
        if assessors.tolerance is not None:
            said += _say("tolerance", language, points=points(assessors.tolerance, language))
        source = assessors.source.rstrip("。.")
        yield said + (_say("in-brackets", language, source=source) if source else "")


def _at_bounds(rubric: Rubric, name: str, *, across: bool, language: str) -> str:
    """Whether rounding carries the total, or the score of a group, over a bound that something asks about."""
    asked = {"total": any(asked_of_total(rubric)), "groups": bool(asked_of_groups(rubric))}
    if across:
        return _say("across", language) if name == "total" else ""
    return _say("not-across", language) if asked.get(name) else ""


def row_said(criterion: Criterion, rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> str:
    """What a row has beside its method: a weight, that it may not apply, for whom it is there; '' for none."""
    return _sentences(_row(criterion, rubric, language), language)


def _row(criterion: Criterion, rubric: Rubric, language: str) -> Iterator[str]:
    if criterion.tag:
        title = tag_title(rubric, criterion.tag)
        yield _say("kind", language, title=title) if title else _say("tag", language, tag=criterion.tag)
    if criterion.weight != ONE:
        yield _say("weight", language, weight=plain(criterion.weight))
    if allowed := criterion.not_applicable:
        reason = _say("with-reason", language) if allowed.reason else ""
        yield _say("not-applicable", language, how=counted_away(allowed, language)) + reason
    if only := criterion.only_for:
        asked = next(one for one in rubric.profile if one.id == only.field)
        there = [quoted(one.title, language) for one in asked.options if one.id in only.options]
        options = listed(there, language) if language == DEFAULT_LANGUAGE else either(there, language)
        how = _say(f"counted-{only.otherwise}", language)
        yield _say("only-for", language, title=asked.title, options=options, how=how)
    if criterion.units:
        yield units_said(criterion.units, language)
    if criterion.only_if:
        yield only_if_said(criterion, rubric, language)
    yield from _together_with(criterion, rubric, language)


def counted_away(allowed: NotApplicable, language: str) -> str:
    """How a row counts that does not apply: `不计`, `得 3 分，其余的分值不计`."""
    if allowed.points is None:
        return _say(f"counted-{allowed.counts}", language)
    part = _say("earns", language, n=plain(allowed.points))
    return part + (_say("rest-shared", language) if allowed.rest == "shared" else "")


def units_said(units: Units, language: str) -> str:
    """That each of several units is rated, and which of their scores counts."""
    how = _say(f"units-{units.combine}", language)
    return _say("units", language, unit=units.title, how=how, most=plain(units.most))


def only_if_said(criterion: Criterion, rubric: Rubric, language: str) -> str:
    """After which answers a row is there, and how it counts after others."""
    assert criterion.only_if is not None
    said = _say("only-if", language, when=conditions_said(rubric, criterion.only_if.when, language))
    if criterion.method.ADJUSTS:
        return said
    how = _say(f"counted-{criterion.only_if.otherwise}", language)
    return said + _say("otherwise", language, how=how)


def _together_with(criterion: Criterion, rubric: Rubric, language: str) -> Iterator[str]:
    """The rule by which a row counts together with others."""
    rows = {one.id: one for one, _ in all_criteria(rubric)}
    for rule, inside in nested(rubric.together):
        if criterion.id in rule.criteria:
            yield first_large(together_said(rule, rows, language, inside))


def gates_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> tuple[GateView, ...]:
    """The gates: when each holds, what it does, and the official sentence."""
    return tuple(
        GateView(
            one.title,
            first_large(conditions_said(rubric, one.when, language)),
            first_large(effect_of(one, rubric, language)),
            one.source,
        )
        for one in rubric.gates
    )


def conclusions_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> tuple[ConclusionView, ...]:
    """The conclusions: when each is reached, and the official sentence."""
    return _conclusions(rubric, rubric.conclusions, whose("", language), language)


def conclusion_sets_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> tuple[ConclusionSetView, ...]:
    """The further sets of conclusions, each with its own."""
    return tuple(_set(rubric, one, language) for one in rubric.conclusion_sets)


def _set(rubric: Rubric, one: ConclusionSet, language: str) -> ConclusionSetView:
    titles = {other.id: other.title for other in rubric.conclusion_sets}
    lowest = listed((quoted(titles[name], language) for name in one.lowest_of), language)
    about = _say("lowest-of", language, names=lowest) if lowest else ""
    ends = _conclusions(rubric, one.conclusions, whose(group_name(rubric, one.group), language), language)
    return ConclusionSetView(one.id, one.title, (about + one.source).rstrip(), ends)


def _conclusions(
    rubric: Rubric, conclusions: Sequence[Conclusion], about: str, language: str
) -> tuple[ConclusionView, ...]:
    titles = {one.id: one.title for one in conclusions}
    views = []
    for at, one in enumerate(conclusions):
        ways = [said for way in ways_to(one) if (said := _reached(rubric, way, about, language))]
        when = _say("or-else", language).join(ways) or _say("left" if one.otherwise else "by-veto", language)
        needed = _say("needs", language, title=titles[one.needs]) if one.needs else ""
        if any(asks_more_of_the_same(before, one) for before in conclusions[:at]):
            needed = _say("none-above", language) + needed
        source = "\n".join(dict.fromkeys(way.source for way in ways_to(one) if way.source))
        views.append(ConclusionView(one.title, first_large(when) + needed, source))
    return tuple(views)


def _reached(rubric: Rubric, one: Conclusion | Way, about: str, language: str) -> str:
    asked = scored_said(about, one.when, one.share, language)
    if one.also:
        asked.append(conditions_said(rubric, one.also, language))
    return rule_phrase("and", language).join(asked)


def _say(name: str, language: str, /, **values: object) -> str:
    return say(f"rules.{name}", language, **values)
