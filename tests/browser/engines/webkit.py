"""WebKit as WebKitGTK has it, driven by Selenium on a display that nobody sees."""

from __future__ import annotations

import os
import subprocess
import warnings
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium.webdriver import ActionChains, WebKitGTK, WebKitGTKOptions, WebKitGTKService
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from tests.browser.engines.engine import SELECT, MissingEngine, installed

MINI_BROWSERS = "usr/lib/*/webkit2gtk-*/MiniBrowser"
# the tools around the page would keep the window from becoming as narrow as a phone
NARROW = """button, entry, toolbar, headerbar { border: 0; font-size: 1px; margin: 0; min-height: 0; min-width: 0; padding: 0 }
button image, entry image { -gtk-icon-size: 1px; margin: 0; min-width: 0; padding: 0 }"""
# the function stands in the script itself: the pages allow no text to be run as code
ANSWER = """const [given, done] = arguments;
Promise.resolve((%s)(...given)).then((value) => done({ value }), (error) => done({ error: `${error} ${error.stack}` }));"""


class WebKit:
    """An `Engine`."""

    name = "webkit"

    def __init__(self) -> None:
        driver = installed("WebKitWebDriver", "webkit2gtk-driver")
        browsers = sorted(Path("/").glob(MINI_BROWSERS))
        if not browsers:
            raise MissingEngine("MiniBrowser was not found: install the package libwebkit2gtk-4.1-0")
        options = WebKitGTKOptions()
        options.binary_location = str(browsers[-1])
        options.add_argument("--automation")
        self._display = Display()
        self._settings = TemporaryDirectory()
        style = Path(self._settings.name) / "gtk-3.0/gtk.css"
        style.parent.mkdir()
        style.write_text(NARROW, encoding="utf-8")
        environment = os.environ | {
            "DISPLAY": self._display.name,
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "1",
            "XDG_CONFIG_HOME": self._settings.name,
        }
        with warnings.catch_warnings():
            warnings.simplefilter(
                "ignore", DeprecationWarning
            )  # Selenium's driver calls Selenium's older ways
            try:
                self._driver = WebKitGTK(options, WebKitGTKService(driver, env=environment))
            except BaseException:
                self._end_display()
                raise
        self._driver.set_script_timeout(180)

    def open(self, address: str) -> None:
        self._driver.get(address)

    def evaluate(self, function: str, *arguments: Any) -> Any:
        reply = self._driver.execute_async_script(ANSWER % function, list(arguments))
        assert "error" not in reply, reply["error"]
        return reply.get("value")

    def click(self, selector: str) -> None:
        self._find(selector).click()

    def type(self, selector: str, text: str) -> None:
        self.evaluate(SELECT, selector)
        ActionChains(self._driver).send_keys(text).perform()

    def resize(self, width: int, height: int) -> None:
        for _ in range(2):  # the window is larger than the page by what stands around it
            inner = self._driver.execute_script("return [innerWidth, innerHeight]")
            size = self._driver.get_window_size()
            self._driver.set_window_size(size["width"] + width - inner[0], size["height"] + height - inner[1])

    def screenshot(self, path: Path) -> None:
        path.write_bytes(self._driver.get_screenshot_as_png())

    def close(self) -> None:
        self._driver.quit()
        self._end_display()

    def _end_display(self) -> None:
        self._display.close()
        self._settings.cleanup()

    def _find(self, selector: str) -> WebElement:
        found = self._driver.find_element(By.CSS_SELECTOR, selector)
        self._driver.execute_script(
            "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", found
        )
        return found


class Display:
    """An X server in memory, at `name`."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = [
            installed("Xvfb", "xvfb"),
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1600x1400x24",
            "-nolisten",
            "tcp",
        ]
        self._process = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as said:
            self.name = f":{said.readline().strip()}"

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(timeout=10)
