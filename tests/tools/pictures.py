"""Pictures for the guides, taken from the finished site: `make pictures` renews them in `pictures/` of each language.

Each is made by doing what the guide tells the reader to do. A test takes them too, so that a picture which no
longer can be taken is noticed.
"""

from __future__ import annotations

import functools
import json
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, FilePayload, Page, expect
from tests.chromium import launched

ROOT: Final = Path(__file__).parents[2]
FOLDERS: Final = {"zh": ROOT / "docs/pictures", "en": ROOT / "docs/en/pictures"}
_QUALITY: Final = {"zh": 78, "en": 62}  # Latin letters are read at less
_INSTITUTION: Final = {"zh": "示例建设集团训练基地", "en": "Example Construction Group training base"}
_SHENZHEN: Final = "rubrics/shenzhen-worker-training-base/"
_URUMQI: Final = "rubrics/urumqi-continuing-education-base/"
_CORRESPONDENCE: Final = "rubrics/correspondence-education/"


@dataclass(frozen=True)
class Picture:
    """One picture: what it is called, on which page it is taken, what is done there, and how large the page is."""

    name: str
    path: str
    act: Callable[[Page], None]
    width: int = 1100
    height: int = 700


def _ready(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=60_000)


def _show(page: Page, selector: str) -> None:
    """Scroll so that the element stands under the page's head."""
    page.locator(selector).first.evaluate(
        "one => one.scrollIntoView({ block: 'start', behavior: 'instant' })"
    )


def _institution(page: Page) -> None:
    page.locator('[name="profile.institution"]').fill(_INSTITUTION[_language(page)])


def _language(page: Page) -> str:
    return "en" if (page.get_attribute("html", "lang") or "").startswith("en") else "zh"


def criteria(page: Page) -> None:
    _show(page, "[id='c-4.1']")


def filling(page: Page) -> None:
    _ready(page)
    _institution(page)
    page.locator('[name="profile.base_type"][value="main"]').check()
    for name, level in (("1", "2.5"), ("2", "1"), ("3", "2"), ("4", "2.5")):
        page.locator(f'[name="ratings.{name}.level"][value="{level}"]').check()
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "8")
    _show(page, 'fieldset[data-criterion="3"]')


def measured(page: Page) -> None:
    _ready(page)
    page.locator('[name="ratings.1.2.4.measure.numerator"]').fill("12")
    page.locator('[name="ratings.1.2.4.measure.denominator"]').fill("20")
    page.locator('[name="ratings.1.2.4.score"]').fill("3.5")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "3.5")
    _show(page, 'fieldset[data-criterion="1.2.4"]')


def checking(page: Page) -> None:
    _ready(page)
    page.locator('[name="profile.base_type"][value="main"]').check()
    page.locator('[name="ratings.12.measure.value"]').fill("350")
    page.locator('[name="ratings.12.level"][value="8"]').check()
    page.locator('[data-action="check"]').first.click()
    expect(page.locator("#problems")).to_be_visible()


def explaining(page: Page) -> None:
    _ready(page)
    page.locator('[name="profile.base_type"][value="main"]').check()
    page.locator('[name="ratings.12.measure.value"]').fill("350")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", "4")
    _show(page, 'fieldset[data-criterion="12"]')
    page.locator('fieldset[data-criterion="12"] [data-trace]').first.click()
    expect(page.locator("#dialog-trace")).to_be_visible()


def opening(page: Page) -> None:
    _ready(page)
    language = _language(page)
    name = _INSTITUTION[language]
    rated = {"assessor": {"zh": "张三", "en": "Zhang San"}[language], "date": "2026-11-20"}
    response = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "shenzhen-worker-training-base"},
        "profile": {"institution": name, "base_type": "main"},
        "assessments": {"self": {**rated, "ratings": {"1": {"level": "2.5"}}}},
    }
    held = json.dumps(response).encode()
    file = FilePayload(name=f"{name}_2026-11-20.json", mimeType="application/json", buffer=held)
    page.locator("[data-file]").set_input_files(file)
    expect(page.locator("#dialog-open")).to_be_visible()


def _choose(page: Page, rows: str, option: int) -> None:
    """Choose in each of these rows the option at this place, as counted from the best."""
    for name in rows.split():
        page.locator(f'[name="ratings.{name}.level"]').nth(-option).check()


def reviewing(page: Page) -> None:
    _ready(page)
    page.locator('[name="profile.base_type"][value="sub"]').check()
    _choose(page, "1 2 3 4", 2)
    page.locator("[data-roles] > summary").click()
    page.locator('[name="role"][value="review"]').check()
    _choose(page, "1 3", 2)
    _choose(page, "2", 3)
    expect(page.locator("[data-review-total]")).not_to_have_attribute("data-review-total", "0")
    page.wait_for_timeout(1500)  # until the differences stand beside the rows
    _show(page, 'fieldset[data-criterion="2"]')


def resulting(page: Page) -> None:
    _ready(page)
    page.locator('[name="profile.base_type"][value="sub"]').check()
    _choose(page, "1 2 3 4 5 6 7 8 9", 2)
    _choose(page, "13 14 16 17 18 19", 3)
    page.locator("[data-action=results]").first.click()
    expect(page.locator("#results svg").first).to_be_visible(timeout=20_000)
    _show(page, "#results")


PICTURES: Final = (
    Picture("criteria", _URUMQI, criteria),
    Picture("filling", f"{_SHENZHEN}form/", filling),
    Picture("measured", f"{_CORRESPONDENCE}form/", measured, height=520),
    Picture("checking", f"{_SHENZHEN}form/", checking, height=620),
    Picture("explaining", f"{_SHENZHEN}form/", explaining),
    Picture("opening", f"{_SHENZHEN}form/", opening),
    Picture("reviewing", f"{_SHENZHEN}form/", reviewing),
    Picture("resulting", f"{_SHENZHEN}form/", resulting, height=900),
)


def take(browser: Browser, address: str, picture: Picture, language: str) -> bytes:
    """The picture of the site in a language, as JPEG."""
    context = browser.new_context(
        locale={"zh": "zh-CN", "en": "en-GB"}[language],
        color_scheme="light",
        service_workers="block",  # what it says of itself is no part of a picture
        viewport={"width": picture.width, "height": picture.height},
    )
    try:
        page = context.new_page()
        page.goto(f"{address}{'en/' if language == 'en' else ''}{picture.path}")
        picture.act(page)
        return page.screenshot(type="jpeg", quality=_QUALITY[language], animations="disabled", caret="hide")
    finally:
        context.close()


class _Silent(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012  (as the base class has it)
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (as the base class has it)
        """Nothing."""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def main(names: list[str]) -> None:
    """Renew the pictures, all or those that are named."""
    with _served(ROOT / "site") as address, launched() as browser:
        for language, folder in FOLDERS.items():
            folder.mkdir(exist_ok=True)
            for picture in PICTURES:
                if not names or picture.name in names:
                    taken = take(browser, address, picture, language)
                    (folder / f"{picture.name}.jpg").write_bytes(taken)


if __name__ == "__main__":
    main(sys.argv[1:])
