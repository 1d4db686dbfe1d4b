"""A form that was opened once opens without a network, in Chromium: kept, mended, and renewed only when asked.

The site lies in a folder of the server that is not its root, as on a host that carries other things too.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from tests.chromium import another

from rubricpress.site import manifest, preview

ROOT = Path(__file__).parents[2]
RUBRIC = "shenzhen-worker-training-base"
FORM = f"rubrics/{RUBRIC}/form/"
OTHER = "rubrics/correspondence-education/form/"
FOLDER = "tables/2026/"
MEMORY = f"rubricpress memory /{FOLDER}assets/runtime/"  # of a started Python, which holds no page and is of one runtime
LEVEL = '[name="ratings.1.level"][value="2.5"]'
DIGESTS = """async (names) => {
  const found = {};
  for (const name of names) {
    const response = await caches.match(new URL(name, document.baseURI));
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.arrayBuffer()));
    found[name] = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  return found;
}"""
DAMAGE = """async ([name, part]) => {
  for (const place of await caches.keys()) {
    const cache = await caches.open(place);
    const whole = await cache.match(new URL(name, document.baseURI));
    if (whole) await cache.put(whole.url, new Response((await whole.arrayBuffer()).slice(0, part)));
  }
}"""


class Server(Protocol):
    address: str
    server_port: int
    answers: dict[str, Callable[[Any], None]]
    asked: list[str]
    headers: dict[str, str]

    def shutdown(self) -> None: ...
    def server_close(self) -> None: ...


def publish(site: Path) -> None:
    """State what the site consists of now, as finishing it does."""
    (site / "service-worker.js").unlink()
    entries = manifest.listed(site)
    version = manifest.version(entries)
    worker = (ROOT / "site_assets/service-worker.js").read_text(encoding="utf-8")
    (site / "service-worker.js").write_text(worker.replace("'unfinished'", f"'{version}'"), encoding="utf-8")
    (site / "manifest.json").write_text(manifest.text(entries, version), encoding="utf-8")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def site(finished: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published folder, which a test may change."""
    folder = tmp_path_factory.mktemp("host") / FOLDER
    large = shutil.ignore_patterns("*.gz", "*.br", f"{RUBRIC}.html", "correspondence-education.html")
    shutil.copytree(finished, folder, ignore=large)
    publish(folder)
    return folder


@pytest.fixture(scope="module")
def server(site: Path, static_server: Callable[[Path], Server]) -> Server:
    server = static_server(site.parents[1])
    server.headers["Cache-Control"] = "no-cache"  # else an older file counts as fresh for a tenth of its age
    return server


@pytest.fixture(scope="module")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps what these tests leave in it."""
    context = chromium.new_context(locale="zh-CN")
    yield context
    context.close()


@pytest.fixture
def home(server: Server) -> str:
    """The address of the site, which is there again whatever the test before did."""
    server.answers.clear()
    return f"{server.address}{FOLDER}"


@pytest.fixture(scope="module")
def tab(context: BrowserContext) -> Page:
    """One tab: a form that a test has left open is still open for the next."""
    return context.new_page()


def opened(tab: Page, address: str) -> None:
    """Go to a form and wait until it scores."""
    tab.goto(address)
    expect(tab.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)


def kept(tab: Page) -> None:
    """Wait until the page says that it can be used offline."""
    expect(tab.locator("[data-offline]")).to_have_text("本页可离线使用。", timeout=30_000)


def kept_form(tab: Page, home: str) -> None:
    """Have the form open and kept."""
    if tab.url != home + FORM:
        opened(tab, home + FORM)
    kept(tab)


def hang_up(handler: Any) -> None:
    handler.close_connection = True


def stop_worker(tab: Page) -> None:
    """As the browser does when nothing has happened for a while."""
    session = tab.context.new_cdp_session(tab)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def update(tab: Page) -> None:
    """Have the browser look for a new edition, as it does by itself at every visit."""
    tab.evaluate("navigator.serviceWorker.ready.then((one) => one.update()).then(() => {}, () => {})")


def test_what_was_opened_once_opens_and_scores_without_a_network(
    tab: Page, server: Server, home: str
) -> None:
    opened(tab, home + FORM)
    expect(tab.locator("[data-offline]")).to_be_hidden()
    kept(tab)
    server.answers[""] = hang_up
    opened(tab, home + FORM)
    tab.locator(LEVEL).check()
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", "2.5")
    kept(tab)  # every file was looked at again, without the network
    for path in (f"rubrics/{RUBRIC}/", "", "institutions/"):
        tab.goto(home + path)
        expect(tab.locator("h1").first).to_be_visible()
        assert tab.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert (
        tab.evaluate("(address) => fetch(address).then(() => 'had', () => 'not had')", home + OTHER)
        == "not had"
    )


def test_a_form_that_was_opened_by_the_name_of_its_page_opens_without_a_network(
    tab: Page, server: Server, home: str
) -> None:
    """「available offline」 said only when true: links and bookmarks may end in index.html."""
    opened(tab, f"{home}{FORM}index.html")
    kept(tab)
    server.answers[""] = hang_up
    opened(tab, f"{home}{FORM}index.html")
    tab.locator(LEVEL).check()
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", "2.5")


def test_pages_to_read_come_from_the_network_while_there_is_one(tab: Page, site: Path, home: str) -> None:
    """「Nobody reads an old table while a new one can be had.」"""
    page = site / f"rubrics/{RUBRIC}/index.html"
    before = page.read_bytes()
    change(page, "</h1>", "，今天更正</h1>")
    tab.goto(f"{home}rubrics/{RUBRIC}/")
    expect(tab.locator("h1")).to_contain_text("今天更正")
    page.write_bytes(before)


def test_what_is_damaged_is_mended_before_it_is_used(
    tab: Page, server: Server, site: Path, home: str
) -> None:
    kept_form(tab, home)
    (runtime,) = (site / "assets/runtime").iterdir()
    names = ["assets/js/form/page.js", f"assets/runtime/{runtime.name}/python.bin", FORM]
    addresses = [home + name for name in names]
    for address, part in zip(addresses, (0, 100_000, 1000), strict=True):
        tab.evaluate(DAMAGE, [address, part])
    stop_worker(tab)
    server.asked.clear()
    opened(tab, home + FORM)
    assert f"/{FOLDER}{FORM}" in server.asked, "half a page is not shown"
    kept(tab)  # nothing is claimed before everything is sound again
    found = tab.evaluate(DIGESTS, addresses)
    for name, address in zip(names, addresses, strict=True):
        file = site / (f"{name}index.html" if name.endswith("/") else name)
        assert found[address] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_a_new_edition_waits_until_it_is_asked_for_and_keeps_the_draft(
    tab: Page, site: Path, home: str
) -> None:
    kept_form(tab, home)
    tab.locator(LEVEL).check()
    tab.locator('[name="assessor"]').fill("第一次")
    tab.locator('[name="assessor"]').blur()
    change(site / f"{FORM}index.html", "在线自评</span>", "在线自评二版</span>")
    change(site / "assets/js/form/wording.js", "边填边计分", "边填边算")
    publish(site)
    update(tab)
    notice = tab.locator('[data-notice="update"]')
    expect(notice).to_contain_text("新版本", timeout=20_000)
    expect(tab.locator(".rf-title__kind")).to_have_text("在线自评")

    tab.reload()  # whoever does not want it keeps page and scripts of one edition
    expect(tab.locator(".rf-title__kind")).to_have_text("在线自评")
    expect(tab.locator("[data-state-text]")).to_have_text("边填边计分", timeout=30_000)
    expect(notice).to_contain_text("新版本", timeout=20_000)

    notice.get_by_role("button", name="以后再说").click()
    expect(notice).to_have_count(0)

    other = tab.context.new_page()  # a form that is open elsewhere
    other.goto(home + FORM)
    other.evaluate("globalThis.untouched = true")
    tab.reload()
    notice.get_by_role("button", name="现在更新").click(timeout=20_000)
    expect(tab.locator(".rf-title__kind")).to_have_text("在线自评二版")
    expect(tab.locator("[data-state-text]")).to_have_text("边填边算", timeout=30_000)
    expect(tab.locator("[data-total]")).to_have_attribute("data-total", "2.5")
    expect(tab.locator('[name="assessor"]')).to_have_value("第一次")
    assert other.evaluate("globalThis.untouched")
    expect(other.locator(".rf-title__kind")).to_have_text("在线自评")
    other.close()
    opened(tab, home + FORM)
    kept(tab)
    places = [one for one in tab.evaluate("caches.keys()") if one != MEMORY]
    assert len(places) == 2, "one edition of the site, and one runtime"


def test_a_change_that_the_form_does_not_see_asks_nothing(tab: Page, site: Path, home: str) -> None:
    kept_form(tab, home)
    change(site / "reference/glossary/index.html", "</h1>", "，改</h1>")
    publish(site)
    version = manifest.version({k: v for k, v in manifest.listed(site).items() if k != "service-worker.js"})
    update(tab)
    newest = f"caches.keys().then((places) => places.some((one) => one.endsWith('{version}')))"
    for _ in range(100):
        if tab.evaluate(newest) and not tab.evaluate(
            "navigator.serviceWorker.ready.then((one) => Boolean(one.waiting || one.installing))"
        ):
            break
        tab.wait_for_timeout(50)
    assert tab.evaluate(newest)
    expect(tab.locator('[data-notice="update"]')).to_have_count(0)


def test_a_site_that_is_half_published_changes_nothing(
    tab: Page, site: Path, server: Server, home: str
) -> None:
    """The manifest is there and a script is still the old one: the new edition is not taken."""
    kept_form(tab, home)
    script = site / "assets/js/form/paint.js"
    before = script.read_bytes()
    script.write_bytes(before + b"\n// new\n")
    publish(site)
    script.write_bytes(before)
    server.asked.clear()
    update(tab)
    for _ in range(100):
        if server.asked.count(f"/{FOLDER}assets/js/form/paint.js") == 2:  # a second time, past every cache
            break
        tab.wait_for_timeout(50)
    assert tab.evaluate("navigator.serviceWorker.ready.then((one) => one.waiting)") is None
    expect(tab.locator('[data-notice="update"]')).to_have_count(0)
    publish(site)


def test_the_preview_at_the_same_address_ends_the_worker_of_a_finished_site(
    tab: Page, site: Path, server: Server, home: str
) -> None:
    """「A stale worker never makes `serve` show old pages.」"""
    kept_form(tab, home)
    port = server.server_port  # which the preview takes over
    server.answers[""] = hang_up  # connections that stand end too
    server.shutdown()
    server.server_close()
    change(site / f"{FORM}index.html", '<span class="rf-title__kind">', '<span class="rf-title__kind">预览')
    changes = preview.Changes()
    shown = preview.start(lambda: site.parents[1], port, changes)
    for _ in range(4):  # a request may meet a connection that has ended; then the next one finds the preview
        with suppress(AssertionError, PlaywrightTimeout):
            tab.goto(home + FORM, timeout=15_000)
            expect(tab.locator(".rf-title__kind")).to_contain_text("预览", timeout=15_000)
            break
    expect(tab.locator(".rf-title__kind")).to_contain_text("预览")
    expect(tab.locator("html")).to_have_attribute("data-preview", "")
    expect(tab.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    gone = f"""Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
      .then((all) => all.flat().filter((one) => one !== '{MEMORY}').length)"""
    for _ in range(200):
        if tab.evaluate(gone) == 0:
            break
        tab.wait_for_timeout(50)
    assert tab.evaluate(gone) == 0
    # 「Preview pages follow changes」: those too that state a policy of their own
    for page in ("paper", "evidence"):
        tab.goto(f"{home}rubrics/{RUBRIC}/{page}/")
        change(site / f"rubrics/{RUBRIC}/{page}/index.html", "<title>", "<title>新的")
        changes.rise()
        expect(tab).to_have_title(re.compile("新的"))
    shown.shutdown()
    shown.server_close()


def test_over_plain_http_nothing_is_promised_and_everything_else_works(
    chromium: Browser, finished: Path, static_server: Callable[[Path], Server]
) -> None:
    """An intranet without encryption; and the folder has another name than when it was built."""
    server = static_server(finished.parent)
    with another(chromium, "--host-resolver-rules=MAP intranet.test 127.0.0.1") as browser:
        page = browser.new_page(locale="zh-CN")
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        opened(page, f"http://intranet.test:{server.server_port}/{finished.name}/{FORM}")
        assert page.evaluate("[isSecureContext, 'serviceWorker' in navigator]") == [False, False]
        page.locator(LEVEL).check()
        expect(page.locator("[data-total]")).to_have_attribute("data-total", "2.5")
        expect(page.locator("[data-saved]")).not_to_be_empty()
        with page.expect_download():
            page.locator("[data-action=save]").first.click()
        expect(page.locator("[data-offline]")).to_be_hidden()
        assert errors == []
