"""How results are explained: the phrases of steps, sums and summaries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording import in_words

_PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    # steps of a rating
    "indicator": ("评分点 {id} 做到", "indicator {id} is met"),
    "indicator-part": ("评分点 {id} 得部分分", "indicator {id} earns a part"),
    "entered": ("填报 {value}{unit}", "entered: {value}{unit: }"),
    "ratio": ("{numerator} ÷ {denominator} = {percent}%", "{numerator} ÷ {denominator} = {percent}%"),
    "ratio-cut": ("{numerator} ÷ {denominator} ≈ {percent}%", "{numerator} ÷ {denominator} ≈ {percent}%"),
    "ratio-above": (
        "{numerator} ÷ {denominator} = {percent}%（超过 100%，请核对）",
        "{numerator} ÷ {denominator} = {percent}% (above 100%: please check)",
    ),
    "ratio-cut-above": (
        "{numerator} ÷ {denominator} ≈ {percent}%（超过 100%，请核对）",
        "{numerator} ÷ {denominator} ≈ {percent}% (above 100%: please check)",
    ),
    "percentage-above": (
        "填报 {value}{unit}（超过 100%，请核对）",
        "entered: {value}{unit: } (above 100%: please check)",
    ),
    "from-points": ("从满分扣起", "begun with all points"),
    "fault": ("有此情形，扣一次", "applies, and costs once"),
    "fault-each": ("{count} {unit} × {each} 分", "{count} × {each}"),
    "fault-limited": (
        "{count} {unit} × {each} 分 = {product} 分，以 {limit} 分为限",
        "{count} × {each} = {product}, limited to {limit}",
    ),
    "no-faults": ("查过，没有扣分", "looked at, and nothing found"),
    "taken-away": ("{sum_zh} = {left} 分", "{sum} = {left}"),
    "taken-away-floored": (
        "{sum_zh} = {left} 分，扣完为止，得 0 分",
        "{sum} = {left}; it stops at 0",
    ),
    "level": ("选定这一档", "the level that was chosen"),
    "level-decided": ("由填报的数值定档", "the level that the number decides"),
    "level-decided-said": ("按填报的数值得 {score} 分", "the number earns {score} {score:point|points}"),
    "band": ("属于“{band}”（{least} 至 {most} 分）", "in the band '{band}' ({least} to {most})"),
    "band-open": (
        "属于“{band}”，请在 {least} 至 {most} 分之间评分",
        "in the band '{band}': choose a score from {least} to {most}",
    ),
    "counted": ("{count} {unit} × {each} 分", "{count} × {each}"),
    "counted-said": ("{count} {unit} × {each} 分 = {product} 分", "{count} × {each} = {product}"),
    "counted-limited": (
        "{count} {unit} × {each} 分 = {product} 分，以 {limit} 分为限",
        "{count} × {each} = {product}, limited to {limit}",
    ),
    "share": ("{over} ÷ {under} × {points} 分 {sign}", "{over} ÷ {under} × {points} {sign}"),
    "share-said": (
        "{over} ÷ {under} × {points} 分 {sign} {product} 分",
        "{over} ÷ {under} × {points} {sign} {product}",
    ),
    "share-limited": (
        "{over} ÷ {under} × {points} 分 {sign} {product} 分，以 {limit} 分为限",
        "{over} ÷ {under} × {points} {sign} {product}, limited to {limit}",
    ),
    "zero-of-zero": (
        "目标和实际都是 0，按规定得 {score} 分",
        "0 of 0, which earns {score} by the rules of the table",
    ),
    "nothing-is-best": (
        "实际为 {actual}，越少越好，得 {score} 分",
        "{actual}, where less is better: {score}",
    ),
    "reached": ("{over} ÷ {under} {sign} {percent}%", "{over} ÷ {under} {sign} {percent}%"),
    "steps-none": ("达到 {from}%，得 {points} 分", "{from}% or more: {points}"),
    "steps-within": (
        "比 {from}% 低不到 {each} 个百分点，不扣分，得 {points} 分",
        "less than {each} percentage {each:point|points} below {from}%: {points}",
    ),
    "steps": (
        "低于 {from}%，每 {each} 个百分点扣 {costs} 分：{points} 分 − {count} × {costs} 分 =",
        "below {from}%, {costs} for each {each} percentage {each:point|points}: {points} − {count} × {costs} =",
    ),
    "steps-said": (
        "低于 {from}%，每 {each} 个百分点扣 {costs} 分：{points} 分 − {count} × {costs} 分 = {product} 分",
        "below {from}%, {costs} for each {each} percentage {each:point|points}: {points} − {count} × {costs} = {product}",
    ),
    "steps-limited": (
        "低于 {from}%，每 {each} 个百分点扣 {costs} 分：{points} 分 − {count} × {costs} 分 = {product} 分，扣完为止",
        "below {from}%, {costs} for each {each} percentage {each:point|points}: {points} − {count} × {costs}, but at least 0",
    ),
    "applies": ("有此情形", "applies"),
    "applies-not": ("无此情形", "does not apply"),
    "none-met": ("一点也没有做到", "none of the indicators is met"),
    "left-out": ("没有此情形", "left out: no occasion for it"),
    "worth": ("{text}（{said}）", "{text} ({said})"),
    "amount": ("评定的加减分", "the amount that was judged"),
    "vetoed": ("一票否决", "veto"),
    "away-dropped": ("不适用，不计", "does not apply, and does not count"),
    "away-met": ("不适用，按规定得满分", "does not apply, and earns all points by the rules of the table"),
    "away-part": ("不适用，按规定得部分分", "does not apply, and earns a part by the rules of the table"),
    "away-shared": (
        "不适用，按规定得部分分，其余的分值不计",
        "does not apply, and earns a part by the rules of the table; its other points do not count",
    ),
    "not-there-dropped": (
        "本条不适用于所选的“{title}”，不计",
        "not there with the chosen '{title}', and does not count",
    ),
    "not-there-met": (
        "本条不适用于所选的“{title}”，按规定得满分",
        "not there with the chosen '{title}', and earns all points",
    ),
    "not-there-zero": (
        "本条不适用于所选的“{title}”，按规定得 0 分",
        "not there with the chosen '{title}', and earns 0",
    ),
    "not-there-after-dropped": (
        "按{rows_zh}的评分，没有这一条，不计",
        "not there after the rating of {rows}, and does not count",
    ),
    "not-there-after-met": (
        "按{rows_zh}的评分，没有这一条，按规定得满分",
        "not there after the rating of {rows}, and earns all points",
    ),
    "not-there-after-zero": (
        "按{rows_zh}的评分，没有这一条，按规定得 0 分",
        "not there after the rating of {rows}, and earns 0",
    ),
    "counted-once": ("不重复计分，已计入“{row}”", "counted once, in '{row}'"),
    "several-median": ("{scores_zh} 的中位数", "the median of {scores}"),
    "several-mean": ("{scores_zh} 的平均", "the mean of {scores}"),
    "several-open": (
        "各人给了 {scores_zh}，合起来属于哪一档不清楚，而表上的规则要看它：由各方商定",
        "{scores} do not tell the level, which a rule of the table asks for: to be agreed",
    ),
    "several-missing": (
        "各人给了 {scores_zh}，有人没有评，合起来也没有评",
        "{scores}: not rated by all, and so not rated together",
    ),
    "several-nobody": ("各人都没有评", "rated by nobody"),
    "several-unlike": (
        "是否适用，各人看法不同（{scores_zh}）：由各方商定",
        "they differ on whether it applies ({scores}): to be agreed",
    ),
    "several-veto": (
        "是否一票否决，各人看法不同：由各方商定",
        "they differ on whether the veto applies: to be agreed",
    ),
    "unit": ("{name}：{score} 分", "{name}: {score}"),
    "unit-open": ("{name}：未评", "{name}: not rated"),
    "units-mean": ("{count} 个{unit}取平均", "the mean of {count}"),
    "units-mean-said": ("{count} 个{unit}的平均 {score} 分", "mean of {count}: {score}"),
    "units-lowest": ("取最低的一个{unit}", "the lowest of {count}"),
    "units-lowest-said": ("最低的一个 {score} 分", "lowest of {count}: {score}"),
    "units-highest": ("取最高的一个{unit}", "the highest of {count}"),
    "units-highest-said": ("最高的一个 {score} 分", "highest of {count}: {score}"),
    "unrated-zero": ("未评，按规定计 0 分", "not rated, and 0 by the rules of the table"),
    "unrated-dropped": ("未评，按规定不计", "not rated, and not counted by the rules of the table"),
    # rules of sums
    "total": ("总分", "Total"),
    "total-so-far": ("暂计总分", "Total so far"),
    "sum-of-groups": ("各组得分相加", "the groups added up"),
    "sum-of-rows": ("组内各条得分相加", "the criteria of the group added up"),
    "mean-of-rows": ("组内各条得分取平均", "the mean of the criteria of the group"),
    "shares-of-rows": (
        "组内各条得分占其满分的百分比取平均",
        "the mean of the shares of their maximum that the criteria earn",
    ),
    "shares-of-groups": (
        "各组得分占其满分的百分比取平均",
        "the mean of the shares of their maximum that the groups earn",
    ),
    "together-sum": ("“{rows}”合计", "{rows}, added up"),
    "together-highest": ("“{rows}”只取最高的一项", "only the highest of: {rows}"),
    "together-lowest": ("“{rows}”只取最低的一项", "only the lowest of: {rows}"),
    "together-inside": ("按‘{title}’计的", "what ‘{title}’ comes to"),
    "together-most": ("最多 {limit} 分", "at most {limit}"),
    "together-least": ("最少 {limit} 分", "at least {limit}"),
    "lowest-of-rows": ("取组内得分最低的一条", "the lowest of the criteria of the group"),
    "highest-of-rows": ("取组内得分最高的一条", "the highest of the criteria of the group"),
    "mean-of-groups": ("各组得分取平均", "the mean of the groups"),
    "lowest-of-groups": ("取得分最低的一组", "the lowest of the groups"),
    "highest-of-groups": ("取得分最高的一组", "the highest of the groups"),
    "weighed": ("{name}（权重 {weight}）", "{name} (weight {weight})"),
    "limit-most": ("最多计 {limit} 分", "no more than {limit}"),
    "limit-least": ("最少计 {limit} 分", "no less than {limit}"),
    "started": ("从 {score} 分起算", "beginning at {score}"),
    "with-adjustments": ("再计入加分和扣分", "with the adjustments"),
    "made-up-group": (
        "不计的条目，其分值由同组其余条目按比例补足",
        "rows that drop out are made up for by the rest of the group",
    ),
    "made-up-total": (
        "不计的条目，其分值由全表其余条目按比例补足",
        "rows that drop out are made up for by the rest of the table",
    ),
    "made-up-removed": ("不计的条目，其分值从满分中减去", "rows that drop out are missing from the maximum"),
    "scaled": ("再按满分 {to} 分折算", "carried over to a range of {to}"),
    "no-total": ("不计总分", "no total"),
    "gate-zeroes": ("“{group}”不得分", "'{group}' earns nothing"),
    "gate-caps-total": ("总分以 {cap} 分为限", "the total is limited to {cap}"),
    "gate-caps-conclusion": ("结论最高为“{conclusion}”", "the conclusion is '{conclusion}' at best"),
    "gate-no-total": ("不计总分", "there is no total"),
    "rounded": ("{how_zh}", "{how}"),
    "rounded-aside": (
        "{how_zh}，但不越过结论或规则的界限",
        "{how}, but not across the bound of a conclusion or rule",
    ),
    "told": ("{said} {sign}", "{said} {sign}"),
    "limited-most": ("{score} 分，最多计 {limit} 分", "{score}, of which no more than {limit} counts"),
    "limited-least": ("{score} 分，最少计 {limit} 分", "{score}, which counts no less than {limit}"),
    "made-up-told": ("补足不计的分值：{said} {sign}", "with what drops out made up for: {said} {sign}"),
    "scaled-told": ("折算：{said} {sign}", "carried over: {said} {sign}"),
    "scaled-clamped": (
        "折算：{said}，以 {limit} 分为限",
        "carried over: {said}, limited to {limit}",
    ),
    "zeroed-told": ("“{gate}”：不得分", "'{gate}': earns nothing"),
    "capped-told": (
        "“{gate}”：{score} 分，以 {limit} 分为限",
        "'{gate}': {score}, limited to {limit}",
    ),
    "gate-told": ("{when}，所以{effect}", "{when}: {effect}"),
    "dropped": ("不计", "not counted"),
    "adjustments": ("加减分项", "Adjustments"),
    "sum-of-adjustments": ("各加减分项相加", "all bonuses and deductions added up"),
    "unrated": ("未评", "not rated"),
    "points": ("{score} 分", "{score}"),
    "conclusion": ("结论", "Conclusion"),
    "by-veto": ("一票否决，与总分无关", "by veto, whatever the total"),
    "by-otherwise": ("不符合前面各个结论的条件", "the conditions of no conclusion before it hold"),
    "by-share": ("总分占满分的比例在此范围：{interval}", "the share of the maximum is {interval}"),
    "and-told": ("且{conditions}", "and {conditions}"),
    "none-above": ("不符合“{title}”的其他条件", "the further conditions of '{title}' do not hold"),
    "by-total-of-part": ("得分在此范围：{interval}", "the score is {interval}"),
    "by-share-of-part": ("得分占满分的比例在此范围：{interval}", "the share of the maximum is {interval}"),
    "and-needed": ("并达到“{title}”的要求", "and what '{title}' asks for holds too"),
    "lowest-conclusion": ("{sets}，取其中最低的一个", "{sets}: the lowest of them"),
    "set-came-to": ("“{name}”为“{title}”", "'{name}' is '{title}'"),
    "none-of-groups": ("各组分列，不计总分", "the groups stand each for itself"),
    "by-total": ("总分在此范围：{interval}", "the total is {interval}"),
    # rules of methods
    "checklist-rule": ("做到的评分点，其分数相加", "the points of the indicators that are met, added up"),
    "graded-rule": ("先定档次，再在该档的分数范围内评分", "a band, then a score inside its range"),
    "deductions-rule": ("从满分扣起，按查出的问题扣分", "all points, less what is found wrong"),
    "levels-rule": ("选定一档，得该档的分数", "one level is chosen and earns its score"),
    "proportional-rule": ("按完成目标的比例得分", "in proportion to what was reached of the target"),
    "counted-rule": ("按次数计", "counted for each occurrence"),
    "fixed-rule": ("有此情形时一次计入", "counted once when it applies"),
    "ranged-rule": ("在规定的范围内评定", "judged inside the printed range"),
    "veto-rule": ("有此情形时直接得出结论", "decides the conclusion when it applies"),
    # self assessment and review of one criterion
    "moderated-equal": ("复核与自评相同", "the review says the same"),
    "moderated-otherwise": (
        "复核与自评得分相同，依据不同",
        "the review gives the same score on other grounds",
    ),
    "moderated-more": ("复核比自评多 {difference} 分", "the review gives {difference} more"),
    "moderated-less": ("复核比自评少 {difference} 分", "the review gives {difference} less"),
    "moderated-unlike": ("一方计分，一方不计", "counted by one side only"),
    "moderated-self-only": ("还没有复核", "not reviewed yet"),
    "moderated-review-only": ("自评没有评", "not rated by the institution"),
    "moderated-open": ("两方都没有评", "rated by neither side"),
    "moderated-nothing": ("没有两方都评了的条目", "nothing is rated by both sides"),
    "moderated-none": (
        "两方都评了 {count} 条，得分都相同",
        "{count} {count:criterion|criteria} rated by both sides, with the same {count:score|scores}",
    ),
    "moderated-some": (
        "两方都评了 {count} 条，{differing} 条得分不同，合计差 {sum} 分（复核减自评）",
        "{count} {count:criterion|criteria} rated by both sides, {differing} with different scores; review less self-assessment, in all: {sum}",
    ),
    # the summary sentence
    "summary-done": ("总分 {total} 分，满分 {maximum} 分", "Total {total} of {maximum}"),
    "summary-none": ("不计总分", "No total"),
    "summary-open": (
        "暂计 {total} 分，满分 {maximum} 分，还有 {open} 项未评",
        "{total} of {maximum} so far, {open} not rated yet",
    ),
    "summary-conclusion": ("结论：{title}", "conclusion: {title}"),
    "summary-set": ("{name}：{title}", "{name}: {title}"),
}


def phrase(name: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """The phrase `name` in `language`, with `values` filled in."""
    return in_words(_PHRASES, name, language, values)
