"""YAML text to plain data: scalars stay strings, and where each key and value stands can be asked.

Of YAML, rubrics use mappings, lists and scalars. Anchors, aliases, tags and several documents are
refused, and so is whatever is larger or deeper than a table can be; then nothing can grow in memory.
The data is built from the parser's events, in one pass: nothing is resolved to a type on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import yaml

from rubricpress.core.plain.quoting import quoted
from rubricpress.core.problem import Path, Problem
from rubricpress.source.places import Located, Place, place_of
from rubricpress.source.spots import LOADER, Places
from rubricpress.source.yaml_errors import Failure
from rubricpress.source.yaml_slips import Slips, lacking_quotes, located, unquoted

MAX_DEPTH: Final = 40
MAX_VALUES: Final = 50_000

_LINE_BREAK: Final = re.compile("\r\n|[\n\r]")
# the line ends U+0085, U+2028 and U+2029 are invisible in an editor, where they count as no line end
_NO_TEXT: Final = re.compile(
    "[^\t\n\r -~\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)
# takes no room and says nothing: zero-width space, marks of direction, soft hyphen; joiners (U+200C, U+200D) are writing
_UNSEEN: Final = re.compile("[\xad\u200b\u200e\u200f\u2060-\u2065\ufeff]")
_WIDE: Final = re.compile("[：［｛｜＞＃]")
_WIDE_COMMA: Final = re.compile("[，；、]")
_NOTHING: Final = frozenset({"~", "null", "Null", "NULL"})
_CUT_OFF: Final = re.compile(r"[ \t]+#[^ \t#]")
_BLOCKS: Final = frozenset({"|", ">"})


class _Unreadable(Exception):  # noqa: N818  (named after what happened)
    """The text cannot be read past this point; why is among the problems."""


def lines_of(text: str) -> list[str]:
    """The lines of a text, as an editor counts them."""
    return _LINE_BREAK.split(text)


def read_yaml(text: str, words: frozenset[str]) -> tuple[Any, Places, list[Located]]:
    """The plain data in `text`, the places of everything in it, and the problems of its form.

    `words` are the keys of the language, by which a slip of typing is told from text. A value that is
    written `null` or `~` is None. The data is None where the text is no YAML to its end, or more YAML than a rubric needs.
    """
    builder = _Builder(text, Slips(words))
    try:
        data = builder.document()
    except _Unreadable:
        return None, Places(), builder.problems
    if builder.unfit:
        return None, Places(), builder.problems
    places = Places(text)
    return data, places, [Located(places.told(one.problem), one.place) for one in builder.problems]


class _Builder:
    """One reading of a text, collecting problems; `unfit` once the data would mislead."""

    def __init__(self, text: str, slips: Slips) -> None:
        self.text = text
        self.slips = slips
        self.flow = 0  # how many braces and brackets we are inside
        self.last: Any = None  # the event that was read last
        self.documents = 0
        self.count = 0  # of values
        self.problems: list[Located] = []
        self.unfit = False
        # signs that nobody can see, here or written as an escape
        self.unseen = "\\" in text or _UNSEEN.search(text) is not None

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text."""
        return lines_of(self.text)

    def document(self) -> Any:
        """The data of the one document in the text."""
        if odd := _NO_TEXT.search(self.text):
            before = lines_of(self.text[: odd.start()])
            place = Place(len(before), len(before[-1]) + 1)
            raise self._stop("yaml-character", place, sign=f"U+{ord(odd[0]):04X}")
        loader = LOADER(self.text)
        self._get = loader.get_event
        try:
            first = self._event()
            if first is None or getattr(first, "value", None) == "":
                raise self._stop("file-empty", Place(1, 1))
            data = self._value(first, (), 1)
            while self._event():  # whatever still comes is only there to be refused
                pass
        except yaml.MarkedYAMLError as error:
            self._explain(error)
            raise _Unreadable from error
        finally:
            loader.dispose()
        if data is None:
            raise self._stop("file-empty", Place(1, 1))
        return data

    def _event(self) -> Any:
        """The next event of the text's content; None at its end."""
        while event := self._get():
            kind = type(event)
            self.last = event
            if kind in _BEGIN:
                if event.anchor or event.tag:
                    self._refuse_marks(event)
                return event
            if kind in _END:
                return event
            if kind is yaml.AliasEvent:
                self._refuse("yaml-alias", event)
                return yaml.ScalarEvent(None, None, (True, False), "", event.start_mark, event.end_mark)
            if kind is yaml.DocumentStartEvent:
                self.documents += 1
                if self.documents > 1:
                    raise self._stop("yaml-documents", place_of(event))
        return None

    def _refuse_marks(self, event: Any) -> None:
        """Anchors and tags are refused; reading goes on, so that all of them are named."""
        if event.anchor:
            self._refuse("yaml-alias", event)
        if event.tag:
            self._refuse("yaml-tag", event, tag=str(event.tag).replace("tag:yaml.org,2002:", "!!"))

    def _stop(self, code: str, place: Place, **values: str) -> _Unreadable:
        self.problems.append(located(code, place, **values))
        return _Unreadable()

    def _refuse(self, code: str, event: yaml.Event, **values: str) -> None:
        self.unfit = True
        self.problems.append(located(code, place_of(event), **values))

    def _explain(self, error: yaml.MarkedYAMLError) -> None:
        """Why the text is no YAML."""
        told = {one.place[:2] for one in self.problems}
        found = Failure(error, self.text, self.lines, self.last, self.flow).told(self.slips)
        self.problems += [one for one in found if one.place[:2] not in told]

    def _value(self, event: Any, path: Path, depth: int) -> Any:
        """The data that begins with `event`, `path` being where it stands, or the mapping or list around it."""
        if depth > MAX_DEPTH:
            raise self._stop("yaml-deep", place_of(event), limit=str(MAX_DEPTH))
        self.count += 1
        if self.count > MAX_VALUES:
            raise self._stop("yaml-many", place_of(event), limit=str(MAX_VALUES))
        if type(event) is yaml.ScalarEvent:
            text = self._scalar(event)
            if self.unseen and (odd := _UNSEEN.search(text)):
                self._unseen(odd[0], event, path)
            if event.style in _BLOCKS and not text.strip():
                return None  # the text that was to stand below it is missing
            return None if text in _NOTHING and event.implicit[0] else text
        self.flow += event.flow_style
        read = self._list if type(event) is yaml.SequenceStartEvent else self._mapping
        data = read(path, depth + 1)
        self.flow -= event.flow_style
        return data

    def _unseen(self, sign: str, event: Any, path: Path) -> None:
        """Reports what nobody can see in a value, where it stands; reading goes on."""
        first, last = event.start_mark, event.end_mark
        place = place_of(event)  # of what is written as an escape
        for number in range(last.line, first.line - 1, -1):
            begin = first.column if number == first.line else 0
            at = self.lines[number].find(sign, begin) if number < len(self.lines) else -1
            place = Place(number + 1, at + 1) if at >= 0 else place
        problem = Problem("yaml-character", path, {"sign": f"U+{ord(sign):04X}"})
        self.problems.append(Located(problem, place))

    def _scalar(self, event: Any) -> str:
        """The text of a scalar; a plain one can have swallowed a slip of typing together with its line."""
        text: str = event.value
        if not event.implicit[0]:
            if odd := _NO_TEXT.search(text):  # written as an escape
                self._refuse("yaml-character", event, sign=f"U+{ord(odd[0]):04X}")
            return text
        first, last = event.start_mark.line, event.end_mark.line
        if not text and last < len(self.lines) and _CUT_OFF.match(self.lines[last], event.end_mark.column):
            self._slipped(lacking_quotes(self.lines[last], last + 1))
        if not text.isascii() and _CUT_OFF.match(self.lines[last], event.end_mark.column):
            # a remark has a space behind its sign, and stands behind what is no sentence
            place = Place(last + 1, self.lines[last].index("#", event.end_mark.column) + 1)
            self.problems.append(unquoted("#", place, self.lines[last]))
        if last > first or _WIDE.search(text):
            for number, line in enumerate(self.lines[first : last + 1], first + 1):
                self._slipped(self.slips.of_line(line, number))
        if self.flow and _WIDE_COMMA.search(text):
            self._slipped(self.slips.of_flow_text(text, place_of(event)))
        return text

    def _slipped(self, slips: Iterator[Located]) -> None:
        """Refuses slips of typing, each once."""
        for slip in slips:
            self.unfit = True
            if all(slip.place[:2] != one.place[:2] for one in self.problems[-2:]):
                self.problems.append(slip)

    def _list(self, path: Path, depth: int) -> list[Any]:
        data: list[Any] = []
        while type(event := self._event()) is not yaml.SequenceEndEvent:
            if type(event) is yaml.ScalarEvent and event.implicit[0] and not self.flow:
                self._slipped(self.slips.of_key(event.value, place_of(event)))
            data.append(self._value(event, (*path, len(data)), depth))
        return data

    def _mapping(self, path: Path, depth: int) -> dict[str, Any]:
        """A mapping; a key that stands twice is a problem, and its first value counts.

        From the first key of an entry on, when that comes again, it is `another` entry that lacks its dash.
        """
        data: dict[str, Any] = {}
        another = False
        while type(event := self._event()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise self._stop("yaml-key", place_of(event))
            name = event.value
            if not self.slips.knows(name):  # in a word of the language nothing can be wrong
                name = self._scalar(event)
                if event.implicit[0]:
                    slips = list(self.slips.of_key(name, place_of(event)))
                    self._slipped(iter(slips or self._of_flow_key(name, event)))
            here = (*path, name)
            if name in data and not another:
                entry = name if path and type(path[-1]) is int and name == next(iter(data)) else ""
                another = bool(entry)
                values = {"key": quoted(name), "line": "", "entry": quoted(entry)}
                twice = Problem("duplicate-key", here, values, first=here)
                self.problems.append(Located(twice, place_of(event)))
            value = self._value(self._event(), here, depth)
            if not another:
                data.setdefault(name, value)
        return data

    def _of_flow_key(self, name: str, event: Any) -> Iterator[Located]:
        """The slip in front of a key inside braces."""
        if not self.flow:
            return iter(())
        place = place_of(event)
        line = self.lines[place.line - 1]
        value = line[place.column - 1 + place.width :].lstrip().startswith(":")
        return self.slips.of_flow_key(name, line, place, value)


_BEGIN: Final = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})
_END: Final = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})
