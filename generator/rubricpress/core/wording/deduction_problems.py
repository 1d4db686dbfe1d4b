"""Problems of a row from whose points is taken away what is found wrong."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording.entry import said

DEDUCTION_PROBLEMS: Final = {
    "fault-amount": said(
        "扣分情形“{id}”要写 costs（只扣一次）或 each（每次都扣）中的一个，不能都写，也不能都不写",
        "请写一个，只写一个",
        "the fault '{id}' has either 'costs' (once) or 'each' (every time): one of them, and not both",
        "Write one of them, and only one.",
    ),
    "fault-positive": said(
        "{key} 是 {value}，应大于 0：扣几分就写几，不带减号",
        "请改为正数",
        "{key} is {value}; it must be more than 0: what is taken away is written without a minus",
        "Write a positive number.",
    ),
    "fault-each-only": said(
        "“{id}”只扣一次，{key} 只与 each 同用",
        "请删去 {key}；确实按次扣分的，把 costs 改为 each",
        "'{id}' costs once, and '{key}' goes with 'each' alone",
        "Remove '{key}'; where every occurrence costs, write 'each' instead of 'costs'.",
    ),
    "fault-limit-below": said(
        "最多扣 {limit} 分，比一次扣的 {each} 分还少",
        "请核对原表；只扣一次的，用 costs 代替 each 和 limit",
        "at most {limit} is taken away, which is less than the {each} of a single occurrence",
        "Check the table; what costs once has 'costs' instead of 'each' and 'limit'.",
    ),
    "fault-limit-above": said(
        "最多扣 {limit} 分，而条目只有 {points} 分，扣完为止：这个上限不起作用",
        "请核对原表，改 limit 或条目的分值；可以倒扣的，写 floor: none",
        "at most {limit} is taken away, but the row has {points} and stops at 0: the limit has no effect",
        "Check the table; change the limit or the points, or write 'floor: none' where the row can go below 0.",
    ),
    "floor-unused": said(
        "全部扣完也只有 {most} 分，不超过条目的 {points} 分：floor: none（倒扣）不起作用",
        "请核对各项扣分，或删去 floor",
        "all faults together take away {most} of {points}: 'floor: none' has no effect",
        "Check what each fault takes away, or remove 'floor'.",
    ),
}
