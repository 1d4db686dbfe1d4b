"""What is said of several assessors: why their files cannot be combined, and where they are not of one mind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording import in_words

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    # why not
    "few": (
        "合成至少要两名评分人的文件，请一次选取",
        "there must be two files at least, one from each assessor; choose them together",
    ),
    "no-self": ("{file} 里没有自评，不能合成", "{file} holds no self-assessment and cannot be combined"),
    "unreadable": ("{file} 不能用：", "{file} cannot be used:"),
    "other-rubric": (
        "{file} 和 {first} 不属于同一份评估表",
        "{file} and {first} are not of one rubric",
    ),
    "other-edition": (
        "{file} 是按 {edition} 版填写的，不能和 {right} 版的合成",
        "{file} was filled in under edition {edition}, which is not combined with edition {right}",
    ),
    "profile": (
        "{file} 和 {first} 的基本信息不同，不能合成：{fields:、}",
        "{file} and {first} differ in their profile and cannot be combined: {fields}",
    ),
    "twice-named": (
        "{file} 和 {first} 的评分人都是“{assessor}”，一个人不能算两次；如是同名的两人，请在评分人一栏写明",
        "{file} and {first} are both by '{assessor}', and nobody counts twice; two people of one name must be told apart in the name of the assessor",
    ),
    "twice": (
        "{file} 和 {first} 里是同一份评分，不能算两次；如是两人各自评的，请填写评分人",
        "{file} and {first} hold the same assessment, which must not count twice; if two people gave it, fill in who they are",
    ),
    "undeclared": (
        "这份评估表没有写 assessors：请用 median 或 mean",
        "the rubric declares no 'assessors': say median or mean",
    ),
    # the whole
    "median": ("{count} 名评分人，各条取得分的中位数", "{count} {count:assessor|assessors}; the median of their scores counts in each criterion"),
    "mean": ("{count} 名评分人，各条取得分的平均", "{count} {count:assessor|assessors}; the mean of their scores counts in each criterion"),
    "tolerance": ("相差超过 {tolerance} 分的，由各方商定", "where they lie more than {tolerance} apart, they settle it"),
    "institutions": (
        "各文件写的单位名称不同，请核对评的是不是同一个单位：{names:、}",
        "the files name different institutions: {names}. Check that all of them are about the same one",
    ),
    # one row
    "beyond": ("相差 {apart} 分，超过允许的 {tolerance} 分，由各方商定", "{apart} apart, more than the {tolerance} allowed: to be agreed"),
    "vetoed": ("否决", "veto"),
    "not-vetoed": ("无", "no"),
    "adjustments": ("加减分项", "Adjustments"),
    "total": ("总分", "Total"),
    "total-open": ("总分（暂计）", "Total so far"),
}  # fmt: skip


def say(name: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """The sentence `name` in `language`, with `values` filled in."""
    return in_words(_SAID, name, language, values)
