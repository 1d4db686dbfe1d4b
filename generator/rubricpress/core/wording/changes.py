"""What is said of the differences between two editions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rubricpress.core.wording import in_words

_SAID: Final = {
    "head": ("{id}：{before} → {after}", "{id}: {before} → {after}"),
    "nothing": ("没有不同", "no differences"),
    "maximum": ("满分", "maximum"),
    "bound": ("结论“{title}”", "conclusion '{title}'"),
    "group": ("组 {row}", "group {row}"),
    "criterion": ("条目 {row}", "criterion {row}"),
    "table": ("全表", "the table"),
    "was": ("原编号 {ids:、}", "was {ids}"),
    "moved": ("从“{from}”移到“{to}”", "from '{from}' to '{to}'"),
    "moved-rows": ("换了位置", "moved"),
    "moved-inside": ("次序有变", "at another place"),
    "outside": ("各组之外", "outside the groups"),
    "added": ("新增", "added"),
    "removed": ("删去", "removed"),
    "renamed": ("换了编号", "renamed"),
    "rescored": ("计分有变", "scores otherwise"),
    "reworded": ("文字有改", "reworded"),
    "count": ("{what} {count} 条", "{count} {what}"),
    "from-to": ("{key}：{before} → {after}", "{key}: {before} → {after}"),
    "is-new": ("{key}：新增“{after}”", "{key}: new, '{after}'"),
    "is-gone": ("{key}：删去“{before}”", "{key}: gone, '{before}'"),
    "examples": ("填写样例有改", "worked examples changed"),
    "joint": ("，", ", "),
}
_KEYS: Final = {
    "title": "名称",
    "number": "印的编号",
    "points": "分值",
    "points_printed": "分值栏印文",
    "weight": "权重",
    "method": "评分方法",
    "standard": "标准",
    "assessment": "评分办法",
    "remark": "备注",
    "section": "小标题",
    "starred": "星号",
    "damage": "原文存疑",
    "combine": "合成办法",
    "indicators": "评分点",
    "faults": "扣分情形",
    "levels": "选项",
    "bands": "档次",
    "tags": "标记",
    "tag": "标记",
    "ranges": "加减的范围",
    "measure": "数据项",
    "text": "文字",
    "descriptor": "文字",
    "score": "分数",
    "scores": "分数",
    "from": "起",
    "to": "止",
    "when": "界限",
    "when_by": "界限",
    "share": "占满分的百分比",
    "step": "刻度",
    "unit": "单位",
    "each": "每次",
    "amount": "分数",
    "costs": "扣分",
    "limit": "上限",
    "most": "最多计",
    "least": "最少计",
    "conclusions": "结论",
    "profile": "基本信息",
    "options": "答案",
    "gates": "规则",
    "columns": "栏",
    "examples": "填写样例",
    "summary": "简介",
    "scoring": "怎样计分",
    "instructions": "原表说明",
    "formula": "汇总办法",
    "source": "依据或来源",
    "short_title": "短名",
    "audience": "谁来用",
    "rescale": "旧分折算",
    "was": "原编号",
    "order": "次序",
    "not_applicable": "不适用",
    "only_for": "适用范围",
}


def said(name: str, language: str, **values: str) -> str:
    """The sentence `name` in `language`, with `values` filled in."""
    return in_words(_SAID, name, language, values)


def key_name(path: Sequence[str], language: str) -> str:
    """A place for a person: `选项 some · 界限`; in English by the keys as they are written."""
    if language == "en":
        return ".".join(path)
    return " ".join(_KEYS.get(step, step) for step in path)
