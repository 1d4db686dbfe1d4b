"""Small modules that stand in the browser for large ones that nothing there uses.

Pyodide imports an event loop, a package loader and readers of resource files while it starts, and with them
about sixty modules of the standard library (half of the archive and a quarter of the time to start). The form
asks one synchronous question at a time and loads no package, so these names are all that has to be there.
A side of it that is welcome: this Python has no code with which it could fetch anything.

They fit the version of Pyodide that `site_assets/package.json` pins; the tests start it in a real browser.
"""

from __future__ import annotations

from typing import Final

# Pyodide's core holds on to this function when it starts, for `await` in Python, which is not used.
_ASYNCIO: Final = '''\
"""No event loop here: the scoring core answers at once."""


def get_event_loop():
    raise RuntimeError("this Python has no event loop")
'''

_WEBLOOP: Final = '''\
"""No event loop here: the scoring core answers at once."""


def _initialize_event_loop():
    pass
'''

# Pyodide asks for the two folders (of its packages and of their shared libraries) and says so to the linker.
_PACKAGE_LOADER: Final = '''\
"""No packages are loaded here: everything is in one archive."""


class _Folder:
    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Folder("/lib/python/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages():
    pass
'''

# `importlib.abc` imports the submodule `abc` for the sake of names that have moved there.
_RESOURCES: Final = '"""No resource files are read here."""\n'
_RESOURCES_ABC: Final = '"""No resource files are read here."""\n\n__all__ = ()\n'

STAND_INS: Final[dict[str, str]] = {
    "asyncio/__init__.py": _ASYNCIO,
    "importlib/resources/__init__.py": _RESOURCES,
    "importlib/resources/abc.py": _RESOURCES_ABC,
    "pyodide/_package_loader.py": _PACKAGE_LOADER,
    "pyodide/webloop.py": _WEBLOOP,
}
