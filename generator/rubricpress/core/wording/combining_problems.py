"""Problems of a rubric with weights or with rows that may drop out; problems of ratings of such rows."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

COMBINING_PROBLEMS: Final = {
    "weight-positive": said(
        "权重是 {weight}，应大于 0",
        "请改为正数；不计分的条目不写在表里",
        "the weight is {weight}; it must be more than 0",
        "Write a positive number; what does not count is no row of the table.",
    ),
    "weight-on-adjustment": said(
        "“{id}”是加减分项，不参加组内合计，权重不起作用",
        "请删去 weight",
        "'{id}' is an adjustment and no part of its group's score: its weight has no effect",
        "Remove 'weight'.",
    ),
    "weight-unused": said(
        "“{id}”所在的一级只取最高或最低的一项，权重不起作用",
        "请删去 weight，或把 combine 改为 sum 或 mean",
        "only the highest or lowest part counts where '{id}' stands: its weight has no effect",
        "Remove 'weight', or combine by sum or mean.",
    ),
    "dropped-points-missing": said(
        "有的条目可以不计（{where}），但没有写明它的分值怎么办",
        "请写 dropped_points：group 由同组其余条目补足，total 由全表其余条目补足，removed 从满分中减去",
        "rows can drop out ({where}), but nothing says what becomes of their points",
        "Add 'dropped_points': group (the rest of the group makes up for them), total (the rest of the table does), "
        "or removed (from the maximum).",
    ),
    "limit-idle": said(
        "{key} 是 {limit}，而合计本来就不会超出 {end}，不起作用",
        "请核对原表，改正或删去",
        "'{key}' is {limit}, but the sum never goes past {end} anyway: it has no effect",
        "Check the table; correct it, or remove it.",
    ),
    "limits-crossed": said(
        "最少计 {least} 分，最多计 {most} 分：最少的应小于最多的",
        "请核对原表，改正其中一个",
        "no less than {least} and no more than {most}: the least must be below the most",
        "Check the table, and correct one of them.",
    ),
    "scale-least": said(
        "最低的总分没有限度，不能折算为 0",
        "请给扣分写上限度（limit），或把 begins 改为 zero",
        "nothing limits the least total, which therefore cannot become 0",
        "Limit the deductions, or write 'begins: zero'.",
    ),
    "option-unknown": said(
        "“{option}”不是 {field} 的选项；选项有：{known:、}",
        "请改正或删去",
        "'{option}' is no option of '{field}'; the options are: {known}",
        "Correct it, or remove it.",
    ),
    "only-for-all": said(
        "“{id}”对“{field}”的每个选项都有，写 only_for 不起作用",
        "请删去不该有这一条的选项，或删去 only_for",
        "'{id}' is there with every option of '{field}': 'only_for' has no effect",
        "Remove the options with which it is not there, or remove 'only_for'.",
    ),
    "listed-twice": said(
        "“{id}”在这里写了两次",
        "请只保留一次",
        "'{id}' is listed twice here",
        "Remove one of the two, or write what it should have been.",
    ),
    "only-if-form": said(
        "这个条件看不出有没有这一条：它要看别的条目的评分",
        "写法有两种：criterion 加 levels、score 或 share；group、levels 加 count",
        "this condition cannot tell whether the criterion is there: it must look at the ratings of other criteria",
        "Write 'criterion' with 'levels', 'score' or 'share'; or 'group' and 'levels' with 'count'.",
    ),
    "only-if-round": said(
        "“{id}”有没有，最后要看它自己：{round}",
        "请改条件，使各条目不互相等待",
        "whether '{id}' is there depends in the end on itself: {round}",
        "Change the conditions so that no criteria wait for each other.",
    ),
    "otherwise-useless": said(
        "“{id}”是加减分项，没有它时就不加也不减，otherwise 不起作用",
        "请删去 otherwise",
        "'{id}' is an adjustment, which adds nothing when it is not there: 'otherwise' has no effect",
        "Remove 'otherwise'.",
    ),
    "part-points": said(
        "“{id}”不适用时得几分，counts: part 和 points 要一起写",
        "请补上另一项，或都删去",
        "what '{id}' earns when it does not apply is said by 'counts: part' and 'points' together",
        "Add the other one, or remove both.",
    ),
    "part-outside": said(
        "不适用时得 {value} 分，应在 0 与分值 {points} 之间",
        "请改正",
        "{value} for what does not apply; it must lie between 0 and the points, {points}",
        "Correct it.",
    ),
    "rest-useless": said(
        "“{id}”不适用时没有分值可以补给别的条目，rest: shared 不起作用",
        "请删去 rest；counts: part 时，组的 combine 须是 sum 或 mean",
        "'{id}' has no points for others to make up for: 'rest: shared' has no effect",
        "Remove 'rest'. It needs 'counts: part', and a group combined by sum or mean.",
    ),
    "share-of-nothing": said(
        "“{id}”的满分不大于 0，算不出占百分之几",
        "请给它分值，或改写 combine",
        "the maximum of '{id}' is not above 0, so that there is no share of it",
        "Give it points, or combine in another way.",
    ),
    "together-few": said(
        "“{id}”只有不到两条，谈不上合计",
        "请补上条目，或删去这条规则",
        "'{id}' has fewer than two criteria",
        "Add criteria, or remove the rule.",
    ),
    "together-twice": said(
        "“{id}”已经在“{other}”里合计了，而两条规则不是一条包括另一条，先算哪一条会有不同的结果",
        "请只在一处写它；都是加减分项的，也可以让一条规则写上另一条的全部条目和别的条目",
        "'{id}' already counts in '{other}', and neither rule holds the other: it would matter which comes first",
        "Name it in one rule only; of adjustments, one rule may also list all criteria of the other, and more.",
    ),
    "together-mixed": said(
        "“{id}”里既有加减分项，又有计入基础分的条目",
        "请分成两条规则",
        "'{id}' mixes adjustments with criteria of the base total",
        "Make two rules of it.",
    ),
    "together-base": said(
        "“{id}”里是计入基础分的条目，只能取最高的一条",
        "请写 combine: highest，不写 most 和 least；小计的上限写在组的 most 里",
        "of criteria of the base total, as in '{id}', only the highest can be taken",
        "Write 'combine: highest' without 'most' and 'least'. The limit of a subtotal is 'most' of the group.",
    ),
    "together-useless": said(
        "“{id}”相加而没有上下限，不起作用",
        "请写 most 或 least，或改写 combine",
        "'{id}' adds up without a limit, which has no effect",
        "Write 'most' or 'least', or combine in another way.",
    ),
    "together-veto": said(
        "“{id}”是一票否决，不加也不减，合并计分不起作用",
        "请从 criteria 里删去它",
        "'{id}' is a veto, which adds nothing: counting it together has no effect",
        "Remove it from 'criteria'.",
    ),
    "together-limit": said(
        "{key} 是 {value}：most 应大于 0，least 应小于 0",
        "请改正",
        "{key} is {value}: 'most' must be more than 0, 'least' less than 0",
        "Correct it.",
    ),
    "tolerance-below": said(
        "允许相差 {value} 分，不能小于 0",
        "请改正，或删去 tolerance",
        "scores may lie {value} apart, which is less than 0",
        "Correct it, or remove 'tolerance'.",
    ),
    "units-on-adjustment": said(
        "“{id}”是加减分项，不能分别评分",
        "请删去 units；发生几次的用 counted",
        "'{id}' is an adjustment and cannot be rated for several units",
        "Remove 'units'. What occurs several times is 'counted'.",
    ),
    "units-most": said(
        "最多 {most} 个，应是 2 至 {limit} 的整数",
        "请改正",
        "at most {most} {most:unit|units}; it must be a whole number from 2 to {limit}",
        "Correct it.",
    ),
}

PRESENCE_PROBLEMS: Final = {
    "not-applicable-and": said(
        "既选了“不适用”，又填了评分",
        "请取消“不适用”，或清除评分",
        "the criterion is said not to apply, and is rated too",
        "Take back one of the two.",
    ),
    "reason-missing": said(
        "评估表要求写明不适用的理由",
        "请在备注中写明",
        "the rubric asks for the reason why this does not apply",
        "Write it in the note.",
    ),
    "row-not-there": said(
        "按所选的“{title}”，没有这一条，评分不计入",
        "请清除这一条的评分，或核对“{title}”",
        "with the chosen '{title}' this criterion is not there, and its rating does not count",
        "Take the rating back, or check '{title}'.",
    ),
    "profile-needed-row": said(
        "要先选择“{title}”，才知道有没有这一条",
        "请在基本信息中选择“{title}”",
        "'{title}' must be chosen before it is known whether this criterion is there",
        "Choose '{title}' in the profile.",
    ),
    "answer-needed-row": said(
        "有没有这一条，要看{rows_zh}，而它还没有评",
        "请先评{rows_zh}",
        "whether this criterion is there depends on {rows}, which is not rated yet",
        "Rate {rows} first.",
    ),
    "row-not-there-after": said(
        "按{rows_zh}的评分，没有这一条，这里的评分不计入",
        "请清除这一条的评分，或核对{rows_zh}",
        "after the rating of {rows} this criterion is not there, and its rating does not count",
        "Take the rating back, or check {rows}.",
    ),
    "units-needed": said(
        "这一条有几个{unit}，要分别评分",
        "请把评分写在 units 里，每个{unit}一项",
        "this criterion is rated for each unit ({unit}) on its own",
        "Write the ratings in 'units', one for each.",
    ),
    "units-many": said(
        "写了 {count} 个，最多 {most} 个",
        "请删去多余的",
        "there {count:is|are} {count} {count:unit|units}; there can be at most {most}",
        "Remove those that are too many.",
    ),
    "units-not-here": said(
        "这一条不分别评分",
        "请把评分直接写在这一条里，不写 units",
        "this criterion is not rated for several units",
        "Write the rating itself, without 'units'.",
    ),
}
