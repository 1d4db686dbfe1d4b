"""A file that cannot be read as a table: the problem that says why, and what to do."""

from __future__ import annotations

from rubricpress.core.problem import Problem


class Refused(Exception):  # noqa: N818  (named after what happens to the file)
    """The file holds no table that can be read; `problem` says why."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, (), values)
