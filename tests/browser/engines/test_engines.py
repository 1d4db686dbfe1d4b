"""「Any browser: Chromium, Firefox and WebKit, really started, run the same scripted story and the same random responses.」"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser
from tests.browser.engines.chromium import Chromium
from tests.browser.engines.engine import Engine, until
from tests.browser.engines.firefox import Firefox
from tests.browser.engines.webkit import WebKit
from tests.browser.story import ASK, WORKED, best, loads, random_requests
from tests.official import OFFICIAL

from rubricpress.core.bridge import answer
from rubricpress.core.check_code import check_code
from rubricpress.core.results.assessing import assess_text
from rubricpress.core.rubric import all_criteria
from rubricpress.core.scoring import Scorer

RANDOM_EACH = 200
AT_ONCE = 30  # seconds; a browser gives up after 60
SCORING = "() => document.documentElement.dataset.scoring"
TOTAL = "() => document.querySelector('[data-total]').dataset.total"
CONCLUSION = "() => document.querySelector('[data-conclusion]').dataset.conclusion"
VALUE = "(selector) => document.querySelector(selector).value"
# what the page hands to the browser as a download, instead of leaving it in a folder of this machine
SAVED = """() => new Promise((resolve) => {
  const make = URL.createObjectURL;
  let text;
  URL.createObjectURL = (blob) => { text = blob.text(); return make.call(URL, blob); };
  addEventListener('click', async (event) => {
    if (!event.target.matches('a[download]')) return;
    event.preventDefault();
    URL.createObjectURL = make;
    resolve(await text);
  });
  document.querySelector('[data-action=save]').click();
})"""
# takes away every draft
FORGET = """() => new Promise((resolve, reject) => {
  localStorage.clear();
  sessionStorage.clear();
  const request = indexedDB.deleteDatabase('rubricpress');
  request.onsuccess = () => resolve(true);
  request.onerror = () => reject(request.error);
})"""
CHOOSE = """(text) => {
  const input = document.querySelector('input[type=file]');
  const held = new DataTransfer();
  held.items.add(new File([text], 'saved.json', { type: 'application/json' }));
  input.files = held.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}"""


class Server(Protocol):
    address: str


@pytest.fixture(scope="module", params=["chromium", "firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    start: dict[str, Callable[[], Engine]] = {"firefox": Firefox, "webkit": WebKit}
    if request.param == "chromium":
        browser: Browser = request.getfixturevalue("chromium")
        engine: Engine = Chromium(browser)
    else:
        engine = start[request.param]()
    yield engine
    engine.close()


def fill(engine: Engine, ratings: dict[str, Any]) -> None:
    for criterion, rating in ratings.items():
        for key, value in rating.items():
            name = f'[name="ratings.{criterion}.{key}"]'
            if key in ("met", "level"):
                for one in [value] if isinstance(value, str) else value:
                    engine.click(f'{name}[value="{one}"]')
            elif key == "triggered":
                engine.click(name)
            else:
                engine.type(name, str(value))


@pytest.mark.parametrize("worked", WORKED, ids=[one[0] for one in WORKED])
def test_the_worked_totals_are_filled_in_kept_saved_and_opened(
    engine: Engine, server: Server, scorers: dict[str, Scorer], worked: tuple[str, Any, str, str]
) -> None:
    rubric, more, total, conclusion = worked
    scorer = scorers[rubric]
    address = f"{server.address}rubrics/{rubric}/form/"
    engine.resize(1280, 800)
    engine.open(address)
    until(engine, SCORING, "ready")
    engine.type('[name="profile.institution"]', "Institution 9")
    engine.type('[name="assessor"]', "A. Person")
    engine.type('[name="date"]', "2026.11.21")
    ratings = best(scorer) | more
    fill(engine, ratings)
    until(engine, TOTAL, total)
    until(engine, CONCLUSION, conclusion)
    time.sleep(0.5)  # the draft is written a moment after the last entry
    engine.open(address)
    until(engine, SCORING, "ready")
    until(engine, TOTAL, total)
    until(engine, CONCLUSION, conclusion)

    text = engine.evaluate(SAVED)
    saved = json.loads(text)
    mine = {"assessor": "A. Person", "date": "2026-11-21", "ratings": ratings}
    about = {"id": rubric, "edition": scorer.rubric.edition, "digest": scorer.digest}
    assert saved == {
        "format": "rubricpress-response/1",
        "rubric": about,
        "profile": {"institution": "Institution 9"},
        "assessments": {"self": mine},
        "check_code": check_code(saved, scorer.rubric.edition),
    }
    assert text == json.dumps(saved, ensure_ascii=False, indent=2) + "\n"
    printed = [criterion.id for criterion, _ in all_criteria(scorer.rubric) if criterion.id in ratings]
    assert list(saved["assessments"]["self"]["ratings"]) == printed
    scored = assess_text(text, scorers, "zh")
    assert scored["problems"] == []
    assert scored["assessments"]["self"]["total"] == total
    assert ((scored["assessments"]["self"]["conclusion"] or {}).get("id") or "") == conclusion

    opened_on_the_site(engine, server, worked, text)
    assert engine.evaluate(VALUE, '[name="profile.institution"]') == "Institution 9"
    engine.open(server.address)
    engine.evaluate(FORGET)


def opened_on_the_site(engine: Engine, server: Server, worked: tuple[str, Any, str, str], text: str) -> None:
    """A saved file, opened in the form of the site where nothing is kept: it comes to the total, and is saved the same."""
    rubric, _, total, conclusion = worked
    engine.open(server.address)
    engine.evaluate(FORGET)
    engine.open(f"{server.address}rubrics/{rubric}/form/")
    until(engine, SCORING, "ready")
    until(engine, VALUE, "", '[name="profile.institution"]')
    until(engine, TOTAL, "0")
    engine.evaluate(CHOOSE, text)
    until(engine, "() => document.querySelector('#dialog-open').open", expected=True)
    engine.click("#dialog-open [data-dialog-confirm]")
    until(engine, TOTAL, total)
    until(engine, CONCLUSION, conclusion)
    assert engine.evaluate(SAVED) == text


def test_the_form_as_one_file_scores_from_a_folder_and_what_it_saves_opens_on_the_site(
    engine: Engine, finished: Path, server: Server, scorers: dict[str, Scorer]
) -> None:
    rubric, more, total, conclusion = WORKED[0]
    extra: Any = more
    engine.resize(1280, 800)
    engine.open((finished / f"rubrics/{rubric}/{rubric}.html").as_uri())
    until(engine, SCORING, "ready")
    fill(engine, best(scorers[rubric]) | extra)
    until(engine, TOTAL, total)
    until(engine, CONCLUSION, conclusion)
    text = engine.evaluate(SAVED)
    scored = assess_text(text, scorers, "zh")
    assert scored["problems"] == []
    assert scored["assessments"]["self"]["total"] == total
    opened_on_the_site(engine, server, WORKED[0], text)
    engine.open(server.address)
    engine.evaluate(FORGET)


@pytest.mark.parametrize("rubric", OFFICIAL)
def test_random_responses_score_the_same_bytes_as_in_cpython(
    engine: Engine, server: Server, runtime: str, scorers: dict[str, Scorer], rubric: str
) -> None:
    requests = [*loads(scorers), *random_requests(scorers[rubric], RANDOM_EACH)]
    engine.open(server.address)
    replies = engine.evaluate(ASK, [runtime, requests])
    assert len(replies) == len(requests)
    for request, reply in zip(requests, replies, strict=True):
        assert reply == answer(request)


def test_a_worker_that_stands_still_for_a_file_gets_it_from_the_service_worker(
    engine: Engine, server: Server, runtime: str, scorers: dict[str, Scorer]
) -> None:
    """It asks for the rest of the program before it can answer, and nobody may ask it anything meanwhile."""
    (rubric, *_) = OFFICIAL
    engine.open(f"{server.address}rubrics/{rubric}/form/")
    until(engine, SCORING, "ready")
    until(engine, "() => Boolean(navigator.serviceWorker.controller)", expected=True)
    requests = [*loads(scorers), *random_requests(scorers[rubric], 5)]
    for _ in range(4):
        engine.open(server.address)
        begun = time.monotonic()
        assert engine.evaluate(ASK, [runtime, requests]) == [answer(one) for one in requests]
        assert time.monotonic() - begun < AT_ONCE


def test_the_search_finds_a_phrase_of_a_criterion(engine: Engine, server: Server) -> None:
    engine.resize(1280, 800)
    engine.open(server.address)
    engine.type("[data-md-component=search-query]", "CRP")
    engine.evaluate(
        """(typed) => {
          const field = document.querySelector('[data-md-component=search-query]');
          field.value = typed;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        }""",
        "直拨长途电话",
    )
    found = "() => document.querySelector('.md-search-result__link:has(mark)')?.hash ?? ''"
    until(engine, found, "#c-1.2.7")


@pytest.mark.parametrize("rubric", OFFICIAL)
def test_pages_fit_a_phone_and_the_bar_stays_in_sight(engine: Engine, server: Server, rubric: str) -> None:
    engine.resize(390, 844)
    for path in (f"rubrics/{rubric}/", f"rubrics/{rubric}/form/"):
        engine.open(server.address + path)
        wide = "() => [innerWidth, Math.max(document.documentElement.scrollWidth, innerWidth)]"
        assert engine.evaluate(wide) == [390, 390]
    until(engine, SCORING, "ready")
    place = """() => {
      scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' });
      const { top, bottom, height } = document.querySelector('[data-total]').getBoundingClientRect();
      return height > 0 && top > innerHeight / 2 && bottom <= innerHeight;
    }"""
    until(engine, place, expected=True)


def test_figures_are_spaced_from_han_only_where_no_sign_is_lost(engine: Engine, server: Server) -> None:
    """WebKit paints 「1.5 分」 as 「15 分」 when it spaces by itself, though it reserves the room for the point."""
    engine.open(server.address)
    spacing = engine.evaluate("() => getComputedStyle(document.body).textAutospace")
    assert spacing == ("no-autospace" if engine.name == "webkit" else "normal")


def test_a_full_width_comma_is_as_wide_as_a_character(engine: Engine, server: Server) -> None:
    """Inside a line; at its end the comma may give up its empty half."""
    engine.open(server.address)
    widths = """() => ['填填填', '填，填'].map((text) => {
      const span = document.createElement('span');
      span.textContent = text;
      document.querySelector('.rp-lead').append(span);
      const { width } = span.getBoundingClientRect();
      span.remove();
      return width;
    })"""
    plain, comma = engine.evaluate(widths)
    assert plain > 0
    assert comma == pytest.approx(plain, abs=1)
