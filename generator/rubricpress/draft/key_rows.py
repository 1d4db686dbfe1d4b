"""Key rows: which may have no points, and what notes say of them (标★的有2项不得分的，评为不合格), as a gate where the words decide all of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rubricpress.draft.files.grid import Grid
from rubricpress.draft.layout import Layout
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.phrases import STARS, label

_KEY: Final = re.compile(r"核心(?:项|指标|条款)|关键项|重点项|否决项|必达项|必备项|主控项")
_FAILED: Final = r"得0分|得零分|不得分|未得分|为0分|为零分"
_DECIDED: Final = re.compile(rf"{_FAILED}|不合格|不达标|不符合|一票否决|直接|取消")
_UNMET: Final = rf"{_FAILED}|[不未]符合(?:要求|规定|标准)?|不合格|[不未]达标|[不未]满足|[不未]通过|[达做]不到|[未没]有?[达做]到"
_COUNTED: Final = tuple(
    re.compile(
        rf"(?P<count>任何?意?[一1]|[一二两三四五1-9])个?项(?P<more>[（(]?及?(?:含[^）)]*)?以上[)）]?)?[^，,。；;]{{0,6}}?(?:{failed})的?[，,]?"
        r"(?P<never>不得|不能|不予)?(?:一律|直接)?(?:评|定|认定|判|判定|评定|视|确定)?(?:定|级)?为[“\"]?(?P<title>[^，,。；;”\"]{1,8})"
    )
    for failed in (_FAILED, _UNMET)
)
_COUNTS: Final = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5}


def of_key_rows(sentence: str) -> bool:
    """Whether a sentence of the notes tells what key rows do (核心指标有2项不得分的，评估不合格)."""
    marked = any(sign in sentence for sign in STARS) and _DECIDED.search(sentence)
    return bool(marked or _KEY.search(sentence))


def unpointed_rows_are_starred(grid: Grid, layout: Layout) -> bool:
    """Whether no row but those with a star has a title and an empty cell for points: these go on no merged cell above."""
    points, title = layout.index("points"), layout.index("title")
    if points is None or title is None:
        return False
    names = [column.index for column in layout.of("title", "number", "level")]
    for row in range(layout.head.stop, grid.height):
        named, holder = grid.covering(row, title), grid.covering(row, points)
        if named is None or not named.text.strip() or (holder is not None and holder.text.strip()):
            continue
        cells = (grid.covering(row, index) for index in names)
        if not any(cell and label(cell.text).star for cell in cells):
            return False
    return True


def gate_of(sentence: str, conclusions: Sequence[Data], name: str, rows: Sequence[Data]) -> Data | None:
    """The gate with the id `name` that the sentence states: so many `rows`, which have a star, earn nothing, which caps the conclusion.

    Rows without points are met or not. None where it says otherwise, names none of the `conclusions`, which stand from
    the best down, or only some of the rows have points.
    """
    judged = [one["points"] == "0" and one["method"] == "levels" for one in rows]
    if not rows or any(judged) != all(judged):
        return None
    found = _COUNTED[judged[0]].search(sentence)
    titles = [str(one["title"]) for one in conclusions]
    named = [at for at, title in enumerate(titles) if found and title.partition("（")[0] == found["title"]]
    at = named[0] + bool(found and found["never"]) if named else len(titles)
    if not found or at >= len(titles):
        return None
    digit = found["count"][-1]
    least = _COUNTS.get(digit) or int(digit)
    failed: Data = {"levels": ["unmet"]} if judged[0] else {"score": {"equals": "0"}}
    gate: Data = {
        "id": name,
        "title": found[0].partition("的")[0].partition("，")[0],
        "when": [{**failed, "count": {"from": str(least)}, "starred": "true"}],
        "caps_conclusion": conclusions[at]["id"],
        "source": sentence,
    }
    doubt(gate, "", "key-rows-unmet" if judged[0] else "key-rows-read", words=sentence)
    return gate
