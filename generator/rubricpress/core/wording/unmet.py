"""What a conclusion lacks, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording import in_words

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "of-table": ("未达到“{title}”", "‘{title}’ is not reached"),
    "of-set": ("{name}：未达到“{title}”", "{name}: ‘{title}’ is not reached"),
    "lacks": ("要{asked}：{now}", "Needed: {asked}; {now}"),
    "or-lacks": ("或者要{asked}：{now}", "Or needed: {asked}; {now}"),
    "needs": ("要先达到“{title}”", "‘{title}’ must be reached first"),
    "now-points": ("现在 {now} 分", "now {now}"),
    "now-percent": ("现在 {now}%", "now {now}%"),
    "now-rows": ("现在 {rows} 项", "now {rows}"),
    "now-rows-percent": ("现在 {now}%（{of} 项中 {rows} 项）", "now {now}% ({rows} of {of})"),
    "now-level": ("现在是{level}", "now {level}"),
    "short-points": ("，还差 {by} 分", ", {by} missing"),
    "short-percent": ("，还差 {by} 个百分点", ", {by} percentage {by:point|points} missing"),
    "short-rows": ("，还差 {by} 项", ", {by} more {by:criterion|criteria} needed"),
    "over-points": ("，多了 {by} 分", ", {by} too much"),
    "over-percent": ("，多了 {by} 个百分点", ", {by} percentage {by:point|points} too much"),
    "over-rows": ("，多了 {by} 项", ", {by} {by:criterion|criteria} too many"),
    "nothing": ("现在没有可看的评分", "nothing is rated there now"),
}


def say(name: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """The sentence `name` in `language`, with `values` filled in."""
    return in_words(_SAID, name, language, values)
