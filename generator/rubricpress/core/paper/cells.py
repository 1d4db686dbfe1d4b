"""The official table, filled: the text of every cell of the printed table for one response.

The printed table has places with names; what stands in them is told here, once for the browser and for the command
line. A name that is missing leaves its place as the blank table has it.

| name | what stands there |
|---|---|
| `profile/institution`, `assessor/<role>`, `date/<role>` | as typed |
| `profile/<field>/<option>` | `☑` or `□` |
| `row/<id>/self`, `row/<id>/review` | the score; the settled one stands under that of the review |
| `row/<id>/mark/<indicator, level or fault>` | `☑` or `□`, with a count or a part of the points where there is one |
| `row/<id>/mark/<band>` | `✓` at the band that holds |
| `row/<id>/mark/triggered`, `row/<id>/mark/away` | `☑` or `□` |
| `row/<id>/measure/<key>`, `row/<id>/entered` | a number that was entered; what was entered, in words |
| `row/<id>/units` | what each of several units came to |
| `row/<id>/remark`, `notes` | evidence and notes, in the remark column and below a table that has none |
| `group/<id>/<role>`, `base/<role>`, `adjustments/<role>`, `total/<role>` | sums |
| `inside/<group>` | the sums of a group, for its own cell |
| `conclusion/<role>/<id>`, `conclusion/<role>/<set>/<id>` | `☑` or `□` |
| `conclusion/agreed` | the settled conclusions |
| `gates`, `open` | rules that have closed; what is not scored yet |
| `check` | the check code |

Marks stand for one assessment only: the first that rates anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from rubricpress.core.check_code import check_code
from rubricpress.core.combining import NO_TOTAL
from rubricpress.core.conclusion import Reached, listed_by
from rubricpress.core.ends import Conclusion
from rubricpress.core.methods.levels import Levels
from rubricpress.core.numbers.exact import shown
from rubricpress.core.paper.marks import box, row_marks
from rubricpress.core.reach import earns_nothing
from rubricpress.core.response import ROLES
from rubricpress.core.results.explain_rules import effect_of
from rubricpress.core.rows.evidence import Evidence
from rubricpress.core.rows.rating import read_rating
from rubricpress.core.rubric import Criterion, Rubric, all_criteria, all_groups, number_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording.explanations import phrase
from rubricpress.core.wording.paper import paper_phrase

FITS: Final = 40
"""So many signs of evidence and notes fit the remark column; longer ones stand below the table."""

_NAMED: Final = 12
_LEVEL: Final = 12
_SHORT: Final = 24
_ENDS: Final = frozenset("。；！？.;!?")
_ENSP: Final = "\u2002"
Cells = Iterator[tuple[str, str]]


def paper(data: Mapping[str, Any], scorer: Scorer, scored: Iterable[Scored], language: str) -> dict[str, str]:
    """The text of each place of the printed table, by its name; see the top of this module.

    `data` is the response as plain data, `scored` its assessments as `score_data` gives them.
    """
    writer = _Writer(data, scorer.rubric, {one.role: one for one in scored}, language)
    return dict(writer.cells())


class _Writer:
    """Writes the cells of one response."""

    def __init__(
        self, data: Mapping[str, Any], rubric: Rubric, scored: Mapping[str, Scored], language: str
    ) -> None:
        self._rubric, self._language = rubric, language
        self._code = check_code(data, rubric.edition)
        self._criteria = [criterion for criterion, _ in all_criteria(rubric)]
        self._profile = _mapping(data, "profile")
        given = _mapping(data, "assessments")
        self._given = {role: _mapping(given, role) for role in ROLES}
        self._ratings = {role: _mapping(one, "ratings") for role, one in self._given.items()}
        # an assessment that rates nothing leaves its column to a pen
        self._scored = {role: one for role, one in scored.items() if self._ratings[role]}
        self._marking = next(iter(self._scored), "self")
        held = [column.of for column in rubric.columns]
        # a number in front of the groups is theirs, and rows have none on paper
        self._numbered = "number" not in held[: _first_heading(held)]
        self._remarked = any(column.of == "remark" for column in rubric.columns)

    def cells(self) -> Cells:
        """Every cell that the response says something of."""
        yield "check", self._code
        yield from self._who()
        below = []
        for criterion in self._criteria:
            yield from self._scores(criterion)
            yield from self._marks(criterion)
            notes = self._notes(criterion)
            long = len(notes) > FITS
            if notes and self._remarked:
                see = paper_phrase("see-below", self._language)
                yield f"row/{criterion.id}/remark", see if long else notes
            if notes and (long or not self._remarked):
                name = self._name(criterion)
                # a number does not stand on a line alone
                below.append(f"{name}{_ENSP if name == self._number(criterion) else '\n'}{notes}")
        if below:
            yield "notes", "\n".join(below)
        yield from self._sums()
        yield from self._said()

    def _who(self) -> Cells:
        if text := _text(self._profile, "institution"):
            yield "profile/institution", text
        for field in self._rubric.profile:
            if answer := _text(self._profile, field.id):
                for option in field.options:
                    yield f"profile/{field.id}/{option.id}", box(option.id == answer)
        for role in ROLES:
            for name in ("assessor", "date"):
                if text := _text(self._given[role], name):
                    yield f"{name}/{role}", text

    def _scores(self, criterion: Criterion) -> Cells:
        own, review, agreed = (self._score(role, criterion) for role in ROLES)
        if own:
            yield f"row/{criterion.id}/self", own
        if settled := self._settled(review, agreed):
            yield f"row/{criterion.id}/review", settled

    def _score(self, role: str, criterion: Criterion) -> str:
        """The score of a row in one role; nothing where it is not rated, or an adjustment was left out."""
        if role not in self._scored:
            return ""
        outcome = self._scored[role].outcomes[criterion.id]
        if outcome.dropped:
            return phrase("dropped", self._language)
        if outcome.score is None or (criterion.method.ADJUSTS and criterion.id not in self._ratings[role]):
            return ""
        return _level(criterion, outcome.chosen) or shown(outcome.score)

    def _settled(self, review: str, agreed: str) -> str:
        """What stands in a place for the review: its text, and under it the settled one."""
        return "\n".join(
            filter(None, (review, agreed and paper_phrase("agreed", self._language, {"text": agreed})))
        )

    def _marks(self, criterion: Criterion) -> Cells:
        data = self._ratings[self._marking].get(criterion.id)
        if data is None or self._marking not in self._scored:
            return
        rating, _ = read_rating(data, ())
        outcome = self._scored[self._marking].outcomes[criterion.id]
        for name, text in row_marks(criterion, rating, outcome, self._language):
            yield f"row/{criterion.id}/{name}", text

    def _notes(self, criterion: Criterion) -> str:
        """Evidence and notes of a row, those of each role apart."""
        said: list[tuple[str, str]] = []
        for role in ROLES:
            if (data := self._ratings[role].get(criterion.id)) is not None:
                rating, _ = read_rating(data, ())
                said.append((f"{role}-evidence", self._proof(rating.evidence)))
                said.append((f"{role}-note", (rating.note or "").strip()))
        return "\n".join(paper_phrase(name, self._language, {"text": text}) for name, text in said if text)

    def _proof(self, evidence: Evidence | None) -> str:
        """Evidence in one line: its text, its documents with number and date, its links."""
        if evidence is None:
            return ""
        between = paper_phrase("between", self._language)
        documents = (
            paper_phrase(
                "document" if one.number or one.date else "document-alone",
                self._language,
                {"name": one.name, "about": between.join(filter(None, (one.number, one.date)))},
            )
            for one in evidence.documents
        )
        text, joint = evidence.text.strip(), paper_phrase("then", self._language)
        # a sentence that has its own end gets no other
        after = joint.strip("；;") if text[-1:] in _ENDS else joint
        return after.join(filter(None, (text, joint.join((*documents, *evidence.links)))))

    def _sums(self) -> Cells:
        names = [one.id for one, _ in all_groups(self._rubric) if self._scored and not earns_nothing(one)]
        for name in names:
            sums = {
                role: shown(one.groups[name].score)
                for role, one in self._scored.items()
                if role != "agreed" or one.groups[name].answered == one.groups[name].count
            }
            yield from self._by_role(f"group/{name}", sums)
            said = (paper_phrase(f"{role}-sum", self._language, {"score": one}) for role, one in sums.items())
            yield f"inside/{name}", "\n".join(said)
        # settled rows alone make no sum while others have none
        scored = [(role, one) for role, one in self._scored.items() if role != "agreed" or one.complete]
        yield from self._by_role("base", {role: shown(one.base) for role, one in scored})
        yield from self._by_role("adjustments", {role: shown(one.adjustments) for role, one in scored})
        if self._rubric.combine != NO_TOTAL:
            yield from self._by_role("total", {role: self._total(one) for role, one in scored})

    def _by_role(self, name: str, texts: Mapping[str, str]) -> Cells:
        if own := texts.get("self"):
            yield f"{name}/self", own
        if settled := self._settled(texts.get("review", ""), texts.get("agreed", "")):
            yield f"{name}/review", settled

    def _total(self, scored: Scored) -> str:
        if scored.total is None:
            return phrase("no-total", self._language)
        total = shown(scored.total)
        return total if scored.complete else paper_phrase("so-far", self._language, {"total": total})

    def _said(self) -> Cells:
        """Conclusions, the gates that have closed, and what is still open."""
        settled = []
        for role, one in self._scored.items():
            for name, title, listed, reached in self._ends(one):
                if reached is None:
                    continue
                if role == "agreed":
                    settled.append(f"{title}{reached.conclusion.title}")
                else:
                    for conclusion in listed:
                        place = "/".join(filter(None, ("conclusion", role, name, conclusion.id)))
                        yield place, box(conclusion.id == reached.conclusion.id)
        if settled:
            text = paper_phrase("then", self._language).join(settled)
            yield "conclusion/agreed", paper_phrase("agreed", self._language, {"text": text})
        gates = [
            paper_phrase(
                f"{role}-gate",
                self._language,
                {"title": gate.title, "effect": effect_of(gate, self._rubric, self._language)},
            )
            for role, one in self._scored.items()
            for gate in one.gates
        ]
        if gates:
            yield "gates", "\n".join(gates)
        unrated = [
            self._open(role, one) for role, one in self._scored.items() if one.unrated and role != "agreed"
        ]
        if unrated:
            yield "open", "\n".join(unrated)

    def _ends(self, scored: Scored) -> Iterator[tuple[str, str, tuple[Conclusion, ...], Reached | None]]:
        """The conclusions and each further set: its id, its title with a colon, what it lists, what it came to."""
        yield "", "", self._rubric.conclusions, scored.reached
        sets = self._rubric.conclusion_sets
        for one in sets:
            title = paper_phrase("of-set", self._language, {"title": one.title})
            yield one.id, title, listed_by(sets, one), scored.sets[one.id]

    def _number(self, criterion: Criterion) -> str:
        """The number of a row, where the printed table shows it."""
        return number_of(criterion) if self._numbered else ""

    def _name(self, criterion: Criterion) -> str:
        """What a row is called below the table: its number and its title, a long title only where it has no number."""
        number, title = self._number(criterion), criterion.title
        return title if not number else number if len(title) > _SHORT else f"{number} {title}"

    def _open(self, role: str, scored: Scored) -> str:
        names = [self._number(one) or one.title for one in self._criteria if one.id in scored.unrated]
        listed = paper_phrase("and", self._language).join(names[:_NAMED])
        if len(names) > _NAMED:
            listed += paper_phrase("and-more", self._language)
        return paper_phrase(f"{role}-open", self._language, {"count": str(len(names)), "names": listed})


def _first_heading(held: list[str]) -> int:
    """Where the first column of groups or sections stands; 0 for none."""
    return next((at for at, of in enumerate(held) if of in ("group", "section")), 0)


def _mapping(data: Any, name: str) -> Mapping[str, Any]:
    """The mapping behind `name`; an empty one where there is none."""
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def _text(data: Any, name: str) -> str:
    """The text behind `name`; '' where there is none."""
    found = data.get(name) if isinstance(data, dict) else None
    return str(found) if isinstance(found, str) else ""


def _level(criterion: Criterion, chosen: str) -> str:
    """The level of a row that has no points to earn, as the table calls it; '' for other rows."""
    method = criterion.method
    if not (chosen and isinstance(method, Levels) and method.unscored):
        return ""
    said = next(one.descriptor for one in method.levels if one.id == chosen)
    return said if len(said) <= _LEVEL else f"{said[: _LEVEL - 1]}…"
