"""What every browser is asked to do with the finished site: the worked totals, and random responses."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from playwright.sync_api import Page, expect
from tests.random_responses import responses

from rubricpress.core.methods.checklist import Checklist
from rubricpress.core.methods.graded import Graded
from rubricpress.core.methods.levels import Levels
from rubricpress.core.plain.codec import encode
from rubricpress.core.rubric import all_criteria
from rubricpress.core.scoring import Scorer

# asks a worker of the site's own, which is started as the forms start it
ASK = """async ([runtime, requests]) => {
  const worker = new Worker('/assets/js/scoring/worker.js', { type: 'module' });
  const replies = [];
  await new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data.failed) reject(new Error(JSON.stringify(data.failed)));
      if (data.ready) requests.forEach((request, id) => worker.postMessage({ id, request }));
      if ('reply' in data && replies.push(data.reply) === requests.length) resolve();
    };
    worker.postMessage({ start: { runtime: new URL(runtime, location.origin + '/').href, patience: 20000, again: false } });
  });
  worker.terminate();
  return replies;
}"""

WORKED = [
    ("urumqi-continuing-education-base", {"b1": {"triggered": True}, "b3": {"triggered": True}, "d1": {"triggered": True}}, "102", ""),
    ("correspondence-education", {"a1": {"score": "150"}}, "1150", ""),
    ("shenzhen-worker-training-base", {"10": {"count": "1"}}, "0", "unqualified"),
]  # fmt: skip


def loads(scorers: dict[str, Scorer]) -> list[str]:
    return [
        json.dumps({"do": "load", "rubric": encode(one.rubric), "digest": one.digest})
        for one in scorers.values()
    ]


def random_requests(scorer: Scorer, count: int) -> list[str]:
    """Requests for the scores of random responses, the same in every run."""
    drawn = islice(responses(scorer.rubric, seed=2026), count)
    return [
        json.dumps({"do": "score", "language": ("zh", "en")[at % 2], "response": one}, ensure_ascii=False)
        for at, one in enumerate(drawn)
    ]


def best(scorer: Scorer) -> dict[str, Any]:
    """Everything met, the best level, the most points: no arithmetic, only choices."""
    ratings: dict[str, Any] = {}
    for criterion, _ in all_criteria(scorer.rubric):
        method = criterion.method
        if isinstance(method, Checklist):
            ratings[criterion.id] = {"met": [indicator.id for indicator in method.indicators]}
        elif isinstance(method, Levels):
            ratings[criterion.id] = {"level": method.levels[-1].id}
        elif isinstance(method, Graded):
            ratings[criterion.id] = {"score": str(criterion.points)}
    return ratings


def fill_to_worked_total(
    page: Page, home: str, scorers: dict[str, Scorer], worked: tuple[str, Any, str, str]
) -> None:
    """Open a form of the site whose home is there, fill it in, and find the total and conclusion worked by hand."""
    rubric, more, total, conclusion = worked
    page.goto(f"{home}rubrics/{rubric}/form/")
    fill(page, best(scorers[rubric]) | more)
    expect(page.locator("html")).to_have_attribute("data-scoring", "ready")
    expect(page.locator("[data-total]")).to_have_attribute("data-total", total)
    expect(page.locator("[data-conclusion]")).to_have_attribute("data-conclusion", conclusion)


def fill(page: Page, ratings: dict[str, Any]) -> None:
    """Fill the controls by their names, as CONTRACT names them."""
    for criterion, rating in ratings.items():
        for key, value in rating.items():
            control = page.locator(f'[name="ratings.{criterion}.{key}"]')
            if key == "met":
                for one in value:
                    page.locator(f'[name="ratings.{criterion}.met"][value="{one}"]').check()
            elif key == "level":
                page.locator(f'[name="ratings.{criterion}.level"][value="{value}"]').check()
            elif key == "triggered":
                control.check()
            else:
                control.fill(str(value))
