"""Words of a cell: tidied text, printed numbers, labels in front of titles."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from rubricpress.core.numbers.number import parse, plain

_WIDE: Final = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_HAN: Final = re.compile(f"[{_WIDE}]")
_QUOTED: Final = "“”‘’…—"
_NEAR: Final = rf"{_WIDE}{_QUOTED}"
_BOXES: Final = re.compile("[☐☑☒■◻◼▢▣❑❏\uf0a8\uf06f\uf0fe\uf052\u2b1c\u25ab]")
_UNSEEN: Final = re.compile(
    "[\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f]"
)
_BLANKS: Final = re.compile("[\u00a0\u2002-\u200a\u202f\u3000\t ]+")
_BREAKS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
ENUMERATED: Final = (
    r"(?:□|[①-⑳⑴-⒇]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）]|\d{1,2}[.．、)）](?!\d)"
    r"|[一二三四五六七八九十]{1,3}、|[A-Za-z][.．、)）]|[-—•·●◆])"
)
_BEGINS: Final = re.compile(rf"{ENUMERATED}|(?:得|计|记)?\d+(?:\.\d+)?分")
_PAIRS: Final = (
    (re.compile(r"\(([^()]*)\)"), "（{}）"),
    (re.compile(r'"([^"]*)"'), "“{}”"),
)
FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９．", "0123456789.")
_ITEM: Final = re.compile(r"(?:^|[。；;：:！？\n])\s*(?P<mark>\d{1,2}[.．、](?!\d)|[（(]\d{1,2}[)）]|[①-⑨])")
_FULL: Final = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}


def tidy(text: str) -> str:
    """`text` as it reads: without line breaks inside a sentence, stray spaces and half-width punctuation.

    A break stays where a sentence ends before it, or an item of a list begins behind it.
    """
    text = _BOXES.sub("□", visible(text))
    lines = [one for line in text.split("\n") if (one := _BLANKS.sub(" ", line).strip())]
    joined = ""
    for line in lines:
        if not joined:
            joined = line
        elif joined[-1] in "。；;：:！？!?" or _BEGINS.match(line):
            joined += "\n" + line
        else:
            both_plain = joined[-1].isascii() and line[0].isascii()
            joined += (" " if both_plain else "") + line
    return _punctuated(re.sub(rf"(?<=[{_NEAR}])(?<!\d分) (?=[{_NEAR}]|[\d.]+ ?分)", "", joined))


def visible(text: str) -> str:
    """`text` without signs that nobody sees, its line breaks all of one kind."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def _punctuated(text: str) -> str:
    """Chinese punctuation where Chinese stands around it; spaces beside it fall away."""
    if not _HAN.search(text):
        return text
    for pattern, form in _PAIRS:
        text = pattern.sub(lambda found, form=form: _paired(found, form), text)  # type: ignore[misc]
    text = re.sub(
        rf" ?([,;:?!]+)(?<=[{_NEAR})\d%].)(?=[ {_NEAR}]|$)",
        lambda found: _full(found[1]),
        text,
        flags=re.MULTILINE,
    )
    text = re.sub(rf"(?<=[{_NEAR}]) ?([,;:?!]+)", lambda found: _full(found[1]), text)
    return re.sub(r" ?([，；：？！。、（）“”]) ?", r"\1", text)


def _paired(found: re.Match[str], form: str) -> str:
    around = found.string[max(0, found.start() - 1) : found.start()] + found[1]
    wide = any("\u2e80" <= sign <= "\uffef" for sign in around)
    return form.format(found[1]) if wide else found[0]


def _full(signs: str) -> str:
    return "".join(_FULL[sign] for sign in signs)


def line(text: str) -> str:
    """`text` tidied and on one line."""
    return re.sub(r"(?<=[!-~])\n(?=[!-~])", " ", tidy(text)).replace("\n", "")


def itemised(text: str) -> list[str]:
    """A list that is written on in one paragraph (说明：1.……。2.……。) item by item, what stands before it first.

    Anything else is as it was: the items count up from 1, each behind the end of a sentence.
    """
    found = [one for one in _ITEM.finditer(text) if one["mark"]]
    counted = [one for at, one in enumerate(found, 1) if _counts(one["mark"]) == at]
    if len(found) < 2 or len(counted) < len(found):
        return [text]
    cuts = [0, *(one.start("mark") for one in found), len(text)]
    parts = [text[start:end].strip() for start, end in pairwise(cuts)]
    return [one for one in parts if one]


def _counts(mark: str) -> int:
    """The number in the mark of an item: 2. and （2） and ② are 2."""
    digits = re.search(r"\d+", mark.translate(FULL_WIDTH))
    return int(unicodedata.digit(mark)) if digits is None else int(digits[0])


def bare(text: str) -> str:
    """`text` without any space: for comparing and for recognising words. Numbers on two lines stay apart."""
    return re.sub(r"\s+", "", re.sub(r"(?<=\d)\n(?=\d)", "；", tidy(text)))


# a dash in one of its shapes (一 too, as it is typed), or words for it
_DASH: Final = re.compile(r"[-‐–—―─－/／\\＼]{1,2}|一|无分?值?|0分?|不(?:单独)?[计赋设记]分")


def is_dash(text: str) -> bool:
    """Whether a dash, or words for it, is all that stands in a cell: there is nothing of the kind here."""
    return bool(_DASH.fullmatch(bare(text)))


def number(text: str) -> str:
    """The number that is all of `text` (with 分 or not), in plain digits; '' where it is not one.

    Digits that a scan has spread apart (3 2 0) are one number.
    """
    found = "\n" not in tidy(text) and re.fullmatch(
        r"(?:_*[/／])?(-?\d+(?:\.\d+)?)(?:分|(?i:points?|pts?\.?|marks?))?",
        bare(text).replace("−", "-").replace("．", "."),
    )
    value = parse(found[1]) if found else None
    return "" if value is None else plain(value)


def percent(text: str) -> str:
    """The number in front of a per cent sign that ends `text`; '' where it is not one."""
    found = re.fullmatch(r"(\d+(?:\.\d+)?)[%％]", bare(text))
    return found[1] if found else ""


_DIGITS: Final = {sign: at for at, sign in enumerate("一二三四五六七八九", start=1)}
_LABEL: Final = re.compile(
    r"(?P<star>[*＊★☆▲]?)\s*(?:"
    r"(?P<dots>\d{1,3}(?:[.．]\d{1,3})+)(?!\d|[%％])[.．、]?"
    r"|(?P<letters>[A-Z]\d{1,3}(?:[.．-]\d{1,3})*)(?![A-Za-z0-9])[.．、]?"
    r"|(?P<letter>[A-Z])(?:[.．、](?=\s*\S)|$)"
    r"|(?P<single>\d{1,3})(?:[.．、](?!\d)|(?=$))"
    r"|(?i:standard|criterion|domain|section|part|area|principle|goal|objective|component|indicator) (?P<named>\d{1,3}(?:\.\d{1,3})*)[:：.–—-](?=\s*\w)"
    r"|第?(?P<chinese>[一二三四五六七八九十]{1,3})(?:部分|[、.．]|$)"
    r"|[（(](?P<paren>\d{1,3}|[一二三四五六七八九十]{1,3})[)）]"
    r")\s*"
)


STARS: Final = ("*", "＊", "★", "☆", "▲", "△", "※")
"""The marks that tables put in front of the titles of key rows."""
_STARS_BEHIND: Final = frozenset("★☆▲△")  # behind a title the others refer to a note


@dataclass(frozen=True)
class Label:
    """What stands in front of a title: a mark (`★`), a printed number (`1.1.2`, `四`), and the title itself."""

    number: str
    printed: str
    title: str
    star: str = ""

    @property
    def depth(self) -> int:
        """How many parts the number has; 0 without one."""
        return len(self.number.split(".")) if self.number else 0


def label(text: str) -> Label:
    """`text` taken apart; without a number where none stands in front."""
    whole = tidy(text)
    found = _LABEL.match(whole)
    if not found:
        title, star = _star_behind(whole)
        alone = _LABEL.fullmatch(title) if star else None  # 8★
        return replace(label(title), star=star) if alone else Label("", "", title, star)
    printed = next(one for one in list(found.groupdict().values())[1:] if one)
    value = chinese(printed) or printed.translate(FULL_WIDTH).replace("-", ".")
    title, star = _star_behind(whole[found.end() :].strip())
    return Label(value, printed, title, found["star"] or star)


def _star_behind(title: str) -> tuple[str, str]:
    """A title and its mark, which stands behind the number (1.2★ 题名) or at the end (题名★)."""
    if title[:1] in STARS:
        return title[1:].strip(), title[0]
    if title[-1:] in _STARS_BEHIND:
        return title[:-1].strip(), title[-1]
    return title, ""


def chinese(text: str) -> str:
    """A Chinese numeral up to 99 in digits: 十二 is 12; '' for anything else."""
    if not re.fullmatch(r"[一二三四五六七八九]?十?[一二三四五六七八九]?", text) or not text:
        return ""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return str(_DIGITS[text]) if len(text) == 1 else ""
    return str((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


def numeral(value: int) -> str:
    """A number up to 99 in Chinese: 12 is 十二."""
    signs = {at: sign for sign, at in _DIGITS.items()}
    tens, ones = divmod(value, 10)
    return (signs.get(tens, "") if tens > 1 else "") + ("十" if tens else "") + signs.get(ones, "")


_POINTS_BEHIND: Final = re.compile(
    r"\s*[（(\[【]?\s*(?:共|满分|分值|权重|计)?[:：]?\s*(?P<points>\d[\d ]*(?:\.\d+)?)\s*(?P<unit>分|[%％])\s*[)）\]】]?$"
)


def points_behind(text: str) -> tuple[str, str, str]:
    """A heading with its points: `学校投入320分` is (学校投入, 320, 320分); points and print are '' without any."""
    found = _POINTS_BEHIND.search(text)
    if not found or not text[: found.start()].strip():
        return text, "", ""
    value = parse(found["points"].replace(" ", ""))
    if value is None:
        return text, "", ""
    printed = found["points"].replace(" ", "") + found["unit"]
    return text[: found.start()].strip(), plain(value), printed
