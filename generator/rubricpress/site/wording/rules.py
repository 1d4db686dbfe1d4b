"""The rules of a table beside its rows: sums, gates, conclusions, and what rows have beside their method."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "sentence": ("{said}。", "{said}. "),
    # sums
    "start": ("总分从 {points}起算", "The total starts at {points}"),
    "merged-all": ("各组{how}", "Groups: {how}"),
    "merged-group": ("“{group}”各条{how}", "Criteria of ‘{group}’: {how}"),
    "merged-mean": ("的得分取平均", "the mean of their scores"),
    "merged-shares": ("按得分占满分的百分比取平均", "the mean of their scores as percentages of full points"),
    "merged-lowest": ("只取得分最低的一个", "only the lowest score counts"),
    "merged-highest": ("只取得分最高的一个", "only the highest score counts"),
    "merged-none": ("分列，不计总分", "they stand side by side, without a total"),
    "limited": ("“{group}”{limits}", "‘{group}’ counts {limits}"),
    "limited-total": ("总分连同加分、扣分{limits}", "The total, adjustments included, comes to {limits}"),
    "weight-group": ("“{group}”的权重是 {weight}", "‘{group}’ has a weight of {weight}"),
    "once": ("，其余的得 0 分", "; the others score 0"),
    "in-brackets": ("（{source}）", " ({source})"),
    "dropped-group": (
        "不计的条目，其分值由同组其余条目按比例补足",
        "The points of rows that are left out are shared among the other rows of the group",
    ),
    "dropped-total": (
        "不计的条目，其分值由全表其余条目按比例补足",
        "The points of rows that are left out are shared among all other rows of the table",
    ),
    "dropped-removed": (
        "不计的条目，其分值从满分中减去",
        "The points of rows that are left out are taken off the full points",
    ),
    "unrated-zero": ("没有评的条目得 0 分", "Rows that are not rated score 0"),
    "unrated-dropped": ("没有评的条目不计", "Rows that are not rated are left out"),
    "rounded-criteria": ("各条得分{how}", "Scores of criteria: {how}"),
    "rounded-groups": ("各组得分{how}", "Scores of groups: {how}"),
    "rounded-total": ("总分{how}", "Total: {how}"),
    "across": ("，可以越过结论的界限", ", also across the limits of conclusions"),
    "not-across": ("，不越过结论和规则的界限", ", never across the limits of conclusions and rules"),
    "assessors-median": (
        "几人评分的，各条取各人得分的中位数",
        "Where several assessors score, the median of their scores counts in each criterion",
    ),
    "assessors-mean": (
        "几人评分的，各条取各人得分的平均",
        "Where several assessors score, the mean of their scores counts in each criterion",
    ),
    "tolerance": ("；相差超过 {points}的，另行商定", "; where they lie more than {points} apart, they settle it"),
    "scaled": ("总分按满分 {points}折算", "The total is converted to a scale of {points}"),
    "scaled-least": ("，最低的总分折算为 0", ", with the lowest total as 0"),
    # rows
    "kind": ("属于“{title}”", "Kind: ‘{title}’"),
    "tag": ("标记为 {tag}", "Tagged {tag}"),
    "weight": ("权重 {weight}", "Weight {weight}"),
    "not-applicable": ("可填“不适用”，这时{how}", "You can answer ‘not applicable’: then the row {how}"),
    "with-reason": ("，须写明理由", ", and you must say why"),
    "earns": ("得 {n} 分", "scores {n}"),
    "rest-shared": ("，其余的分值不计", ", and its other points do not count"),
    "counted-dropped": ("不计", "does not count"),
    "counted-met": ("得满分", "scores full points"),
    "counted-zero": ("得 0 分", "scores 0"),
    "only-for": (
        "{title}为{options}时才有这一条，否则{how}",
        "Only where ‘{title}’ is {options}. Otherwise the row {how}",
    ),
    "units": (
        "每个{unit}分别评分，{how}，最多 {most} 个",
        "Each is scored by itself ({unit}): {how}, {most} at most",
    ),
    "units-mean": ("取平均", "the mean counts"),
    "units-lowest": ("取最低的一个", "the lowest counts"),
    "units-highest": ("取最高的一个", "the highest counts"),
    "only-if": ("{when}时才有这一条", "Only if {when}"),
    "otherwise": ("，否则{how}", ". Otherwise the row {how}"),
    # conclusions and conditions
    "lowest-of": ("取{names}中最低的一个。", "The lowest of {names}. "),
    "or-else": ("；或者", "; or "),
    "none-above": ("，而不符合以上各项", ", and none of the above holds"),
    "left": ("不符合以上各条件的", "none of the conditions above hold"),
    "by-veto": ("有一票否决的情形，不论总分多少", "a veto applies, whatever the total"),
    "needs": ("。须先达到“{title}”", ". ‘{title}’ must be reached first"),
}  # fmt: skip
