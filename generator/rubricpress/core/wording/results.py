"""What results and comparisons say besides numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording import in_words

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "chart": ("{title}：各组得分占满分的比例", "{title}: share of points per group"),
    "chart-said": ("各组的得分、满分和比例：", "Score, maximum and share of each group:"),
    "paired": ("{title}：{first}与{second}各组得分占满分的比例", "{title}: share of points per group, {first} and {second}"),
    "role-self": ("自评", "Self-assessment"),
    "role-review": ("复核", "Review"),
    "role-agreed": ("商定", "Agreed"),
    "results-losses": ("失分最多的条目：", "Most points lost:"),
    "results-cost": ("，总分少 {cost} 分", ", {cost} off the total"),
    "compare-two": ("compare 只比较一个或两个文件", "compare takes one or two files"),
    "compare-rubrics": ("两个文件属于不同的评估表，不能比较", "the files belong to different rubrics"),
    "compare-head": ("{first} → {second}（差）", "{first} → {second} (difference)"),
    "compare-edition": (
        "{name} 是按另一版填写的，按 {edition} 版计分，与这一版对不上的评分不计",
        "{name} was filled in under another edition; scored under {edition}, without the ratings that do not fit it",
    ),
    "compare-total": ("总分", "Total"),
    "compare-open": ("（未评完）", " (not complete)"),
}  # fmt: skip


def say(name: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """The sentence `name` in `language`, with `values` filled in."""
    return in_words(_SAID, name, language, values)
