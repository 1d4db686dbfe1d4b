"""How far a better conclusion is, and the path there, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from rubricpress.core.wording import in_words

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    # the moves of single rows
    "climb-indicators": ("再做到评分点 {named}", "Also meet {named}"),
    "climb-level": ("升到 {score} 分这一档：{descriptor}", "Reach the level of {score}: {descriptor}"),
    "climb-band": ("在“{band}”档评到 {score} 分", "Reach {score} in the band '{band}'"),
    "climb-faults": ("扣分情形：{named}", "Fewer faults: {named}"),
    "climb-no-faults": ("查过，没有扣分", "Looked at, and nothing found"),
    "climb-target": ("达到目标", "Reach the target"),
    "climb-steps": ("完成率提高，少扣 {steps} 档", "Reach more of the target: {steps} {steps:step|steps} fewer lost"),
    "climb-count": ("少发生 {less} {unit}", "{less} fewer"),
    "climb-away": ("不再有此情形", "No longer applies"),
    "fault-less": ("{name} 少 {less} 次", "{name} {less} {less:time|times} less"),
    # how far it is
    "lack-points": ("{place}还差 {missing} 分（要{bound}，现在 {now} 分）", "{place}: {missing} missing ({bound} needed, {now} now)"),
    "lack-share": (
        "{place}占满分的比例还差 {missing} 个百分点（要{bound}，现在 {now}%）",
        "{place}: {missing} percentage {missing:point|points} of the maximum missing ({bound} needed, {now}% now)",
    ),
    "of-total": ("总分", "Total"),
    "of-group": ("“{name}”", "'{name}'"),
    "at-least": ("达到 {bound}", "{bound} or more"),
    "more-than": ("超过 {bound}", "more than {bound}"),
    "first-veto": ("先要没有“{title}”的情形", "First, '{title}' must no longer apply"),
    "first-gate": ("先要消除：{title}", "First, this must be mended: {title}"),
    "way": ("最少改进 {steps} 步，在 {rows} 个条目：", "At least {steps} {steps:step|steps}, in {rows} {rows:criterion|criteria}:"),
    "way-none": ("条目的得分已经够了", "The scores are enough"),
    "leads": ("之后总分 {total} 分，{conclusion}", "Then the total is {total}: {conclusion}"),
    "unreachable": ("各条目都做到最好也达不到（总分最多 {total} 分）", "Out of reach even with every criterion at its best (total at most {total})"),
    "unreachable-bare": ("各条目都做到最好也达不到", "Out of reach even with every criterion at its best"),
    "untold": ("这份表算不出最省的改进办法：{reason}", "The cheapest way cannot be told for this table: {reason}"),
    "lowest": ("有的分数只取最低或最高的一项", "of some scores only the lowest or highest counts"),
    "group-rounding": ("各组的得分要取整", "the scores of groups are rounded"),
    "many": ("可能的得分太多", "there are too many possible scores"),
    "alternatives": ("要同时避开的规则太多", "too many rules have to be avoided at once"),
    "order": ("各结论没有统一的高低次序", "the conclusions have no common order"),
    "hole": ("只看分数的办法会碰上别的规则", "the way by scores alone runs into another rule"),
    "unscored": ("有的条目各档都不计分，分不出高低", "a criterion has levels that all score nothing, so none is better"),
    "together": ("有的条目合并计分", "some criteria count together"),
    "only-if": ("有的条目是否要评，要看别的条目怎样评", "whether some criteria are there depends on other answers"),
    "units": ("有的条目按几个对象分别评分", "some criteria are rated for several units"),
    "unrated": ("没有评的条目不计，评了还会变", "criteria that are not rated drop out, and come in once they are rated"),
    "limits": (
        "有限额的合计里有缺项要由其余各条补足，或限额不大于零",
        "rows have dropped out of a sum with a limit, and others make up for them, or the limit is not above zero",
    ),
    # where there is nothing better
    "best": ("已经是最好的结论：{title}", "This is the best conclusion already: {title}"),
    "by-veto": ("有“{title}”的情形，由一票否决得出：{conclusion}", "'{title}' applies, and by veto the conclusion is: {conclusion}"),
    "no-ranks": (
        "结论看的是条件，不看总分，算不出离别的结论差几分",
        "Conclusions depend on conditions here, not on the total: it cannot be told how many points others are away",
    ),
    "no-marks": ("原表没有规定合格线，没有可以比较的目标", "The table prints no pass mark: there is nothing to compare with"),
    "open-rows": (
        "还有 {open} 项未评：这里都按 0 分算，评完后会变",
        "{open} {open:criterion is|criteria are} not rated yet and {open:counts|count} as 0 here; this will change",
    ),
}  # fmt: skip


def say(name: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """The sentence `name` in `language`, with `values` filled in."""
    return in_words(_SAID, name, language, values)


def listed(parts: Sequence[str], language: str) -> str:
    """Parts one behind the other: `a、b`."""
    return ("、" if language == "zh" else ", ").join(parts)
