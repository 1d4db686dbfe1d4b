"""Problems of a rubric: sums that do not agree, intervals that do not tile, names that lead nowhere."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

RUBRIC_PROBLEMS: Final = {
    "duplicate-id": said(
        "编号“{id}”重复{line:（另一处在第 ~ 行）}；同类编号不能相同",
        "请改其中一个",
        "the id '{id}' is used twice{line:, the other time in line ~}; ids of one kind must differ",
        "Change one of them.",
    ),
    "profile-reserved": said(
        "profile 中的编号不能是“{id}”：评分文件用它记录单位名称",
        "请另取编号；单位名称不用写在 profile 里",
        "a profile field cannot be called '{id}': responses keep the institution's name there",
        "Choose another id; the name is asked for anyway.",
    ),
    "list-empty": said(
        "“{key}”里什么也没有，至少要有一项",
        "请补上",
        "'{key}' is empty; it needs at least one entry",
        "Add one.",
    ),
    "group-empty": said(
        "“{id}”组里没有条目",
        "请补上条目，或删去该组",
        "the group '{id}' has no criteria",
        "Add criteria, or remove the group.",
    ),
    "group-sum": said(
        "“{id}”组各条目的分值合计 {found}，而该组写的是 {points}",
        "请改条目的分值，或改该组的分值，使两者一致",
        "the criteria of group '{id}' add up to {found}; the group says {points}",
        "Change the points of a criterion, or the group's, so that both agree.",
    ),
    "total-sum": said(
        "各组分值合计 {found}，而满分写的是 {points}",
        "请改某组的分值，或改满分，使两者一致",
        "the groups add up to {found}; the rubric says {points}",
        "Change the points of a group, or the rubric's, so that both agree.",
    ),
    "points-missing": said(
        "条目“{id}”没有写分值",
        "请补上 points",
        "the criterion '{id}' has no points",
        "Add 'points'.",
    ),
    "points-positive": said(
        "分值是 {points}，应大于 0",
        "请改为正数",
        "the points are {points}; they must be more than 0",
        "Write a positive number.",
    ),
    "points-on-adjustment": said(
        "“{id}”是加减分项，不写 points",
        "请删去 points；加减多少写在 {keys:、} 里",
        "'{id}' is an adjustment and has no points",
        "Remove 'points'; its amount stands in {keys}.",
    ),
    "not-an-adjustment": said(
        "“{id}”的评分方法 {method} 不是加减分方法，不能放在 adjustments 里",
        "请移到某个组里，或改用 {known:、}",
        "'{id}' is rated by {method}, which is no adjustment",
        "Move it into a group, or use {known}.",
    ),
    "indicator-sum": said(
        "各评分点合计 {found} 分，而条目写的是 {points} 分",
        "请改评分点的分值，或改条目的分值，使两者一致",
        "the indicators add up to {found}; the criterion says {points}",
        "Change the points of an indicator, or the criterion's, so that both agree.",
    ),
    "indicator-step": said(
        "评分点“{id}”的 step 只用于可得部分分（partial: true）的评分点，且须大于 0",
        "请删去 step，或补上 partial: true",
        "the step of the indicator '{id}' needs 'partial: true' and must be more than 0",
        "Remove the step, or add 'partial: true'.",
    ),
    "level-above": said(
        "选项 {score} 分，高于条目的分值 {points}",
        "请改选项的分数，或改条目的分值",
        "the level's score {score} is above the criterion's points {points}",
        "Change the score, or the criterion's points.",
    ),
    "level-best": said(
        "最好的选项只有 {best} 分，到不了条目的分值 {points}",
        "请改选项的分数，或改条目的分值",
        "the best level earns {best}; the criterion says {points}",
        "Change the level's score, or the criterion's points.",
    ),
    "level-twice": said(
        "有两个选项都是 {score} 分，也没有由填报的数值来区分",
        "请核对原表；确实相同时合并为一个选项",
        "two levels have the score {score}, and no measure tells them apart",
        "Check the table; where it is right, merge the two.",
    ),
    "step-positive": said(
        "刻度是 {step}，应大于 0",
        "请改为正数，例如 0.1",
        "the step is {step}; it must be more than 0",
        "Write a positive number, such as 0.1.",
    ),
    "band-order": said(
        "从 {from} 到 {to}，起点大于终点",
        "请把小的写在 from，大的写在 to",
        "the range from {from} to {to} begins above its end",
        "Write the smaller number in 'from'.",
    ),
    "band-sorting": said(
        "“{better}”档的分数更高，却排在“{worse}”档后面",
        "请把分数高的档排在前面",
        "the band '{better}' has higher scores than '{worse}', but stands behind it",
        "List the best band first.",
    ),
    "band-below": said(
        "{value} 低于 0；档次从 0 分起",
        "请改档次的范围；扣分写成加减分项",
        "{value} is below 0; bands begin at 0",
        "Change the band; a deduction is an adjustment.",
    ),
    "off-step": said(
        "{value} 不合刻度 {step}",
        "请改为 {step} 的整数倍，或改刻度",
        "{value} is not a whole multiple of the step {step}",
        "Write a number on the step, or change the step.",
    ),
    "band-above": said(
        "{value} 高于条目的分值 {points}",
        "请改档次的范围，或改条目的分值",
        "{value} is above the criterion's points {points}",
        "Change the band, or the criterion's points.",
    ),
    "band-overlap": said(
        "“{first}”与“{second}”两档重叠：分数 {between} 同时属于两档",
        "请改其中一档的范围",
        "the bands '{first}' and '{second}' overlap: both hold {between}",
        "Change the range of one of them.",
    ),
    "band-gap": said(
        "0 至 {points} 分之间有空档：分数 {between} 不属于任何一档",
        "请改“{second}”或相邻档的范围",
        "the bands leave a gap between 0 and {points}: none holds {between}",
        "Change the range of '{second}' or of its neighbour.",
    ),
    "band-unknown": said(
        "档次“{id}”没有在评估表开头的 bands 里列出；已列出：{known:、}",
        "请改用已列出的档次，或在开头的 bands 里补上它的 id 和 title",
        "the band '{id}' is not among the bands at the top of the rubric: {known}",
        "Use one of these, or add it there with its id and title.",
    ),
    "range-overlap": said(
        "两段范围重叠：{first_zh} 与 {second_zh}",
        "请改其中一段",
        "two ranges overlap: {first} and {second}",
        "Change one of them.",
    ),
    "range-sign": said(
        "{range_zh} 不是一段加分，也不是一段减分；每段须全在 0 以上，或全在 0 以下",
        "请把加分和减分各写一段；0 总是可以给，不必写",
        "{range} is neither a bonus nor a deduction: a range lies on one side of 0",
        "Write one range for each side; 0 can always be given.",
    ),
    "amount-zero": said(
        "{key} 是 0，这一项没有作用",
        "请填写加减的分数",
        "{key} is 0, so that this row does nothing",
        "Write the amount.",
    ),
    "limit-side": said(
        "limit 是 {limit}，each 是 {each}；两者须同为加分或同为减分",
        "请改 limit 的正负号",
        "limit is {limit} and each is {each}; both must add, or both take away",
        "Change the sign of 'limit'.",
    ),
    "interval-form": said(
        "“{id}”的区间不成立：下端只写 from 或 above 之一，上端只写 to 或 below 之一，下端不能高于上端；只有一个数时只写 equals",
        "请改正区间",
        "the interval of '{id}' does not hold: it has 'from' or 'above', 'to' or 'below', the lower end first; "
        "or 'equals' alone",
        "Correct the interval.",
    ),
    "measure-limits": said(
        "maximum（最大的数）是 {maximum}，应大于最小的数 {minimum}",
        "请改其中一个",
        "the maximum is {maximum}; it must be above the least number, {minimum}",
        "Change one of them.",
    ),
    "interval-missing": said(
        "“{id}”没有写明数值区间（{key}）",
        "请补上，或在 measure 中写 decides: false",
        "'{id}' has no interval ('{key}') for the measure",
        "Add it, or write 'decides: false' in the measure.",
    ),
    "interval-useless": said(
        "这里写了数值区间，但没有起决定作用的 measure",
        "请补上 measure，或删去区间",
        "an interval stands here, but no measure decides",
        "Add a measure, or remove the interval.",
    ),
    "interval-kind": said(
        "区间写在 {given} 里；这里应写 {wanted}",
        "有 depends_on 时用 when_by，没有时用 when",
        "the interval stands in '{given}'; here it must be '{wanted}'",
        "Use 'when_by' with 'depends_on', and 'when' without.",
    ),
    "interval-overlap": said(
        "“{first}”与“{second}”的区间重叠：数值 {between} 同时属于两者",
        "请改其中一个区间",
        "the intervals of '{first}' and '{second}' overlap: both hold {between}",
        "Change one of them.",
    ),
    "interval-unreachable": said(
        "“{id}”的区间（{interval}）里没有能填报的数，永远选不到",
        "请改区间，或改 measure 的 minimum、maximum、step",
        "the interval of '{id}' ({interval}) holds no number that can be entered",
        "Change it, or the minimum, maximum or step of the measure.",
    ),
    "interval-gap": said(
        "区间之间有空档：数值 {between} 不属于任何一项",
        "请改“{second}”或相邻项的区间",
        "the intervals leave a gap: none holds {between}",
        "Change the interval of '{second}' or of its neighbour.",
    ),
    "interval-overlap-in-variant": said(
        "“{first}”与“{second}”为“{variant}”写的区间重叠：数值 {between} 同时属于两者",
        "请改其中一个区间",
        "the intervals of '{first}' and '{second}' for '{variant}' overlap: both hold {between}",
        "Change one of them.",
    ),
    "interval-gap-in-variant": said(
        "为“{variant}”写的区间有空档：数值 {between} 不属于任何一项",
        "请改“{second}”或相邻项的区间",
        "the intervals for '{variant}' leave a gap: none holds {between}",
        "Change the interval of '{second}' or of its neighbour.",
    ),
    "ratio-title": said(
        "没有写明这个比例的 {key} 是什么数",
        "请补上 {key}，例如“应参加培训的人数”",
        "the ratio does not say what its {key} counts",
        "Add '{key}', such as 'teachers in all'.",
    ),
    "field-unknown": said(
        "depends_on 指向“{id}”，但 profile 中没有这一项",
        "请在 profile 中补上，或改 depends_on",
        "depends_on names '{id}', which is no profile field",
        "Add it to 'profile', or change 'depends_on'.",
    ),
    "variant-missing": said(
        "“{id}”没有写“{option}”的区间",
        "请在 when_by 中补上 {option}",
        "'{id}' has no interval for '{option}'",
        "Add '{option}' to 'when_by'.",
    ),
    "variant-unknown": said(
        "“{option}”不是 {field} 的选项；选项有：{known:、}",
        "请改正或删去",
        "'{option}' is no option of '{field}'; the options are: {known}",
        "Correct it, or remove it.",
    ),
    "conclusion-overlap": said(
        "结论“{first}”与“{second}”重叠：总分 {between} 同时属于两者",
        "请改其中一个区间",
        "the conclusions '{first}' and '{second}' overlap: both hold for {between}",
        "Change one of them.",
    ),
    "conclusion-gap": said(
        "结论有空档：总分 {between} 没有结论",
        "请改“{second}”或相邻结论的区间",
        "the conclusions leave a gap: none holds for {between}",
        "Change the interval of '{second}' or of its neighbour.",
    ),
    "conclusion-unreachable": said(
        "结论“{id}”没有区间，也没有一票否决项指向它，永远不会出现",
        "请补上 when，或删去它",
        "the conclusion '{id}' has no interval and no veto leads to it",
        "Add 'when', or remove it.",
    ),
    "conclusion-beyond": said(
        "结论“{id}”的区间（{interval}）里没有可能的总分：总分 {reach}",
        "请改区间，或核对各条目的分值",
        "no total leads to the conclusion '{id}' ({interval}): the totals are {reach}",
        "Change the interval, or check the points.",
    ),
    "conclusion-unknown": said(
        "一票否决指向结论“{id}”，但没有这个结论；已有：{known:、}",
        "请在 conclusions 中补上，或改 concludes",
        "the veto leads to the conclusion '{id}', which does not exist; there are: {known}",
        "Add it to 'conclusions', or change 'concludes'.",
    ),
    "damage-place": said(
        "存疑记录的位置“{at}”在这里不存在",
        "at 应写本处的某一项，例如 points、title、bands.pass、indicators.b",
        "the damage is recorded at '{at}', which is no place here",
        "Name a key of this row, such as points, title, bands.pass or indicators.b.",
    ),
}
