"""Templates to HTML that a Markdown reader passes through untouched."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from rubricpress.core.wording import DEFAULT_LANGUAGE
from rubricpress.site import wording

_TEMPLATES: Final = Path(__file__).parent / "templates"
_INCLUDED: Final = re.compile(r'\{% include "([^"]+)" %\}')
_CHINESE: Final = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+")
_SAID: Final = re.compile(r'\{\{ say\("([^"]+)"\) \}\}')


class _Loader(FileSystemLoader):
    """Reads a template together with those that it includes, as one text in one language.

    A macro and its layout stand in two files; to look the second one up at each call of the macro would be
    most of the time that a page takes. Sentences into which nothing is filled are set in here, for the same reason.
    """

    def __init__(self, language: str) -> None:
        super().__init__(_TEMPLATES)
        self._language = language

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The source of `template`, in which every included file stands in the place of its `include`."""
        text, name, current = super().get_source(environment, template)
        whole = _INCLUDED.sub(lambda found: self.get_source(environment, found[1])[0].rstrip("\n"), text)
        return _SAID.sub(lambda found: wording.say(found[1], self._language), whole), name, current


@cache
def environment(language: str = DEFAULT_LANGUAGE) -> Environment:
    """Where templates are found; everything is escaped, and whatever they are not given is an error.

    `say` gives them a sentence in `language` (see `wording`); what is filled into it is escaped.
    """
    found = Environment(
        loader=_Loader(language),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # whoever watches the templates forgets this environment when one changes
    )
    lines = _lines if language == DEFAULT_LANGUAGE else _lines_with_chinese
    found.filters["lines"] = lines
    inner = wording.say("amounts.inner-quotes", language)
    found.filters["quoted"] = partial(_quoted, lines=lines, inner=inner)
    found.filters["printed"] = partial(_printed, language=language)
    found.filters["cited"] = partial(_quoted, lines=partial(_printed, language=language), inner=inner)
    found.globals["say"] = partial(_say, language=language)
    found.globals["language"] = language
    other = next(one for one in wording.TAGS if one != language)
    found.globals["other"] = {"tag": wording.TAGS[other], "name": wording.NAMES[other]}
    return found


def render(template: str, language: str = DEFAULT_LANGUAGE, /, **views: Any) -> str:
    """The HTML of `template` in `language` as one block: no blank line and no indentation in it.

    A Markdown reader takes what begins with a block-level tag as raw HTML up to its closing tag. Without
    blank lines and indentation, readers that follow CommonMark, which end such a block at a blank
    line, agree with those that do not.
    """
    text = environment(language).get_template(template).render(**views)
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line) + "\n"


def _say(name: str, /, *, language: str, **values: object) -> Markup:
    """The sentence `name`, which may hold HTML; its values may not, unless they are marked as HTML."""
    said = wording.say(name, language, **{key: escape(value) for key, value in values.items()})
    return Markup(said)  # noqa: S704  (sentences are our own, and their values are escaped)


def _lines(text: str) -> Markup:
    """`text` with its line breaks kept."""
    if "\n" not in text:  # nearly every text
        return escape(text)
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def _lines_with_chinese(text: str) -> Markup:
    """The same on pages in another language: words that are quoted in Chinese are said to be Chinese."""
    said = _lines(text)
    if said.isascii():  # nearly every text
        return said
    return Markup(_CHINESE.sub(rf'<span lang="{wording.TAGS[DEFAULT_LANGUAGE]}">\g<0></span>', said))  # noqa: S704  (escaped)


def _printed(text: str, *, language: str) -> Markup:
    """What is printed in a table, said to be Chinese where the page is in another language."""
    said = text if isinstance(text, Markup) else _lines(text)
    if language == DEFAULT_LANGUAGE or not said:
        return said
    return Markup('<span lang="{}">{}</span>').format(wording.TAGS[DEFAULT_LANGUAGE], said)


def _quoted(text: str, *, lines: Callable[[str], Markup], inner: str) -> Markup:
    """`text` in quotation marks; in the `inner` ones where it holds such marks itself."""
    marks = inner if "“" in text else "“”"
    return Markup().join((marks[0], lines(text), marks[1]))
