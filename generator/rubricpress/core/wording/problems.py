"""The catalogue of problems: code -> what is wrong, what is required, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from rubricpress.core.wording.advice_problems import ADVICE_PROBLEMS
from rubricpress.core.wording.combining_problems import COMBINING_PROBLEMS, PRESENCE_PROBLEMS
from rubricpress.core.wording.conclusion_problems import CONCLUSION_PROBLEMS
from rubricpress.core.wording.deduction_problems import DEDUCTION_PROBLEMS
from rubricpress.core.wording.draft_problems import DRAFT_PROBLEMS
from rubricpress.core.wording.edition_problems import EDITION_PROBLEMS
from rubricpress.core.wording.entry import Sentence
from rubricpress.core.wording.example_problems import EXAMPLE_PROBLEMS
from rubricpress.core.wording.file_problems import FILE_PROBLEMS
from rubricpress.core.wording.gate_problems import GATE_PROBLEMS
from rubricpress.core.wording.moderation_problems import MODERATION_PROBLEMS
from rubricpress.core.wording.notices import NOTICES
from rubricpress.core.wording.proportional_problems import PROPORTIONAL_PROBLEMS
from rubricpress.core.wording.response_problems import RESPONSE_PROBLEMS
from rubricpress.core.wording.rubric_problems import RUBRIC_PROBLEMS
from rubricpress.core.wording.shape_problems import SHAPE_PROBLEMS
from rubricpress.core.wording.translation_problems import TRANSLATION_PROBLEMS
from rubricpress.core.wording.warning_problems import WARNINGS

PROBLEMS: Final[Mapping[str, Mapping[str, Sentence]]] = {
    **SHAPE_PROBLEMS,
    **FILE_PROBLEMS,
    **RUBRIC_PROBLEMS,
    **ADVICE_PROBLEMS,
    **DEDUCTION_PROBLEMS,
    **PROPORTIONAL_PROBLEMS,
    **COMBINING_PROBLEMS,
    **GATE_PROBLEMS,
    **EXAMPLE_PROBLEMS,
    **CONCLUSION_PROBLEMS,
    **EDITION_PROBLEMS,
    **RESPONSE_PROBLEMS,
    **PRESENCE_PROBLEMS,
    **MODERATION_PROBLEMS,
    **DRAFT_PROBLEMS,
    **TRANSLATION_PROBLEMS,
    **WARNINGS,
    **NOTICES,
}
