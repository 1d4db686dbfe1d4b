"""The three tables that come with the project, by id. Other tables may lie beside them in `rubrics/`."""

from __future__ import annotations

from typing import Final

CORRESPONDENCE: Final = "correspondence-education"
SHENZHEN: Final = "shenzhen-worker-training-base"
URUMQI: Final = "urumqi-continuing-education-base"
OFFICIAL: Final = (CORRESPONDENCE, SHENZHEN, URUMQI)
PERFORMANCE: Final = "project-expenditure-performance"
PUBLISHED: Final = (*OFFICIAL, PERFORMANCE)
"""These three, and the general form of the self-evaluation of a project's spending, with example indicators."""
