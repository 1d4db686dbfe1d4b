"""The rules of a table beside its rows, in words: how sums are made, what gates do, what conclusions ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rubricpress.core.combining import ONE
from rubricpress.core.conclusion import listed_by
from rubricpress.core.ends import Conclusion, ConclusionSet, Way, ways_to
from rubricpress.core.explain_rules import effect_of, together_said
from rubricpress.core.gates import Condition
from rubricpress.core.interval import Interval
from rubricpress.core.number import ZERO, plain
from rubricpress.core.rubric import Criterion, Group, Rubric, all_criteria, all_groups, name_of
from rubricpress.site.amounts import interval, points
from rubricpress.site.views import ConclusionSetView, ConclusionView, GateView

_MERGED = {
    "mean": "的得分取平均",
    "shares": "按得分占满分的百分比取平均",
    "lowest": "只取得分最低的一个",
    "highest": "只取得分最高的一个",
    "none": "分列，不计总分",
}
_DROPPED = {
    "group": "不计的条目，其分值由同组其余条目按比例补足",
    "total": "不计的条目，其分值由全表其余条目按比例补足",
    "removed": "不计的条目，其分值从满分中减去",
}
_UNRATED = {"zero": "没有评的条目得 0 分", "dropped": "没有评的条目不计"}
_WAYS = {"half-up": "四舍五入", "half-even": "四舍六入五成双", "down": "去尾", "up": "进一"}
_ROUNDED = (("criteria", "各条得分"), ("groups", "各组得分"), ("total", "总分"))


def sums_said(rubric: Rubric) -> str:
    """How scores become sums, where that is not adding up what is earned; '' for a table that only adds."""
    return "".join(
        f"{one}。" for one in (*_merged(rubric), *_together(rubric), *_left_out(rubric), *_carried(rubric))
    )


def _merged(rubric: Rubric) -> Iterator[str]:
    if rubric.start != ZERO:
        yield f"总分从 {points(rubric.start)}起算"
    if rubric.combine != "sum":
        yield f"各组{_MERGED[rubric.combine]}"
    for group, _ in all_groups(rubric):
        if group.combine != "sum":
            yield f"“{name_of(group)}”各条{_MERGED[group.combine]}"
        if group.weight != ONE:
            yield f"“{name_of(group)}”的权重是 {plain(group.weight)}"


def _together(rubric: Rubric) -> Iterator[str]:
    rows = {one.id: one for one, _ in all_criteria(rubric)}
    for rule in rubric.together:
        once = "" if rows[rule.criteria[0]].method.ADJUSTS else "，其余的得 0 分"
        source = f"（{rule.source.rstrip('。')}）" if rule.source else ""
        yield f"{together_said(rule, rows, 'zh')}{once}{source}"


def _left_out(rubric: Rubric) -> Iterator[str]:
    if rubric.dropped_points is not None:
        yield _DROPPED[rubric.dropped_points]
    if rubric.unrated != "open":
        yield _UNRATED[rubric.unrated]


def _carried(rubric: Rubric) -> Iterator[str]:
    for name, what in _ROUNDED:
        if rubric.rounding and (rule := getattr(rubric.rounding, name)):
            full = "，没有得满分的不取到满分" if rule.below_full else ""
            across = "，可以越过结论的界限" if name == "total" and rubric.rounding.across else ""
            yield f"{what}取到 {plain(rule.step)} 的整数倍（{_WAYS[rule.way]}）{full}{across}"
    if rubric.scale:
        begins = "，最低的总分折算为 0" if rubric.scale.begins == "least" else ""
        yield f"总分按满分 {points(rubric.scale.to)}折算{begins}"


def row_said(criterion: Criterion, rubric: Rubric) -> str:
    """What a row has beside its method: a weight, that it may not apply, for whom it is there; '' for none."""
    return "".join(f"{one}。" for one in _row(criterion, rubric))


def _row(criterion: Criterion, rubric: Rubric) -> Iterator[str]:
    counted = {"dropped": "不计", "met": "得满分", "zero": "得 0 分"}
    if criterion.weight != ONE:
        yield f"权重 {plain(criterion.weight)}"
    if allowed := criterion.not_applicable:
        reason = "，须写明理由" if allowed.reason else ""
        part = "" if allowed.points is None else f"得 {plain(allowed.points)} 分"
        part += "，其余的分值不计" if allowed.rest == "shared" else ""
        yield f"可填“不适用”，这时{part or counted[allowed.counts]}{reason}"
    if only := criterion.only_for:
        asked = next(one for one in rubric.profile if one.id == only.field)
        there = "、".join(f"“{one.title}”" for one in asked.options if one.id in only.options)
        yield f"{asked.title}为{there}时才有这一条，否则{counted[only.otherwise]}"
    if units := criterion.units:
        each = {"mean": "取平均", "lowest": "取最低的一个", "highest": "取最高的一个"}
        yield f"每个{units.title}分别评分，{each[units.combine]}，最多 {plain(units.most)} 个"
    if criterion.only_if:
        otherwise = "" if criterion.method.ADJUSTS else f"，否则{counted[criterion.only_if.otherwise]}"
        yield f"{_all(rubric, criterion.only_if.when)}时才有这一条{otherwise}"


def gates_of(rubric: Rubric) -> tuple[GateView, ...]:
    """The gates: when each holds, what it does, and the official sentence."""
    return tuple(
        GateView(one.title, _all(rubric, one.when), effect_of(one, rubric, "zh"), one.source)
        for one in rubric.gates
    )


def conclusions_of(rubric: Rubric) -> tuple[ConclusionView, ...]:
    """The conclusions: when each is reached, and the official sentence."""
    return _conclusions(rubric, rubric.conclusions, "总分")


def conclusion_sets_of(rubric: Rubric) -> tuple[ConclusionSetView, ...]:
    """The further sets of conclusions, each with its own."""
    return tuple(_set(rubric, one) for one in rubric.conclusion_sets)


def _set(rubric: Rubric, one: ConclusionSet) -> ConclusionSetView:
    titles = {other.id: other.title for other in rubric.conclusion_sets}
    lowest = "、".join(f"“{titles[name]}”" for name in one.lowest_of)
    about = f"取{lowest}中最低的一个。" if lowest else ""
    whose = f"“{_group_name(rubric, one.group)}”得分" if one.group else "总分"
    return ConclusionSetView(
        one.id, one.title, about + one.source, _conclusions(rubric, one.conclusions, whose)
    )


def _conclusions(rubric: Rubric, conclusions: Sequence[Conclusion], whose: str) -> tuple[ConclusionView, ...]:
    titles = {one.id: one.title for one in conclusions}
    views = []
    for one in conclusions:
        ways = [said for way in ways_to(one) if (said := _reached(rubric, way, whose))]
        when = "；或者".join(ways) or "有一票否决的情形，不论总分多少"
        needed = f"。须先达到“{titles[one.needs]}”" if one.needs else ""
        source = "\n".join(dict.fromkeys(way.source for way in ways_to(one) if way.source))
        views.append(ConclusionView(one.title, when + needed, source))
    return tuple(views)


def _reached(rubric: Rubric, one: Conclusion | Way, whose: str) -> str:
    asked = [_amount(whose, one.when, "分")] if one.when else []
    if one.share:
        asked.append(_amount(f"{whose}与满分之比", one.share, "%"))
    if one.also:
        asked.append(_all(rubric, one.also))
    return "，且".join(asked)


def _all(rubric: Rubric, conditions: tuple[Condition, ...]) -> str:
    return "，且".join(_condition(rubric, one) for one in conditions)


def _condition(rubric: Rubric, one: Condition) -> str:
    if one.concluded:
        looked_at = next(each for each in rubric.conclusion_sets if each.id == one.concluded)
        ends = {end.id: end.title for end in listed_by(rubric.conclusion_sets, looked_at)}
        return f"“{looked_at.title}”为{'或'.join(f'“{ends[level]}”' for level in one.levels)}"
    if one.count is not None:
        where = f"“{_group_name(rubric, one.group)}”中" if one.group else ""
        star = "有星号的条目" if one.starred else "条目"
        star = f"标记为 {one.tag} 的{star}" if one.tag else star
        titles = {band.id: band.title for band in rubric.bands}
        named = "、".join(f"“{titles.get(level, level)}”" for level in one.levels)
        return f"{where}评为{named}的{_amount(star, one.count, '项')}"
    if one.levels:
        row = _row_of(rubric, one.criterion)
        return f"“{name_of(row)}”评为{'或'.join(f'“{_level(rubric, row, level)}”' for level in one.levels)}"
    name = name_of(_row_of(rubric, one.criterion)) if one.criterion else _group_name(rubric, one.group)
    whose = f"“{name}”得分" if name else "总分"
    asked = [_amount(whose, one.score, "分")] if one.score else []
    if one.share:
        asked.append(_amount(f"{whose}与满分之比", one.share, "%"))
    return "，且".join(asked)


def _amount(what: str, held: Interval, unit: str) -> str:
    """`总分 60 分及以上`, `总分低于 60 分`."""
    said = interval(held, unit)
    return f"{what}{said}" if said.startswith(("高于", "低于")) else f"{what} {said}"


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
