"""What the places of a table are called where a note is about one of them."""

from __future__ import annotations

from typing import Final

PLACES: Final = {
    "id": ("序号", "number"),
    "title": ("名称", "title"),
    "points": ("分值", "points"),
    "section": ("小标题", "subheading"),
    "standard": ("标准", "standard"),
    "number": ("序号", "number"),
    "assessment": ("评分办法", "scoring method"),
    "remark": ("备注", "remark"),
    "levels": ("评分标准", "levels"),
    "bands": ("档次", "bands"),
    "indicators": ("评分点", "indicators"),
    "faults": ("扣分情形", "faults"),
    "measure": ("公式", "formula"),
    "target": ("目标值", "target"),
    "columns": ("表头", "table head"),
    "formula": ("汇总办法", "way to the total"),
    "instructions": ("说明", "notes"),
    "seal": ("盖章", "seal"),
    "text": ("文字", "text"),
}  # fmt: skip

WORDS: Final = {
    **PLACES,
    "band": ("{title}一档", "band ‘{title}’"),
    "indicator": ("第 {n} 个评分点", "indicator {n}"),
}
