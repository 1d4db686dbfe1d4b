"""The methods of the core's data classes, compiled when the site is built.

`dataclasses` writes the methods of each class as source text and compiles it when the class is defined. For the
core's classes that is half of the time that the browser spends to import it. The texts are the same every time:
here they are collected, and the browser's `dataclasses` takes the compiled code of a text that it finds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

MEMBER: Final = "rubricpress_dataclass_code.py"

_COMPILES: Final = "        exec(txt, self.globals, ns)\n"
_LOOKS_FIRST: Final = """\
        code = _CODE.get(txt)
        if code is None:
            exec(txt, self.globals, ns)
        else:
            ns['__create_fn__'] = types.FunctionType(code, self.globals)
"""
_CODE: Final = f"\n\nfrom {MEMBER.removesuffix('.py')} import CODE as _CODE\n"

# Arguments: a folder with Pyodide's dataclasses.py, the module to import; output: the texts.
_COLLECT: Final = """
import importlib, json, sys
folder, door = sys.argv[1:]
sys.path.insert(0, folder)
import dataclasses
sys.path.remove(folder)
texts = {}
def record(text, *spaces):
    texts[text] = True
    exec(text, *spaces)
dataclasses.exec = record
importlib.import_module(door)
print(json.dumps(list(texts)))
"""


def looking_first(dataclasses: str) -> str:
    """The source of `dataclasses`, changed to look for compiled code before it compiles."""
    if dataclasses.count(_COMPILES) != 1:
        raise ValueError("this Python's dataclasses compile their methods in another place: look there")
    return dataclasses.replace(_COMPILES, _LOOKS_FIRST) + _CODE


def generated(dataclasses: str, door: str) -> str:
    """The source of a module whose `CODE` maps each text that importing `door` generates to its compiled code.

    `dataclasses` is the unchanged source of the Python that the code is for, which may be a newer patch release
    than the one that runs here.
    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "dataclasses.py").write_text(dataclasses, encoding="utf-8")
        done = subprocess.run(  # noqa: S603  (a fixed command)
            [sys.executable, "-c", _COLLECT, folder, door],
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3]), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
    functions = [f"{text}\nCODE[{text!r}] = __create_fn__.__code__\n" for text in json.loads(done.stdout)]
    return "\n".join(["CODE = {}\n", *functions])
