"""The form page in Chromium: entries are kept, totals are those of the core, problems stand beside their controls.

The scoring client is replaced by a stand-in that asks the core in this very process, so that these tests try
the form alone; `test_form_with_runtime` tries both together.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from rubricpress.core.bridge import answer
from rubricpress.core.codec import canonical
from rubricpress.core.scoring import Scorer
from rubricpress.site import npm
from rubricpress.site.form_views import form_page
from rubricpress.site.runtime import build_runtime

ROOT = Path(__file__).parents[2]
CORRESPONDENCE = "correspondence-education"
SHENZHEN = "shenzhen-worker-training-base"
URUMQI = "urumqi-continuing-education-base"
RUBRICS = [CORRESPONDENCE, SHENZHEN, URUMQI]

SHELL = """<!doctype html><html lang="zh-CN" data-md-color-scheme="{scheme}" style="font-size: 125%"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="../../../assets/css/rubricpress.css"><link rel="stylesheet" href="../../../assets/css/form.css">
</head><body style="background: var(--rp-surface)"><main class="md-typeset">{body}</main><script type="module" src="../../../assets/js/form.js"></script></body></html>"""

CLIENT = """
export class ScoringClient {
  constructor(options) { this.options = options; }
  start() {
    const { start = 'ready' } = globalThis.plan ?? {};
    if (start === 'fails') this.options.failed(Object.assign(new Error('truncated'), { code: 'truncated' }));
    if (start === 'ready') void this.load();
    if (start === 'waits') { this.options.progress({ loaded: 3, total: 10 }); globalThis.go = () => this.load(); }
  }
  async load() {
    const data = await (await fetch(this.options.data)).json();
    await this.ask({ do: 'load', ...data });
    this.options.ready();
  }
  async ask(request) { return JSON.parse(await askCore(JSON.stringify({ language: this.options.language, ...request }))); }
  async score(response) {
    const mine = this.newest = {};
    const reply = await this.ask({ do: 'score', response });
    return mine === this.newest ? reply : null;
  }
  read(text) { return this.ask({ do: 'read', text }); }
  trace(response, role = 'self') { return this.ask({ do: 'trace', role, response }); }
}
"""


class Server(Protocol):
    address: str
    answers: dict[str, Callable[[Any], None]]


class Form:
    """A form page in one tab, driven as a person would."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def open(self, rubric: str, plan: dict[str, str] | None = None) -> Form:
        """Go to the form of `rubric`; `plan` tells the stand-in what to do."""
        self.page.add_init_script(f"globalThis.plan = {json.dumps(plan or {})}")
        self.page.goto(f"{self.address}rubrics/{rubric}/form/")
        if not plan:
            self.until_ready()
        return self

    def until_ready(self) -> None:
        expect(self.page.locator("html")).to_have_attribute("data-scoring", "ready")

    def control(self, name: str, value: str = "") -> Any:
        return self.page.locator(f'[name="{name}"]' + (f'[value="{value}"]' if value else ""))

    def type(self, name: str, text: str) -> None:
        """Type and leave."""
        self.control(name).fill(text)
        self.control(name).blur()

    def total(self, expected: str) -> None:
        expect(self.page.locator("[data-total]")).to_have_attribute("data-total", expected)

    def conclusion(self, expected: str) -> None:
        expect(self.page.locator("[data-conclusion]")).to_have_attribute("data-conclusion", expected)

    def choose_file(self, response: Any, name: str = "文件.json") -> None:
        text = response if isinstance(response, str) else json.dumps(response, ensure_ascii=False)
        file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
        self.page.locator("[data-file]").set_input_files([file])  # type: ignore[list-item]
        expect(self.page.locator("#dialog-open")).to_be_visible()

    def saved(self) -> tuple[str, Any]:
        """The name and the content of the file that “保存到文件” gives."""
        with self.page.expect_download() as download:
            self.page.locator("[data-action=save]").first.click()
        return download.value.suggested_filename, json.loads(
            download.value.path().read_text(encoding="utf-8")
        )

    def draft(self) -> Any:
        text = self.page.evaluate("localStorage.getItem(Object.keys(localStorage)[0])")
        return text and json.loads(text)

    def notice(self, kind: str) -> Any:
        return self.page.locator(f'[data-notice="{kind}"]')

    def until_kept(self) -> None:
        """Until the draft has surely been written."""
        self.page.wait_for_timeout(300)


@pytest.fixture(scope="session")
def form_site(tmp_path_factory: pytest.TempPathFactory, scorers: dict[str, Scorer]) -> Path:
    """The forms with their scripts, style and data, without the theme."""
    folder = tmp_path_factory.mktemp("forms")
    for kind in ("css", "js"):
        shutil.copytree(ROOT / "site_assets" / kind, folder / "assets" / kind)
    runtime = build_runtime(ROOT, folder / "assets/runtime")
    for name in RUBRICS:
        scorer = scorers[name]
        here = folder / "rubrics" / name
        (here / "form").mkdir(parents=True)
        data = f'{{"rubric":{canonical(scorer.rubric).decode()},"digest":"{scorer.digest}"}}'
        (here / "rubric.json").write_text(data, encoding="utf-8")
        body = form_page(scorer.rubric, scorer.digest, runtime)
        for file, scheme in (("index", "default"), ("dark", "slate")):
            page = SHELL.format(title=scorer.rubric.title, scheme=scheme, body=body)
            (here / f"form/{file}.html").write_text(page, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def form_server(form_site: Path, static_server: Callable[[Path], Server]) -> Server:
    server = static_server(form_site)
    client = CLIENT.encode()
    server.answers["scoring/client.js"] = lambda handler: handler.answer(200, "text/javascript", client)
    return server


@pytest.fixture
def new_form(context: BrowserContext, form_server: Server) -> Callable[[], Form]:
    """Call it for a new tab; whatever a script of the page throws fails the test."""
    context.expose_function("askCore", answer)
    errors: list[Any] = []
    context.on("weberror", lambda error: errors.append(error.error))

    def tab() -> Form:
        assert not errors
        return Form(context.new_page(), form_server.address)

    return tab


@pytest.fixture
def form(new_form: Callable[[], Form]) -> Form:
    return new_form()


def response(rubric: str, ratings: dict[str, Any], **more: Any) -> dict[str, Any]:
    profile = more.pop("profile", {"institution": "某校"})
    assessments = {"self": {"ratings": ratings}, **more.pop("assessments", {})}
    about = {"id": rubric, **more}
    return {
        "format": "rubricpress-response/1",
        "rubric": about,
        "profile": profile,
        "assessments": assessments,
    }


# ---------------------------------------------------------------- totals


def test_a_checklist_a_bonus_and_a_veto(form: Form) -> None:
    form.open(URUMQI).total("0")
    form.control("ratings.1.1.met", "a").check()
    form.control("ratings.1.1.met", "b").check()
    form.control("ratings.b1.triggered").check()
    form.type("ratings.b4.score", "２．５")
    form.total("11.5")
    form.conclusion("")
    expect(form.page.locator('[data-group="1"] [data-group-score]').last).to_have_text("4")
    form.control("ratings.v1.triggered").check()
    form.conclusion("disqualified")
    expect(form.page.locator("[data-total-label]")).to_have_text("暂计")


def test_none_of_a_checklist_is_zero_and_excludes_the_rest(form: Form) -> None:
    form.open(URUMQI)
    form.control("ratings.1.1.met", "a").check()
    form.control("ratings.1.1.none_met").check()
    expect(form.control("ratings.1.1.met", "a")).not_to_be_checked()
    expect(form.page.locator("[data-answered]")).to_have_text("1")
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1.1": {"met": []}}
    form.control("ratings.1.1.met", "b").check()
    expect(form.control("ratings.1.1.none_met")).not_to_be_checked()
    form.total("2")


def test_levels_a_deciding_number_a_count_and_the_conclusion(form: Form) -> None:
    form.open(SHENZHEN)
    best = {
        "1": "2.5",
        "2": "1.5",
        "3": "2.5",
        "4": "3",
        "5": "2.5",
        "6": "1.5",
        "7": "1.5",
        "8": "2.5",
        "9": "2.5",
    }
    for name, level in {
        **best,
        **dict.fromkeys(("13", "14"), "10"),
        **dict.fromkeys(map(str, range(16, 21)), "8"),
    }.items():
        form.control(f"ratings.{name}.level", level).check()
    form.control("profile.base_type", "main").check()
    form.type("ratings.12.measure.value", "2000")
    form.type("ratings.15.measure.value", "80")
    form.total("100")
    form.conclusion("qualified")
    expect(form.page.locator("[data-total-label]")).to_have_text("总分")
    expect(form.page.locator('#criterion-12 [data-option="10"]')).to_have_attribute("data-chosen", "")
    form.page.locator("#criterion-10 [data-step=up]").click()
    form.total("0")
    form.conclusion("unqualified")
    form.page.locator("#criterion-10 [data-step=down]").click()
    form.total("100")
    expect(form.control("ratings.10.count")).to_have_value("")


def test_a_ratio_decides_the_band_and_says_so(form: Form) -> None:
    form.open(CORRESPONDENCE)
    form.type("ratings.1.2.4.measure.numerator", "12")
    form.type("ratings.1.2.4.measure.denominator", "20")
    card = form.page.locator('[data-criterion="1.2.4"][data-method]')
    expect(card.locator("[data-worked]")).to_contain_text("60%")
    expect(card.locator("[data-chosen]")).to_have_attribute("data-option", "pass")
    form.type("ratings.1.2.4.score", "3.9")
    form.total("3.9")
    form.type("ratings.a1.score", "-150")
    form.total("-146.1")
    expect(form.page.locator("[data-total]")).to_have_text("−146.1")


def test_a_choice_can_be_taken_back(form: Form) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.total("2")
    form.page.locator('[data-clear="ratings.1.level"]').click()
    form.total("0")
    expect(form.control("ratings.1.level", "0")).to_be_focused()
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {}


@pytest.mark.parametrize("rubric", RUBRICS)
def test_every_vector_goes_through_the_controls_unchanged(
    rubric: str, form: Form, scorers: dict[str, Scorer]
) -> None:
    text = (ROOT / "tests/vectors" / f"{rubric}.json").read_text(encoding="utf-8")
    form.open(rubric)
    for vector in json.loads(text, parse_float=str)["vectors"]:
        given = vector["response"]
        if vector["expected"].get("problems") or "self" not in vector["expected"]["assessments"]:
            continue
        form.choose_file(given)
        form.page.locator("[data-dialog-confirm]").click()
        expect(form.page.locator("#dialog-open")).to_be_hidden()
        form.total(vector["expected"]["assessments"]["self"]["total"])
        saved = form.page.locator(".rf-notice--done").wait_for() or form.draft()["response"]
        mine, theirs = (_result(one) for one in (saved, given))
        for role in theirs:
            assert {**mine[role]} == {**theirs[role]}, vector["name"]


def _result(data: dict[str, Any]) -> dict[str, Any]:
    reply = json.loads(answer(json.dumps({"do": "score", "response": data})))
    assert not [one for one in reply["shown"]["problems"] if one["role"] == "self"]
    return dict(reply["result"]["assessments"])


# ---------------------------------------------------------------- problems


def test_a_problem_is_told_after_typing_and_goes_while_typing(form: Form) -> None:
    form.open(CORRESPONDENCE)
    score = form.control("ratings.1.1.1.score")
    problem = form.page.locator("#criterion-1\\.1\\.1 .rf-problem")
    score.press_sequentially("12")
    form.page.wait_for_timeout(100)
    expect(problem).to_have_count(0)
    score.press("Tab")
    expect(problem).to_contain_text("12 分超出范围")
    expect(score).to_have_attribute("aria-invalid", "true")
    described = score.get_attribute("aria-describedby") or ""
    assert "problem-ratings.1.1.1.score" in described.split()
    assert "hint-ratings.1.1.1.score" in described.split()
    score.press("End")
    score.press("Backspace")
    expect(problem).to_have_count(0)
    expect(score).not_to_have_attribute("aria-invalid", "true")
    assert score.get_attribute("aria-describedby") == "hint-ratings.1.1.1.score"
    form.total("1")


def test_half_a_ratio_is_no_problem_until_the_other_half_is_left(form: Form) -> None:
    form.open(CORRESPONDENCE)
    form.control("ratings.1.2.4.measure.numerator").fill("12")
    form.control("ratings.1.2.4.measure.denominator").focus()
    card = form.page.locator('[data-criterion="1.2.4"][data-method]')
    form.page.wait_for_timeout(100)
    expect(card.locator(".rf-problem")).to_have_count(0)
    form.type("ratings.1.2.4.measure.denominator", "0")
    expect(card.locator('[data-field="measure.denominator"] .rf-problem')).to_have_count(1)
    form.type("ratings.1.2.4.measure.denominator", "20")
    form.type("ratings.1.2.4.score", "4.5")
    expect(card.locator('[data-field="score"] .rf-problem')).to_contain_text("3 至 3.9")


def test_a_choice_against_the_number_is_told_at_the_choice(form: Form) -> None:
    form.open(SHENZHEN)
    form.type("ratings.15.measure.value", "75")
    form.control("ratings.15.level", "4").check()
    card = form.page.locator("#criterion-15")
    expect(card.locator('[data-field="level"] .rf-problem')).to_have_count(1)
    assert "problem-ratings.15.level" in (card.get_attribute("aria-describedby") or "")
    form.control("ratings.15.level", "8").check()
    expect(card.locator(".rf-problem")).to_have_count(0)
    expect(card).not_to_have_attribute("aria-describedby", re.compile("problem"))


def test_the_check_lists_everything_and_leads_to_it(form: Form) -> None:
    form.open(CORRESPONDENCE)
    form.control("ratings.1.1.3.score").fill("99")
    form.control("ratings.1.2.4.measure.numerator").fill("1")
    form.page.locator("[data-action=check]").first.click()
    summary = form.page.locator("#problems")
    expect(summary).to_be_focused()
    expect(summary.get_by_role("heading")).to_have_text("有问题需要处理")
    assert form.page.title().startswith("错误：")
    links = summary.locator("[data-problems-body] a")
    expect(links).to_have_count(2)
    beside = form.page.locator("#criterion-1\\.1\\.3 .rf-problem span").last.text_content()
    expect(links.first).to_contain_text(beside or "-")
    expect(summary.locator("[data-problems-rest] a")).to_have_count(64)
    links.last.click()
    expect(form.control("ratings.1.2.4.measure.denominator")).to_be_focused()
    summary.locator("[data-problems-rest] a").first.click()
    expect(form.control("ratings.1.1.1.score")).to_be_focused()


def test_a_check_of_a_whole_form_finds_nothing(form: Form, scorers: dict[str, Scorer]) -> None:
    ratings = {
        one.id: {"met": [indicator.id for indicator in one.method.indicators]}
        for one in scorers[URUMQI].criteria
        if one.method.NAME == "checklist"
    }
    form.open(URUMQI)
    form.choose_file(response(URUMQI, ratings))
    form.page.locator("[data-dialog-confirm]").click()
    form.total("100")
    form.page.locator("[data-action=check]").first.click()
    expect(form.page.locator("#problems-title")).to_have_text("检查完毕，没有发现问题")


# ---------------------------------------------------------------- the draft


def test_entries_survive_a_reload(form: Form) -> None:
    form.open(SHENZHEN)
    form.control("profile.institution").fill("某 基地")
    form.control("profile.base_type", "sub").check()
    form.control("date").fill("2026-11-21")
    form.control("ratings.1.level", "2").check()
    form.control("ratings.12.measure.value").fill("３５０")
    form.page.locator("#criterion-1 .rf-notes summary").click()
    form.control("ratings.1.note").fill("两行\n说明")
    form.page.reload()
    form.until_ready()
    expect(form.control("profile.institution")).to_have_value("某 基地")
    expect(form.control("profile.base_type", "sub")).to_be_checked()
    expect(form.control("date")).to_have_value("2026-11-21")
    expect(form.control("ratings.12.measure.value")).to_have_value("３５０")
    expect(form.control("ratings.1.note")).to_have_value("两行\n说明")
    expect(form.control("ratings.1.note")).to_be_visible()
    expect(form.notice("draft")).to_contain_text("已恢复")
    form.total("10")


def test_the_draft_is_written_soon_after_typing(form: Form) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.until_kept()
    assert form.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    form.page.locator('[data-clear="ratings.1.level"]').click()
    form.until_kept()
    assert form.page.evaluate("localStorage.length") == 0


def test_a_draft_of_another_edition_is_told_and_nothing_of_it_is_lost(form: Form) -> None:
    form.open(SHENZHEN)
    old = response(
        SHENZHEN, {"1": {"level": "2"}, "99": {"score": "1"}}, edition="2020-01", digest="sha256:0"
    )
    draft = json.dumps({"saved": "2026-01-02T03:04:05Z", "response": old})
    form.page.evaluate(f"localStorage.setItem('rubricpress/draft/{SHENZHEN}', {json.dumps(draft)})")
    form.page.reload()
    form.until_ready()
    form.total("2")
    for words in ("2020-01", "逐项核对", "99："):
        expect(form.notice("draft")).to_contain_text(words)
    with form.page.expect_download() as download:
        form.notice("draft").get_by_role("button", name="下载原草稿").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8")) == old


def test_a_broken_draft_is_told(form: Form) -> None:
    form.open(SHENZHEN)
    form.page.evaluate(f"localStorage.setItem('rubricpress/draft/{SHENZHEN}', '{{')")
    form.page.reload()
    form.until_ready()
    expect(form.notice("draft")).to_contain_text("已经损坏")


def test_two_tabs_never_overwrite_each_other_in_silence(new_form: Callable[[], Form]) -> None:
    one, other = new_form().open(SHENZHEN), new_form().open(SHENZHEN)
    one.control("ratings.1.level", "2").check()
    expect(other.notice("conflict")).to_contain_text("另一个页面")
    other.control("ratings.2.level", "1").check()
    other.until_kept()
    assert other.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    other.notice("conflict").get_by_role("button", name="保留本页的内容").click()
    assert other.draft()["response"]["assessments"]["self"]["ratings"] == {"2": {"level": "1"}}
    one.notice("conflict").get_by_role("button", name="改用那边的内容").click()
    one.total("1")
    expect(one.control("ratings.1.level", "2")).not_to_be_checked()
    one.control("ratings.3.level", "2").check()
    one.until_kept()
    assert set(one.draft()["response"]["assessments"]["self"]["ratings"]) == {"2", "3"}


def test_a_browser_that_keeps_nothing_is_told_and_a_file_offered(form: Form) -> None:
    form.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    expect(form.notice("storage")).to_contain_text("不能保存草稿")
    expect(form.page.locator("[data-saved]")).to_have_text("草稿没有保存")
    with form.page.expect_download():
        form.notice("storage").get_by_role("button", name="保存到文件").click()


# ---------------------------------------------------------------- files


def test_a_saved_file_is_a_response_and_opens_again(form: Form, scorers: dict[str, Scorer]) -> None:
    form.open(CORRESPONDENCE)
    form.type("profile.institution", "某大学/继续教育学院")
    form.type("assessor", "王老师")
    form.type("date", "2026-11-21")
    form.type("ratings.1.1.1.score", "９．５")
    name, saved = form.saved()
    assert (
        name
        == f"某大学_继续教育学院_{CORRESPONDENCE}_{scorers[CORRESPONDENCE].rubric.edition}_2026-11-21.json"
    )
    assert saved == {
        "format": "rubricpress-response/1",
        "rubric": {
            "id": CORRESPONDENCE,
            "edition": scorers[CORRESPONDENCE].rubric.edition,
            "digest": scorers[CORRESPONDENCE].digest,
        },
        "profile": {"institution": "某大学/继续教育学院"},
        "assessments": {
            "self": {"assessor": "王老师", "date": "2026-11-21", "ratings": {"1.1.1": {"score": "９．５"}}}
        },
    }
    form.type("ratings.1.1.1.score", "1")
    form.total("1")
    form.choose_file(saved)
    dialog = form.page.locator("#dialog-open")
    for words in ("某大学/继续教育学院", scorers[CORRESPONDENCE].rubric.title, "王老师", "会被替换"):
        expect(dialog).to_contain_text(words)
    dialog.get_by_role("button", name="取消").click()
    form.total("1")
    form.choose_file(saved)
    dialog.get_by_role("button", name="替换并打开").click()
    form.total("9.5")
    form.notice("done").get_by_role("button", name="撤销").click()
    form.total("1")


def test_other_assessments_of_a_file_are_written_back(form: Form) -> None:
    review = {"assessor": "复核人", "ratings": {"1": {"level": "1.5", "note": "扣分"}}}
    form.open(SHENZHEN)
    form.choose_file(response(SHENZHEN, {"1": {"level": "2"}}, assessments={"review": review}))
    expect(form.page.locator("#dialog-open")).to_contain_text("原样写回")
    form.page.locator("[data-dialog-confirm]").click()
    form.total("2")
    form.control("ratings.2.level", "1").check()
    form.page.reload()
    form.until_ready()
    assert form.saved()[1]["assessments"] == {
        "self": {"ratings": {"1": {"level": "2"}, "2": {"level": "1"}}},
        "review": review,
    }


def test_what_has_no_control_is_listed_before_it_is_lost(form: Form) -> None:
    ratings = {"1": {"level": "9"}, "2": {"level": "1", "not_applicable": True}, "77": {"score": 1}, "3": "x"}
    given = response(SHENZHEN, ratings, profile={"institution": "甲", "base_type": "other"})
    given["assessments"]["self"]["date"] = "去年"
    form.open(SHENZHEN)
    form.choose_file(given)
    listed = form.page.locator("#dialog-open .rf-left").last
    for words in (
        "1 · level：9",
        "2 · not_applicable：true",
        "77：",
        "3：x",
        "profile.base_type：other",
        "date：去年",
    ):
        expect(listed).to_contain_text(words)
    form.page.keyboard.press("Escape")
    assert form.page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"format":', "不能作为评分文件打开"),
        ("[]", "不能作为评分文件打开"),
        (json.dumps(response(SHENZHEN, {})), "属于另一份评估表"),
    ],
)
def test_a_file_that_does_not_belong_here_changes_nothing(form: Form, text: str, words: str) -> None:
    form.open(CORRESPONDENCE)
    form.type("ratings.1.1.1.score", "9")
    form.choose_file(text)
    dialog = form.page.locator("#dialog-open")
    expect(dialog).to_contain_text(words)
    expect(dialog.locator("[data-dialog-confirm]")).to_be_hidden()
    if "另一份" in words:
        address = dialog.get_by_role("link").evaluate("link => link.href")
        assert address.endswith(f"/rubrics/{SHENZHEN}/form/")
    dialog.get_by_role("button", name="关闭").click()
    form.total("9")


def test_a_dropped_file_is_opened(form: Form) -> None:
    form.open(SHENZHEN)
    text = json.dumps(response(SHENZHEN, {"1": {"level": "2"}}))
    form.page.evaluate(
        """text => {
          const data = new DataTransfer();
          data.items.add(new File([text], 'a.json'));
          for (const kind of ['dragover', 'drop']) {
            document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
          }
        }""",
        text,
    )
    form.page.locator("[data-dialog-confirm]").click()
    form.total("2")


def test_starting_again_asks_first_and_can_be_undone(form: Form) -> None:
    form.open(SHENZHEN)
    form.control("ratings.1.level", "2").check()
    form.until_kept()
    form.page.locator("[data-action=restart]").click()
    form.page.keyboard.press("Escape")
    form.total("2")
    form.page.locator("[data-action=restart]").click()
    form.page.locator("#dialog-restart").get_by_role("button", name="清空并重新开始").click()
    form.total("0")
    assert form.page.evaluate("localStorage.length") == 0
    form.notice("done").get_by_role("button", name="撤销").click()
    form.total("2")
    assert form.draft()["response"]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}


# ---------------------------------------------------------------- the runtime


def test_the_form_can_be_used_before_the_runtime_is_ready(form: Form) -> None:
    form.open(SHENZHEN, {"start": "waits"})
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "loading")
    expect(form.page.locator("[data-state-bar]")).to_have_attribute("value", "3")
    form.control("ratings.1.level", "2").check()
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    form.page.locator("[data-action=check]").first.click()
    expect(form.notice("check")).to_contain_text("还在准备")
    form.page.evaluate("go()")
    form.until_ready()
    form.total("2")
    expect(form.page.locator("#problems")).to_be_focused()


@pytest.mark.parametrize("way", ["told", "no client"])
def test_a_runtime_that_fails_leaves_the_entries_safe(form: Form, form_server: Server, way: str) -> None:
    if way == "no client":
        form.page.route("**/scoring/client.js", lambda route: route.abort())
    form.open(SHENZHEN, {"start": "fails"})
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "failed")
    expect(form.notice("runtime")).to_contain_text("评分程序没有启动")
    form.control("ratings.1.level", "2").check()
    assert form.saved()[1]["assessments"]["self"]["ratings"] == {"1": {"level": "2"}}
    form.page.locator("[data-action=check]").first.click()
    expect(form.notice("check")).to_contain_text("暂时不能检查")
    form.page.unroute_all()
    form.page.evaluate("globalThis.plan = {}")
    form.notice("runtime").get_by_role("button", name="再试一次").click()
    if way == "told":
        form.until_ready()
        form.total("2")


def test_the_trace_tells_how_a_number_came_about(form: Form) -> None:
    form.open(SHENZHEN)
    form.control("profile.base_type", "main").check()
    form.type("ratings.12.measure.value", "350")
    form.total("4")
    dialog = form.page.locator("#dialog-trace")
    form.page.locator('[data-trace="12"]').click()
    for words in ("12 训练产业工人数量", "4 分", "350", "200-400"):
        expect(dialog).to_contain_text(words)
    form.page.keyboard.press("Escape")
    expect(form.page.locator('[data-trace="12"]')).to_be_focused()
    form.page.locator('[data-trace=""]').click()
    expect(dialog).to_contain_text("汇总得分")
    expect(dialog.get_by_text("年度产业工人训练人数")).to_be_visible()


def test_form_with_runtime(form: Form) -> None:
    """The real client and Python in the browser, from the first paint to a trace."""
    client = (ROOT / "site_assets/js/scoring/client.js").read_text(encoding="utf-8")
    form.page.route(
        "**/scoring/client.js",
        lambda route: route.fulfill(body=client, content_type="text/javascript"),
    )
    form.page.goto(f"{form.address}rubrics/{CORRESPONDENCE}/form/")
    form.control("ratings.1.1.1.score").fill("9.5")
    expect(form.page.locator("html")).to_have_attribute("data-scoring", "ready", timeout=30_000)
    form.total("9.5")
    form.type("ratings.1.1.2.score", "11")
    expect(form.page.locator("#criterion-1\\.1\\.2 .rf-problem")).to_contain_text("11 分超出范围")
    form.page.locator('[data-trace="1.1.1"]').click()
    expect(form.page.locator("#dialog-trace")).to_contain_text("9.5 分")


# ---------------------------------------------------------------- everybody


def test_the_keyboard_is_enough(form: Form) -> None:
    form.open(SHENZHEN)
    press = form.page.keyboard.press
    form.page.locator('[data-trace="1"]').focus()
    press("Tab")
    press("Space")
    press("ArrowDown")
    form.total("0.5")
    press("n")  # a shortcut of the theme elsewhere; here it must do nothing
    press("Tab")
    press("Enter")  # 清除选择
    form.total("0")
    form.page.locator('#criterion-10 [data-step="up"]').focus()
    press("Enter")
    form.total("-100")
    form.page.locator('[data-trace=""]').focus()
    press("Enter")
    expect(form.page.locator("#dialog-trace")).to_be_visible()
    press("Escape")
    expect(form.page.locator("#dialog-trace")).to_be_hidden()


def test_a_pause_is_announced_once_and_politely(form: Form) -> None:
    form.open(SHENZHEN)
    said = form.page.locator("[data-said]")
    expect(said).to_have_attribute("role", "status")
    form.control("ratings.1.level", "2").check()
    form.total("2")
    expect(said).to_have_text("")
    expect(said).to_contain_text("暂计 2 分", timeout=2000)


@pytest.mark.parametrize("width", [320, 375, 768, 1280, 3840])
def test_nothing_is_wider_than_the_screen(form: Form, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 800})
    for rubric in RUBRICS:
        form.open(rubric)
        assert form.page.evaluate("document.documentElement.scrollWidth") <= width
        small = form.page.evaluate(
            """[...document.querySelectorAll('.rf-form :is(button, summary, label.rf-option, .rf-input, .rf-nav__link)')]
               .filter((one) => one.checkVisibility({ visibilityProperty: true }))
               .filter((one) => one.getBoundingClientRect().height < 24).map((one) => one.outerHTML.slice(0, 90))"""
        )
        assert small == []


def test_the_summary_stays_in_sight_except_on_low_screens(form: Form) -> None:
    form.open(CORRESPONDENCE)
    for width, height, sticks in ((375, 667, True), (1280, 800, True), (640, 360, False), (1280, 400, False)):
        form.page.set_viewport_size({"width": width, "height": height})
        form.page.evaluate("document.getElementById('criterion-2.1.1').scrollIntoView()")
        top = form.page.locator("[data-total]").evaluate("one => one.getBoundingClientRect().top")
        assert (0 <= top < height) == sticks, (width, height)


def test_the_bar_never_hides_what_has_the_focus(form: Form) -> None:
    form.page.set_viewport_size({"width": 375, "height": 667})
    form.open(CORRESPONDENCE)
    form.control("ratings.1.1.1.score").focus()
    for _ in range(40):
        form.page.keyboard.press("Tab")
        hidden = form.page.evaluate(
            """() => {
              const box = document.activeElement.getBoundingClientRect();
              const bar = document.getElementById('summary');
              return !bar.contains(document.activeElement) && box.bottom > bar.getBoundingClientRect().top;
            }"""
        )
        assert not hidden


def test_without_scripting_the_page_says_so_and_can_be_read(chromium: Browser, form_server: Server) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{form_server.address}rubrics/{CORRESPONDENCE}/form/")
    expect(page.locator("noscript p")).to_contain_text("没有启用 JavaScript")
    expect(page.locator("#criterion-1\\.1\\.1")).to_be_visible()
    expect(page.locator("[data-action=save]").first).to_be_hidden()
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker, as `tests/browser/package-lock.json` pins it."""
    folder = ROOT / ".cache/axe"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(ROOT / "tests/browser" / name, folder / name)
    script = folder / "node_modules/axe-core/axe.min.js"
    wanted = json.loads((folder / "package.json").read_text(encoding="utf-8"))["devDependencies"]["axe-core"]
    if not script.is_file() or wanted not in script.read_text(encoding="utf-8")[:100]:
        command = [*npm.find_node().npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return script.read_text(encoding="utf-8")


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize(("file", "width"), [("index", 1280), ("dark", 1280), ("index", 375)])
def test_no_fault_that_axe_knows(form: Form, axe: str, rubric: str, file: str, width: int) -> None:
    form.page.set_viewport_size({"width": width, "height": 900})
    form.page.goto(f"{form.address}rubrics/{rubric}/form/{file}.html")
    form.until_ready()
    first = form.page.locator("[data-key=score], [data-key=count]").first
    if first.count():
        first.fill("999")
        first.blur()
    tick = form.page.locator("[data-key=level], [data-key=met]").first
    if tick.count():
        tick.check()
    form.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    form.page.locator("[data-action=check]").first.click()
    expect(form.page.locator("#problems")).to_be_visible()
    _assert_clean(form.page, axe)
    form.page.locator('[data-trace=""]').click()
    expect(form.page.locator("#dialog-trace ul").first).to_be_visible()
    _assert_clean(form.page, axe)


def _assert_clean(page: Page, axe: str) -> None:
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    faults = [(one["id"], [node["html"][:200] for node in one["nodes"]][:5]) for one in found["violations"]]
    assert faults == []
