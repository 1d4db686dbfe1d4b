"""Rules for adjustments inside each other: 「awards count once, and all bonuses at most 10 points」. Worked by hand."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.core.test_combining import HEAD, codes_of, group, row, rubric_of, scored
from tests.core.test_together import BOTH, CAPPED, FLOORED, HEAVIEST, ONCE, adjusting

from rubricpress.core.changes.digest import digest
from rubricpress.core.response import read_response
from rubricpress.core.results.assessing import score_data
from rubricpress.core.results.explain import Trace, trace
from rubricpress.core.results.overview import results
from rubricpress.core.rubric import Rubric
from rubricpress.core.scoring import Scorer
from rubricpress.site.views.rules import row_said, sums_said

ENDS = "conclusions:\n  - {{id: a, title: 甲, when: {{from: {0}}}}}\n  - {{id: b, title: 乙, when: {{below: {0}}}}}\n"


@pytest.mark.parametrize(
    ("rules", "ratings", "adjustments"),
    [
        # of 8 and 5 the higher, and 2 x 2 for courses: 12, of which 10 count; one course less is just 10
        ((ONCE, CAPPED), {**BOTH, "b3": {"count": "2"}}, "10"),
        ((ONCE, CAPPED), {**BOTH, "b3": {"count": "1"}}, "10"),
        ((ONCE, CAPPED), BOTH, "8"),
        # of -8 and -3 the heavier, and no more than -6 of both and a further one
        ((HEAVIEST, "  - {id: w, title: 全部, criteria: [d1, d2, b2], least: -6}\n"), {"d1": {"count": "2"}, "d2": {"triggered": True}}, "-6"),
        ((HEAVIEST, "  - {id: w, title: 全部, criteria: [d1, d2, b2], least: -6}\n"), {"d1": {"count": "2"}, "b2": {"triggered": True}}, "-3"),
        # a limit inside a choice: the higher of 8 + 5, limited to 6, and 2 x 4 = 8; and of 6 and 4
        (("  - {id: i, title: 内, criteria: [b1, b2], most: 6}\n", "  - {id: o, title: 外, criteria: [b3, b1, b2], combine: highest}\n"), {**BOTH, "b3": {"count": "4"}}, "8"),
        (("  - {id: i, title: 内, criteria: [b1, b2], most: 6}\n", "  - {id: o, title: 外, criteria: [b3, b1, b2], combine: highest}\n"), {**BOTH, "b3": {"count": "2"}}, "6"),
        # three deep, and another beside them: 8, with 6 for courses 10, with -8 - 3, no less than -6, 4; no more than 3
        ((ONCE, CAPPED, FLOORED, "  - {id: z, title: 全部, criteria: [b1, b2, b3, d1, d2], most: 3}\n"), {**BOTH, "b3": {"count": "3"}, "d1": {"count": "2"}, "d2": {"triggered": True}}, "3"),
    ],
)  # fmt: skip
def test_the_inner_rule_comes_first_however_they_are_listed(
    tmp_path: Path, rules: tuple[str, ...], ratings: dict[str, Any], adjustments: str
) -> None:
    for order in permutations(rules):
        found = scored(rubric_of(tmp_path, adjusting(*order)), {"1.1": "none", **ratings})
        assert (found["adjustments"]["score"], found["total"]) == (adjustments, adjustments)


def test_any_two_rules_inside_a_third_come_to_what_is_worked_out_by_itself(tmp_path: Path) -> None:
    """Law: what all come to is the limit of what the inner ones come to, each worked out apart, and the rest."""
    rubric = rubric_of(
        tmp_path,
        adjusting(
            ONCE, HEAVIEST, "  - {id: z, title: 全部, criteria: [d2, b3, b1, d1, b2], most: 7, least: -5}\n"
        ),
    )
    random = Random(5)
    seen = set()
    for _ in range(60):
        b1, b2, d2 = (random.random() < 0.5 for _ in range(3))
        b3, d1 = random.randrange(4), random.randrange(4)
        ratings: dict[str, Any] = {
            "b1": {"triggered": b1}, "b2": {"triggered": b2}, "b3": {"count": str(b3)}, "d1": {"count": str(d1)}, "d2": {"triggered": d2}
        }  # fmt: skip
        free = max(Fraction(8 * b1), Fraction(5 * b2)) + 2 * b3 + min(Fraction(-4 * d1), Fraction(-3 * d2))
        most = str(max(min(free, Fraction(7)), Fraction(-5)))
        assert scored(rubric, {"1.1": "none", **ratings})["adjustments"]["score"] == most
        seen.add(most)
    assert {"7", "-5", "0"} < seen


@pytest.mark.parametrize(
    ("rules", "codes"),
    [
        ((ONCE, CAPPED), []),
        ((CAPPED, ONCE), []),
        # neither holds the other; the same rows; a row twice in one rule
        ((CAPPED, "  - {id: x, title: 另, criteria: [b3, d1], most: 2}\n"), ["together-twice"]),
        ((ONCE, "  - {id: x, title: 另, criteria: [b2, b1], most: 2}\n"), ["together-twice", "together-twice"]),
        (("  - {id: x, title: 另, criteria: [b1, b1], most: 2}\n",), ["listed-twice", "together-twice"]),
        # three of which two overlap
        ((ONCE, CAPPED, "  - {id: x, title: 另, criteria: [b2, b3], most: 2}\n"), ["together-twice"]),
        # of a third nothing is left that is not in two others
        ((ONCE, "  - {id: x, title: 另, criteria: [b3, d1], most: 2}\n", "  - {id: y, title: 三, criteria: [b2, d1], most: 2}\n"), ["together-twice", "together-twice"]),
        ((ONCE, "  - {id: x, title: 另, criteria: [b1, b2, b9], most: 2}\n"), ["condition-name"]),
    ],
)  # fmt: skip
def test_rules_nest_or_have_nothing_in_common(
    tmp_path: Path, rules: tuple[str, ...], codes: list[str]
) -> None:
    assert sorted(one for one in codes_of(tmp_path, adjusting(*rules)) if one != "listed-twice") == [
        one for one in codes if one != "listed-twice"
    ]


def test_rows_of_the_base_total_stand_in_one_rule(tmp_path: Path) -> None:
    """Of rows that count once the highest of all is the highest: an inner rule has nothing to say."""
    text = HEAD.format(points=12, top="") + group("1", "12", [row(f"1.{at}", "4") for at in (1, 2, 3)])
    text += "together:\n  - {id: t, title: 内, criteria: ['1.1', '1.2'], combine: highest}\n"
    text += "  - {id: u, title: 外, criteria: ['1.1', '1.2', '1.3'], combine: highest}\n"
    assert codes_of(tmp_path, text) == ["together-twice", "together-twice"]


def test_the_totals_that_there_can_be_know_of_inner_and_outer_rules(tmp_path: Path) -> None:
    """4 + 8 of 8 and 5, and up to 9 of these and courses without end: 13 at most, whatever the order of the rules."""
    outer = "  - {id: all, title: 加分, criteria: [b1, b2, b3], most: 9}\n"
    for rules in ((ONCE, outer), (outer, ONCE)):
        assert codes_of(tmp_path, adjusting(*rules) + ENDS.format(13)) == []
        assert codes_of(tmp_path, adjusting(*rules) + ENDS.format(14)) == ["conclusion-beyond"]
    # 4 + the higher of 8 and 5, with -3 at most taken away: 12, where both would be 17
    outer = "  - {id: all, title: 加分, criteria: [b1, b2, d2], most: 20}\n"
    closed = "  - {id: c, title: 课程, criteria: [b3, d1], most: 1}\n"
    assert codes_of(tmp_path, adjusting(ONCE, outer, closed) + ENDS.format(13)) == []
    assert codes_of(tmp_path, adjusting(ONCE, outer, closed) + ENDS.format(14)) == ["conclusion-beyond"]


def bonus(rubric: Rubric, ratings: dict[str, Any], language: str) -> tuple[Trace, ...]:
    scorer = Scorer(rubric, digest(rubric))
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": ratings}},
    }
    (one,), _ = score_data(data, scorer)
    (found,) = [
        part for part in trace(scorer, one, language).parts if part.parts and part.parts[0].id == "b1"
    ]
    return found.parts[5:]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", [
            ("获奖", "8 分", "“国家级、省级”只取最高的一项", [("max(8, 5) =", "8 分")]),
            ("加分", "10 分", "“按‘获奖’计的、课程”合计，最多 10 分", [("8 + 6 =", "14 分"), ("14 分，最多计 10 分", "10 分")]),
        ]),
        ("en", [
            ("获奖", "8", "only the highest of: 国家级, 省级", [("max(8, 5) =", "8")]),
            ("加分", "10", "what ‘获奖’ comes to, 课程, added up; at most 10", [("8 + 6 =", "14"), ("14, of which no more than 10 counts", "10")]),
        ]),
    ],
)  # fmt: skip
def test_the_trace_tells_each_step(tmp_path: Path, language: str, told: list[Any]) -> None:
    parts = bonus(rubric_of(tmp_path, adjusting(CAPPED, ONCE)), {**BOTH, "b3": {"count": "3"}}, language)
    assert [
        (one.label, one.value, one.rule, [(step.label, step.value) for step in one.parts]) for one in parts
    ] == told


def test_many_adjustments_are_not_written_out(tmp_path: Path) -> None:
    """Thirteen terms are more than anybody reads; what the limit leaves is told all the same."""
    text = HEAD.format(points=4, top="") + group("1", "4", [row("1.1", "4")])
    names = [f"b{at}" for at in range(1, 14)]
    text += "adjustments:\n" + "".join(
        f"  - {{id: {name}, title: 项{name}, method: fixed, amount: 1}}\n" for name in names
    )
    text += f"together: [{{id: all, title: 全部, criteria: [{', '.join(names)}], most: 5}}]\n"
    rubric = rubric_of(tmp_path, text)
    scorer = Scorer(rubric, digest(rubric))
    ratings = {name: {"triggered": True} for name in names}
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": ratings}},
    }
    (one,), _ = score_data(data, scorer)
    rule = trace(scorer, one, "zh").parts[-1].parts[-1]
    assert [(step.label, step.value) for step in rule.parts] == [("13 分，最多计 5 分", "5 分")]


def test_the_page_tells_both_rules_and_which_comes_first(tmp_path: Path) -> None:
    rubric = rubric_of(tmp_path, adjusting(CAPPED, ONCE))
    assert (
        sums_said(rubric)
        == "“国家级、省级”只取最高的一项（按最高的计）。“按‘获奖’计的、课程”合计，最多 10 分。"
    )
    assert sums_said(rubric, "en").endswith("What ‘获奖’ comes to, 课程, added up; at most 10.")
    assert (
        row_said(rubric.adjustments[0], rubric)
        == "“国家级、省级”只取最高的一项。“按‘获奖’计的、课程”合计，最多 10 分。"
    )
    assert row_said(rubric.adjustments[2], rubric) == "“按‘获奖’计的、课程”合计，最多 10 分。"


def test_the_cheapest_way_is_not_told_where_rules_nest(tmp_path: Path) -> None:
    """It is said so, and no way is told that may not be the cheapest."""
    rubric = rubric_of(tmp_path, adjusting(CAPPED, ONCE) + ENDS.format(3))
    scorer = Scorer(rubric, digest(rubric))
    data = {
        "format": "rubricpress-response/1",
        "rubric": {"id": "table"},
        "assessments": {"self": {"ratings": {"1.1": {"level": "none"}}}},
    }
    (one,), _ = score_data(data, scorer)
    response, _ = read_response(data, rubric, scorer.digest, scorer.maxima)
    (goal,) = results(scorer, one, response, "zh")["goals"]
    assert (goal["state"], goal["path"]) == ("untold", "这份表算不出最省的改进办法：有的条目合并计分")
