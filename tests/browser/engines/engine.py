"""What the story asks of a browser, whichever it is; one module beside this one drives each of them."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any, Protocol

PATIENCE = 60.0
# what is selected is replaced by what is typed; a control for dates begins with its first part
SELECT = """(selector) => {
  const control = document.querySelector(selector);
  control.scrollIntoView({ block: 'center', behavior: 'instant' });
  control.focus();
  if (control.type !== 'date') control.select();
}"""


class Engine(Protocol):
    """One browser with one tab and a fresh profile."""

    name: str

    def open(self, address: str) -> None:
        """Go there and wait until the page is loaded."""

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What the JavaScript function (async or not) gives for these arguments, all of it plain data."""

    def click(self, selector: str) -> None:
        """Press the first element that fits, with the pointer, after bringing it into view."""

    def type(self, selector: str, text: str) -> None:
        """Go into the first control that fits and type `text` on the keyboard in place of what stands there."""

    def resize(self, width: int, height: int) -> None:
        """Make the page that large, in CSS pixels."""

    def screenshot(self, path: Path) -> None:
        """What can be seen of the page, as a PNG file."""

    def close(self) -> None:
        """End the browser and all that was started for it."""


class MissingEngine(Exception):  # noqa: N818  (named after what happened)
    """The browser is not installed; the message says what to do."""


def installed(command: str, package: str) -> str:
    """The path of a command; `MissingEngine` where it is not there."""
    path = shutil.which(command)
    if path is None:
        raise MissingEngine(f"{command} was not found: run 'make browser', or install the package {package}")
    return path


def until(engine: Engine, function: str, expected: Any, *arguments: Any, patience: float = PATIENCE) -> None:
    """Wait until the function gives `expected`; fails with what it gave last."""
    end = time.monotonic() + patience
    while True:
        found = engine.evaluate(function, *arguments)
        if found == expected or time.monotonic() > end:
            assert found == expected, f"{engine.name}: {function}"
            return
        time.sleep(0.05)
