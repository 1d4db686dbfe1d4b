"""Several response files of one table scored together: the median or the mean of their assessors."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import click

from rubricpress.core.assessing import score_data, scorer_for
from rubricpress.core.json_text import read_json, too_large
from rubricpress.core.number import parse
from rubricpress.core.result import problem_of
from rubricpress.core.rubric import all_criteria, name_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.several import ROLE, several_data
from rubricpress.core.wording import in_words
from rubricpress.project import response_bytes
from rubricpress.score_report import assessment_lines

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
    "undeclared": (
        "这份评估表没有写 assessors：请用 median 或 mean",
        "the rubric declares no 'assessors': say median or mean",
    ),
    "profiles": (
        "各文件的基本信息不同，不能合成一份",
        "the files differ in their profile and cannot be combined",
    ),
    "no-number": ("{text} 不是 0 以上的数", "{text} is no number of 0 or more"),
    "few": ("合成至少要两个文件", "there must be two files at least"),
    "no-self": ("{file} 里没有自评", "{file} holds no self-assessment"),
    "rubrics": (
        "各文件不属于同一份、同一版的评估表",
        "the files are not of one rubric in one edition",
    ),
    "problem": ("{file}: {path}: {code}：{message}", "{file}: {path}: {code}: {message}"),
}  # fmt: skip


def combined(  # noqa: PLR0917  (what the command was asked)
    files: tuple[Path, ...], library: Mapping[str, Scorer], way: str, tolerance: str, lang: str, as_json: bool
) -> int:
    """Print what the self assessments of `files` come to together; the exit code."""
    scorer, named, profiles, problems = _read(files, library, lang)
    rule = scorer.rubric.assessors
    if way == "declared":
        if rule is None:
            raise click.UsageError(_say("undeclared", lang))
        way = rule.combine
    if any(one != profiles[0] for one in profiles):
        raise click.UsageError(_say("profiles", lang))
    limit = _tolerance(tolerance, lang) if tolerance else rule.tolerance if rule else None
    data = several_data(scorer, named, way, limit)
    data["problems"] = problems
    if as_json:
        click.echo(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    else:
        click.echo("\n".join(_lines(scorer, data, lang)))
    return 1 if problems else 0


def _tolerance(text: str, lang: str) -> Decimal:
    value = parse(text)
    if value is None or value < 0:
        raise click.UsageError(_say("no-number", lang, text=text))
    return value


def _read(
    files: tuple[Path, ...], library: Mapping[str, Scorer], lang: str
) -> tuple[Scorer, dict[str, Scored], list[Any], list[dict[str, str]]]:
    """The table of all files, the self assessment of each, what it says of its institution, and the problems."""
    if len(files) < 2:
        raise click.UsageError(_say("few", lang))
    named: dict[str, Scored] = {}
    problems: list[dict[str, str]] = []
    profiles: list[Any] = []
    used: Scorer | None = None
    for path in files:
        raw = response_bytes(path)
        data, found = ({}, [too_large()]) if raw is None else read_json(raw)
        scorer = None
        if not found:
            scorer, found = scorer_for(data, library)
        scored: list[Scored] = []
        if scorer is not None:
            scored, found = score_data(data, scorer)
        own = next((one for one in scored if one.role == "self"), None)
        if scorer is None or own is None:
            said = "".join(f"\n{one.message(lang)}" for one in found)
            raise click.UsageError(_say("no-self", lang, file=str(path)) + said)
        if used is not None and used is not scorer:
            raise click.UsageError(_say("rubrics", lang))
        used = scorer
        named[str(path)] = own
        profiles.append(
            {name: answer for name, answer in data.get("profile", {}).items() if name != "institution"}
        )
        problems += ({"file": str(path), **problem_of(one, lang)} for one in found)
    assert used is not None
    return used, named, profiles, problems


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
