"""Pages as PDF, made by a browser of this machine: Chromium, Chrome or Edge, without a window and without a network."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from rubricpress.site.failures import ToolFailed

_NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
_ON_WINDOWS: Final = (
    "Google/Chrome/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
    "Chromium/Application/chrome.exe",
)
_ON_MACOS: Final = ("Google Chrome", "Microsoft Edge", "Chromium")
_SILENT: Final = (
    "--headless",
    "--disable-gpu",
    "--disable-extensions",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--host-resolver-rules=MAP * ~NOTFOUND",  # no name of a host means anything
    "--no-pdf-header-footer",
)
_PATIENCE_SECONDS: Final = 120


class NoBrowser(ToolFailed):
    """There is no browser that makes PDF; the message says how to get or name one."""


class PrintingFailed(ToolFailed):
    """The browser made no PDF; its own words are the message."""


def find_browser(named: Path | None = None) -> str:
    """The browser to print with: the one that is `named`, else the first that this machine has.

    Raises `NoBrowser`.
    """
    if named is not None:
        if found := shutil.which(named):
            return found
        raise NoBrowser(
            zh=f"{named} 不是可以运行的浏览器；请用 --browser 写明 Chromium、Chrome 或 Edge 的程序文件",
            en=f"{named} is no browser that can be run; name the program of Chromium, Chrome or Edge with --browser",
        )
    for place in places(sys.platform, os.environ):
        if found := shutil.which(place):
            return found
    raise NoBrowser(
        zh="没有找到能做 PDF 的浏览器；请安装 Chromium、Chrome 或 Edge，或用 --browser 写明它的程序文件，或用 --html 得到网页，再用浏览器打印",
        en="no browser was found that makes PDF; install Chromium, Chrome or Edge, or name its program with --browser, or get the page with --html and print it from a browser",
    )


def places(platform: str, environment: Mapping[str, str]) -> Iterator[str]:
    """Where the browsers are on this system, those in the search path first."""
    yield from _NAMES
    if platform == "win32":
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder in environment:
                yield from (f"{environment[folder]}/{program}" for program in _ON_WINDOWS)
    elif platform == "darwin":
        for folder in ("/Applications", f"{environment.get('HOME', '')}/Applications"):
            yield from (f"{folder}/{name}.app/Contents/MacOS/{name}" for name in _ON_MACOS)


def as_pdf(html: str, browser: str, beside: Path) -> bytes:
    """The page `html`, which asks for nothing else, as PDF.

    The browser works in a folder of its own in `beside`: some are shut out from the folders for temporary files.
    Raises `PrintingFailed`, and `OSError` where nothing can be written there.
    """
    with tempfile.TemporaryDirectory(prefix="rubricpress-", dir=beside, ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        page, made = folder / "paper.html", folder / "paper.pdf"
        page.write_text(html, encoding="utf-8")
        command = [browser, *_SILENT, f"--user-data-dir={folder / 'profile'}", f"--print-to-pdf={made}"]
        if sys.platform == "linux" and os.geteuid() == 0:
            command.append("--no-sandbox")  # the superuser has no sandbox, as in containers
        code, said = _run([*command, page.as_uri()])
        if not made.is_file() or not (pdf := made.read_bytes()).startswith(b"%PDF"):
            raise _failed(browser, code, said)
        return pdf


def _failed(browser: str, code: int, said: str) -> PrintingFailed:
    if said:
        return PrintingFailed(said, zh=f"{browser} 没有做出 PDF：", en=f"{browser} made no PDF:")
    return PrintingFailed(
        zh=f"{browser} 没有做出 PDF，也没有说明原因（退出码 {code}）；请用 --browser 写明 Chromium、Chrome 或 Edge，或用 --html 得到网页，再用浏览器打印",
        en=f"{browser} made no PDF and did not say why (exit code {code}); name Chromium, Chrome or Edge with --browser, or get the page with --html and print it from a browser",
    )


def _run(command: list[str]) -> tuple[int, str]:
    """Run the browser to its end; its exit code, and what it said, shortened."""
    try:
        done = subprocess.run(  # noqa: S603  (the browser that the person has, on our own page)
            command, capture_output=True, text=True, errors="replace", timeout=_PATIENCE_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return 1, str(error)
    return done.returncode, done.stderr.strip()[-1000:]
