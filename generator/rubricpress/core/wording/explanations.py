"""How results are explained: the phrases of steps, sums and summaries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    # steps of a rating
    "indicator": ("指标 {id} 符合", "indicator {id} is met"),
    "indicator-part": ("指标 {id} 得部分分", "indicator {id} earns a part"),
    "entered": ("填报 {value}{unit}", "entered: {value}{unit}"),
    "ratio": ("{numerator} ÷ {denominator} = {percent}%", "{numerator} ÷ {denominator} = {percent}%"),
    "ratio-cut": ("{numerator} ÷ {denominator} ≈ {percent}%", "{numerator} ÷ {denominator} ≈ {percent}%"),
    "level": ("选定 {score} 分", "chosen: {score}"),
    "level-decided": ("按填报的数值得 {score} 分", "the number decides: {score}"),
    "band": ("属于“{band}”（{least} 至 {most} 分）", "in the band '{band}' ({least} to {most})"),
    "band-open": (
        "属于“{band}”，请在 {least} 至 {most} 分之间评分",
        "in the band '{band}': choose a score from {least} to {most}",
    ),
    "counted": ("{count} {unit} × {each} 分 = {product} 分", "{count} × {each} = {product}"),
    "counted-limited": (
        "{count} {unit} × {each} 分 = {product} 分，以 {limit} 分为限",
        "{count} × {each} = {product}, limited to {limit}",
    ),
    "applies": ("有此情形", "applies"),
    "applies-not": ("无此情形", "does not apply"),
    "amount": ("评定的加减分", "the amount that was judged"),
    "vetoed": ("一票否决", "veto"),
    # rules of sums
    "total": ("总分", "Total"),
    "total-so-far": ("暂计总分", "Total so far"),
    "sum-of-groups": ("各组得分相加", "the groups added up"),
    "sum-with-adjustments": ("各组得分相加，再计入加分和扣分", "the groups added up, with the adjustments"),
    "sum-of-rows": ("组内各条得分相加", "the criteria of the group added up"),
    "adjustments": ("加分和扣分", "Adjustments"),
    "unrated": ("未评", "not rated"),
    "points": ("{score} 分", "{score}"),
    "conclusion": ("结论", "Conclusion"),
    "by-veto": ("一票否决，与总分无关", "by veto, whatever the total"),
    "by-total": ("总分在此范围：{interval}", "the total lies in: {interval}"),
    # rules of methods
    "checklist-rule": ("符合的指标，其分数相加", "the points of the indicators that are met, added up"),
    "graded-rule": ("先定档次，再在该档的分数范围内评分", "a band, then a score inside its range"),
    "levels-rule": ("选定一档，得该档的分数", "one level is chosen and earns its score"),
    "counted-rule": ("按次数计", "counted for each occurrence"),
    "fixed-rule": ("有此情形时一次计入", "counted once when it applies"),
    "ranged-rule": ("在规定的范围内评定", "judged inside the printed range"),
    "veto-rule": ("有此情形时直接得出结论", "decides the conclusion when it applies"),
    # the summary sentence
    "summary-done": ("总分 {total} 分，满分 {maximum} 分", "Total {total} of {maximum}"),
    "summary-open": (
        "暂计 {total} 分，满分 {maximum} 分，还有 {open} 项未评",
        "{total} of {maximum} so far, {open} not rated yet",
    ),
    "summary-conclusion": ("结论：{title}", "conclusion: {title}"),
}
_COLUMN: Final = {"zh": 0, "en": 1}


def phrase(name: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """The phrase `name` in `language`, with `values` filled in."""
    return _PHRASES[name][_COLUMN[language]].format_map(values or {})
