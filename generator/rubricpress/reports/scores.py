"""A scored response as a small report for the terminal: what a person reads where programs read the JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from rubricpress.core.plain.quoting import quoted
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.unmet import unmet_said
from rubricpress.core.rubric import Rubric, all_criteria, all_groups, name_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording import in_words
from rubricpress.core.wording.explanations import phrase
from rubricpress.report import visible
from rubricpress.reports.differences import differences_lines, short

_FEW: Final = 8
_WORDS: Final = {
    "head": ("{title}（{id}，{edition} 版）", "{title} ({id}, edition {edition})"),
    "fact": ("{title}：{answer}", "{title}: {answer}"),
    "institution": ("单位", "Institution"),
    "self": ("自评", "Self-assessment"),
    "review": ("复核", "Review"),
    "agreed": ("商定", "Agreed"),
    "by": ("（{who}）", " ({who})"),
    "between": ("，", ", "),
    "sum": ("{title}：{score} / {max} 分", "{title}: {score} / {max}"),
    "adjustments": ("加减分项：{score} 分", "Adjustments: {score}"),
    "total": ("总分：{score} / {max} 分（已评完）", "Total: {score} / {max} (complete)"),
    "so-far": ("暂计总分：{score} / {max} 分（还有 {open} 项未评）", "Total so far: {score} / {max} ({open} not rated)"),
    "dropped": ("不计 {count} 项：{how}", "Not counted, {count}: {how}"),
    "no-total": ("不计总分", "No total"),
    "gate": ("规则生效：{title}", "Rule that holds: {title}"),
    "conclusion": ("结论：{title}", "Conclusion: {title}"),
    "set": ("{title}：{reached}", "{title}: {reached}"),
    "unrated": ("未评：", "Not rated:"),
    "more": ("……等 {count} 项", "… {count} in all"),
    "check-code": ("核对码：{code}", "Check code: {code}"),
    "problems": ("问题 {count} 处：", "Problems: {count}"),
    "notices": ("提示 {count} 处（不影响得分）：", "Notices, which change no score: {count}"),
}  # fmt: skip


def as_text(name: str, result: Mapping[str, Any], response: Any, scorer: Scorer | None, lang: str) -> str:
    """The report on the response file `name`: whose it is, each assessment with its sums, where they differ, the problems.

    `response` is the plain data of the file and `scorer` that of its table, None where it could not be told. Only
    the first line begins at the margin.

    ```
    returned/base-12.json: 培训教室评估表（training-room，2026-11 版）
      单位：示例培训中心
      自评（张三，2026-11-21）
        1 场地：5 / 10 分
        总分：5 / 10 分（已评完）
        结论：不合格
      核对码：7K3M-Q9TF-2XWA
    ```
    """
    lines = [name]
    if scorer is not None:
        rubric = scorer.rubric
        said = {"title": rubric.short_title or rubric.title, "id": rubric.id, "edition": rubric.edition}
        lines = [f"{name}: {_say('head', lang, **said)}"]
        lines += [f"  {line}" for line in _facts(rubric, _inside(response, "profile"), lang)]
        scored, _ = score_data(response, scorer)
        for role, one in result["assessments"].items():
            about = _inside(_inside(response, "assessments"), role)
            who = [quoted(about[key]) for key in ("assessor", "date") if isinstance(about.get(key), str)]
            by = _say("by", lang, who=_say("between", lang).join(filter(None, who))) if any(who) else ""
            lines.append(f"  {_say(role, lang)}{by}")
            lines += [f"    {line}" for line in assessment_lines(rubric, one, lang)]
            lines += [
                f"    {line}" for line in _lacking(scorer, next(s for s in scored if s.role == role), lang)
            ]
        lines += [f"  {line}" for line in differences_lines(scorer, scored, lang)]
        lines.append(f"  {_say('check-code', lang, code=result['check_code'])}")
    told = (
        *problem_lines(result["problems"], lang),
        *problem_lines(result.get("notices", ()), lang, "notices"),
    )
    return "\n".join([*lines, *told])


def problem_lines(problems: Sequence[Mapping[str, str]], lang: str, head: str = "problems") -> Iterator[str]:
    """The problems of a response file, or its notices, as in a result, to stand below its name; nothing where there are none."""
    if problems:
        yield f"  {_say(head, lang, count=str(len(problems)))}"
    for one in problems:
        place = f"{visible(one['path'])}: " if one["path"] else ""
        yield f"    {place}{one['code']}: {one['message']}"


def _facts(rubric: Rubric, profile: Mapping[str, Any], lang: str) -> Iterator[str]:
    """The institution, and what it says of itself."""
    institution = profile.get("institution")
    if isinstance(institution, str) and institution:
        yield _say("fact", lang, title=_say("institution", lang), answer=quoted(institution))
    for asked in rubric.profile:
        for option in asked.options:
            if profile.get(asked.id) == option.id:
                yield _say("fact", lang, title=asked.title, answer=option.title)


def assessment_lines(rubric: Rubric, one: Mapping[str, Any], lang: str) -> Iterator[str]:
    """The sums of one assessment, the outermost groups first and what is inside them behind each."""
    for group, path in all_groups(rubric):
        sums = one["groups"][group.id]
        inward = "  " * (len(path) // 2 - 1)  # a step of the path is `groups` with a position
        yield inward + _say("sum", lang, title=short(name_of(group)), **_shown(sums))
    rows = {row.id: row for row, _ in all_criteria(rubric)}
    if any(row.method.ADJUSTS for row in rows.values()):
        yield _say("adjustments", lang, **_shown(one["adjustments"]))
    unrated = one["unrated"]
    dropped = [row for row in one["criteria"].values() if row.get("dropped")]
    if dropped and rubric.dropped_points == "total":  # only here the groups do not add up to the total
        yield _say("dropped", lang, count=str(len(dropped)), how=phrase("made-up-total", lang))
    if one["total"] is None:
        yield _say("no-total", lang)
    else:
        total = _shown({"score": one["total"], "max": one["max_total"]})
        yield _say("total" if one["complete"] else "so-far", lang, **total, open=str(len(unrated)))
    yield from _ends(rubric, one, lang)
    if unrated:
        yield _say("unrated", lang)
    for name in unrated[:_FEW]:
        yield f"  {name} {short(rows[name].title)}"
    if len(unrated) > _FEW:
        yield f"  {_say('more', lang, count=str(len(unrated)))}"


def _ends(rubric: Rubric, one: Mapping[str, Any], lang: str) -> Iterator[str]:
    """The gates that hold, the conclusion, and those of further sets."""
    for gate in one.get("gates", ()):
        yield _say("gate", lang, title=gate["title"])
    if one["conclusion"]:
        yield _say("conclusion", lang, title=one["conclusion"]["title"])
    for each in rubric.conclusion_sets:
        if reached := one["conclusions"][each.id]:
            yield _say("set", lang, title=each.title, reached=reached["title"])


def _lacking(scorer: Scorer, scored: Scored, lang: str) -> Iterator[str]:
    """What the conclusions that were not reached lack."""
    for one in unmet_said(scorer, scored, lang):
        yield one["title"]
        yield from (f"  {line}" for line in one["lines"])


def _inside(data: object, key: str) -> Mapping[str, Any]:
    """The mapping behind `key`; an empty one where there is none."""
    inner = data.get(key) if isinstance(data, dict) else None
    return inner if isinstance(inner, dict) else {}


def _shown(numbers: Mapping[str, str]) -> dict[str, str]:
    """The numbers of a result as people write them, with a true minus sign."""
    return {name: number.replace("-", "−") for name, number in numbers.items()}


def _say(name: str, lang: str, **values: str) -> str:
    return in_words(_WORDS, name, lang, values)
