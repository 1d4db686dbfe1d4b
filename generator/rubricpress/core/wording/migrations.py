"""What is said of ratings that are carried over to a later edition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording import in_words

_OUTCOMES: Final = {
    "kept": ("保留", "kept"),
    "rescaled": ("折算", "rescaled"),
    "dropped": ("未转入", "dropped"),
    "anew": ("要重新评", "to be answered anew"),
}
_REASONS: Final = {
    "": ("", ""),
    "rescored": ("分值或界限有变", "its points or bounds have changed"),
    "entries-gone": ("有的评分点已删去", "some of its entries are gone"),
    "entries-added": ("增加了评分点", "entries were added"),
    "decided": ("选项按填报的数重新判定", "the number decides the level anew"),
    "scale": ("分值或档次的范围有变", "its points or bands have changed"),
    "measure": ("要填的数与原来不同", "another number is asked for"),
    "method": ("评分方法与原来不同", "it is scored by another method"),
    "not-applicable": ("不能再填“不适用”", "it can no longer be answered as not applicable"),
    "refused": ("原来的评分不合新版的规定", "the later edition does not allow the rating"),
    "unsound": ("原来的评分有问题", "the rating had a problem"),
    "merged": ("由几条合并而成", "several rows were merged into it"),
    "split": ("由一条拆成几条", "a row was split"),
    "gone": ("新版没有这一条", "the later edition has no such row"),
    "unknown": ("原版也没有这一条", "there never was such a row"),
}


def outcome_said(outcome: str, reason: str, language: str) -> str:
    """What became of a rating, and why: `要重新评：增加了评分点`."""
    why = in_words(_REASONS, reason, language)
    colon = "：" if language == "zh" else ": "
    return outcome_name(outcome, language) + (f"{colon}{why}" if why else "")


def outcome_name(outcome: str, language: str) -> str:
    """What became of a rating, in a word."""
    return in_words(_OUTCOMES, outcome, language)


def counted(counts: Mapping[str, int], language: str) -> str:
    """How many ratings came over and how: `保留 59 条，未转入 1 条`. How many are kept is always said."""
    words = MIGRATION_WORDS[language]
    return words["joint"].join(
        words["count"].format(what=outcome_name(one, language), count=count)
        for one, count in counts.items()
        if count or one == "kept"
    )


MIGRATION_WORDS: Final = {
    "zh": {
        "head": "{file}：{title}（{before} → {after}）",
        "same": "已经是现行版，没有要转的",
        "colon": "：",
        "joint": "，",
        "self": "自评",
        "review": "复核",
        "agreed": "商定",
        "sum": "{total} / {most} 分",
        "open": "还没有评完",
        "count": "{what} {count} 条",
        "added": "新增，要评",
        "profile": "基本信息里不再有这一项或这个答案",
    },
    "en": {
        "head": "{file}: {title} ({before} → {after})",
        "same": "of the newest edition already: nothing to do",
        "colon": ": ",
        "joint": ", ",
        "self": "self-assessment",
        "review": "review",
        "agreed": "agreed",
        "sum": "{total} / {most}",
        "open": "not complete",
        "count": "{count} {what}",
        "added": "new, to be answered",
        "profile": "the profile no longer has this field or answer",
    },
}
"""The words of a report on a migration, by language."""
