"""What a page may load and run: a Content-Security-Policy that names each inline script by its hash.

Pages are guarded as the site builder leaves them, before any table's text is set into them: whatever a table
says, nothing in it can ever run. Nothing is loaded from another host, nothing is sent anywhere, no text becomes a
script. The printed table of a form is shown in a frame, of this site only. `wasm-unsafe-eval` allows WebAssembly, which the scoring runtime is, and no evaluation of text.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_INLINE: Final = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1\s*>", re.DOTALL | re.IGNORECASE)
_ELSEWHERE: Final = re.compile(r"""\bsrc\s*=|\btype\s*=\s*["']?application/[a-z+-]*json\b""", re.IGNORECASE)
_CHARSET: Final = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class Inline:
    """The hashes of inline scripts and of inline style sheets, as a policy writes them."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def source_hash(text: str) -> str:
    """The hash of an inline script or style sheet, as a policy writes it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def inline(html: str) -> Inline:
    """What stands in the page itself. Blocks of data are no scripts and need no leave."""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for tag, attributes, text in _INLINE.findall(html):
        kind = tag.lower()
        if kind == "style" or not _ELSEWHERE.search(attributes):
            found[kind].add(source_hash(text))
    return Inline(frozenset(found["script"]), frozenset(found["style"]))


def policy(allowed: Inline) -> str:
    """The policy of a page in which this much stands inline."""
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *sorted(allowed.scripts)])
    styles = " ".join(["'self'", *sorted(allowed.styles)])
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {scripts}",
            "worker-src 'self'",
            "frame-src 'self'",
            "connect-src 'self'",
            f"style-src {styles}",
            "img-src 'self' data:",
            "font-src 'self'",
            "manifest-src 'self'",
            "base-uri 'self'",
            "form-action 'none'",
            "object-src 'none'",
        )
    )


def stated(html: str, text: str) -> str:
    """The page with the policy at the head of everything that it loads."""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{text}">'
    guarded, times = _CHARSET.subn(lambda found: f"{found[0]}{tag}", html, count=1)
    if not times:
        raise ValueError("a page does not state its charset, behind which the policy stands")
    return guarded


def guard(pages: Iterable[Path]) -> Inline:
    """Write its policy into each of these pages; returns what stands inline in any of them."""
    everything = Inline()
    for path in pages:
        html = path.read_text(encoding="utf-8")
        own = inline(html)
        path.write_text(stated(html, policy(own)), encoding="utf-8")
        everything |= own
    return everything
