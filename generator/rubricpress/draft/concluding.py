"""The conclusions that the notes of a table state, where their bounds can be read so that each total has one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rubricpress.draft import sums
from rubricpress.draft.key_rows import of_key_rows
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.english import english_grade, grade_in_front
from rubricpress.draft.words.phrases import bare, line
from rubricpress.draft.words.thresholds import condition, tiled

_GRADES: Final = (
    r"(?:优秀|良好|优良|中等|基本合格|基本通过|限期整改|不合格|合格|不及格|及格|基本达标|不达标|达标|不通过|通过|示范|[优良中差]"
    r"|[A-E]级|[一二三四五]星级?|[一二三四]等|[一二三四]级)"
)
_GRADE: Final = f"({_GRADES})"
_ALSO: Final = r"(?:（[\u4e00-\u9fff]{2,4}）)?"  # A级（优秀）
_FULL: Final = re.compile(r"(?:满分|总分|合计|共)(?:为|是|共)?\d+分(?:[，,；;](?=.*\d)|(?=$))|满分\d+分")
_HELD: Final = r"[（(]不?包?含[^）)]{0,8}[）)]"
_BOUND: Final = rf"[^，,；;。、\n为（(：:）)]{{0,16}}?\d(?:{_HELD}|[^；;。\n为（(）)：:]){{0,22}}?"
_FORMS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<when>{_BOUND})[，,]?的?[，,]?(?:被?(?:评|定|认定|判定|评定|确定|视)?为|是|[:：])[“\"]?(?P<title>{_GRADES}{_ALSO})(?!和|、|及)",
        rf"(?P<title>{_GRADES})[”\"]?(?:等级|单位|基地|学校)?(?:为|是|[:：]|[（(])(?P<when>{_BOUND})(?=[）)；;，,。、\n]|$)",
    )
)
_NUMBERED: Final = re.compile(r"^\s*(?:\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）])\s*")
_INCLUDED: Final = re.compile(r"(?<=以上)[（(]包?含[^）)]*[)）]")
_OF_PARTS: Final = re.compile(
    r"任[一何意]|每[一个]|各(?:个?部分|大?项|环节|类)|单项|(?:部分|环节|模块|要素|类目|项目)(?:得分|分数)"
)
_LISTED: Final = re.compile(rf"分为[“\"]?(?P<all>{_GRADES}(?:[”\"]?[、和及与][“\"]?{_GRADES})+)")
_IDS: Final = {
    "合格": "qualified", "不合格": "unqualified", "及格": "passed", "不及格": "failed", "优秀": "excellent", "良好": "good",
    "达标": "met", "不达标": "unmet", "通过": "passed", "不通过": "failed", "基本合格": "basic", "中等": "fair", "优": "excellent",
    "良": "good", "差": "poor", "中": "fair", "优良": "good", "示范": "model",
}  # fmt: skip


_ENGLISH: Final = (
    re.compile(r"(?P<title>[A-Za-z][A-Za-z ]{0,30}?)\s?[:=–—-]\s?(?P<when>.*\d.*)"),
    re.compile(
        r"(?P<when>.*\d.*?)\s?(?:[:=–—]|\b(?:is|are|means)\b)\s?(?:an? )?(?P<title>[A-Za-z][A-Za-z ]{0,30})"
    ),
)
_LED: Final = re.compile(r"^(?i:notes?|remarks?|grades?|grading|ratings?|results?)\s?:\s?")
_PASS: Final = re.compile(
    r"(?i:pass(?:ing)? (?:mark|score|grade))(?:\s?[:=]|\sis|\sof)?\s?(?P<mark>\d+(?:\.\d+)?)\s?(?P<share>%)?"
)


@dataclass
class _Stated:
    """One conclusion as stated: its title, the words of its bounds, and these as an interval; None where they cannot be read."""

    title: str
    words: str
    ends: dict[str, str] | None


def conclusions(notes: list[str]) -> tuple[list[Data], str]:
    """The conclusions, and the words of those that could not be read: then none is made of any."""
    text = "\n".join(_NUMBERED.sub("", one) for one in "\n".join(notes).split("\n") if not of_key_rows(one))
    stated = next((found for form in _FORMS if (found := [_stated(one) for one in form.finditer(text)])), [])
    if not stated:
        return english_conclusions(text)
    parts = [one for one in stated if _OF_PARTS.search(one.words)]
    if 1 < len(stated) - len(parts) < len(stated):
        # what is asked of each part as well is a condition beside the totals
        read, unread = _read(text, [one for one in stated if one not in parts])
        return read, "；".join(one.words for one in parts) if read else unread
    return _read(text, stated)


def _read(text: str, stated: list[_Stated]) -> tuple[list[Data], str]:
    """The conclusions of bounds of the total; the words where they do not give each total to one."""
    words = "；".join(one.words for one in stated)
    stated += _rest(text, stated)
    ends = [one.ends for one in stated if one.ends is not None]
    titles = {one.title.partition("（")[0] for one in stated}
    if len(ends) < len(stated) or len(titles) < len(stated) or _named(text, words) - titles:
        return [], words
    tiling = tiled(_opened(ends))
    if tiling is None:
        return [], words
    sentence = next((one for one in re.split(r"(?<=[。\n])", text) if stated[0].words in one), "")
    return [
        _data(one, when, at, sentence) for at, (one, when) in enumerate(zip(stated, tiling.ends, strict=True))
    ], ""


def english_conclusions(text: str) -> tuple[list[Data], str]:
    """The same of notes in English: one after the other (Good: 75 to 89; below 60 is a fail), or a pass mark alone."""
    for written in text.split("\n"):
        items = [one for one in re.split(r"\s*[;\n]\s*|\.(?:\s+|$)", _LED.sub("", written)) if one]
        for form in _ENGLISH:
            found = [one for item in items if (one := form.fullmatch(item)) and grade_in_front(one["title"])]
            if len(found) == len(items) > 1:
                return _read(text, [_stated_in_english(one) for one in found])
    mark = _PASS.search(text)
    if mark is None:
        return [], ""
    made = [
        _data(_Stated(title, mark[0], None), {key: mark["mark"]}, at, mark.string)
        for at, (title, key) in enumerate((("passed", "from"), ("failed", "below")))
    ]
    if mark["share"]:
        made = [{key.replace("when", "share"): value for key, value in one.items()} for one in made]
    return made, ""


def _stated_in_english(found: re.Match[str]) -> _Stated:
    held = condition(found["when"])
    return _Stated(found["title"].strip(), found["when"], held.ends if held and not held.unit else None)


def _named(text: str, words: str) -> set[str]:
    """Every conclusion that the sentences with these words name."""
    sentences = [one for one in re.split(r"[。\n]", text) if any(part in one for part in words.split("；"))]
    return {title for one in sentences for title in re.findall(rf"(?:为|[:：、和及与“]){_GRADE}", one)}


def _stated(found: re.Match[str]) -> _Stated:
    held = condition(_INCLUDED.sub("", _FULL.sub("", bare(found["when"]))))
    return _Stated(found["title"], found["when"], held.ends if held and held.unit in ("", "分") else None)


def _rest(text: str, stated: list[_Stated]) -> list[_Stated]:
    """The conclusion that is named but has no bounds, where the one other leaves it the rest."""
    listed = _LISTED.search(text)
    named = re.findall(_GRADES, listed["all"]) if listed else []
    rest = [title for title in named if title not in {one.title for one in stated}]
    ends = stated[0].ends
    if len(rest) != 1 or len(stated) != 1 or not ends or len(ends) != 1:
        return []
    ((key, end),) = ends.items()
    other = {"below": "from", "to": "above", "from": "below", "above": "to"}
    return [_Stated(rest[0], "", {other[key]: end})]


def _opened(ends: list[dict[str, str]]) -> list[dict[str, str]]:
    """The stretches with the highest and the lowest open outwards: totals can pass 100 and fall below 0."""
    if not all(map(sums.well_formed, ends)):
        return ends
    order = sorted(range(len(ends)), key=lambda at: sums.interval(ends[at]).start)
    opened = [dict(one) for one in ends]
    for at, keys in ((order[0], ("from", "above")), (order[-1], ("to", "below"))):
        if len(opened[at]) > 1:
            opened[at] = {key: end for key, end in opened[at].items() if key not in keys}
    return opened


def _data(one: _Stated, when: dict[str, str], at: int, sentence: str) -> Data:
    data: Data = {
        "id": _IDS.get(one.title) or english_grade(one.title) or f"grade-{at + 1}",
        "title": one.title,
        "when": when,
    }
    if one.words:
        doubt(data, "when", "conclusion-words", words=line(one.words))
    else:
        doubt(data, "when", "conclusion-rest")
    if sentence.strip():
        data["source"] = line(sentence)
    return data
