"""The form of the largest table in a browser, every criterion of it rated, ready for single changes."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Final

from playwright.sync_api import Browser, Page
from tests.bench.browsing import served
from tests.bench.setting import LARGEST, Setting

from rubricpress.core.bridge import answer
from rubricpress.core.methods.graded import Graded
from rubricpress.core.numbers.number import plain
from rubricpress.core.rubric import Rubric, all_criteria
from rubricpress.source.reading import read_rubric

# Puts values into text fields as if typed, and tells the page of it once.
FILL: Final = """(values) => {
  for (const [name, value] of Object.entries(values)) document.getElementsByName(name)[0].value = value;
  document.querySelector('form.rf-layout input').dispatchEvent(new Event('input', { bubbles: true }));
}"""
# Keeps what the page says to its worker.
_LISTEN: Final = """
globalThis.requests = [];
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
  if (message.request?.startsWith('{"do":"score"')) globalThis.requests.push(message.request);
  return post.call(this, message, ...rest);
};
"""


@dataclass(frozen=True)
class Change:
    """A score that a criterion can have: the name of its field, the criterion, the text that is typed."""

    field: str
    criterion: str
    score: str


def scores(rubric: Rubric) -> dict[str, list[Change]]:
    """For each criterion the scores of its best band, in its step, so that any of them is sound."""
    found = {}
    for criterion, _ in all_criteria(rubric):
        method = criterion.method
        if isinstance(method, Graded):
            band = method.bands[0]
            values = [
                band.least + method.step * at for at in range(int((band.to - band.least) / method.step))
            ]
            found[criterion.id] = [
                Change(f"ratings.{criterion.id}.score", criterion.id, plain(value)) for value in values
            ]
    return found


def changes(rubric: Rubric, count: int) -> Iterator[Change]:
    """Changes down the table and from its top again, each of which alters the total."""
    chance = random.Random(1)
    choices = scores(rubric)
    now = {name: one[0] for name, one in choices.items()}
    for name in islice(cycle(choices), count):
        now[name] = chance.choice([one for one in choices[name] if one != now[name]])
        yield now[name]


def rubric_of(setting: Setting) -> Rubric:
    """The largest table."""
    rubric = read_rubric(setting.root / f"rubrics/{LARGEST}.yaml").rubric
    assert rubric is not None
    return rubric


def first_values(rubric: Rubric) -> dict[str, str]:
    """What stands in every field before the first change: all criteria rated, measures that fit."""
    values = {one[0].field: one[0].score for one in scores(rubric).values()}
    for criterion, _ in all_criteria(rubric):
        method = criterion.method
        if isinstance(method, Graded) and method.measure is not None:
            ratio = {"numerator": "99", "denominator": "100"}
            values |= {
                f"ratings.{criterion.id}.measure.{key}": ratio.get(key, "99") for key in method.measure.keys
            }
    return values


def load_request(setting: Setting) -> str:
    """The request that makes the table known to the core, as the page puts it."""
    data = (setting.site / f"rubrics/{LARGEST}/rubric.json").read_text(encoding="utf-8")
    return '{"do":"load",' + data.removeprefix("{")


def last_request(page: Page) -> str:
    """The last request that the page has put to its worker."""
    return str(page.evaluate("requests.at(-1)"))


def asked(load: str, request: str) -> str:
    """The total that the core gives here for a request of the page, which must hold no problem."""
    answer(load)
    result = json.loads(answer(request))["result"]
    if result["problems"]:
        raise RuntimeError(f"the form was filled wrongly: {result['problems'][0]}")
    return str(result["assessments"]["self"]["total"])


@contextmanager
def filled_form(
    setting: Setting, browser: Browser, headers: Mapping[str, str] | None = None
) -> Iterator[Page]:
    """The form with every criterion rated and its total painted."""
    values = first_values(rubric_of(setting))
    with served(setting.site, headers) as server:
        page = browser.new_page(locale="zh-CN")
        page.add_init_script(_LISTEN)
        page.goto(f"{server.address}rubrics/{LARGEST}/form/")
        page.wait_for_function("() => document.documentElement.dataset.scoring === 'ready'")
        page.evaluate(FILL, values)
        page.wait_for_function("() => document.querySelector('[data-answered]').textContent === '66'")
        total = page.get_attribute("[data-total]", "data-total")
        if asked(load_request(setting), last_request(page)) != total:
            raise RuntimeError(f"the form says {total}, the command line does not")
        page.wait_for_timeout(1500)  # until drafts are kept and totals are said
        yield page
        page.close()
