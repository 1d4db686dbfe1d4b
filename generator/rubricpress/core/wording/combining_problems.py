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
    "scale-least": said(
        "最低的总分没有限度，不能折算为 0",
        "请给扣分写上限度（limit），或把 begins 改为 zero",
        "nothing limits the least total, which therefore cannot become 0",
        "Limit the deductions, or write 'begins: zero'.",
    ),
    "option-unknown": said(
        "“{option}”不是 {field} 的选项；选项有：{known}",
        "请改正或删去",
        "'{option}' is no option of '{field}'; the options are: {known}",
        "Correct it, or remove it.",
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
}
