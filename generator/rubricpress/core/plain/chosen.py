"""Words to choose from: those that fit at a place, and the one that is meant by another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from rubricpress.core.plain.nearest import nearest
from rubricpress.core.problem import Path

_IN_CHINESE: Final[Mapping[str, str]] = {
    "checklist": "检查表 清单 核查表 勾选 逐点 逐项 打勾",
    "levels": "选项 等级 级别 单选 选一项 选择",
    "graded": "分档 档次 评分 打分 分级 评级 给分",
    "deductions": "扣分 扣分项 倒扣 减分 扣减",
    "proportional": "比例 按比例 完成率 比率",
    "counted": "次数 计次 按次 计数 每次",
    "fixed": "加分 加分项 固定 固定分 奖励",
    "ranged": "区间 范围 酌情 酌情加分",
    "veto": "否决 一票否决 否决项",
}
"""What maintainers call the methods: words of the language, and none of a sentence."""


def fitting(methods: Iterable[Any], path: Path) -> tuple[str, ...]:
    """The names of the methods that a row at `path` can have: an adjustment those that adjust."""
    adjusting = path[:1] == ("adjustments",)
    return tuple(one.NAME for one in methods if one.ADJUSTS or not adjusting)


def meant(word: str, known: Iterable[str]) -> str:
    """The one of the known words that is most likely meant; '' where that is not plain."""
    known = tuple(known)
    said = word.strip().lower()
    in_chinese = [name for name in known if said in _IN_CHINESE.get(name, "").split()]
    return in_chinese[0] if in_chinese else nearest(said, known)
