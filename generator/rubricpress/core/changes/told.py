"""What changed between two editions, in sentences: the same for the terminal, for Markdown and for pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rubricpress.core.changes.change import Difference, RowChange
from rubricpress.core.changes.comparing_models import Detail
from rubricpress.core.changes.lineage import groups_of
from rubricpress.core.numbers.number import shown
from rubricpress.core.rubric import Rubric, name_of
from rubricpress.core.wording.changes import key_name, said


@dataclass(frozen=True)
class Told:
    """One row that changed, or the table itself: its name, what happened to it, and every place that differs.

    `id` is '' for the table; `gone` tells that the row is not there any more.
    """

    id: str
    kind: str
    name: str
    happened: str
    details: tuple[str, ...]
    gone: bool = False


def headline(difference: Difference, language: str) -> list[str]:
    """The maximum and the bounds of conclusions where they changed, then how many rows changed and how."""
    before, after = difference.maximum
    lines = []
    if before != after:
        values = {"key": said("maximum", language), "before": shown(before), "after": shown(after)}
        lines.append(said("from-to", language, **values))
    titles = Counter(one.title for one in difference.bounds)
    for one in difference.bounds:
        name = one.title if titles[one.title] == 1 else f"{one.title} {one.id}"
        key = said("bound", language, title=name)
        lines.append(_differs(key, one.before or None, one.after or None, language))
    counts = [
        said(
            "count",
            language,
            what=said("moved-rows" if name == "moved" else name, language),
            count=str(count),
        )
        for name, count in difference.counts.items()
        if count
    ]
    return [*lines, *([said("joint", language).join(counts)] if counts else [])]


def told(difference: Difference, language: str) -> Iterator[Told]:
    """The table, then every group and criterion that changed."""
    if difference.table:
        # worked examples follow the rows; what of them differs would hide what else does
        details = tuple(_detail(one, language) for one in difference.table if one.path[0] != "examples")
        if len(details) < len(difference.table):
            details = (*details, said("examples", language))
        yield Told("", "table", said("table", language), "", details)
    for row in difference.rows:
        name = said(row.kind, language, row=f"{row.id} {row.title}")
        details = tuple(_detail(one, language) for one in row.details)
        gone = row.state == "removed"
        yield Told(row.id, row.kind, name, _happened(row, difference, language), details, gone)


def _happened(row: RowChange, difference: Difference, language: str) -> str:
    words = []
    for name in row.changes:
        if name == "renamed":
            how = "split" if row.split else "merged" if len(row.was) > 1 else "was"
            words.append(said(how, language, ids=", ".join(row.was)))
        elif name == "moved":
            assert row.moved
            before, after = (
                _place(*one, language)
                for one in zip((difference.before, difference.after), row.moved, strict=True)
            )
            same = before == after
            words.append(said("moved-inside" if same else "moved", language, **{"from": before, "to": after}))
        else:
            words.append(said(name, language))
    return said("joint", language).join(words)


def _place(rubric: Rubric, group: str, language: str) -> str:
    """The group around a row, by its name in an edition."""
    return next((name_of(one) for one in groups_of(rubric) if one.id == group), said("outside", language))


def _detail(one: Detail, language: str) -> str:
    return _differs(key_name(one.path, language), one.before, one.after, language)


def _differs(key: str, before: str | None, after: str | None, language: str) -> str:
    if before is None or after is None:
        name = "is-new" if before is None else "is-gone"
        return said(name, language, key=key, before=before or "", after=after or "")
    before, after = _other_lines(before, after)
    return said("from-to", language, key=key, before=before or "—", after=after or "—")


def _other_lines(before: str, after: str) -> tuple[str, str]:
    """The lines of two long texts that differ; both whole where they are the same lines in another order."""
    olds, news = before.split("\n"), after.split("\n")
    old = [one for one in olds if one not in news]
    new = [one for one in news if one not in olds]
    return ("\n".join(old), "\n".join(new)) if old or new else (before, after)
