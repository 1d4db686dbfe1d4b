"""How long the core takes to score one change of a form with 66 rated criteria: full result, in and out as text.

In the browser the time is taken inside the page's own worker, around its handling of one request: the text of the
request becomes a Python text, `answer` scores the whole response, its text comes back. In CPython the same texts.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Sequence
from typing import Final

from playwright.sync_api import Page
from tests.bench.browsing import ISOLATED
from tests.bench.figure import Figure, percentile
from tests.bench.filling import asked, changes, filled_form, last_request, load_request, rubric_of
from tests.bench.setting import Setting
from tests.chromium import launched

from rubricpress.core.bridge import answer

_ALLOWED_MS: Final = 0.5
_FIRST: Final = 50  # so many changes come before Chromium has compiled the interpreter's hot parts with care
WARM: Final = 200
GONE: Final = 2.0  # seconds until a closed browser leaves the processor alone

# Gives the worker's own listener one request after the other; of what it posts back only the last stays here: thousands
# of kept replies would have the browser stop for a tenth of a second now and then to move them about in its memory.
_SCORE: Final = """(requests) => {
  const real = self.postMessage;
  const times = [];
  let last, count = 0;
  self.postMessage = ({ reply }) => {
    last = reply;
    if (reply) count += 1;
  };
  for (const request of requests) {
    const event = new MessageEvent('message', { data: { id: -1, request } });
    const started = performance.now();
    self.dispatchEvent(event);
    times.push(performance.now() - started);
  }
  self.postMessage = real;
  return { times, last, count };
}"""


def measure(setting: Setting) -> list[Figure]:
    """Milliseconds for one change, in the worker and in CPython."""
    load = load_request(setting)
    with launched() as browser, filled_form(setting, browser, ISOLATED) as page:
        requests = requests_of(setting, last_request(page), WARM + setting.rounds(400, 100))
        every = in_worker(page, requests, asked(load, requests[-1]))
    time.sleep(GONE)
    here = here_in(load, requests)
    first, later = every[:_FIRST], every[WARM:]
    size = round(len(requests[-1].encode()) / 1000, 1)
    note = (
        f"a request of {size} kB; inside the page's worker, texts converted both ways; 95 % within "
        f"{percentile(later, 95):.2f} ms"
    )
    return [
        Figure(
            "scoring one change of 66 criteria in the worker, median",
            statistics.median(later),
            "ms",
            _ALLOWED_MS,
            {"worker, ms": later},
            note,
        ),
        Figure(
            f"the same, the first {_FIRST} changes after the start",
            statistics.median(first),
            "ms",
            None,
            {"worker, ms": first},
            "before Chromium has compiled what is used most",
        ),
        Figure(
            "scoring one change of 66 criteria in CPython, median",
            statistics.median(here),
            "ms",
            None,
            {"CPython, ms": here},
            "the same requests in one process",
        ),
    ]


def requests_of(setting: Setting, first: str, count: int) -> list[str]:
    """The page's request, again and again with one other score changed."""
    request = json.loads(first)
    ratings = request["response"]["assessments"]["self"]["ratings"]
    made = []
    for change in changes(rubric_of(setting), count):
        ratings[change.criterion]["score"] = change.score
        made.append(json.dumps(request, ensure_ascii=False, separators=(",", ":")))
    return made


def in_worker(page: Page, requests: Sequence[str], total: str) -> list[float]:
    """Milliseconds for each request in the worker of the page; the last must come to `total`."""
    worker = next(one for one in page.workers if one.url.endswith("scoring/worker.js"))
    found = worker.evaluate(_SCORE, list(requests))
    last = json.loads(found["last"])["result"]["assessments"]["self"]["total"]
    if found["count"] != len(requests) or last != total:
        raise RuntimeError(f"the worker answers {last}, not {total}")
    return [float(value) for value in found["times"]]


def here_in(load: str, requests: Sequence[str]) -> list[float]:
    """Milliseconds for each request in this process, once it is warm."""
    answer(load)
    times = []
    for request in requests:
        started = time.perf_counter()
        answer(request)
        times.append((time.perf_counter() - started) * 1000)
    return times[WARM:]
