"""The public pages as text: every official word, every anchor, every doubt; and HTML that builders keep as it is."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import is_dataclass, replace
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from jinja2 import nodes
from tests.official import CORRESPONDENCE, PUBLISHED, SHENZHEN, URUMQI
from tests.site.markup import Tags, parse

import rubricpress.site
from rubricpress.core.changes.digest import digest
from rubricpress.core.checks.damage import _places
from rubricpress.core.checks.validation import validate
from rubricpress.core.methods import METHODS
from rubricpress.core.numbers.interval import Interval
from rubricpress.core.plain.codec import decode
from rubricpress.core.rubric import Criterion, Damage, Group, Rubric, all_criteria, all_groups
from rubricpress.core.scoring import Scorer
from rubricpress.site.pages import RubricPages, list_pages, rubric_json, rubric_pages
from rubricpress.site.rendering import environment, render
from rubricpress.site.views import amounts
from rubricpress.site.views.criteria import criteria_page
from rubricpress.site.views.methods import _MAKERS
from rubricpress.site.views.parts import Piece

TEMPLATES = Path(rubricpress.site.__file__).parent / "templates"
OF_THE_PAGES = [
    "prose", "doubt_notes", "fraction", "option_list", "band_strip", "entry", "group_section", "group_table",
    "rubric_card",
]  # fmt: skip
PAGES = ["criteria", "home", "rubrics"]
SMALL = {
    "id": "small", "title": "小表 <甲>", "edition": "2026", "points": "20", "adjustments_title": "另计",
    "columns": [{"of": "title", "title": "内容"}, {"of": "points", "title": "满分"}],
    "bands": [{"id": "ok", "title": "达标"}],
    "profile": [{"id": "kind", "title": "类别", "options": [{"id": "a", "title": "甲类"}, {"id": "b", "title": "乙类"}]}],
    "groups": [
        {"id": "g", "title": "外", "groups": [
            {"id": "h", "title": "中", "groups": [
                {"id": "i", "title": "内", "criteria": [
                    {"id": "1", "title": "清单", "points": "7", "section": "节", "method": "checklist",
                     "standard": "同一标准", "assessment": "全得；可得部分。另有一句", "indicators": [
                        {"id": "a", "points": "5", "text": "全得"},
                        {"id": "b", "points": "2", "text": "可得部分", "partial": True, "step": "0.5"}]},
                    {"id": "x1", "title": "名字", "points": "3", "section": "节", "method": "checklist",
                     "standard": "同一标准", "assessment": "做到", "indicators": [
                        {"id": "a", "points": "3", "text": "做到", "partial": True}]}]}]}]},
        {"id": "2", "title": "乙", "number": "贰", "points": "10", "points_printed": "10分", "criteria": [
            {"id": "2.1", "title": "比率", "points": "5", "points_printed": "5", "method": "graded", "step": "1",
             "remark": "看清", "bands": [{"id": "ok", "from": "5", "to": "5"}, {"id": "no", "from": "0", "to": "4"}],
             "measure": {"kind": "ratio", "numerator": "上", "denominator": "下", "decides": False}},
            {"id": "2.2", "title": "人数", "points": "5", "method": "levels",
             "measure": {"kind": "number", "formula": "按花名册清点", "unit": "人", "depends_on": "kind"},
             "levels": [
                {"id": "0", "score": "0", "descriptor": "少", "when_by": {"a": {"below": "5"}, "b": {"to": "5"}}},
                {"id": "5", "score": "5", "descriptor": "多", "when_by": {"a": {"from": "5"}, "b": {"above": "5"}}}],
             "damage": [{"at": "title", "printed": "人", "read": "人", "reason": "只印一字"},
                        {"at": "standard", "read": "无", "reason": "空着"}]}],
         "damage": [{"at": "points", "printed": "十", "read": "10", "reason": "印作汉字"}]}],
    "adjustments": [{"id": "x", "title": "加", "method": "counted", "each": "1", "limit": "3", "unit": "件"},
                    {"id": "y", "title": "减", "method": "ranged", "step": "1", "ranges": [{"from": "-2", "to": "-1"}]},
                    {"id": "z", "title": "两可", "method": "ranged", "ranges": [{"from": "-1", "to": "1"}]}],
}  # fmt: skip


class Reader(Tags):
    """The tags of a page, and what their attributes say."""

    def values(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.tags if name in attributes]


def bare(text: str) -> str:
    """The words of a text or of a page, without tags, spaces and punctuation."""
    return re.sub(r"[\s，。；、,.;]+", "", unescape(re.sub(r"<[^>]*>", "", text)))


def small_rubric() -> Rubric:
    decoded = decode(Rubric, SMALL)
    assert not decoded.problems
    return decoded.value


@pytest.fixture(scope="module", params=PUBLISHED)
def scorer(request: pytest.FixtureRequest, scorers: dict[str, Scorer]) -> Scorer:
    return scorers[request.param]


@pytest.fixture(scope="module")
def html(scorer: Scorer) -> str:
    return render("pages/criteria.jinja", page=criteria_page(scorer.rubric, scorer.digest))


@pytest.fixture(scope="module")
def small() -> str:
    return render("pages/criteria.jinja", page=criteria_page(small_rubric(), "sha256:0123456789abcdef"))


def test_every_official_word_is_on_the_page(scorer: Scorer, html: str) -> None:
    rubric, words = scorer.rubric, bare(html)
    said = [rubric.title, rubric.instructions, rubric.formula, rubric.seal, rubric.remark, rubric.star]
    said += [column.title for column in rubric.columns]
    said += [text for one in rubric.conclusions for text in (one.title, one.source)]
    said += [group.title for group, _ in all_groups(rubric)]
    for criterion, _ in all_criteria(rubric):
        method: Any = criterion.method
        said += [criterion.title, criterion.standard, criterion.remark, criterion.section]
        # the rows of a checklist stand between the clauses of its assessment
        said += re.split("[，；。、,;]", criterion.assessment)
        said += [one.text for one in getattr(method, "indicators", ())]
        said += [one.descriptor for name in ("levels", "bands") for one in getattr(method, name, ())]
        if getattr(method, "measure", None):
            said.append(method.measure.formula)
    assert [one for one in said if bare(one) not in words] == []


def test_every_group_and_criterion_has_its_permanent_anchor_and_link(scorer: Scorer, html: str) -> None:
    reader = Reader(html)
    anchors = [f"c-{one.id}" for one, _ in all_criteria(scorer.rubric)]
    anchors += [f"g-{one.id}" for one, _ in all_groups(scorer.rubric)]
    headings = {a["id"] for tag, a in reader.tags if re.fullmatch("h[2-6]", tag) and "id" in a}
    links = {a["href"][1:] for tag, a in reader.tags if tag == "a" and a.get("data-module") == "copy-link"}
    assert set(anchors) <= headings & links


def test_ids_are_unique_and_links_inside_the_page_lead_somewhere(html: str, small: str) -> None:
    for page in (html, small):
        reader = Reader(page)
        ids = Counter(reader.values("id"))
        assert [name for name, times in ids.items() if times > 1] == []
        assert {href[1:] for href in reader.values("href") if href.startswith("#")} <= ids.keys()


def test_pages_are_valid_html_in_one_block_that_markdown_leaves_alone(html: str, small: str) -> None:
    for page in (html, small):
        parse(page)
        assert markdown.markdown(page, extensions=["attr_list", "def_list", "tables"]).strip() == page.strip()


def test_a_strict_content_policy_holds_and_nothing_is_foreign(html: str) -> None:
    for tag, attributes in Reader(html).tags:
        assert tag not in ("style", "script", "img", "iframe")
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        assert not attributes.get("href", "").startswith(("http", "//", "/"))


def test_the_longest_page_is_small(scorers: dict[str, Scorer]) -> None:
    scorer = scorers["correspondence-education"]
    page = render("pages/criteria.jinja", page=criteria_page(scorer.rubric, scorer.digest))
    assert len(page.encode()) < 100_000
    assert len(Reader(page).tags) < 2_000


def test_every_doubt_is_told_in_its_place_and_listed_at_the_end(scorer: Scorer, html: str) -> None:
    rubric = scorer.rubric
    recorded = [*rubric.damage]
    recorded += [damage for group, _ in all_groups(rubric) for damage in group.damage]
    recorded += [damage for criterion, _ in all_criteria(rubric) for damage in criterion.damage]
    reader = Reader(html)
    notes = [name for name in reader.values("id") if name.startswith("n-")]
    assert len(notes) == len(recorded)
    if not recorded:
        assert "rp-register" not in html
        return
    register = html[html.index('class="rp-register"') :]
    assert [f'href="#{note}"' in register for note in notes] == [True] * len(notes)
    for damage in recorded:
        assert bare(damage.reason) in bare(html)
    for criterion, _ in all_criteria(rubric):
        entry = html[html.index(f'id="c-{criterion.id}"') :].split("</article>", 1)[0]
        for damage in criterion.damage:
            assert bare(damage.reason) in bare(entry)


@pytest.mark.parametrize(
    ("rubric", "criterion", "marked"),
    [
        ("correspondence-education", "1.2.2", "函数教育"),
        ("correspondence-education", "1.4.1", "15.9–12"),
        ("correspondence-education", "1.4.2", "70%-89%"),
        ("correspondence-education", "3.1.1", "3.1.1"),
        ("correspondence-education", "a1", "加 100–200，减 100–200 分"),
        ("urumqi-continuing-education-base", "1.1", "管理机构"),
        ("urumqi-continuing-education-base", "2.1", "完成培训任务"),
        ("urumqi-continuing-education-base", "3.1", "10"),
    ],
)
def test_the_doubtful_words_themselves_are_marked(
    scorers: dict[str, Scorer], rubric: str, criterion: str, marked: str
) -> None:
    scorer = scorers[rubric]
    page = render("pages/criteria.jinja", page=criteria_page(scorer.rubric, scorer.digest))
    start = page.index(f'id="c-{criterion}"')
    entry = page[start:].split("</article>", 1)[0]
    assert re.search(rf'<a class="rp-doubt" href="#n-{criterion}-\d" title="原文存疑">{marked}</a>', entry)


@pytest.mark.parametrize(
    ("rubric", "sums"),
    [
        ("correspondence-education", {"g-1": "320", "g-2.4": "160", "g-3": "300"}),
        ("shenzhen-worker-training-base", {"g-part-1": "20", "g-part-3": "40"}),
        ("urumqi-continuing-education-base", {"g-1": "14", "g-4": "15", "g-7": "9"}),
    ],
)
def test_sums_of_groups_come_from_the_core(
    scorers: dict[str, Scorer], rubric: str, sums: dict[str, str]
) -> None:
    scorer = scorers[rubric]
    view = criteria_page(scorer.rubric, scorer.digest)
    found = {one.anchor: "".join(piece.text for piece in one.points) for one in view.outline}
    assert sums.items() <= found.items()
    assert view.rows == {"c": "66", "s": "20", "u": "15"}[rubric[0]]
    assert view.starred == ("28" if rubric.startswith("c") else "")


def test_bands_are_summed_up_by_points(scorers: dict[str, Scorer]) -> None:
    scorer = scorers["correspondence-education"]
    schemes = criteria_page(scorer.rubric, scorer.digest).schemes
    assert [(one.points, one.ranges) for one in schemes][-1] == ("30 分", ("30–24", "23.9–18", "17.9–0"))
    assert sum(int(one.count) for one in schemes) == 66


@pytest.mark.parametrize(
    ("written", "unit", "read"),
    [
        ({"above": "70"}, "%", "高于 70%"),
        ({"below": "50"}, "%", "低于 50%"),
        ({"least": "90"}, "%", "90% 及以上"),
        ({"to": "5"}, "人", "5 人及以下"),
        ({"least": "50", "to": "70"}, "%", "50% 至 70%（两端均含）"),
        ({"least": "200", "below": "400"}, "人", "200 人及以上，低于 400 人"),
        ({"above": "0", "to": "1.5"}, "", "高于 0，1.5 及以下"),
        ({"equals": "0"}, "人", "0 人"),
    ],
)
def test_intervals_are_read_in_words(written: dict[str, str], unit: str, read: str) -> None:
    assert amounts.interval(Interval(**{name: Decimal(end) for name, end in written.items()}), unit) == read


def places_of(owner: Rubric | Group | Criterion) -> list[str]:
    """Every place that a record of damage in `owner` may name."""
    found = {*_places(owner), *(_places(owner.method) if isinstance(owner, Criterion) else ())}
    return sorted(found - {"damage"})


def marked_in(view: Any) -> set[str]:
    """The anchors of notes that the texts of a view lead to."""
    if isinstance(view, Piece):
        return {view.doubt} - {""}
    inner = vars(view).values() if is_dataclass(view) else view if isinstance(view, tuple) else ()
    return {anchor for one in inner for anchor in marked_in(one)}


def with_damage(owner: Any, target: Any, records: tuple[Damage, ...]) -> Any:
    """The same model with records of damage in the part that is `target`."""
    if owner is target:
        return replace(owner, damage=records)
    changes = {
        name: tuple(with_damage(one, target, records) for one in part)
        for name, part in vars(owner).items()
        if name in ("groups", "criteria", "adjustments")
    }
    return replace(owner, **changes)


def test_damage_of_any_place_that_there_is_is_marked_in_its_row(scorers: dict[str, Scorer]) -> None:
    rubrics = [decode(Rubric, SMALL).value, *(scorers[name].rubric for name in PUBLISHED)]
    for rubric in rubrics:
        rows = {type(one.method): one for one, _ in all_criteria(rubric)}.values()
        groups = [one for one, _ in all_groups(rubric)]
        owners: tuple[Rubric | Group | Criterion, ...] = (rubric, groups[0], groups[-1], *rows)
        for owner in owners:
            records = tuple(Damage(at=at, printed="〇", read="读", reason="缘由") for at in places_of(owner))
            damaged = with_damage(rubric, owner, records)
            assert not [one for one in validate(damaged) if one.code == "damage-place"]
            name = {Rubric: "table", Group: f"g-{owner.id}"}.get(type(owner), owner.id)
            view = criteria_page(damaged, "sha256:0")
            assert {f"n-{name}-{at}" for at in range(1, len(records) + 1)} <= marked_in(view)


@pytest.mark.parametrize(
    ("at", "cell"),
    [
        ("bands.ok.from", "score"),
        ("bands.ok.to", "score"),
        ("bands.ok", "score"),
        ("bands.no.descriptor", "score"),
    ],
)
def test_a_mark_stands_in_the_row_of_its_band(at: str, cell: str) -> None:
    rubric = decode(Rubric, SMALL).value
    target = next(one for one, _ in all_criteria(rubric) if one.id == "2.1")
    record = Damage(at=at, printed="〇", read="读", reason="缘由")
    view = criteria_page(with_damage(rubric, target, (record,)), "sha256:0")
    (row,) = [one for one in view.groups[1].sections[0].criteria if one.anchor == "c-2.1"]
    band = row.method.rows[at.startswith("bands.no")]
    assert marked_in(getattr(band, cell)) == {"n-2.1-1"}
    assert row.notes[0].place in ("档次", "达标一档")


def test_a_standard_that_rows_share_is_marked_where_it_stands() -> None:
    rubric = decode(Rubric, SMALL).value
    target = next(one for one, _ in all_criteria(rubric) if one.id == "x1")
    record = Damage(at="standard", printed="一", read="同一", reason="缺字")
    view = criteria_page(with_damage(rubric, target, (record,)), "sha256:0")
    (section,) = view.groups[0].groups[0].groups[0].sections
    assert marked_in(section.shared) == {"n-x1-1"}


def test_what_a_hand_made_table_shows(small: str) -> None:
    for words in (
        "小表 &lt;甲&gt;", "可得部分分：0 至 2 分，以 0.5 分为单位", "可得部分分：0 至 3 分",  # partial points
        "全得；可得部分。另有一句",  # an assessment that says more than its indicators
        "<b>标准</b> 同一标准",  # shared by a section, told once
        "每发生一件加 1 分，按次累计，最多加 3 分。没有发生为 0 分。", "减 1–2 分", "减 1 至 2 分，以 1 分为单位",
        "加减 -1 至 1 分", "比例只作记录", "界限按“类别”区分。", "按花名册清点",
        "甲类读作：低于 5 人；乙类读作：5 人及以下", "原表没有规定结论", "原表印作 10分", ">贰<",
        "印作“人”，本站照印文读", "空缺，本站读作“无”", "甲类、乙类（先填明",
    ):  # fmt: skip
        assert words in small, words
    assert "原表印作 5<" not in small
    assert small.count("同一标准") == 1
    assert '<h6 id="c-1">' in small
    assert '<a class="rp-doubt" href="#n-g-2-1" title="原文存疑">10</a>' in small
    assert "原表没有逐组印出小计" in small


def test_texts_with_quotation_marks_are_quoted_otherwise() -> None:
    quoted = environment().filters["quoted"]
    assert quoted("甲") == "“甲”"
    assert quoted("甲“乙”") == "「甲“乙”」"
    assert environment().filters["lines"]("甲\n") == "甲<br>"  # a mark may follow on the next line
    assert quoted("<b>\n甲") == "“&lt;b&gt;<br>甲”"


def test_the_pages_of_a_rubric_can_be_kept_as_text(scorer: Scorer) -> None:
    pages = rubric_pages(scorer.rubric, scorer.digest, "0123", "key")
    assert RubricPages.from_data(pages.as_data()) == pages
    assert {*pages.pages} == {"index.html", "form/index.html"}
    assert scorer.rubric.title in pages.pages["index.html"].body


def test_the_data_decodes_to_the_same_rubric(scorer: Scorer) -> None:
    data = json.loads(rubric_json(scorer.rubric, scorer.digest))
    assert data["digest"] == scorer.digest
    whole = {**data["rubric"], **({"examples": data["examples"]} if "examples" in data else {})}
    assert decode(Rubric, whole).value == scorer.rubric
    assert digest(decode(Rubric, data["rubric"]).value) == data["digest"]


def test_lists_name_every_rubric_with_its_pages(scorers: dict[str, Scorer]) -> None:
    made = [rubric_pages(one.rubric, one.digest, "0", "") for one in scorers.values()]
    cards = [{"zh": one.card} for one in made if one.card]
    for path, text in list_pages(cards).items():
        _, front, body = text.split("---\n", 2)
        about = yaml.safe_load(front)
        assert about.keys() == {"title", "description", "hide", "search"}
        assert about["search"] == {"exclude": True}, "the search finds the rubrics, not their lists"
        parse(body)
        assert markdown.markdown(body).strip() == body.strip()
        root = "rubrics/" if path == "index.md" else "../rubrics/"
        for name in PUBLISHED:
            assert f'href="{root}{name}/"' in body
            assert f'href="{root}{name}/form/"' in body


@pytest.mark.parametrize(
    ("name", "told", "printed"),
    [
        (SHENZHEN, "深圳产业工人训练基地评估表", "基地评估表"),
        (URUMQI, "乌鲁木齐市专业技术人员继续教育基地考核评估表", ""),
        (CORRESPONDENCE, "普通高等学校函授教育评估", ""),
    ],
)
def test_a_table_is_called_by_the_title_that_tells_most_and_its_printed_title_is_kept(
    name: str, told: str, printed: str, scorers: dict[str, Scorer]
) -> None:
    rubric = scorers[name].rubric
    pages = rubric_pages(rubric, "sha256:0", "0", "")
    assert pages.card
    assert (pages.pages["index.html"].title, pages.card.printed_title) == (told, printed)
    assert unescape(pages.entries[0]["title"].replace("\u200b", "")) == told
    listed = list_pages([{"zh": pages.card}])["rubrics/index.md"]
    assert f">{told}</a></h2>" in listed
    assert ("<dt>原表题名</dt>" in listed) == bool(printed)
    body = pages.pages["index.html"].body
    assert f"<h1>{rubric.title}</h1>" in body
    assert (f'<p class="rp-eyebrow">{told}</p>' in body) == bool(printed)


def test_every_method_can_be_shown() -> None:
    assert set(_MAKERS) == set(METHODS)


@pytest.mark.parametrize("name", OF_THE_PAGES)
def test_the_examples_of_each_component_render(name: str) -> None:
    examples = yaml.safe_load((TEMPLATES / "components" / name / "examples.yaml").read_text(encoding="utf-8"))
    module = environment().get_template(f"components/{name}/macro.jinja").module
    for example in examples:
        parse(str(getattr(module, example["macro"])(**example["given"])))


def test_templates_hold_no_arithmetic() -> None:
    own = [*(TEMPLATES / f"pages/{name}.jinja" for name in PAGES)]
    own += [path for name in OF_THE_PAGES for path in (TEMPLATES / "components" / name).glob("*.jinja")]
    sums = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg)
    for path in own:
        tree = environment().parse(path.read_text(encoding="utf-8"))
        assert not list(tree.find_all(sums)), path
