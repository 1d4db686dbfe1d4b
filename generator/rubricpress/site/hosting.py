"""What a host is told: headers, and what may be found by search engines.

`_headers` is read by hosts that take such a file from the site's root; `hosting/nginx.conf` is included in a
`server` block of nginx, `hosting/nginx-brotli.conf` beside it where that has the module. Both are made with the site, as the hashes in the policy change with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from xml.sax.saxutils import escape

from rubricpress.site.wording import TAGS

IMMUTABLE: Final = ("assets/runtime", "assets/javascripts", "assets/stylesheets")
"""Folders in which every name changes with the content."""

_KEEP: Final = ("Content-Disposition", "attachment")
_YEAR: Final = 31_536_000
_CANONICAL: Final = re.compile(r'<link rel="canonical" href="([^"]+)"')
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_TYPES: Final = (
    "text/css text/javascript application/javascript application/json application/wasm image/svg+xml"
)


def headers(policy: str) -> dict[str, str]:
    """The headers of every answer. Only a page of the same host may show this site in a frame."""
    return {"Content-Security-Policy": f"{policy}; frame-ancestors 'self'", **_HEADERS}


def headers_file(policy: str, downloads: Iterable[str]) -> str:
    """The file `_headers`; `downloads` are paths of files that are for keeping, not for showing."""
    everywhere = ["/*", *(f"  {name}: {value}" for name, value in headers(policy).items())]
    year = f"  Cache-Control: public, max-age={_YEAR}, immutable"
    for_ever = [line for folder in IMMUTABLE for line in (f"/{folder}/*", year)]
    kept = [line for path in downloads for line in (f"/{path}", f"  {_KEEP[0]}: {_KEEP[1]}")]
    return "\n".join([*everywhere, *for_ever, *kept]) + "\n"


def nginx_file(policy: str) -> str:
    """The file `hosting/nginx.conf`.

    `expires` and not `add_header` in the location: a location with headers of its own loses those around it.
    """
    added = [f'add_header {name} "{value}" always;' for name, value in headers(policy).items()]
    folders = "|".join(IMMUTABLE)
    return "\n".join(
        (
            "# Made with the site by rubricpress: include it in the server block that serves this folder,",
            "# and reload nginx after every publication.",
            *added,
            "etag on;",
            "gzip on;",
            "gzip_static on;",
            "gzip_vary on;",
            f"gzip_types {_TYPES};",
            "expires -1;",
            f'location ~ "/({folders})/" {{',
            "    expires 1y;",
            "}",
            "# forms as one file: they state a policy of their own",
            'location ~ "/rubrics/([^/]+)/\\1\\.html$" {',
            f'    add_header {_KEEP[0]} "{_KEEP[1]}" always;',
            "}",
            "",
        )
    )


def nginx_brotli_file() -> str:
    """The file `hosting/nginx-brotli.conf`, apart from the other since nginx refuses words of modules that it lacks."""
    return (
        "# For an nginx that has the module ngx_brotli: include it beside nginx.conf. Browsers that know no brotli\n"
        "# get the copies by gzip.\n"
        "brotli_static on;\n"
    )


def site_address(home: str) -> str:
    """Where the site will stand, as its home page says; empty where nobody has said so."""
    found = _CANONICAL.search(home)
    return found[1] if found else ""


def robots(address: str) -> str:
    """The file `robots.txt`."""
    sitemap = [f"Sitemap: {address}sitemap.xml"] if address else []
    return "\n".join(["User-agent: *", "Allow: /", *sitemap]) + "\n"


def sitemap(address: str, pages: Iterable[str], english: str) -> str:
    """The file `sitemap.xml`: the canonical address of every page, and of the same page in the other language.

    `pages` are paths below the site's root; the English ones begin with `english`.
    """
    places = sorted(page.removesuffix("index.html") for page in pages)
    there = set(places)

    def other(place: str) -> str:
        own = place.removeprefix(english)
        twins = {TAGS["zh"]: own, TAGS["en"]: f"{english}{own}"}
        if not there.issuperset(twins.values()):
            return ""
        return "".join(
            f'<xhtml:link rel="alternate" hreflang="{tag}" href="{escape(address + twin)}"/>'
            for tag, twin in twins.items()
        )

    lines = [f"<url><loc>{escape(address + place)}</loc>{other(place)}</url>" for place in places]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
            *lines,
            "</urlset>",
            "",
        ]
    )
