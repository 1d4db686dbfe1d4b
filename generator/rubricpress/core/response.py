"""Responses: a filled table, as the response file carries it.

The envelope is read here; the ratings stay plain data until the scorer reads each under its criterion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from rubricpress.core.check_code import check_code, read_code
from rubricpress.core.plain.json_text import Literal, Repeated, keys_twice
from rubricpress.core.plain.nearest import nearest
from rubricpress.core.plain.quoting import listed, quoted
from rubricpress.core.plain.unknown import unknown_keys
from rubricpress.core.problem import Path, Problem, first_few
from rubricpress.core.rows.evidence import is_date
from rubricpress.core.rubric import Rubric

FORMAT: Final = "rubricpress-response/1"
ROLES: Final = ("self", "review", "agreed")
_KEYS: Final = ("format", "rubric", "profile", "assessments", "check_code", "history")
_ASSESSMENT_KEYS: Final = ("assessor", "date", "ratings")
ALWAYS_IN_PROFILE: Final = ("institution",)


@dataclass(frozen=True)
class Assessment:
    """The ratings set by one assessor in one role; each is plain data, by criterion id.

    `twice` names the criteria that are rated twice: their ratings count for nothing.
    """

    ratings: Mapping[str, Any] = field(default_factory=dict)
    twice: tuple[str, ...] = ()


@dataclass(frozen=True)
class Response:
    """A filled table: the profile of the institution, and one assessment for each role that has rated.

    `check_code` is that of what it says, computed where one was saved with it, to be compared; else ''.
    """

    profile: Mapping[str, str]
    assessments: Mapping[str, Assessment]
    check_code: str = ""


def named_rubric(data: object) -> tuple[str, list[Problem]]:
    """The id of the rubric that a response names; '' with the problem that hides it."""
    if not isinstance(data, dict):
        return "", [Problem("not-a-response", (), {"value": quoted(data)})]
    reader = _Reader()
    about = reader.mapping(data, "rubric", (), required=True)
    if about is None:
        reader.once(data, ())  # where two stand there, neither is taken
        return "", [*reader.problems, *version_problems(data)]
    if "id" not in about:
        reader.missing(about, "id", ("rubric",))
        return "", [*reader.problems, *version_problems(data)]
    reader.problems.clear()  # what else is wrong with the mapping is for `read_response` to say
    return reader.text(about["id"], ("rubric", "id")), reader.problems


def version_problems(data: dict[str, Any]) -> list[Problem]:
    """The problem of a response that names another format than this, or none."""
    if "format" not in data:
        reader = _Reader()
        reader.missing(data, "format", ())
        return reader.problems
    if data["format"] != FORMAT:
        return [Problem("format-version", ("format",), {"value": quoted(data["format"]), "known": FORMAT})]
    return []


def read_response(
    data: dict[str, Any], rubric: Rubric, digest: str, known: Collection[str]
) -> tuple[Response, list[Problem]]:
    """The response in `data` for `rubric`, whose criteria are `known`, and the problems of its envelope.

    What is sound is kept.
    """
    reader = _Reader()
    reader.once(data, ())
    reader.keys(data, _KEYS, ())
    reader.problems += version_problems(data)
    reader.about(data, rubric, digest)
    if "history" in data:
        reader.history(data["history"])
    code = reader.code(data, rubric)
    profile = reader.profile(data, rubric)
    assessments = {}
    given = reader.mapping(data, "assessments", (), required=True) or {}
    for role in given:
        if role not in ROLES:
            values = {"role": quoted(role), "known": listed(ROLES)}
            reader.problems.append(Problem("unknown-role", ("assessments", role), values))
    for role in ROLES:
        if role in given and (assessment := reader.assessment(given, role, known)) is not None:
            assessments[role] = assessment
    return Response(profile, assessments, code), reader.problems


class _Reader:
    """One reading of a response's envelope, collecting what goes wrong."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def about(self, data: dict[str, Any], rubric: Rubric, digest: str) -> None:
        """Under which edition and digest the response was filled; either may be left out."""
        about = self.mapping(data, "rubric", (), required=True) or {}
        self.keys(about, ("id", "edition", "digest"), ("rubric",))
        edition = self.text(about.get("edition", rubric.edition), ("rubric", "edition")) or rubric.edition
        filled_under = self.text(about.get("digest", digest), ("rubric", "digest")) or digest
        if edition != rubric.edition:
            values = {"edition": quoted(edition), "current": rubric.edition}
            self.problems.append(Problem("rubric-edition", ("rubric", "edition"), values))
        elif filled_under != digest:
            self.problems.append(Problem("rubric-digest", ("rubric", "digest")))

    def code(self, data: dict[str, Any], rubric: Rubric) -> str:
        """The check code that the response was saved with, if any, must be that of what it says: that one; else ''."""
        if "check_code" not in data:
            return ""
        given, right = self.text(data["check_code"], ("check_code",)), check_code(data, rubric.edition)
        if given and read_code(given) != right:
            values = {"code": quoted(given), "right": right}
            self.problems.append(Problem("check-code", ("check_code",), values))
        return right

    def history(self, past: object) -> None:
        """What the response was in earlier editions must have the form of responses; it is not scored."""
        if not isinstance(past, list):
            self.problems.append(Problem("list-form", ("history",), {"value": quoted(past)}))
            return
        reader = _Reader()
        for at, one in enumerate(past):
            reader.entry(one, ("history", at))
        self.problems += first_few(reader.problems, len(reader.problems), ("history",))

    def entry(self, data: object, path: Path) -> None:
        """One entry of a history: its parts must be of the right kind, whatever its table was."""
        if not isinstance(data, dict):
            self.problems.append(Problem("mapping-form", path, {"value": quoted(data)}))
            return
        self.once(data, path)
        about = self.mapping(data, "rubric", path) or {}
        self.texts(about, ("id", "edition", "digest"), (*path, "rubric"))
        self.texts(data, ("check_code",), path)
        profile = self.mapping(data, "profile", path) or {}
        self.texts(profile, tuple(profile), (*path, "profile"))
        given = self.mapping(data, "assessments", path) or {}
        for role in given:
            here: Path = (*path, "assessments", role)
            assessment = self.mapping(given, role, here[:-1]) or {}
            self.texts(assessment, ("assessor", "date"), here)
            ratings = self.mapping(assessment, "ratings", here) or {}
            for name in ratings:
                if ratings[name] is not None:
                    self.mapping(ratings, name, (*here, "ratings"))

    def texts(self, data: Mapping[str, Any], names: Iterable[str], path: Path) -> None:
        """What stands behind these names must be text."""
        for name in names:
            if name in data:
                self.text(data[name], (*path, name))

    def profile(self, data: dict[str, Any], rubric: Rubric) -> dict[str, str]:
        """The answers of the profile; an answer that is no option is a problem and left out."""
        answers = {}
        options = {one.id: [option.id for option in one.options] for one in rubric.profile}
        for name, item in (self.mapping(data, "profile", ()) or {}).items():
            here: Path = ("profile", name)
            answer = self.text(item, here)
            if name in ALWAYS_IN_PROFILE:
                answers[name] = answer
            elif name not in options:
                self.problems.append(self.unknown_field(name, options))
            elif answer and answer not in options[name]:
                values = {"value": quoted(answer), "known": listed(options[name]), "near": ""}
                self.problems.append(Problem("unknown-choice", here, values))
            elif answer:
                answers[name] = answer
        return answers

    def unknown_field(self, name: str, known: Iterable[str]) -> Problem:
        """The problem of an answer to what the table does not ask."""
        here: Path = ("profile", name)
        if near := nearest(name, (*known, *ALWAYS_IN_PROFILE)):
            return Problem("unknown-key-near", here, {"key": quoted(name), "near": near})
        return Problem("profile-unknown-field", here, {"field": quoted(name)})

    def assessment(self, given: dict[str, Any], role: str, known: Collection[str]) -> Assessment | None:
        """The assessment of one role, its ratings still plain data."""
        data = self.mapping(given, role, ("assessments",))
        if data is None:
            return None
        path: Path = ("assessments", role)
        self.keys(data, _ASSESSMENT_KEYS, path)
        if "assessor" in data:
            self.text(data["assessor"], (*path, "assessor"))
        if "date" in data:
            date = self.text(data["date"], (*path, "date"))
            if date.strip() and not is_date(date.strip()):
                self.problems.append(Problem("date-form", (*path, "date"), {"value": quoted(date)}))
        ratings = self.mapping(data, "ratings", path) or {}
        here: Path = (*path, "ratings")
        twice = ratings.twice if isinstance(ratings, Repeated) else ()
        if all(map(known.__contains__, ratings)):
            return Assessment(ratings, twice)
        unknown = [name for name in ratings if name not in known]
        found = (Problem("unknown-criterion", (*here, name), {"id": quoted(name)}) for name in unknown)
        self.problems += first_few(found, len(unknown), here)
        return Assessment({name: rating for name, rating in ratings.items() if name in known}, twice)

    def keys(self, data: dict[str, Any], known: tuple[str, ...], path: Path) -> None:
        """Every key of `data` must be known."""
        self.problems += unknown_keys(data, known, path)

    def mapping(
        self, data: dict[str, Any], name: str, path: Path, required: bool = False
    ) -> dict[str, Any] | None:
        """The mapping behind `name`; None where there is none."""
        if name not in data:
            if required:
                self.missing(data, name, path)
            return None
        item = data[name]
        if not isinstance(item, dict):
            self.problems.append(Problem("mapping-form", (*path, name), {"value": quoted(item)}))
            return None
        self.once(item, (*path, name))
        return item

    def missing(self, data: dict[str, Any], name: str, path: Path) -> None:
        """`name` does not stand in `data`; where it stood twice, that is already told."""
        if not isinstance(data, Repeated) or name not in data.twice:
            self.problems.append(Problem("missing-key", path, {"key": name}))

    def once(self, data: dict[str, Any], path: Path) -> None:
        """No key of `data` may stand twice."""
        self.problems.extend(keys_twice(data, path))

    def text(self, item: object, path: Path) -> str:
        """The text in `item`; '' with a problem where it is none."""
        if isinstance(item, str) and not isinstance(item, Literal):
            return str(item)
        self.problems.append(Problem("text-form", path, {"value": quoted(item)}))
        return ""
