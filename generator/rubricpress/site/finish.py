"""The last step of a site: what hosts, search engines and browsers need beside the pages.

It runs once every page stands. Last comes the service worker, which carries the version of everything before it.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Final

from rubricpress.site import manifest
from rubricpress.site.compressing import compress
from rubricpress.site.hosting import (
    headers_file,
    nginx_brotli_file,
    nginx_file,
    robots,
    site_address,
    sitemap,
)
from rubricpress.site.policy import Inline, policy
from rubricpress.site.twins import folder_of

_WORKER: Final = "service-worker.js"
_UNFINISHED: Final = "VERSION = 'unfinished'"


def finish(root: Path, site: Path, allowed: Inline, downloads: Collection[str]) -> None:
    """Finish the site that stands in the folder `site`; `root` is the folder of the project.

    `allowed` is what stands inline in its pages (see `policy`); `downloads` are the paths of files for keeping,
    which are compressed in themselves.
    """
    whole = policy(allowed)
    _write(site / "_headers", headers_file(whole, downloads))
    _write(site / "hosting/nginx.conf", nginx_file(whole))
    _write(site / "hosting/nginx-brotli.conf", nginx_brotli_file())
    address = site_address((site / "index.html").read_text(encoding="utf-8"))
    _write(site / "robots.txt", robots(address))
    for made_by_builder in ("sitemap.xml", "sitemap.xml.gz"):  # without the rubrics, with the shells
        (site / made_by_builder).unlink(missing_ok=True)
    if address:
        pages = (path.relative_to(site).as_posix() for path in site.rglob("index.html"))
        _write(site / "sitemap.xml", sitemap(address, pages, folder_of("en")))
    (site / _WORKER).unlink(missing_ok=True)
    entries = manifest.listed(site)
    hashes = {name: one.sha256 for name, one in entries.items() if name not in downloads}
    for name in compress(site, hashes, root / ".cache/compressed"):
        entries[name] = manifest.entry((site / name).read_bytes())
    version = manifest.version(entries)
    worker = (root / f"site_assets/{_WORKER}").read_text(encoding="utf-8")
    if worker.count(_UNFINISHED) != 1:
        raise ValueError(f"{_WORKER} has no place for the version of the site")
    _write(site / _WORKER, worker.replace(_UNFINISHED, f"VERSION = '{version}'"))
    entries[_WORKER] = manifest.entry((site / _WORKER).read_bytes())
    _write(site / manifest.NAME, manifest.text(entries, version))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
