"""How conflicts between responses are told: where they are, and what each side says."""

from __future__ import annotations

from typing import Final

from rubricpress.core.wording import in_words

_WORDS: Final = {
    "self": ("自评", "self-assessment"),
    "review": ("复核", "review"),
    "agreed": ("商定", "agreed assessment"),
    "profile": ("基本信息", "Your details"),
    "institution": ("单位名称", "institution"),
    "assessor": ("评分人", "assessor"),
    "date": ("评分日期", "date"),
    "assessor-review": ("复核人", "reviewer"),
    "date-review": ("复核日期", "date of review"),
    "assessor-agreed": ("商定人", "agreed by"),
    "date-agreed": ("商定日期", "date of agreement"),
    "rating": ("评分", "rating"),
    "evidence": ("证据材料", "evidence"),
    "note": ("备注", "note"),
    "silent": ("没有填", "nothing"),
    "with-source": ("{label}：{source}", "{label}: {source}"),
}  # fmt: skip


def merging_words(name: str, language: str, **values: str) -> str:
    """The words for `name` in `language`; a name that has none is its own."""
    return in_words(_WORDS, name, language, values) if name in _WORDS else name
