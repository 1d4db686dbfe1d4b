"""Scores inside a text: `……记2分；……记1分`, `□ 0.5分 ……`, `每……扣1分`, `8—10分`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rubricpress.core.numbers.number import parse, plain
from rubricpress.draft import sums
from rubricpress.draft.words.phrases import ENUMERATED, tidy

_NUMBER: Final = r"\d{1,12}(?:\.\d{1,12})?(?!\d)"
_TO: Final = r"\s*(?:分\s*)?[-–—―~～至到]\s*"
_UNIT: Final = (
    r"\s*(?:分(?!钟|之|制|类|别|基地|期|布|工|析|项|数|部|为|段|档|以上|以下|及以上|以内|左右)"
    r"|(?i:points?|pts?\b|marks?)(?![A-Za-z]|\s(?:or|and)\s(?:more|above|over|less|below|fewer)))"
)
_MARKED: Final = 60  # what may stand between the beginning of a clause and its score is shorter
_SCORE: Final = re.compile(
    rf"(?P<verb>扣减|扣除|扣|减|加|记|计|得|给|评|奖|罚|\b(?i:deduct|subtract|minus|lose|award|add|earn|score)s?(?= ))?\s*(?P<sign>[-−+＋±])?\s*"
    rf"(?<![\d.])(?P<low>{_NUMBER})(?:{_TO}(?P<high>{_NUMBER}))?{_UNIT}(?:不等)?"
    r"|(?P<none>[不未]予?(?:得|记|计|给|加)分|(?:得|记|计)零分|无分|\b(?i:(?:no|zero) (?:points?|marks?|credit))\b)"
)
_AMOUNT: Final = r"(?i:points?|pts?\b|marks?)(?![A-Za-z])"
_CAP: Final = re.compile(
    r"(?:(?:最高|最多|至多|上限|不超过|不高于|限|累计|总计|合计|共计|满分|共)(?:可|不超过|为|是|按)?"
    r"(?:扣减|扣|减|加|记|计|得|给)?(?:至|到)?[:：为]?"
    r"|\b(?i:up to|max(?:imum|\.)?(?: of)?|at most|(?:no|not) more than|not exceeding|capped at|limited to)\s)"
    rf"\s*(?P<cap>{_NUMBER})\s*(?:分(?:为止)?|{_AMOUNT})"
)
_EMPTIED: Final = re.compile("扣完为止|扣完本项|扣光为止|扣完该项|直至扣完")
_BEHIND: Final = re.compile(
    rf"\s*[)）】\]]?(?:[，,、；;]?\s*[（(]?(?:{_CAP.pattern.replace('?P<cap>', '')}|{_EMPTIED.pattern})[)）]?)*"
)
_UNIT_COUNTED: Final = re.compile(
    r"[每一1](?:发[生现]|增加|有|缺少?|少|多|出现|查出|违反)?[一1]?(个月|季度|小时|次|处|项|人次|人|起|例|个|件|篇|条|门|台|份|天|日|具|户|张|只|间|套|名|家|期|场|本|册|辆|批次|课时|学时|样|种|餐|道|顿)(?!百分点)"
)
_EACH: Final = re.compile(
    r"每(?:有|发[生现]|出现|缺少?|漏|少|多|增加?|减少?|超过?|高|低|降低?|提高|下降|查出|违反|开展|举办|完成|获得?|组织|参加|迟|逾期|延迟)"
    r"|每[一1]?(?:次|处|项|例|起|条|件|篇|人次|份|台|门)|每\d|每[一1]?(?:个|名|家|期|天|户|张|套|间|具|辆|本|册|亩|批|场|所|只|门|块|根|支|样|种|餐|道|顿)(?![^，,；;。]{0,3}[每平均])[^\d，,；;。]{0,8}[加扣减得计记]|发[生现][一1][次处项起例]|[一1](?:次|处|项|起|例|个|件|台|人|份|具|户|门|套|间|名|家|条|张|天|日|周|期|篇|场|本|册|辆|批次|课时|学时|小时)(?:未|不|没|无|扣|加)|逐[项处]|\b(?i:each|every|per)\b"
)
_TAKING: Final = ("扣减", "扣除", "扣", "减", "罚", "deduct", "deducts", "subtract", "minus", "lose", "loses")
_ENDS: Final = "；;，,。、\n"
_LETTERED: Final = re.compile(rf"^{ENUMERATED}\s*")


@dataclass(frozen=True)
class Part:
    """A clause with its score: from `low` to `high`, the same where it is one number.

    `loses` where it is taken away, `gains` where a bonus is given (加); `each` where it is counted, up to `limit`. `words`
    is the clause, and `rest` the clause without the score and the mark of a list.
    """

    words: str
    rest: str
    low: str
    high: str
    loses: bool = False
    gains: bool = False
    each: bool = False
    limit: str = ""

    @property
    def single(self) -> bool:
        """Whether it is one number, not a range."""
        return self.low == self.high


@dataclass(frozen=True)
class Parts:
    """All scores of a text; `first` where each stands in front of its words, `boxed` where boxes are to be ticked, `lead` what stands before them all."""

    all: tuple[Part, ...]
    cap: str = ""
    emptied: bool = False
    first: bool = False
    boxed: bool = False
    lead: str = ""

    @property
    def earned(self) -> list[Part]:
        """Those that are not taken away."""
        return [one for one in self.all if not one.loses]

    @property
    def lost(self) -> list[Part]:
        """Those that are taken away."""
        return [one for one in self.all if one.loses]


def parts_of(text: str) -> Parts:
    """The scores of a text, each with its clause, in printed order."""
    text = tidy(text)
    cap = _CAP.search(text)
    caps = [one.span() for one in _CAP.finditer(text)]
    found = [one for one in _SCORE.finditer(text) if not _inside(one, caps)]
    limit = plain(value) if cap and (value := parse(cap["cap"])) is not None else ""
    boxed = text.count("□") > 1
    begins = _start(found[0], text) if found else 0
    first = bool(found) and (not begins or (boxed and text[begins] == "□"))
    cuts = [_start(one, text) for one in found] if first else _cuts(text, found)
    if not first and found:
        cuts = [0, *cuts]
    cuts = [*cuts[: len(found)], len(text)]
    ends = " \n" if first else f" {_ENDS}"
    parts = tuple(_part(text[cuts[at] : cuts[at + 1]].strip(ends), one) for at, one in enumerate(found))
    return Parts(parts, limit, bool(_EMPTIED.search(text)), first, boxed, text[:begins] if first else "")


def _inside(found: re.Match[str], caps: list[tuple[int, int]]) -> bool:
    """Whether the number belongs to one of the caps (最高5分), not to a clause."""
    return any(start <= found.start("low") < end for start, end in caps if found["low"])


def _start(found: re.Match[str], text: str) -> int:
    """Where a clause begins whose score stands in front: at its box or letter, before the score."""
    start = found.start()
    before = text[max(0, start - _MARKED) : start]
    mark = re.search(rf"(?:{ENUMERATED}\s*)?[（(【\[]?(?:[A-Z][级等类]?|[优良中差])?[:：]?\s*$", before)
    return start - len(before) + mark.start() if mark else start


def _cuts(text: str, found: list[re.Match[str]]) -> list[int]:
    """Where the clauses end whose scores stand behind: at the first sign of punctuation after each."""
    cuts = []
    for at, one in enumerate(found):
        behind = _BEHIND.match(text, one.end())
        score = behind.end() if behind else one.end()
        limit = found[at + 1].start() if at + 1 < len(found) else len(text)
        end = next((at for at in range(score, limit) if text[at] in _ENDS or text[at : at + 2] == ". "), None)
        cuts.append(limit if at + 1 == len(found) else score if end is None else end + 1)
    return cuts


def _part(words: str, found: re.Match[str]) -> Part:
    if found["none"]:
        return Part(words, words, "0", "0")
    low, high = found["low"], found["high"] or found["low"]
    low, high = sums.ordered(plain(sums.value(low)), plain(sums.value(high)))
    verb = found["verb"] or ""
    loses = verb.casefold() in _TAKING or (found["sign"] or "") in ("-", "−") or _lost_before(words, found)
    gains = verb in ("加", "奖") or (found["sign"] or "") in ("+", "＋")
    cap = _CAP.search(words)
    limit = plain(sums.value(cap["cap"])) if cap else ""
    return Part(words, _rest(words, found), low, high, loses, gains, counted_in(words), limit)


def counted_in(words: str) -> bool:
    """Whether a clause counts (每缺一项, each missing entry)."""
    return bool(_EACH.search(words))


def unit_of(words: str) -> str:
    """What a clause counts, where it is not occurrences (次): 每缺一人扣2分 counts 人."""
    found = _UNIT_COUNTED.search(words)
    return found[1] if found and found[1] != "次" else ""


def _lost_before(words: str, found: re.Match[str]) -> bool:
    """`附减100分`, `扣本项5分`: the verb stands a word before the number."""
    before = words.partition(found[0])[0][-4:]
    return bool(re.search("[扣减](?:去|本项|该项|总分)?$", before))


def _rest(words: str, found: re.Match[str]) -> str:
    """The clause without its score."""
    score = found[0].strip()
    rest = (
        _CAP.sub("", _LETTERED.sub("", words))
        if found[0] not in "".join(one[0] for one in _CAP.finditer(words))
        else words
    )
    before, _, behind = rest.partition(score)
    before = re.sub(r"[（(【\[，,、:：=＝\s]*(?:可|应|另|各|每项|直接)?$", "", before.strip())
    behind = re.sub(r"^\s*[)）】\]]?[:：，,、。；;=＝\s]*", "", behind)
    return f"{before}{behind}".strip(" \n,;") or words
