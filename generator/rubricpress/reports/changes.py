"""The differences between two editions as text for the terminal and as Markdown for notes and proposals."""

from __future__ import annotations

from rubricpress.core.changes.change import Difference
from rubricpress.core.changes.told import headline, told
from rubricpress.core.wording.changes import said
from rubricpress.report import visible


def as_text(difference: Difference, lang: str) -> str:
    """The differences, one row after the other.

    ```
    training-room: 2025-03 → 2026-11
    maximum: 50 → 60
    criterion 1.1 设施设备: scored differently, reworded
      points: 5 → 4
    ```
    """
    lines = [_head(difference, lang), *headline(difference, lang)]
    for one in told(difference, lang):
        colon = "：" if lang == "zh" else ": "
        lines.append(one.name + (f"{colon}{one.happened}" if one.happened else ""))
        lines += [f"  {line}" for detail in one.details for line in detail.split("\n")]
    if difference.empty:
        lines.append(said("nothing", lang))
    return "\n".join(map(visible, lines))


def as_markdown(difference: Difference, lang: str) -> str:
    """The same as Markdown: a heading, what matters most, then a list."""
    lines = [f"## {_escaped(_head(difference, lang))}", ""]
    lines += [f"- {_escaped(line)}" for line in headline(difference, lang)]
    for one in told(difference, lang):
        happened = f"（{one.happened}）" if lang == "zh" else f" ({one.happened})"
        lines += ["", f"### {_escaped(one.name + (happened if one.happened else ''))}", ""]
        lines += [f"- {_escaped(detail)}" for detail in one.details]
    if difference.empty:
        lines += ["", said("nothing", lang)]
    return "\n".join(lines).replace("\n\n\n", "\n\n")


def _head(difference: Difference, lang: str) -> str:
    before, after = difference.before, difference.after
    return said("head", lang, id=after.id, before=before.edition, after=after.edition)


def _escaped(text: str) -> str:
    """Text of a table as Markdown shows it, on one line."""
    flat = " ".join(text.split("\n"))
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|" else sign for sign in flat)
