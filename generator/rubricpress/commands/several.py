"""Several response files of one table scored together: the median or the mean of their assessors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import click

from rubricpress.core.assessments.panel import Given, Panel, panel_of
from rubricpress.core.assessments.several import ROLE
from rubricpress.core.numbers.number import parse
from rubricpress.core.plain.json_text import read_json, too_large
from rubricpress.core.rubric import all_criteria, name_of
from rubricpress.core.scoring import Scorer
from rubricpress.core.wording import in_words
from rubricpress.project import response_bytes
from rubricpress.reports.scores import assessment_lines

USAGE: Final = 2
_WORDS: Final = {
    "head": ("{title}（{id}，{edition}）", "{title} ({id}, edition {edition})"),
    "median": ("{count} 名评分人，取中位数", "{count} assessors, the median"),
    "mean": ("{count} 名评分人，取平均", "{count} assessors, the mean"),
    "one": ("{file}：{total} 分", "{file}: {total}"),
    "open": ("{file}：没有评完", "{file}: not complete"),
    "spreads": ("各人不同的条目：", "Not scored alike:"),
    "apart": ("{scores}，相差 {apart} 分{beyond}  {row}", "{scores}, {apart} apart{beyond}  {row}"),
    "missing": ("{scores}{beyond}  {row}", "{scores}{beyond}  {row}"),
    "beyond": ("（超过允许的 {tolerance} 分）", " (more than the {tolerance} allowed)"),
    "problem": ("{file}: {path}: {code}：{message}", "{file}: {path}: {code}: {message}"),
    "no-number": ("{text} 不是 0 以上的数", "{text} is no number of 0 or more"),
}  # fmt: skip


def combined(  # noqa: PLR0917  (what the command was asked)
    files: tuple[Path, ...], library: Mapping[str, Scorer], way: str, tolerance: str, lang: str, as_json: bool
) -> int:
    """Print what the self assessments of `files` come to together; the exit code."""
    given = [_given(path) for path in files]
    panel = panel_of(given, library, way, _tolerance(tolerance, lang) if tolerance else None)
    if not isinstance(panel, Panel):
        raise click.UsageError("\n".join(one.said(lang) for one in panel))
    data = panel.as_data(lang)
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    else:
        click.echo("\n".join(_lines(panel.scorer, data, lang)))
    return 1 if data["problems"] else 0


def _tolerance(text: str, lang: str) -> Decimal:
    value = parse(text)
    if value is None or value < 0:
        raise click.UsageError(_say("no-number", lang, text=text))
    return value


def _given(path: Path) -> Given:
    raw = response_bytes(path)
    data, problems = ({}, [too_large()]) if raw is None else read_json(raw)
    return Given(str(path), data, problems)


def _lines(scorer: Scorer, data: dict[str, Any], lang: str) -> Iterator[str]:
    rubric = scorer.rubric
    title = rubric.short_title or rubric.title
    yield _say("head", lang, title=title, id=rubric.id, edition=rubric.edition)
    yield f"  {_say(data['combine'], lang, count=str(len(data['assessors'])))}"
    for one in data["assessors"]:
        word = "one" if one["complete"] and one["total"] is not None else "open"
        yield f"    {_say(word, lang, file=one['file'], total=_minus(one['total'] or ''))}"
    yield from (f"  {line}" for line in assessment_lines(rubric, data["assessments"][ROLE], lang))
    names = {row.id: name_of(row) for row, _ in all_criteria(rubric)}
    if data["spreads"]:
        yield f"  {_say('spreads', lang)}"
    for name, spread in data["spreads"].items():
        scores = " / ".join("—" if one is None else _minus(one) for one in spread["scores"])
        beyond = _say("beyond", lang, tolerance=data["tolerance"]) if spread["within"] is False else ""
        word = "missing" if spread["apart"] is None else "apart"
        values = {"scores": scores, "apart": spread["apart"] or "", "beyond": beyond, "row": names[name]}
        yield f"    {_say(word, lang, **values)}"
    yield from (_say("problem", lang, **one) for one in data["problems"])


def _minus(number: str) -> str:
    return number.replace("-", "−")


def _say(name: str, lang: str, **values: str) -> str:
    return in_words(_WORDS, name, lang, values)
