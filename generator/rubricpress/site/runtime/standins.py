"""Small modules that stand in the browser for large ones that nothing there uses.

Pyodide imports an event loop, a package loader, a runner of code and readers of resource files while it starts,
and with them about eighty modules of the standard library (most of the archive); it also looks up the signatures
of its own functions for `help()`. Together that is more than half of the time that its start takes. The form asks
one synchronous question at a time, loads no package and runs no code but its own, so these names are all that has
to be there. A side of it that is welcome: this Python has no code with which it could fetch anything.

They fit the version of Pyodide that `site_assets/package.json` pins; the tests start it in a real browser.
"""

from __future__ import annotations

from typing import Final

from rubricpress.site.runtime import archive, data_classes

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

# Pyodide runs a few lines of Python while it starts, and takes the value of the last.
_BASE: Final = '''\
"""Runs a piece of code and gives the value of its last expression; gets modules by name."""

import _ast
from importlib import import_module as pyimport_impl


def eval_code(source, globals=None, locals=None, **_options):
    globals = {} if globals is None else globals
    tree = compile(source, "<exec>", "exec", _ast.PyCF_ONLY_AST)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], _ast.Expr) else None
    exec(compile(tree, "<exec>", "exec"), globals, locals)
    return last and eval(compile(_ast.Expression(last.value), "<exec>", "eval"), globals, locals)
'''
_CODE: Final = '"""What a page may ask for by name."""\n\nfrom _pyodide._base import eval_code\n'

# The texts that `help()` would show for functions written in C.
_DOCSTRING: Final = '''\
"""Nobody asks for help here."""


def get_cmeth_docstring(func):
    return ""
'''

# Functions of JavaScript are called as they are: none has typed parameters.
_JSBIND: Final = '''\
"""How functions of JavaScript are called: with what is given, converted as usual."""

from _pyodide_core import JsFuncSignature, js2py_default_call_result, py2js_default


class no_default:
    pass


def _anything(*args, **kwargs):
    pass


default_signature = JsFuncSignature(
    _anything, False, 0, (), (), py2js_default, (), (), (), py2js_default, js2py_default_call_result
)


def func_to_sig(f):
    return default_signature


def get_attr_sig(sig, attr):
    return (False, None)


def bind_class_sig(sig):
    return type[sig]
'''

STAND_INS: Final[dict[str, str]] = {
    "_pyodide/_base.py": _BASE,
    "_pyodide/docstring.py": _DOCSTRING,
    "_pyodide/jsbind.py": _JSBIND,
    "asyncio/__init__.py": _ASYNCIO,
    "dataclasses.py": data_classes.STAND_IN,
    "importlib/resources/__init__.py": _RESOURCES,
    "importlib/resources/abc.py": _RESOURCES_ABC,
    "pyodide/code.py": _CODE,
    "pyodide/_package_loader.py": _PACKAGE_LOADER,
    "pyodide/webloop.py": _WEBLOOP,
    archive.FINDER_MEMBER: archive.FINDER,
}

# A kept memory names things of JavaScript by number, and Pyodide counts on those that its own modules take while they
# are imported, in their order.
_TAKEN: Final = {
    "pyodide/webloop.py": "\n\nfrom pyodide_js._api import scheduleCallback\n",
    "pyodide/_package_loader.py": "\n\nfrom pyodide_js import loadedPackages\n",
}
REMEMBERED: Final[dict[str, str]] = {member: STAND_INS[member] + taken for member, taken in _TAKEN.items()}
"""Those of which a memory is taken that stand in otherwise."""
