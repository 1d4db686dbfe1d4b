"""Where the assessments of one response differ, as a small table for the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import shorten
from typing import Final
from unicodedata import east_asian_width

from rubricpress.core.assessments.moderation import differences, is_rated
from rubricpress.core.numbers.exact import Exact, shown
from rubricpress.core.rows.outcome import Outcome
from rubricpress.core.rubric import name_of
from rubricpress.core.scoring import Scored, Scorer
from rubricpress.core.wording import in_words

_WORDS: Final = {
    "self": ("自评", "self"),
    "review": ("复核", "review"),
    "agreed": ("商定", "agreed"),
    "difference": ("差", "difference"),
    "none": ("{one}与{other}：没有两方都评了的条目", "{one} and {other}: nothing is rated by both"),
    "equal": (
        "{one}与{other}：两方都评了 {count} 条，得分都相同",
        "{one} and {other}: {count} rated by both, with the same scores",
    ),
    "differs": (
        "{one}与{other}：两方都评了 {count} 条，{differing} 条得分不同，合计差 {sum} 分",
        "{one} and {other}: {count} rated by both, {differing} with other scores, in all {sum}",
    ),
}  # fmt: skip
_LONGEST_NAME: Final = 36


def differences_lines(scorer: Scorer, scored: Sequence[Scored], lang: str) -> Iterator[str]:
    """The first two assessments of a response compared, with a line for each criterion that all do not score alike.

    Nothing where there is but one. A score that is not (soundly) given is a dash.

    ```
    自评与复核：两方都评了 18 条，2 条得分不同，合计差 −1 分
      自评  复核    差  商定
         2   1.5  −0.5   1.5  1 依法注册、管理规范
       2.5     2  −0.5   2.5  3 训练场地
    ```
    """
    if len(scored) < 2:
        return
    own, other = scored[:2]
    found = differences(scorer, own, other)
    said = {
        "one": _say(own.role, lang),
        "other": _say(other.role, lang),
        "count": str(len(found.compared)),
        "differing": str(len(found.differing)),
        "sum": shown(found.sum),
    }
    word = "differs" if found.differing else "equal" if found.compared else "none"
    yield in_words(_WORDS, word, lang, said)
    heads = [_say(own.role, lang), _say(other.role, lang), _say("difference", lang)]
    rows = [[*heads, *(_say(one.role, lang) for one in scored[2:]), ""]]
    for criterion in scorer.criteria:
        outcomes = [one.outcomes[criterion.id] for one in scored]
        if len({(one.score, one.dropped) for one in outcomes if is_rated(one)}) > 1:
            worths = [_worth(one) for one in outcomes]
            apart = (
                _number(found.rows[criterion.id].difference)
                if is_rated(outcomes[0]) and is_rated(outcomes[1])
                else "—"
            )
            rows.append([*worths[:2], apart, *worths[2:], short(name_of(criterion))])
    if len(rows) > 1:
        widths = [max(map(_width, column)) for column in zip(*rows, strict=True)][:-1]
        for *cells, name in rows:
            aligned = (" " * (wide - _width(cell)) + cell for cell, wide in zip(cells, widths, strict=True))
            yield f"  {'  '.join(aligned)}  {name}".rstrip()


def _worth(outcome: Outcome) -> str:
    return _number(outcome.score if is_rated(outcome) else None)


def _number(value: Exact | None) -> str:
    return "—" if value is None else shown(value)


def _width(text: str) -> int:
    """The columns of a terminal that `text` takes: a Chinese character takes two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def short(title: str) -> str:
    """A title cut to what fits beside numbers: twice as many letters as Chinese characters, and whole words of them."""
    if _width(title) > len(title):
        return title if len(title) <= _LONGEST_NAME else f"{title[: _LONGEST_NAME - 1]}…"
    return shorten(title, 2 * _LONGEST_NAME, placeholder="…")


def _say(name: str, lang: str) -> str:
    return in_words(_WORDS, name, lang)
