"""Problems of rows that earn their points in proportion to a target."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

PROPORTIONAL_PROBLEMS: Final = {
    "target-missing": said(
        "没有写目标值 target：填报一个数或百分数时，要有目标才能按比例得分",
        "请补上 target；目标也由单位填报时，改用 kind: ratio",
        "there is no target: where one number is entered, the points are in proportion to 'target'",
        "Add 'target'; or use 'kind: ratio' where the institution enters the target too.",
    ),
    "ratio-same": said(
        "分子和分母都是“{title}”：比例总是 100%",
        "请改正 numerator 或 denominator",
        "numerator and denominator are both '{title}': the ratio is always 100%",
        "Correct 'numerator' or 'denominator'.",
    ),
    "target-twice": said(
        "kind 是 ratio 时，目标值就是单位填报的分母，这里又写了 target",
        "请删去 target，或改用 kind: number",
        "with 'kind: ratio' the denominator that is entered is the target; here is another one",
        "Remove 'target', or use 'kind: number'.",
    ),
    "at-zero-useless": said(
        "at_zero 用在两个数都填 0 的时候；这里目标值由 target 写定，不会是 0",
        "请删去 at_zero",
        "'at_zero' is for 0 of 0; here the target is fixed and never 0",
        "Remove it.",
    ),
    "full-unreachable": said(
        "{key} 是 {best}，填最好的数也只有目标的 {reached}%，到不了得满分的 {needed}%",
        "请改 {key}，或核对目标值和分值的规定",
        "'{key}' is {best}: the best number is {reached}% of the target, and all points need {needed}%",
        "Change it, or check the target.",
    ),
    "number-positive": said(
        "{key} 是 {value}，应大于 0",
        "请改为正数",
        "'{key}' is {value}; it must be more than 0",
        "Write a positive number.",
    ),
    "measure-useless": said(
        "{key} 只用于决定选项或档次的数据项，按比例得分时没有作用",
        "请删去 {key}",
        "'{key}' is for measures that decide a level or a band, and does nothing here",
        "Remove it.",
    ),
}
