"""Rows that add to the total, take from it, or veto: each clause with a score is one adjustment."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from rubricpress.draft import sums
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.parts import Part, Parts, parts_of, unit_of
from rubricpress.draft.words.phrases import bare, line, number, tidy

_VETO: Final = re.compile(
    r"一票否决|取消[^，,；;。]{0,12}资格|直接(?:评|定|判|视)?为?不(?:合格|达标|通过)|不予(?:评定|通过)|否决"
    r"|直接(?:[评定判视认降]|[评判认]定)为"
)
_NAMED: Final = re.compile(
    r"直接(?:[评定判视认降]|[评判认]定)为[“\"]?(?P<title>[^，,；;。”\"]{1,8}?)(?:等次|等级|档次)?(?=[，,；;。”\"]|$)"
)
_ONCE: Final = re.compile(
    r"[（(]?(?:同一[^，,；;。]{0,10})?(?:不(?:得)?(?:重复|累计|累加|叠加)(?:加|计|记|得|扣|累计|奖)*分?|[就取按]最?高[^，,；;。]{0,8}|只[取计加]最?高[^，,；;。]{0,6})[）)]?"
)
_CLAUSE: Final = re.compile(r"[^；;。\n]+[；;。\n]?")
_RESULT: Final = re.compile(r"(?:取消|撤销|终止)[^，,；;。]{0,14}|不(?:合格|达标|予通过|通过)")


@dataclass(frozen=True)
class Adjusting:
    """What a row of adjustments holds: its title where it has one, the points cell, the text with the scores, and the rest."""

    title: str
    points: str
    how: str
    standard: str
    label: str = ""


def adjustments(row: Adjusting) -> list[Data]:
    """The adjustments of a row, in printed order; empty where no amount and no veto is found."""
    text = tidy(row.how)
    vetoes = [one[0] for one in _CLAUSE.finditer(text) if _VETO.search(one[0]) and not parts_of(one[0]).all]
    for clause in vetoes:
        text = text.replace(clause, "")
    found = parts_of(text)
    made = _scored(row, text, found)
    if not made and not vetoes and _VETO.search(row.title + row.label):
        vetoes = [row.how or row.title]
    for clause in vetoes:
        made.append(_veto(clause.strip(" ；;。\n"), row, alone=not made and len(vetoes) == 1))
    for one in made:
        standard = [text for text in (row.title, row.standard) if text and text != one["title"]]
        if standard and "\n".join(standard) != one.get("assessment"):
            one["standard"] = "\n".join(standard)
    return made


def _scored(row: Adjusting, text: str, found: Parts) -> list[Data]:
    parts = [part for part in found.all if not sums.is_zero(part.high)]
    if not parts:
        return _from_points(row, text)
    if row.title and all(not part.single for part in parts):
        ranges = [_range(part, row.label) for part in parts]
        return [_entry(row.title, {"method": "ranged", "ranges": ranges}, text, row)]
    made = []
    counted = any(part.each for part in parts[:1])
    for part in parts:
        if counted and not part.each:  # 每获得国家级表彰一次加2分，省级加1分
            part = replace(part, each=True)  # noqa: PLW2901
        alone = row.title and len(parts) == 1
        title = row.title if alone else line(_ONCE.sub("", part.rest))
        made.append(_entry(title, _amount(part, found, row), text if alone else line(part.words), row))
    limit = number(row.points).lstrip("-") or found.cap
    once = _ONCE.search(text)
    for one in made if len(parts) > 1 else ():
        if once:
            doubt(one, "", "counted-once", words=once[0].strip("（()）"))
        elif limit:
            doubt(one, "", "limit-together", limit=limit)
    return made


def _from_points(row: Adjusting, text: str) -> list[Data]:
    """The amount that stands in the points cell (-5, 加5分, 100-200); none where there is none."""
    words = bare(row.points)
    only = parts_of(words if words.endswith("分") else f"{words}分").all
    title = row.title or line(text) or row.label
    if len(only) != 1 or not title or sums.is_zero(only[0].high):
        return []
    data = _amount(only[0], Parts(only), row)
    if data["method"] == "fixed" and not re.search("[-−+＋加扣减]", words):
        doubt(data, "amount", "amount-or-limit", points=only[0].high)
    return [_entry(title, data, text if text != title else "", row)]


def _amount(part: Part, found: Parts, row: Adjusting) -> Data:
    loses = _loses(part, row.label)
    if not part.single:
        return {"method": "ranged", "ranges": [_range(part, row.label)]}
    amount = sums.negative(part.high) if loses else part.high
    if not part.each:
        return {"method": "fixed", "amount": amount}
    data: Data = {"method": "counted", "each": amount}
    limit = part.limit or found.cap or number(row.points).lstrip("-")
    if limit and not sums.is_zero(limit):
        data["limit"] = sums.negative(limit) if loses else limit
    unit = unit_of(part.words)
    if unit:
        data["unit"] = unit
    return data


def _loses(part: Part, label: str) -> bool:
    """Whether the clause says that it takes away, or the label of the rows does."""
    return part.loses or (
        not part.gains and bool(re.search("扣|减|罚|负", bare(label))) and "加" not in label
    )


def _range(part: Part, label: str) -> Data:
    if _loses(part, label):
        return {"from": sums.negative(part.high), "to": sums.negative(part.low)}
    return {"from": part.low, "to": part.high}


def _veto(clause: str, row: Adjusting, *, alone: bool) -> Data:
    """A veto; the conclusion that it leads to stands behind `conclusion` until the rubric has it."""
    words = line(clause)
    title = (
        re.split(r"[，,]?(?:实行|执行|采取|将|予以|直接|一律)?(?:一票否决|取消|直接|[评判视定]为不)", words)[
            0
        ].strip("，, ")
        or words
    )
    named, result = _NAMED.search(words), _RESULT.search(words)
    one = _entry(
        row.title if alone and row.title and bare(row.title) != bare(words) else title,
        {"method": "veto", "concludes": "vetoed"},
        words,
        row,
    )
    one["conclusion"] = named["title"] if named else result[0] if result else "一票否决"
    doubt(one, "concludes", "veto", title=one["conclusion"])
    return one


def _entry(title: str, method: Data, assessment: str, row: Adjusting) -> Data:
    data: Data = {"id": "", "title": line(title), **method}
    printed = line(row.points)
    if printed and not number(printed).lstrip("-").isdigit():
        data["points_printed"] = printed
    if assessment and assessment != title:
        data["assessment"] = assessment
    return data
