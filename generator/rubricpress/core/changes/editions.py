"""Editions: dated states of a table. One that is published and recorded scores the same for ever.

The lock file beside the tables holds, for each recorded edition, the digest of its scoring form and that of the whole
table. Scores may not change under the same edition; wording may, and the digests that it had before are kept.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from rubricpress.core.changes.digest import digest
from rubricpress.core.changes.scoring_form import scoring_digest
from rubricpress.core.language.shape import Many, Name, One, Text, key
from rubricpress.core.problem import Problem
from rubricpress.core.rubric import Rubric, all_criteria, all_groups


@dataclass(frozen=True, kw_only=True)
class Locked:
    """A recorded edition: what it scores by, what it says, and the digests that it had under earlier wording."""

    id: str = key(Name(), "the id of the rubric")
    edition: str = key(Text(), "the edition")
    scoring: str = key(Text(), "the digest of its scoring form")
    digest: str = key(Text(), "the digest of the table, as response files carry it")
    corrected: tuple[str, ...] = key(
        Many(Text()), "the digests before corrections of wording, oldest first", ()
    )


@dataclass(frozen=True, kw_only=True)
class Lock:
    """The lock file."""

    editions: tuple[Locked, ...] = key(Many(One(Locked)), "every recorded edition, by id and edition", ())

    def of(self, rubric: Rubric) -> Locked | None:
        """What is recorded of this edition of a rubric; None where nothing is."""
        return next((one for one in self.editions if (one.id, one.edition) == _name(rubric)), None)


class Recorded(NamedTuple):
    """What recording does with one edition: `new`, `corrected` (its wording), or `same`."""

    id: str
    edition: str
    what: str


def edition_order(edition: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which editions stand in their order: numbers in them by their value, so that 2026-9 is before 2026-11."""
    parts = re.findall(r"[0-9]+|[^0-9]+", edition)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)


def state_of(rubric: Rubric, lock: Lock) -> str:
    """How an edition stands to the lock: `new`, `same`, `corrected` (wording alone), or `changed`, which is refused."""
    locked = lock.of(rubric)
    if locked is None:
        return "new"
    if locked.scoring != scoring_digest(rubric):
        return "changed"
    return "same" if locked.digest == digest(rubric) else "corrected"


def kept_as_recorded(rubric: Rubric, lock: Lock) -> Iterator[Problem]:
    """A recorded edition scores as it did when it was recorded."""
    if state_of(rubric, lock) == "changed":
        yield Problem("edition-changed", ("edition",), {"id": rubric.id, "edition": rubric.edition})


def none_lost(rubric: Rubric, older: Iterable[str], lock: Lock) -> Iterator[Problem]:
    """Every recorded edition is there: the newest in the table's own file, which is `rubric`, the `older` beside it."""
    there = {rubric.edition, *older}
    for one in lock.editions:
        if one.id == rubric.id and one.edition not in there:
            values = {"id": one.id, "edition": one.edition}
            yield Problem("edition-lost", ("edition",), values)


def earlier_ids_exist(rubric: Rubric, before: Rubric) -> Iterator[Problem]:
    """`was` names what was there in the edition before."""
    known = {
        "group": {one.id for one, _ in all_groups(before)},
        "criterion": {one.id for one, _ in all_criteria(before)},
    }
    rows = [("group", *one) for one in all_groups(rubric)] + [
        ("criterion", *one) for one in all_criteria(rubric)
    ]
    for kind, row, path in rows:
        for name in row.was:
            if name not in known[kind]:
                yield Problem("was-unknown", (*path, "was"), {"id": name, "edition": before.edition})


def record(lock: Lock, rubrics: Iterable[Rubric]) -> tuple[Lock, list[Recorded]]:
    """The lock with every one of `rubrics` as it is now, none of which scores otherwise than recorded; and what it did."""
    entries = {(one.id, one.edition): one for one in lock.editions}
    done = []
    for rubric in rubrics:
        state, name = state_of(rubric, lock), _name(rubric)
        done.append(Recorded(*name, state))
        if state == "new":
            scoring, whole = scoring_digest(rubric), digest(rubric)
            entries[name] = Locked(id=name[0], edition=name[1], scoring=scoring, digest=whole)
        elif state == "corrected":
            before = entries[name]
            corrected = tuple(one for one in (*before.corrected, before.digest) if one != digest(rubric))
            entries[name] = replace(before, digest=digest(rubric), corrected=corrected)
    ordered = sorted(entries.values(), key=lambda one: (one.id, edition_order(one.edition)))
    return Lock(editions=tuple(ordered)), done


def lock_text(lock: Lock) -> str:
    """The lock as the text of its file: YAML, plain and sorted, so that versions of it compare line by line."""
    lines = [*_HEAD, "editions:" if lock.editions else "editions: []"]
    for one in lock.editions:
        lines += [
            f"  - id: {json.dumps(one.id)}",
            f"    edition: {json.dumps(one.edition, ensure_ascii=False)}",
        ]
        lines += [f"    scoring: {one.scoring}", f"    digest: {one.digest}"]
        if one.corrected:
            lines += ["    corrected:", *(f"      - {earlier}" for earlier in one.corrected)]
    return "\n".join(lines) + "\n"


def _name(rubric: Rubric) -> tuple[str, str]:
    return rubric.id, rubric.edition


_HEAD: Final = (
    "# 已公布的版本，由 rubricpress editions --record 写入。公布过的版本不再改变怎样计分；文字改正时，原来的校验值留在 corrected 里。",
    "# Published editions, written by `rubricpress editions --record`. What they score never changes.",
)
