"""The rules of a table beside its sums: rows that may not apply (合理缺项), marked rows, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from rubricpress.core.language.todo import TODO
from rubricpress.draft.key_rows import gate_of, of_key_rows
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.phrases import bare, is_dash, line

_ABSENT: Final = re.compile(
    r"合理缺项|(?:未开展|没有|不涉及|不适用)[^，,；;。]{0,12}(?:可以?)?不(?:予|参与|列入)?(?:评(?!为)|考评|检查)|(?:视为|作为|可以?|按)缺项|[本此该][项条]不(?:予)?(?:参与|列入)?(?:评分?|考评|检查)(?![价定])"
)
_MADE_UP: Final = re.compile(
    r"标化|标准化得分|(?:折算|换算)(?:成|为|后)|按比例(?:折算|换算|补足|分摊|调整)|[÷/／]\s*应得|占应得"
)
_OF_PART: Final = re.compile(r"同一|所在|[本该](?:部分|项目|类|[一二三]级|大项|章|环节)")
_TOGETHER: Final = re.compile(
    r"(?:[加扣减附奖][分加励]?|总分|总得分|累计|合计)[^。；;]{0,12}(?:最高|最多|至多|不(?:得)?超过|不高于|上限|封顶|为限)[^。；;]{0,6}\d+(?:\.\d+)?\s?分"
    r"|(?:不(?:得)?(?:重复|累计|累加|叠加)|[就取按]最?高(?:项|者|分|级别|不就低))[^。；;]{0,8}(?:计|记|加|扣|得|累|分|项|奖)"
)
_MARKED: Final = re.compile(r"[※★☆▲△●*＊]{1,2}|关键项?|否决项?|必达项?")
_DECIDES: Final = "※"
_ASTERISKS: Final = frozenset("*＊")  # one sign, in two widths


def mark_in_place_of_points(words: str, *, starred: bool) -> str:
    """The mark (※) that a key row has where the others have points, or the dash of a `starred` one; '' where these words are none."""
    return bare(words) if _MARKED.fullmatch(bare(words)) or (starred and is_dash(words)) else ""


def met_or_not(mark: str) -> Data:
    """The method of a row with a `mark` for points, or with none at all: the choice between met and not, which earns nothing; rules look at it."""
    data: Data = {"method": "levels", "points": "0"}
    data["levels"] = [
        {"id": "met", "score": "0", "descriptor": "符合"},
        {"id": "unmet", "score": "0", "descriptor": "不符合"},
    ]
    doubt(data, "method", "mark-for-points" if mark else "star-without-points", mark=mark)
    return data


def may_be_absent(rows: Sequence[Data]) -> bool:
    """Enter `not_applicable` in the rows whose words allow it, each with a doubt; whether there are any."""
    found = False
    for row in rows:
        words = [str(row.get(key, "")) for key in ("remark", "assessment", "standard", "title")]
        said = next((held for text in words if (held := _sentence(text, _ABSENT))), "")
        if said:
            row["not_applicable"] = {"counts": "dropped"}
            doubt(row, "not_applicable", "absent-row", words=said)
            found = True
    return found


def enter_rules(
    data: Data,
    rows: Sequence[Data],
    adjusting: Sequence[Data],
    notes: Sequence[str],
    concluded: Sequence[Data],
) -> None:
    """Enter what the notes say of rows that drop out and of marked rows; what they leave open as doubts.

    `concluded` are the conclusions, from the best down.
    """
    text = "\n".join(notes)
    starred = _star([*rows, *adjusting])
    absent = may_be_absent(rows)
    said = _sentence(text, _ABSENT)
    if absent:
        made_up = _sentence(text, _MADE_UP)
        of_part = bool(made_up and _OF_PART.search(made_up))
        data["dropped_points"] = ("group" if of_part else "total") if made_up else TODO
        if of_part:
            doubt(data, "dropped_points", "absent-made-up-part", words=made_up)
        elif made_up:
            doubt(data, "dropped_points", "absent-made-up", words=made_up)
        else:
            doubt(data, "dropped_points", "absent-points")
    elif said:
        doubt(data, "instructions", "absent-unnamed", words=said)
    for sentence in sentences(text):
        if _TOGETHER.search(sentence):
            doubt(data, "instructions", "limit-in-notes", words=sentence)
        if not of_key_rows(sentence):
            continue
        name = f"key-{len(data.get('gates', ())) + 1}"
        gate = gate_of(sentence, concluded, name, [one for one in rows if "starred" in one])
        if gate:
            data.setdefault("gates", []).append(gate)
        else:
            doubt(data, "instructions", "key-rows", words=sentence)
    star = next((one for one in sentences(text) if any(sign in one for sign in starred)), "")
    if star:
        data["star"] = star


def _star(rows: Sequence[Data]) -> set[str]:
    """Star the rows that bear a mark; gives the marks that are meant.

    A table has one kind of starred rows. Where it has ※ beside others, which stands for what decides all, the rows with
    ※ keep it in their titles.
    """
    marks = {row["starred"] for row in rows if "starred" in row}
    meant = marks - {_DECIDES} or marks
    for row in rows:
        mark = row.pop("starred", None)
        if mark in meant:
            row["starred"] = "true"
        elif mark:
            row["title"] = f"{mark}{row['title']}"
    return meant if meant.isdisjoint(_ASTERISKS) else meant | _ASTERISKS


def sentences(text: str) -> list[str]:
    """The sentences of notes, without the numbers in front of them."""
    found = [line(one) for one in re.split(r"(?<=。)|\n", text)]
    return [
        re.sub(r"^\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑨])\s*", "", one) for one in found if one
    ]


def _sentence(text: str, pattern: re.Pattern[str]) -> str:
    """The first sentence in which the pattern is found; '' where it is in none."""
    return next((one for one in sentences(text) if pattern.search(one)), "")
