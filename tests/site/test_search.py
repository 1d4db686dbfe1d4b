"""The search of the site, asked as the theme asks it; Node stands in for the browser's worker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from rubricpress.site import npm

SEARCH = Path(__file__).parents[2] / "site_assets/js/search.js"
ASKED = """
let ask, found;
globalThis.addEventListener = (_, hear) => { ask = (type, data) => hear({ data: { type, data } }); };
globalThis.postMessage = ({ data }) => { found = data?.items; };
const [script, docs, ...typed] = process.argv.slice(1);
await import(script);
ask(0, { docs: JSON.parse(docs) });
for (const one of typed) { ask(2, one); console.log(JSON.stringify(found)); }
"""
DOCS = [
    ("rubrics/base/", "Training base", ""),
    ("rubrics/base/#c-1", "1 Rooms", "There is a lecture room for at least 100 people and a projector."),
    ("rubrics/base/#c-2", "2 Rates", "The completion rate is 95% or more; corporate members count twice."),
    ("guide/", "Guide", "How an overall figure moves: a tea room counts once. Go there."),
    ("rubrics/table/", "评估表", ""),
    ("rubrics/table/#c-1", "教室 30 间", "有 多媒体 教室"),
]


def search(*typed: str) -> list[list[str]]:
    """The addresses of the places found for each question, without pages that only hold one."""
    docs = [{"location": at, "title": title, "text": text} for at, title, text in DOCS]
    command = [*npm.find_node().node, "--no-warnings", "--input-type=module", "--eval", ASKED]
    done = subprocess.run(
        [*command, SEARCH.as_uri(), json.dumps(docs), *typed], capture_output=True, text=True, check=True
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    return [
        [item["location"] for group in groups for item in group if "<mark>" in item["title"] + item["text"]]
        for groups in answers
    ]


def test_english_is_found_in_any_case_within_words_and_by_beginnings_first() -> None:
    case, both, begun, across = search("PROJECTOR", "lecture Room", "rate", "other")
    assert case == ["rubrics/base/#c-1"]
    assert both == ["rubrics/base/#c-1"]
    assert begun == ["rubrics/base/#c-2"]
    assert across == []  # no word is put together from two: “go there”
    assert search("room")[0][0] == "rubrics/base/#c-1"


def test_where_no_place_holds_all_english_words_endings_do_not_matter() -> None:
    assert search("lectures rooms") == [["rubrics/base/#c-1"]]


def test_chinese_is_found_letter_for_letter_without_its_spaces() -> None:
    assert search("多媒体教室", "30间", "教室30") == [["rubrics/table/#c-1"]] * 3


APART = """
let ask;
const found = [], fetched = [], ways = [];
globalThis.location = { href: 'https://example.org/site/assets/js/search.js?for=theme' };
globalThis.addEventListener = (_, hear) => { ask = (type, data) => hear({ data: { type, data } }); };
globalThis.postMessage = ({ type, data }) => { if (type === 3) found.push(data.items.map((group) => group.find((one) => (one.title + one.text).includes('<mark>')).location)); };
globalThis.fetch = (address) => { fetched.push(address.href); return new Promise((come, fail) => ways.push({ come, fail })); };
console.warn = () => {};
const [script, docs] = process.argv.slice(1);
const settled = () => new Promise((resolve) => setTimeout(resolve));
await import(script);
ask(0, { config: { entries: 'en/search/entries.json' }, docs: [] });
ask(2, ' ');
ask(2, 'projector');
ways[0].fail(new TypeError('no network'));
await settled();
ask(2, 'proj');
ask(2, 'projector');
ways[1].come({ json: async () => JSON.parse(docs) });
await settled();
ask(2, 'tea room');
console.log(JSON.stringify({ found, fetched }));
"""


def test_what_is_searched_is_fetched_when_something_is_typed_and_once() -> None:
    """Again where that failed; of what was typed meanwhile, the last is answered."""
    docs = [{"location": at, "title": title, "text": text} for at, title, text in DOCS]
    command = [*npm.find_node().node, "--no-warnings", "--input-type=module", "--eval", APART]
    done = subprocess.run(
        [*command, SEARCH.as_uri(), json.dumps(docs)], capture_output=True, text=True, check=True
    )
    said = json.loads(done.stdout)
    assert said["found"] == [[], [], ["rubrics/base/#c-1"], ["guide/"]]
    assert said["fetched"] == ["https://example.org/site/en/search/entries.json"] * 2
