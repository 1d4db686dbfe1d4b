"""How long a person waits for the total: from the `input` event to the frame that shows the new number.

Headless Chromium paints 60 frames a second, as most screens do. The wait for the next frame is part of the figure:
edits come at random moments between two frames, as a person's do, and nothing is unlocked or taken off. The end is
the first task after the frame that follows the change of `[data-total]`, when that frame has been laid out and painted.
"""

from __future__ import annotations

import random
import statistics
from typing import Final

from tests.bench.browsing import ISOLATED
from tests.bench.figure import Figure, percentile
from tests.bench.filling import changes, filled_form, rubric_of
from tests.bench.setting import Setting
from tests.chromium import launched

_MEDIAN_MS: Final = 16
_MOST_MS: Final = 33
_FRAME_MS: Final = 1000 / 60
_SETTLED_MS: Final = 200  # the page has scrolled to the field, and the person looks at it
_WARM: Final = 5

# `start` of the newest edit is its event's own time; `changed` when the total stands in the document.
_WATCH: Final = """() => {
  const state = globalThis.edit = { start: 0, changed: 0, painted: 0 };
  addEventListener('input', (event) => Object.assign(state, { start: event.timeStamp, changed: 0, painted: 0 }),
    { capture: true });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { state.painted = performance.now(); };
  new MutationObserver(() => {
    state.changed = performance.now();
    requestAnimationFrame(() => port2.postMessage(''));
  }).observe(document.querySelector('[data-total]'), { attributeFilter: ['data-total'] });
}"""
_CHOOSE: Final = """(name) => {
  const field = document.getElementsByName(name)[0];
  field.focus();
  field.select();
}"""
_DONE: Final = "() => edit.start && edit.painted"


def measure(setting: Setting) -> list[Figure]:
    """Milliseconds from input to painted total: the median and what 95 % of the edits keep to."""
    count = setting.rounds(132, 66)
    chance = random.Random(2)
    changed: list[float] = []
    painted: list[float] = []
    with launched() as browser, filled_form(setting, browser, ISOLATED) as page:
        page.evaluate(_WATCH)
        for change in changes(rubric_of(setting), count + _WARM):
            page.evaluate(_CHOOSE, change.field)
            page.wait_for_timeout(_SETTLED_MS + chance.uniform(0, 3 * _FRAME_MS))
            page.evaluate("edit.start = 0")
            page.keyboard.insert_text(change.score)
            page.wait_for_function(_DONE, polling=50)
            edit = page.evaluate("edit")
            changed.append(edit["changed"] - edit["start"])
            painted.append(edit["painted"] - edit["start"])
    changed, painted = changed[_WARM:], painted[_WARM:]
    runs = {"input to painted total, ms": painted, "input to total in the document, ms": changed}
    note = (
        f"{count} edits at random moments between frames of a 60 Hz display; the total stands in the document "
        f"after {statistics.median(changed):.1f} ms (median), the rest is the wait for the next frame and its painting"
    )
    return [
        Figure("input to painted total, median", statistics.median(painted), "ms", _MEDIAN_MS, runs, note),
        Figure("input to painted total, 95th percentile", percentile(painted, 95), "ms", _MOST_MS),
    ]
