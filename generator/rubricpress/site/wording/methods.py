"""How each scoring method is told on the criteria page, and what measures do."""

from __future__ import annotations

from typing import Final

WORDS: Final = {
    "checklist": ("做到一条得一条的分，各条相加。", "Each indicator that is met earns its points. They are added up."),
    "partial": ("可得部分分：0 至 {points}", "Part of it earns part of the points: 0 to {points}"),
    "step": ("，以 {points}为单位", ", in steps of {points}"),
    "deductions-zero": (
        "从满分扣起，查出的问题逐项扣分；扣完为止。",
        "Starts at full points. Every problem that is found costs points, down to 0.",
    ),
    "deductions-below": (
        "从满分扣起，查出的问题逐项扣分；可以倒扣，得分能低于 0 分。",
        "Starts at full points. Every problem that is found costs points. The score can fall below 0.",
    ),
    "fault-costs": ("−{points}", "−{points}"),
    "levels-unscored": (
        "选最符合的一项；不计分，只看是哪一项。",
        "Choose the level that fits best. It earns no points: what counts is which level it is.",
    ),
    "levels-decided-unscored": (
        "选最符合的一项，也可以填报数值，由数值决定选项；不计分，只看是哪一项。",
        "Choose the level that fits best, or enter the number, which decides for it. It earns no points: what counts is which level it is.",
    ),
    "levels": ("选最符合的一项，得该项的分。", "Choose the level that fits best. It earns its points."),
    "levels-decided": (
        "选最符合的一项，得该项的分；也可以填报数值，由数值决定选项。",
        "Choose the level that fits best. It earns its points. You can also enter the figures, which then decide the level.",
    ),
    "graded": (
        "先定档次，再在该档的分数内评分，以 {points}为单位。",
        "First decide the band, then give a score inside it, in steps of {points}.",
    ),
    "graded-decided": (
        "由比例定档，再在该档的分数内评分，以 {points}为单位。",
        "The ratio decides the band. Then give a score inside it, in steps of {points}.",
    ),
    "times-points": ("× 分值", "× points"),
    "counted-each": ("每{unit}{worth}", "{worth} each"),
    "counted-limited": (
        "每发生一{unit}{worth}，按次累计，最多{most}。没有发生为 0 分。",
        "Each {unit} {worth}, up to {size} points in all. If there is none, the score is 0.",
    ),
    "counted-unlimited": (
        "每发生一{unit}{worth}，按次累计，没有限额。没有发生为 0 分。",
        "Each {unit} {worth}, without a limit. If there is none, the score is 0.",
    ),
    "fixed-rule": (
        "有此情形{worth}，只计一次；没有为 0 分。",
        "If it applies, it {worth}, once only. If not, the score is 0.",
    ),
    "ranged-rule": (
        "在规定的范围内评定：{ranges}；没有此情形为 0 分。",
        "The amount is judged inside the range: {ranges}. If it does not apply, the score is 0.",
    ),
    "ranged-step": (
        "在规定的范围内评定：{ranges}，以 {points}为单位；没有此情形为 0 分。",
        "The amount is judged inside the range: {ranges}, in steps of {points}. If it does not apply, the score is 0.",
    ),
    "ranged-short": ("{ranges} 分", "{ranges} points"),
    "or": ("，或", ", or "),
    "and": ("，", ", "),
    "veto": ("一票否决", "Veto"),
    "veto-rule": (
        "有此情形，不论总分多少，结论都是“{title}”；本条不加分也不扣分。",
        "If it applies, the conclusion is ‘{title}’ whatever the total. The row itself adds and deducts nothing.",
    ),
    "read-as": ("读作：{interval}", "Read as: {interval}"),
    "read-as-for": ("{who}读作：{interval}", "{who}, read as: {interval}"),
    "head-indicators": ("评分点", "Indicators"),
    "head-faults": ("扣分标准", "Deductions"),
    "head-levels": ("评分标准", "Levels"),
    "entered": ("填报数值", "Figure to enter"),
    "formula": ("计算公式", "Formula"),
    "value": ("数值", "Figure"),
    "unit": ("{title}（{unit}）。", "{title} ({unit}). "),
    "no-unit": ("{title}。", "{title}. "),
    "only-noted": (
        "比例只作记录，档次由评估人判断。",
        "The ratio is only recorded. The assessor decides the band.",
    ),
    "depends": ("界限按“{title}”区分。", "The limits depend on ‘{title}’."),
}  # fmt: skip
