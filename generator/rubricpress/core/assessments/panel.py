"""The files of several assessors as one panel: whether they belong together, and what they come to.

Each file holds one assessor's own filling-in of the table (its self assessment). They belong together where they are
of one table in one edition, tell the same of what is assessed, and come from different people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from rubricpress.core.assessments.several import several_data
from rubricpress.core.content import spelt
from rubricpress.core.problem import Problem
from rubricpress.core.results.assessing import score_data, scorer_for
from rubricpress.core.results.result import problem_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.panel import say

DECLARED: Final = "declared"
OWN: Final = "self"
"""The role in which each assessor fills in a file of their own."""
INSTITUTION: Final = "institution"
FEWEST: Final = 2


@dataclass(frozen=True)
class Given:
    """A file as it was read: its name, its data, and why it could not be read."""

    name: str
    data: Any
    problems: Sequence[Problem] = ()


@dataclass(frozen=True)
class Sheet:
    """What one assessor handed in, scored; `problems` are all of the file."""

    name: str
    data: Mapping[str, Any]
    scorer: Scorer
    scored: Scored
    problems: tuple[Problem, ...]

    @property
    def profile(self) -> Mapping[str, Any]:
        """What it says of what is assessed; an answer that is left empty says nothing."""
        return _mapping({"profile": spelt(self.data.get("profile"))}, "profile")

    @property
    def edition(self) -> str:
        """The edition that it was filled in under."""
        return text_in(_mapping(self.data, "rubric"), "edition") or self.scorer.rubric.edition

    @property
    def own(self) -> Mapping[str, Any]:
        """The assessment as it stands in the file."""
        return _mapping(_mapping(self.data, "assessments"), OWN)

    @property
    def assessor(self) -> str:
        """Whose it is; '' where the file does not say."""
        return text_in(self.own, "assessor")


@dataclass(frozen=True)
class Panel:
    """Files that belong together, and how their scores become one: `way`, and how far apart they may lie."""

    scorer: Scorer
    sheets: tuple[Sheet, ...]
    way: str
    tolerance: Decimal | None

    def as_data(self, language: str) -> dict[str, Any]:
        """What `rubricpress score --combine` prints and what the browser gets: the result, and all problems."""
        named = [(one.name, one.scored) for one in self.sheets]
        told = [
            {"file": one.name, **problem_of(problem, language)}
            for one in self.sheets
            for problem in one.problems
        ]
        return {**several_data(self.scorer, named, self.way, self.tolerance), "problems": told}


@dataclass(frozen=True)
class Refusal:
    """Why files cannot be combined: a name in `wording/panel.py`, its values, and what is wrong with the file itself."""

    name: str
    values: Mapping[str, str]
    problems: tuple[Problem, ...] = ()

    def said(self, language: str) -> str:
        """The sentence, and on lines of their own the problems of the file."""
        lines = [say(self.name, language, self.values), *(one.message(language) for one in self.problems)]
        return "\n".join(lines)


def panel_of(
    files: Sequence[Given],
    scorers: Mapping[str, Scorer],
    way: str = DECLARED,
    tolerance: Decimal | None = None,
) -> Panel | list[Refusal]:
    """The panel that the files make, or everything that keeps them from being one.

    `way` is `median`, `mean`, or as the table declares; `tolerance` goes before that of the table.
    """
    if len(files) < FEWEST:
        return [Refusal("few", {})]
    read = [_read(one, scorers) for one in files]
    refused = [one for one in read if isinstance(one, Refusal)]
    sheets = [one for one in read if isinstance(one, Sheet)]
    refused += _apart(sheets)
    rule = sheets[0].scorer.rubric.assessors if sheets else None
    if not refused and way == DECLARED and rule is None:
        refused.append(Refusal("undeclared", {}))
    if refused:
        return refused
    way = rule.combine if rule and way == DECLARED else way
    allowed = rule.tolerance if rule and tolerance is None else tolerance
    return Panel(sheets[0].scorer, tuple(sheets), way, allowed)


def _read(given: Given, scorers: Mapping[str, Scorer]) -> Sheet | Refusal:
    scorer, problems = None, list(given.problems)
    if not problems:
        scorer, problems = scorer_for(given.data, scorers)
    if scorer is not None:
        scored, problems = score_data(given.data, scorer)
        own = next((one for one in scored if one.role == OWN), None)
        if own is not None:
            return Sheet(given.name, given.data, scorer, own, tuple(problems))
    return Refusal("no-self" if scorer else "unreadable", {"file": given.name}, tuple(problems))


def _apart(sheets: Sequence[Sheet]) -> Iterator[Refusal]:
    """Why files do not belong together, each held against the first, and against all before it."""
    for at, one in enumerate(sheets):
        first = sheets[0]
        about = {"file": one.name, "first": first.name}
        if one.scorer.rubric.id != first.scorer.rubric.id:
            yield Refusal("other-rubric", about)
            continue
        if one.scorer is not first.scorer or one.edition != first.scorer.rubric.edition:
            yield Refusal(
                "other-edition", {**about, "edition": one.edition, "right": first.scorer.rubric.edition}
            )
        if fields := ", ".join(_otherwise(one, first)):
            yield Refusal("profile", {**about, "fields": fields})
        for before in sheets[:at]:
            about = {"file": one.name, "first": before.name, "assessor": one.assessor.strip()}
            if about["assessor"] and _same(one.assessor) == _same(before.assessor):
                yield Refusal("twice-named", about)
            elif one.own == before.own:
                yield Refusal("twice", about)


def _otherwise(one: Sheet, first: Sheet) -> Iterator[str]:
    """The titles of what the two say differently, but for the institution, which people write in many ways."""
    titles = {asked.id: asked.title for asked in one.scorer.rubric.profile}
    for name in dict.fromkeys((*first.profile, *one.profile)):
        if name != INSTITUTION and first.profile.get(name) != one.profile.get(name):
            yield titles.get(name, name)


def institutions(sheets: Iterable[Sheet]) -> list[str]:
    """What the files call what is assessed, each name once; '' is no name."""
    found = (text_in(one.profile, INSTITUTION).strip() for one in sheets)
    return [name for name in dict.fromkeys(found) if name]


def text_in(data: Mapping[str, Any], key: str) -> str:
    """The text at `key`; '' where there is none."""
    value = data.get(key)
    return value if isinstance(value, str) else ""


def _mapping(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def _same(name: str) -> str:
    """A name with which another is the same where only spaces and capitals differ."""
    return "".join(name.split()).casefold()
