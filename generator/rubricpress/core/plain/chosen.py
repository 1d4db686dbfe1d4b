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
    "sum": "合计 相加 求和 总和",
    "mean": "平均 平均分 平均数 average",
    "lowest": "最低 最低分 最小",
    "highest": "最高 最高分 最大",
    "ratio": "比例 比率 比值",
    "percentage": "百分比 百分数 百分率",
    "number": "数 数量 数值 序号",
    "group": "组 项目 部分",
    "title": "标题 题目 名称 指标 内容",
    "standard": "标准",
    "points": "分值 满分",
    "assessment": "评分办法 评分标准 评估方法",
    "self": "自评 自评分 自评得分",
    "review": "复核 复评 复核得分",
    "remark": "备注",
}
"""What maintainers call the words to choose from: words of the language, and none of a sentence."""


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
