"""What goes wrong in the tools that this project calls, told in either language."""

from __future__ import annotations


class ToolFailed(Exception):  # noqa: N818  (named after what happened)
    """A tool refused: `own` are its own words, `zh` and `en` what this project says before them."""

    def __init__(self, own: str = "", zh: str = "", en: str = "") -> None:
        self._own, self._zh, self._en = own, zh, en
        super().__init__(self.said("en"))

    def said(self, language: str) -> str:
        """What went wrong, and what to do."""
        ours = self._zh if language == "zh" else self._en
        return "\n".join(filter(None, (ours, self._own)))
