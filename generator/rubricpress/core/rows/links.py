"""Links of evidence: which can be followed, and what is told of one that cannot.

Only web pages and mail addresses are ever followed (`site_assets/js/form/evidence_view.js`); whatever else is written
as a link stays the text that it is. No link changes a score.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_FOLLOWED: Final = re.compile(
    r"https?://[^\s/?#\\]+([/?#\\].*)?|mailto:[^\s@]+@[^\s@]+", re.IGNORECASE | re.DOTALL
)
# `https：//a.cn`, `http:/a.cn`, `http//a.cn`, `https:a.cn`: typed with another keyboard, or in haste
_NEARLY: Final = re.compile(
    r"(https?)(?:\s*[:：;；]\s*[/／\\]*|[/／\\]+)\s*(\S.*)", re.IGNORECASE | re.DOTALL
)
_HOST: Final = re.compile(
    r"(?P<host>[^\W_](?:[\w-]*\w)?(?:[.．。][^\W_](?:[\w-]*\w)?)*[.．。](?P<last>[a-z]{2,24}|xn--[a-z0-9-]+|中国|公司|网络|政务|公益))"
    r"(?::\d{1,5})?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}(?::\d{1,5})?(?:[/?#]\S*)?")
_MAIL: Final = re.compile(r"[^\s@:/\\]+@(?P<host>[^\s@:/\\]+\.[a-z]{2,24})", re.IGNORECASE)
_LOCAL: Final = re.compile(r"(?:file:|[a-z]:[\\/]|\\\\|//|/|~/|\.\.?[\\/])", re.IGNORECASE)
_UNFINISHED: Final = re.compile(r"https?\s*[:：]", re.IGNORECASE)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FILES: Final = re.compile(
    r".+\.(?:pdf|ofd|docx?|wps|xlsx?|et|csv|pptx?|txt|rtf|zip|rar|jpe?g|png|gif|bmp|tiff?|heic|mp[34]|mov|avi|html?|json|xml|exe)",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def link_trouble(link: str) -> tuple[str, str]:
    """The code of what is told of a link, and what it should be, where that is plain; two '' for one that can be followed."""
    text = link.strip()
    if not text or _FOLLOWED.fullmatch(text):
        return "", ""
    if mended := _mended(text):
        return "link-bare", mended
    if _LOCAL.match(text) or _is_file(text):
        return "link-local", ""
    return ("link-form" if _UNFINISHED.match(text) or not _SCHEME.match(text) else "link-scheme"), ""


def _mended(text: str) -> str:
    """The address that was meant: a host without `https://`, or with something like it in front; '' for anything else."""
    scheme, rest = "https", text
    if nearly := _NEARLY.fullmatch(text):
        scheme, rest = nearly[1].lower(), nearly[2]
    if _NUMBERED.fullmatch(rest):
        return f"{'http' if rest is text else scheme}://{rest}"
    if (found := _HOST.fullmatch(rest)) and not _is_file(rest):
        host = found["host"]
        return f"{scheme}://{host.replace('．', '.').replace('。', '.')}{rest[len(host) :]}"
    return f"mailto:{text}" if _MAIL.fullmatch(text) else ""


def _is_file(text: str) -> bool:
    """Whether this is the name of a file, with no place of it in front."""
    return bool(_FILES.fullmatch(text)) and not re.search(r"[/?#:]", text)
