"""The lines above and below a table: its title, its seal, its notes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rubricpress.draft.files.grid import Grid
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.phrases import bare, line, tidy

_TITLE: Final = re.compile(r"(?:表|标准|细则|办法|体系|评估|考核|评价|方案|评分)(?:[(（].*[)）])?$")
_SEAL: Final = re.compile(r"[(（]([^()（）]*(?:盖|章)[^()（）]*)[)）]$")
_NOTE: Final = re.compile(
    r"[^：:。]{0,12}\d(?:分(?:[（(]不?包?含[^）)]*[）)])?(?:及?以上|以下)|分?[-—~至]\d{1,3}分)|(?:说明|注|备注|填表说明|评分说明|附注)\s*[:：]?|[\u4e00-\u9fff]{0,8}(?:结论|等级|评级|评定|划分|标准|办法|规则|结果|[加扣减]分项?|否决项?)\s*[:：]|[①-⑨]|\d[.、]|[（(]\d[)）]|(?i:note|remark|pass|grad|rating|result)[A-Za-z]*[:：]"
)
_LABEL: Final = re.compile(r"^(?:说明|注|备注)[:：]\s*")
_FORM: Final = re.compile(r"附件|附表|表\d|单位|日期|时间|编号|填表|填报|_{2,}|＿{2,}|第.{1,4}页|\d+$")

_SIGNED: Final = re.compile(r"(?:签字|签名|签章|盖章)[)）]?\s*[:：]")


@dataclass
class Around:
    """What the lines around a table say: `data` with title, seal and notes; the lines that say nothing of these."""

    data: Data
    left: list[str]


def around(grid: Grid, stem: str) -> Around:
    """The title, the seal and the notes of a table."""
    above = [line(text) for text in grid.before if text.strip()]
    candidates = [text for text in above if not _FORM.match(text)]
    title = next((text for text in reversed(candidates) if _TITLE.search(text)), "")
    title = title or (candidates[0] if candidates else "")
    data: Data = {"title": title or stem or "TODO", "lines": [*grid.before, *grid.after]}
    if not title:
        doubt(data, "title", "title-of-file")
    seal = _SEAL.search(title)
    if seal:
        data["title"], data["seal"] = title[: seal.start()].strip(), seal[1]
    notes: list[str] = []
    left = [text for text in above if text != title]
    noting = False
    for text in grid.after:
        noting = noting or bool(_NOTE.match(bare(text)))
        words = _LABEL.sub("", tidy(text))
        if words:
            (notes if noting and not _SIGNED.search(text) else left).append(words)
    data["notes"] = notes
    return Around(data, left)
