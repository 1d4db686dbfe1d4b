"""Problems of the worked examples inside a rubric."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

EXAMPLE_PROBLEMS: Final = {
    "example-total": said(
        "样例“{id}”写的总分是 {expected}，按它的评分算得 {found}",
        "请核对手算的步骤、样例的评分，或条目的分值",
        "the example '{id}' expects a total of {expected}; its ratings come to {found}",
        "Check the working, the ratings of the example, or the points of the criteria.",
    ),
    "example-conclusion": said(
        "样例“{id}”写的结论是“{expected}”，按它的评分得出“{found}”",
        "请核对样例的评分，或结论的条件",
        "the example '{id}' expects the conclusion '{expected}'; its ratings lead to '{found}'",
        "Check the ratings of the example, or what the conclusions ask for.",
    ),
    "example-group": said(
        "样例“{id}”写的“{group}”组得分是 {expected}，按它的评分算得 {found}",
        "请核对手算的步骤、样例的评分，或条目的分值",
        "the example '{id}' expects {expected} for the group '{group}'; its ratings come to {found}",
        "Check the working, the ratings of the example, or the points of the criteria.",
    ),
    "example-unrated": said(
        "样例“{id}”写的是 {expected}，按它的评分是 {found}；它没有评这些条目：{rows}",
        "请补上它们的评分；样例本来就没有评完的，请按已评的条目手算",
        "the example '{id}' expects {expected}, its ratings come to {found}; it has no rating for: {rows}",
        "Add their ratings; where the example is meant to be unfinished, work it out from the criteria that are rated.",
    ),
    "example-name": said(
        "没有“{id}”；可用的有：{known:、}",
        "请改正，或删去这一项",
        "there is no '{id}'; there are: {known}",
        "Correct it, or take it away.",
    ),
    "example-empty": said(
        "样例“{id}”没有写出应得的结果",
        "请写上手算的 total、conclusion 或 groups",
        "the example '{id}' does not say what it comes to",
        "Write the 'total', the 'conclusion' or 'groups', worked out by hand.",
    ),
}
