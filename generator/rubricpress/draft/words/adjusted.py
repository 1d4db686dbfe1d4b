"""What a table of adjustments calls them: 加分项, 扣分情形, 一票否决."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.draft.files.grid import Grid
from rubricpress.draft.words.heads import is_adjusting
from rubricpress.draft.words.phrases import label, line, points_behind

_PLACED: Final = re.compile(r"^附?表\s*\d*[:：.、\s]*")
_KIND: Final = re.compile(r"(?:评分)?(?:标准|细则|一览表|表)$")
_ASIDE: Final = re.compile(r"[(（][^()（）]*[)）]$")


def heading(grid: Grid) -> str:
    """What a table of adjustments calls them, above it or in its first row; '' for any other table."""
    texts = (grid.above, *(cell.text for cell in grid.beginning(0)))
    return next((words for text in texts if (words := called(text))), "")


def called(text: str) -> str:
    """What a line or a cell calls the adjustments that stand below it; '' where it is none that does."""
    title = label(_PLACED.sub("", line(text))).title.strip(":： ")
    for words in (title, points_behind(title)[0]):
        plain = _KIND.sub("", _ASIDE.sub("", words))
        if is_adjusting(plain):
            return plain
    return ""
