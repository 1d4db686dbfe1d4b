"""Evidence: a text as ever, or text, links and documents; each test is the sentence that it proves."""

from __future__ import annotations

from typing import Any

import pytest
from tests.core.drawing import response_to

from rubricpress.core.results.assessing import assess
from rubricpress.core.results.notices import notices
from rubricpress.core.rows.evidence import Document, Evidence, is_date
from rubricpress.core.rows.links import link_trouble
from rubricpress.core.rows.rating import read_rating
from rubricpress.core.scoring import Scorer

LONG = "证" * 10_000
HOSTILE = '<b onclick="x">\u202e=1+1\U0001f600\u0627\u0644 &amp; {{ 7 }}'


def read(evidence: Any) -> tuple[Evidence | None, list[tuple[str, str]]]:
    rating, problems = read_rating({"met": ["a"], "evidence": evidence}, ("r",))
    return rating.evidence, [(one.code, one.place) for one in problems]


def test_a_text_is_evidence_as_ever() -> None:
    assert read("教室照片") == (Evidence("教室照片"), [])
    assert read_rating({"note": "x"}, ())[0].evidence is None


def test_text_links_and_documents_are_read_as_they_are_written() -> None:
    document = {"name": HOSTILE, "number": "深训〔2026〕3号", "date": "2026-02-28"}
    given = {
        "text": LONG,
        "links": ["https://a.example/?q=1", "javascript:alert(1)"],
        "documents": [document, {}],
    }
    assert read(given) == (
        Evidence(LONG, ("https://a.example/?q=1", "javascript:alert(1)"), (Document(**document), Document())),
        [],
    )
    assert read({}) == (Evidence(), [])


@pytest.mark.parametrize(
    ("evidence", "told"),
    [
        (5, [("text-form", "r.evidence")]),
        ({"text": []}, [("text-form", "r.evidence.text")]),
        ({"url": "x"}, [("unknown-key", "r.evidence.url")]),
        ({"link": ["x"]}, [("unknown-key-near", "r.evidence.link")]),
        ({"links": "https://a.example"}, [("list-form", "r.evidence.links")]),
        ({"links": ["a", 1]}, [("text-form", "r.evidence.links.1")]),
        ({"links": ["a"] * 201}, [("list-long", "r.evidence.links")]),
        ({"documents": ["x"]}, [("mapping-form", "r.evidence.documents.0")]),
        ({"documents": [{}] * 201}, [("list-long", "r.evidence.documents")]),
        ({"documents": [{"name": None}]}, [("text-form", "r.evidence.documents.0.name")]),
        ({"documents": [{"title": "x"}]}, [("unknown-key", "r.evidence.documents.0.title")]),
        ({"documents": [{}, {"date": 2026}]}, [("text-form", "r.evidence.documents.1.date")]),
    ],
)
def test_what_is_no_evidence_is_told_with_its_place(evidence: Any, told: list[tuple[str, str]]) -> None:
    assert read(evidence)[1] == told


@pytest.mark.parametrize("day", ["2026-11-01", "2024-02-29", "2000-02-29", "2026-04-30", "2026-12-31"])
def test_a_day_of_the_calendar_is_a_date(day: str) -> None:
    assert is_date(day)


@pytest.mark.parametrize(
    "text", ["2026-11", "2026-1-1", "2026-13-01", "2026-00-10", "2026-02-29", "1900-02-29", "2026-04-31", "2026-01-00", "2026/01/01", " 2026-01-01", "２０２６-01-01"]
)  # fmt: skip
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert not is_date(text)


def test_evidence_never_changes_a_score_unless_it_cannot_be_read(sample: Scorer) -> None:
    def score(evidence: Any) -> Any:
        rated = {"1.2": {"score": "9", "evidence": evidence, "note": HOSTILE + LONG}}
        result = assess(response_to(sample.rubric, rated), {"sample": sample}, "zh")
        return result["assessments"]["self"]["criteria"]["1.2"]["score"]

    assert score(LONG) == score({"text": HOSTILE, "links": [HOSTILE]}) == "9"
    assert score({"documents": [{"date": "2026-02-30"}]}) == "9"
    assert score({"documents": [{"date": ["2026-02-28"]}]}) is None


FOLLOWED = [
    "https://a.cn",
    "HTTP://b.cn/x y?z#1",
    " https://c.cn ",
    "http://localhost:8080",
    "https://教育部.中国/",
    "mailto:a@b.cn",
    "",
    "  ",
]
MENDED = {
    "www.example.cn/a.pdf": "https://www.example.cn/a.pdf",
    "example.cn": "https://example.cn",
    "a.edu.cn:8080/x?y#z": "https://a.edu.cn:8080/x?y#z",
    "教育部.中国": "https://教育部.中国",
    "www。edu。cn": "https://www.edu.cn",
    "https：//www.a.cn/x": "https://www.a.cn/x",
    "http:/a.cn": "http://a.cn",
    "https//a.cn": "https://a.cn",
    "HTTP:\\\\a.cn": "http://a.cn",
    "https:// a.cn": "https://a.cn",
    "192.168.1.5/oa": "http://192.168.1.5/oa",
    "https:192.168.1.5": "https://192.168.1.5",
    "a.b@c.cn": "mailto:a.b@c.cn",
}
OTHERS = {
    "link-local": ["C:\\a\\b.pdf", "d:/a", "\\\\server\\share", "//server/share", "/home/a", "~/a", "..\\a", "file:///etc", "FILE:x", "验收.pdf", "a b.DOCX"],
    "link-scheme": ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "vbscript:x", "blob:x", "ftp://a.cn", "weixin://x", "mailto:", "note: see x"],
    "link-form": ["见附件", "见附件.第三页", "https://", "https://a b", "https:见附件", "10.5", "V1.0", "www.a.cn 第3页", "@", "a..b", HOSTILE],
}  # fmt: skip


def test_of_every_link_that_cannot_be_followed_it_is_told_why_and_what_was_meant() -> None:
    assert [link_trouble(one) for one in FOLLOWED] == [("", "")] * len(FOLLOWED)
    assert {one: link_trouble(one) for one in MENDED} == {
        one: ("link-bare", to) for one, to in MENDED.items()
    }
    for code, links in OTHERS.items():
        assert [(one, *link_trouble(one)) for one in links] == [(one, code, "") for one in links]


@pytest.mark.parametrize("mended", MENDED.values())
def test_what_a_link_is_mended_to_can_be_followed(mended: str) -> None:
    assert link_trouble(mended) == ("", "")


def test_notices_stand_in_their_order_with_the_whole_address_and_stray_shapes_have_none(
    sample: Scorer,
) -> None:
    long = "www.example.cn/" + "a" * 100
    ratings = {
        "1.1": {"met": [], "evidence": {"links": ["见附件", long], "documents": [{"date": " "}, {"date": "去年"}, 5, {"date": 5}]}},
        "1.2": {"evidence": "www.example.cn"},
        "2.3": 5,
    }  # fmt: skip
    data = {**response_to(sample.rubric, ratings)}
    data["assessments"]["review"] = {"ratings": {"1.1": {"evidence": {"links": ["C:\\x", 5]}}}}
    data["assessments"]["agreed"] = {"ratings": {"1.1": {"evidence": {"links": "x", "documents": {}}}}}
    at = "assessments.self.ratings.1.1.evidence"
    assert [
        (one["code"], one["path"], one.get("mended"))
        for one in assess(data, {"sample": sample}, "zh")["notices"]
    ] == [
        ("link-form", f"{at}.links.0", None),
        ("link-bare", f"{at}.links.1", f"https://{long}"),
        ("date-form", f"{at}.documents.1.date", None),
        ("link-local", "assessments.review.ratings.1.1.evidence.links.0", None),
    ]
    assert notices([]) == notices({"assessments": 5}) == []
    assert "notices" not in assess(response_to(sample.rubric, {}), {"sample": sample}, "zh")
