"""What is written into the places of the printed table, besides numbers and marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording import in_words

_PHRASES: Final[Mapping[str, tuple[str, str]]] = {
    "agreed": ("商定 {text}", "agreed: {text}"),
    "so-far": ("暂计 {total}", "{total} so far"),
    "see-below": ("见表后附注", "see below the table"),
    "occurred": ("发生 {count} {unit}", "{count} {count:time|times}"),
    "times": ("〔{count} {unit}〕", " [{count}] "),
    "earned": ("〔得 {points} 分〕", " [{points}] "),
    "of-set": ("{title}：", "{title}: "),
    "between": ("，", ", "),
    "then": ("；", "; "),
    "document": ("{name}（{about}）", "{name} ({about})"),
    "document-alone": ("{name}", "{name}"),
    "and": ("、", ", "),
    "and-more": (" 等", " and others"),
    "self-evidence": ("证据：{text}", "Evidence: {text}"),
    "self-note": ("{text}", "{text}"),
    "review-evidence": ("复核证据：{text}", "Evidence of the review: {text}"),
    "review-note": ("复核：{text}", "Review: {text}"),
    "agreed-evidence": ("商定证据：{text}", "Evidence of the agreement: {text}"),
    "agreed-note": ("商定：{text}", "Agreed: {text}"),
    "self-sum": ("自评 {score}", "self {score}"),
    "review-sum": ("复核 {score}", "review {score}"),
    "agreed-sum": ("商定 {score}", "agreed {score}"),
    "self-gate": ("自评适用“{title}”：{effect}", "Self: '{title}' applies: {effect}"),
    "review-gate": ("复核适用“{title}”：{effect}", "Review: '{title}' applies: {effect}"),
    "agreed-gate": ("商定适用“{title}”：{effect}", "Agreed: '{title}' applies: {effect}"),
    "self-open": ("自评有 {count} 项没有计分：{names}", "Self: {count} not scored: {names}"),
    "review-open": ("复核有 {count} 项没有计分：{names}", "Review: {count} not scored: {names}"),
}


def paper_phrase(name: str, language: str, values: Mapping[str, str] | None = None) -> str:
    """The phrase `name` in `language`, with `values` filled in."""
    return in_words(_PHRASES, name, language, values)
