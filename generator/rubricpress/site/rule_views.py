"""The rules of a table beside its rows, in words: how sums are made, what gates do, what conclusions ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rubricpress.core.combining import ONE
from rubricpress.core.conclusion import listed_by
from rubricpress.core.ends import Conclusion, ConclusionSet, Way, ways_to
from rubricpress.core.explain_rules import effect_of, joined, limits_said, together_said
from rubricpress.core.gates import Condition
from rubricpress.core.interval import Interval
from rubricpress.core.number import ZERO, plain
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, limits_of, name_of
from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site.amounts import interval, points
from rubricpress.site.views import ConclusionSetView, ConclusionView, GateView
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
    for rule in rubric.together:
        once = "" if rows[rule.criteria[0]].method.ADJUSTS else _say("once", language)
        source = rule.source.rstrip("。.")
        source = _say("in-brackets", language, source=source) if source else ""
        yield f"{first_large(together_said(rule, rows, language))}{once}{source}"


def _left_out(rubric: Rubric, language: str) -> Iterator[str]:
    if rubric.dropped_points is not None:
        yield _say(f"dropped-{rubric.dropped_points}", language)
    if rubric.unrated != "open":
        yield _say(f"unrated-{rubric.unrated}", language)


def _carried(rubric: Rubric, language: str) -> Iterator[str]:
    if limits := limits_said(limits_of(rubric), language):
        yield _say("limited-total", language, limits=joined(limits, language))
    for name in _ROUNDED:
        if rubric.rounding and (rule := getattr(rubric.rounding, name)):
            what, way = _say(f"rounded-{name}", language), _say(f"way-{rule.way}", language)
            said = _say("rounded", language, what=what, step=plain(rule.step), way=way)
            full = _say("below-full", language) if rule.below_full else ""
            across = _say("across", language) if name == "total" and rubric.rounding.across else ""
            yield f"{said}{full}{across}"
    if rubric.scale:
        begins = _say("scaled-least", language) if rubric.scale.begins == "least" else ""
        yield _say("scaled", language, points=points(rubric.scale.to, language)) + begins


def row_said(criterion: Criterion, rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> str:
    """What a row has beside its method: a weight, that it may not apply, for whom it is there; '' for none."""
    return _sentences(_row(criterion, rubric, language), language)


def _row(criterion: Criterion, rubric: Rubric, language: str) -> Iterator[str]:
    if criterion.weight != ONE:
        yield _say("weight", language, weight=plain(criterion.weight))
    if allowed := criterion.not_applicable:
        reason = _say("with-reason", language) if allowed.reason else ""
        part = "" if allowed.points is None else _say("earns", language, n=plain(allowed.points))
        part += _say("rest-shared", language) if allowed.rest == "shared" else ""
        how = part or _say(f"counted-{allowed.counts}", language)
        yield _say("not-applicable", language, how=how) + reason
    if only := criterion.only_for:
        asked = next(one for one in rubric.profile if one.id == only.field)
        there = [quoted(one.title, language) for one in asked.options if one.id in only.options]
        options = listed(there, language) if language == DEFAULT_LANGUAGE else _either(there, language)
        how = _say(f"counted-{only.otherwise}", language)
        yield _say("only-for", language, title=asked.title, options=options, how=how)
    if units := criterion.units:
        how = _say(f"units-{units.combine}", language)
        yield _say("units", language, unit=units.title, how=how, most=plain(units.most))
    if criterion.only_if:
        said = _say("only-if", language, when=_all(rubric, criterion.only_if.when, language))
        if not criterion.method.ADJUSTS:
            how = _say(f"counted-{criterion.only_if.otherwise}", language)
            said += _say("otherwise", language, how=how)
        yield said


def gates_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> tuple[GateView, ...]:
    """The gates: when each holds, what it does, and the official sentence."""
    return tuple(
        GateView(
            one.title,
            first_large(_all(rubric, one.when, language)),
            first_large(effect_of(one, rubric, language)),
            one.source,
        )
        for one in rubric.gates
    )


def conclusions_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> tuple[ConclusionView, ...]:
    """The conclusions: when each is reached, and the official sentence."""
    return _conclusions(rubric, rubric.conclusions, _say("total", language), language)


def conclusion_sets_of(rubric: Rubric, language: str = DEFAULT_LANGUAGE) -> tuple[ConclusionSetView, ...]:
    """The further sets of conclusions, each with its own."""
    return tuple(_set(rubric, one, language) for one in rubric.conclusion_sets)


def _set(rubric: Rubric, one: ConclusionSet, language: str) -> ConclusionSetView:
    titles = {other.id: other.title for other in rubric.conclusion_sets}
    lowest = listed((quoted(titles[name], language) for name in one.lowest_of), language)
    about = _say("lowest-of", language, names=lowest) if lowest else ""
    ends = _conclusions(rubric, one.conclusions, _whose(_group_name(rubric, one.group), language), language)
    return ConclusionSetView(one.id, one.title, (about + one.source).rstrip(), ends)


def _conclusions(
    rubric: Rubric, conclusions: Sequence[Conclusion], whose: str, language: str
) -> tuple[ConclusionView, ...]:
    titles = {one.id: one.title for one in conclusions}
    views = []
    for at, one in enumerate(conclusions):
        ways = [said for way in ways_to(one) if (said := _reached(rubric, way, whose, language))]
        when = _say("or-else", language).join(ways) or _say("by-veto", language)
        needed = _say("needs", language, title=titles[one.needs]) if one.needs else ""
        if any(_asks_more_of_the_same(before, one) for before in conclusions[:at]):
            needed = _say("none-above", language) + needed
        source = "\n".join(dict.fromkeys(way.source for way in ways_to(one) if way.source))
        views.append(ConclusionView(one.title, first_large(when) + needed, source))
    return tuple(views)


def _asks_more_of_the_same(before: Conclusion, one: Conclusion) -> bool:
    """Whether totals of `one` lead to the one before it, if further conditions hold."""
    if one.also or one.when is None or before.when is None or not (before.also or before.needs):
        return False
    return before.when.start < one.when.end and one.when.start < before.when.end


def _reached(rubric: Rubric, one: Conclusion | Way, whose: str, language: str) -> str:
    asked = _scored(whose, one.when, one.share, language)
    if one.also:
        asked.append(_all(rubric, one.also, language))
    return _say("and", language).join(asked)


def _scored(whose: str, when: Interval | None, share: Interval | None, language: str) -> list[str]:
    asked = [_amount(whose, when, say("amounts.points-unit", language), language)] if when else []
    if share:
        asked.append(_amount(_say("share-of", language, whose=whose), share, "%", language))
    return asked


def _all(rubric: Rubric, conditions: tuple[Condition, ...], language: str) -> str:
    return _say("and", language).join(_condition(rubric, one, language) for one in conditions)


def _condition(rubric: Rubric, one: Condition, language: str) -> str:
    if one.concluded:
        looked_at = next(each for each in rubric.conclusion_sets if each.id == one.concluded)
        ends = {end.id: end.title for end in listed_by(rubric.conclusion_sets, looked_at)}
        named = _either((quoted(ends[level], language) for level in one.levels), language)
        return _say("concluded", language, title=looked_at.title, ends=named)
    if one.count is not None:
        where = _say("where", language, group=_group_name(rubric, one.group)) if one.group else ""
        rows = _say("rows-starred" if one.starred else "rows", language)
        rows = _say("tagged", language, tag=one.tag, rows=rows) if one.tag else rows
        titles = {band.id: band.title for band in rubric.bands}
        named = listed((quoted(titles.get(level, level), language) for level in one.levels), language)
        what = _say("counted", language, where=where, levels=named, rows=rows)
        return _amount(what, one.count, _say("count-unit", language), language)
    if one.levels:
        row = _row_of(rubric, one.criterion)
        named = _either((quoted(_level(rubric, row, level), language) for level in one.levels), language)
        return _say("rated", language, name=name_of(row), levels=named)
    name = name_of(_row_of(rubric, one.criterion)) if one.criterion else _group_name(rubric, one.group)
    return _say("and", language).join(_scored(_whose(name, language), one.score, one.share, language))


def _whose(name: str, language: str) -> str:
    return _say("score-of", language, name=name) if name else _say("total", language)


def _amount(what: str, held: Interval, unit: str, language: str) -> str:
    """`总分 60 分及以上`, `总分低于 60 分`; `the total is 60 points or more`."""
    bounded = held.equals is not None or held.least is not None
    close = not bounded and (held.above is not None or held.to is None)
    said = interval(held, unit, language)
    return _say("amount-close" if close else "amount", language, what=what, interval=said)


def _either(texts: Iterable[str], language: str) -> str:
    return say("amounts.or", language).join(texts)


def _say(name: str, language: str, /, **values: object) -> str:
    return say(f"rules.{name}", language, **values)


def _row_of(rubric: Rubric, name: str) -> Criterion:
    return next(one for one, _ in all_criteria(rubric) if one.id == name)


def _group_name(rubric: Rubric, name: str) -> str:
    found: list[Group] = [one for one, _ in all_groups(rubric) if one.id == name]
    return name_of(found[0]) if found else ""


def _level(rubric: Rubric, row: Criterion, level: str) -> str:
    """What a level or band is called: the head of its column, or its description."""
    heads = {band.id: band.title for band in rubric.bands}
    if row.method.OF_BANDS:
        return heads[level]
    entries = getattr(row.method, row.method.ENTRIES)
    return next(str(getattr(one, "descriptor", one.id)) for one in entries if one.id == level)
