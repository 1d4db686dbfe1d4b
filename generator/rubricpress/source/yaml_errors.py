"""Why a text is no YAML, told by what a person did: a brace that is not closed, a line a few spaces off, a text without quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from rubricpress.core.wording.yaml_causes import cause
from rubricpress.source.places import Located, Place
from rubricpress.source.yaml_indents import misplaced
from rubricpress.source.yaml_slips import Slips, lacking_quotes, located, unquoted

_CLOSING: Final = {"{": "}", "[": "]"}
_OPENING: Final = {end: begin for begin, end in _CLOSING.items()}
_CUT_OFF: Final = re.compile(r"[ \t](#)[^ \t]")
_NOT_IN_LINE: Final = frozenset(
    {
        "mapping values are not allowed in this context",
        "did not find expected '-' indicator",
        "did not find expected key",
        "did not find expected <document start>",
        "could not find expected ':'",
    }
)
# errors that are told where the thing began that never ends, not where the parser gave up
_IN_FLOW: Final = frozenset({"while parsing a flow sequence", "while parsing a flow mapping"})
_AT_A_COLON: Final = frozenset({"mapping values are not allowed in this context", "found unexpected ':'"})
_TOLD_WHERE_IT_BEGAN: Final = frozenset({"while scanning a simple key", *_IN_FLOW})


class Failure:
    """The place at which the parser gave up on a text, and what it said; `last` is the event before, `flow` tells of braces around."""

    def __init__(
        self, error: yaml.MarkedYAMLError, text: str, lines: Sequence[str], last: Any, flow: int
    ) -> None:
        self.error, self.text, self.lines, self.last, self.flow = error, text, lines, last, flow
        self.at = self._marked(error.problem_mark)

    def told(self, slips: Slips) -> list[Located]:
        """The slips of typing in the text, which YAML itself reports badly, and what it says where these do not explain it."""
        found = list(slips.of_lines(self.lines))
        own = list(self._own())
        if self.error.context in _IN_FLOW:
            wide = list(slips.of_end(self.lines, self._marked(self.error.context_mark), self.at.line))
            found += wide
            own = [] if wide else own
            if not own:
                found += slips.of_flow(self.lines[self.at.line - 1], self.at)
        elif self.error.problem in _AT_A_COLON:
            found += slips.of_colon(self.lines[self.at.line - 1], self.at)
        if any(self.at.line - 2 <= one.place.line <= self.at.line for one in found):
            return found
        return [*found, *(own or [self._as_yaml_says_it()])]

    def _own(self) -> Iterator[Located]:
        """What a person did, where that is plain."""
        line = self.lines[self.at.line - 1]
        sign = line[self.at.column - 1 :][:1]
        if self._open_quote():
            return
        if self._unclosed():
            yield self._never_closed(self._marked(self.error.context_mark))
        elif sign in _OPENING and not self.flow:
            yield located("yaml-extra", self.at, sign=sign, opening=_OPENING[sign])
        elif quotes := list(lacking_quotes(line, self.at.line, self.at.column - 1)):
            yield from quotes
        elif self.error.problem in _NOT_IN_LINE and not self.flow:
            odd = misplaced(self.lines, self.at.line)
            if odd and odd.line >= self.at.line - 1 and odd.lacks:
                values = {"key": odd.beside, "line": str(odd.other)}
                yield located(f"yaml-no-{odd.lacks}", Place(odd.line, odd.have + 1), **values)
            elif odd and odd.line >= self.at.line - 1:
                numbers = {"have": str(odd.have), "want": str(odd.want), "line": str(odd.other)}
                code = "yaml-list" if odd.first else "yaml-indent"
                yield located(code, Place(odd.line, odd.have + 1), **numbers, beside=odd.beside)

    def _unclosed(self) -> bool:
        """Whether braces or brackets go on into a line that does not belong to them, since it begins no deeper than theirs."""
        if self.error.context not in _IN_FLOW:
            return False
        begin = self._marked(self.error.context_mark)
        behind = self.error.problem_mark is None or self.error.problem_mark.line >= len(self.lines)
        here, there = (len(one) - len(one.lstrip(" ")) for one in (self._line(begin), self._line(self.at)))
        return begin.line < self.at.line and (behind or there <= here or not self._line(self.at).strip())

    def _line(self, place: Place) -> str:
        return self.lines[place.line - 1]

    def _never_closed(self, begin: Place) -> Located:
        line = self._line(begin)
        sign = line[begin.column - 1]
        if cut := _CUT_OFF.search(line, begin.column):  # the end stands in what has become a remark
            return unquoted("#", Place(begin.line, cut.start(1) + 1), line)
        return located("yaml-unclosed", begin, sign=sign, closing=_CLOSING.get(sign, sign))

    def _as_yaml_says_it(self) -> Located:
        """What the parser says, at the place to name for it."""
        if quote := self._open_quote():
            sign = self._line(quote)[quote.column - 1]
            return located("yaml-unclosed", quote, sign=sign, closing=sign)
        zh, en = cause(str(self.error.problem))
        began = self.error.context in _TOLD_WHERE_IT_BEGAN
        place = self._marked(self.error.context_mark) if began else self.at
        return located("yaml-form", place, detail=en, detail_zh=zh)

    def _open_quote(self) -> Place | None:
        """Where the quote begins that never ends, if that is why the text is no YAML."""
        if self.error.problem == "found unexpected end of stream":
            return self._marked(self.error.context_mark)
        if isinstance(self.last, yaml.ScalarEvent) and not self.last.implicit[0]:
            start: Any = self.last.start_mark
            end: Any = self.last.end_mark
            if start.line < end.line == self.at.line - 1 and self.text[start.index] in "'\"":
                return self._marked(start)  # it ended where another one should have begun
        return None

    def _marked(self, mark: Any) -> Place:
        """The place of a mark of the parser, which gives up one line behind the last."""
        if mark.line < len(self.lines):
            return Place(mark.line + 1, mark.column + 1)
        return Place(len(self.lines), len(self.lines[-1]) + 1)
