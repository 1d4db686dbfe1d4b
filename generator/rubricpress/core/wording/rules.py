"""Conditions, ranges of scores and roundings in words, as traces and the public pages tell them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rubricpress.core.wording import in_words

_WORDS: Final = {
    "quoted": ("“{text}”", "‘{text}’"),
    "or": ("或", " or "),
    "and": ("，且", ", and "),
    "comma": ("、", ", "),
    "points-unit": ("分", "points"),
    "count-unit": ("项", ""),
    "total": ("总分", "the total"),
    "score-of": ("“{name}”得分", "the score of ‘{name}’"),
    "share-of": ("{whose}与满分之比", "{whose} as a share of full points"),
    "amount": ("{what} {interval}", "{what} is {interval}"),
    "amount-close": ("{what}{interval}", "{what} is {interval}"),
    "concluded": ("“{title}”为{ends}", "‘{title}’ is {ends}"),
    "counted": ("{where}评为{levels}的{rows}", "the number of {rows}{where} rated {levels}"),
    "counted-scored": ("{where}{scored}的{rows}", "the number of {rows}{where} for which {scored}"),
    "counted-percent": (
        "{where}{rows}里评为{levels}的比例",
        "the percentage of {rows}{where} rated {levels}",
    ),
    "counted-scored-percent": (
        "{where}{rows}里{scored}的比例",
        "the percentage of {rows}{where} for which {scored}",
    ),
    "score": ("得分", "the score"),
    "where": ("“{group}”中", " in ‘{group}’"),
    "rows": ("条目", "criteria"),
    "rows-starred": ("有星号的条目", "criteria with a star"),
    "of-kind": ("属于{kind}的{rows}", "{rows} of the kind {kind}"),
    "tagged": ("标记为 {tag} 的{rows}", "{rows} tagged {tag}"),
    "rated": ("“{name}”评为{levels}", "‘{name}’ is rated {levels}"),
    # roundings
    "rounded": ("取到 {step} 的整数倍（{way}）", "rounded to a multiple of {step} ({way})"),
    "way-half-up": ("四舍五入", "halves up"),
    "way-half-even": ("四舍六入五成双", "halves to even"),
    "way-down": ("去尾", "down"),
    "way-up": ("进一", "up"),
    "below-full": ("，没有得满分的不取到满分", ", but never up to full points"),
}  # fmt: skip


def rule_phrase(name: str, language: str, /, **values: object) -> str:
    """The phrase `name` in `language`, with `values` filled in."""
    return in_words(_WORDS, name, language, values)


def named(text: str, language: str) -> str:
    """A name in quotation marks: `“甲”`; `‘A’`."""
    return rule_phrase("quoted", language, text=text)


def either(texts: Iterable[str], language: str) -> str:
    """One of several: `“甲”或“乙”`; `‘A’ or ‘B’`."""
    return rule_phrase("or", language).join(texts)
