"""What is said of ratings that are carried over to a later edition."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from rubricpress.core.wording import in_words

_OUTCOMES: Final = {
    "kept": ("保留", "kept"),
    "rescaled": ("折算", "rescaled"),
    "dropped": ("未转入", "dropped"),
    "anew": ("要重新评", "to be answered anew"),
}
_REWORDED: Final = {"title": ("标题", "title"), "standard": ("标准", "standard")}
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


def outcome_said(outcome: str, reason: str, language: str, reworded: Collection[str] = ()) -> str:
    """What became of a rating, and why: `要重新评：增加了评分点`, `保留，但标准已改：请再看一遍`."""
    why = in_words(_REASONS, reason, language)
    name = outcome_name(outcome, language)
    colon = "：" if language == "zh" else ": "
    if not reworded:
        return f"{name}{colon}{why}" if why else name
    words = MIGRATION_WORDS[language]
    what = words["and"].join(in_words(_REWORDED, one, language) for one in reworded)
    return words["reworded-too" if why else "reworded"].format(name=name, why=why, what=what)


def outcome_name(outcome: str, language: str) -> str:
    """What became of a rating, in a word."""
    return in_words(_OUTCOMES, outcome, language)


def counted(counts: Mapping[str, int], language: str, look: int = 0) -> str:
    """How many ratings came over and how: `保留 59 条（其中 2 条已有改动，请再看一遍），未转入 1 条`.

    How many are kept is always said, and to how many of these one should `look` again.
    """
    words = MIGRATION_WORDS[language]
    return words["joint"].join(
        words["count"].format(what=outcome_name(one, language), count=count)
        + (words["look"].format(count=look) if one == "kept" and look else "")
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
        "look": "（其中 {count} 条已有改动，请再看一遍）",
        "and": "、",
        "reworded": "{name}，但{what}已改：请再看一遍",
        "reworded-too": "{name}：{why}；{what}也已改，请再看一遍",
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
        "look": " ({count} of them changed: look again)",
        "and": " and ",
        "reworded": "{name}, but its {what} changed: look at it again",
        "reworded-too": "{name}: {why}; its {what} changed too: look at it again",
        "added": "new, to be answered",
        "profile": "the profile no longer has this field or answer",
    },
}
"""The words of a report on a migration, by language."""
