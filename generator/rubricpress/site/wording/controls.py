"""The controls of the form: labels, hints, and what a row is worth."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "score": ("得分", "Score"),
    "rate": ("评分", "Score"),
    "unit": ("分", "points"),
    "from-zero": ("0 至 {points}{step}", "0 to {points}{step}"),
    "and-exact": ("，可精确到 {points}", ", in steps of {points}"),
    "exact": ("可精确到 {points}", "In steps of {points}"),
    "deductions-zero": ("从满分扣起，扣完为止", "Starts at full points, down to 0"),
    "deductions-below": ("从满分扣起，可以倒扣", "Starts at full points, and can fall below 0"),
    "times": ("发生次数", "How many"),
    "empty-if-none": ("没有发生就留空", "Leave empty if none"),
    "each": ("每{unit}{worth}", "{worth} for each {unit}"),
    "at-most": ("最多{most}", "{size} at most"),
    "comma": ("，", ", "),
    "applies": ("有此情形", "This applies"),
    "veto": ("一票否决", "Veto"),
    "veto-effect": ("不论总分，结论为“{title}”", "The conclusion is ‘{title}’, whatever the total"),
    "either": ("加减分", "Points added or deducted"),
    "added": ("加分", "Points added"),
    "range": ("{ranges}；没有就留空或填 0", "{ranges}. If none, leave empty or enter 0"),
    "range-signed": (
        "{ranges}（减分时数字前写减号）；没有就留空或填 0",
        "{ranges}. Put a minus sign before a deduction. If none, leave empty or enter 0",
    ),
    "percentage": ("按百分数填，如 90 表示 90%", "Enter a percentage, for example 90 for 90%"),
    "none-met": ("以上均未达到", "None of these is met"),
    "zero-points": ("0 分", "0 points"),
    "no-faults": ("查过，没有扣分", "Checked: nothing to deduct"),
    "less": ("减少一{unit}", "One {unit} less"),
    "more": ("增加一{unit}", "One {unit} more"),
    "of": ("：{what}", ": {what}"),
    "clear": ("清除选择", "Clear"),
    "figures": ("填报数据", "Figures"),
    "figures-noted": ("填报数据（只作参考，不决定档次）", "Figures (for reference only: they do not decide the band)"),
    "decided-by": (
        '，按<a href="#profile.{id}">{title}</a>判定',
        ', decided by <a href="#profile.{id}">{title}</a>',
    ),
}  # fmt: skip
