"""The words in the heads of English tables, and what a column under each of them holds."""

from __future__ import annotations

import re
from typing import Final

_AMOUNT: Final = r"(?:points?|marks?|pts\.?|scores?)"
_WHO: Final = r"(?:reviewers?|assessors?|evaluators?|auditors?|inspectors?|examiners?|panel|committee|peer|external|verified|final|team|agency|supervisors?|judges?)"
_JUDGED: Final = r"(?:scores?|ratings?|marks?|points?|assessment|evaluation|review|grade|findings?)"
# tried in this order, on lower-case words parted by single spaces
_ROLES: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("number", r"(?:s\.? ?|sl\.? ?|sr\.? ?|item |question |ref\.? )?(?:no\.?|n|#|nr\.?|number)|#|s/n|ref(?:erence|\.)?|id|code"),
        ("self", rf"self[- ]?(?:assessment|evaluation|review|appraisal|study|rating|score|marks?|points?)(?: {_JUDGED})?|applicant'?s? {_JUDGED}|(?:institution|school|your)(?:'s)? {_JUDGED}"),
        ("blank", r"yes|no|n/?a|not applicable|y/n|yes/no|tick|✓|✔|initials?|signature|date|responsible(?: person)?|action(?:s| plan| required)?|due date|deadline"),
        (
            "review",
            (rf"{_WHO}(?:'s|s')? {_JUDGED}|{_AMOUNT} (?:obtained|awarded|given|earned|achieved|received|scored|attained)"
            rf"|(?:actual|obtained|awarded|earned|achieved|given) {_AMOUNT}|(?:obtained|awarded|earned|achieved|rating|ratings|result|results|grade)"),
        ),
        (
            "points",
            (rf"(?:max(?:\.|imum)?|total|possible|full|available|allot?ted|allocated|assigned|standard|top)(?: possible| available| allot?ted| attainable)? (?:{_AMOUNT}|value|weight)"
            rf"|{_AMOUNT} (?:possible|available|allot?ted|allocated|value)|points?|pts\.?|marks|max(?:\.|imum)?|weight(?:s|ing|age)?(?: \(?%\)?)?|% of (?:total|grade|score|mark)|worth|out of|value"),
        ),
        ("score", r"score|scores|scoring|mark|total"),
        (
            "assessment",
            (r"(?:scoring|marking|grading|rating) criteria|(?:scoring|marking|grading|assessment|evaluation|rating) (?:guide(?:lines?)?|methods?|rules?|scheme|rubric|scale|basis|key|instructions?|notes?)"
            r"|(?:how (?:it is )?(?:scored|assessed|measured))|method of (?:assessment|scoring|verification|calculation)|basis (?:of|for) scoring|point allocation"),
        ),
        (
            "remark",
            (r"remarks?|comments?|notes?|observations?|(?:reviewer |assessor )?feedback|justification"
            r"|(?:required |supporting |examples? of |sources? of |suggested |possible )?(?:evidence|documents?|documentation)(?: required| needed| examples?| of compliance)?|means of verification"),
        ),
        ("group", r"domains?|areas?|categor(?:y|ies)|sections?|dimensions?|themes?|parts?|components?|focus areas?|chapter|principles?|goals?|(?:key )?(?:result|performance) areas?"),
        ("standards", r"standards?"),
        ("detail", r"(?:sub|key |performance |quality |assessment |evaluation )?[- ]?(?:indicators?|elements?|questions?|items?|requirements?|measures?|statements?|competenc(?:y|ies)|activit(?:y|ies)|tasks?|skills?|sub-?criteri(?:on|a))|sub-?criteri(?:on|a)|checklist item|(?:control )?points? to check"),
        ("item", r"(?:assessment |evaluation |grading |selection |performance |quality |rubric |award )?criteri(?:on|a)|objectives?|outcomes?|topics?|aspects?|traits?|factors?"),
        ("standard", r"descriptions?|descriptors?|expectations?|targets?|benchmarks?|performance standards?|what to look for|definitions?|guidance|requirement details|details?|explanation"),
    )
)  # fmt: skip
_GRADE: Final = (
    r"excellent|outstanding|exemplary|exceptional|superior|advanced|distinguished|distinction|very good|good|proficient|accomplished"
    r"|competent|capable|satisfactory|fair|average|adequate|acceptable|mastery|basic|developing|emerging|beginning|novice"
    r"|needs? (?:improvement|work|development)|marginal|poor|very poor|unsatisfactory|inadequate|unacceptable|weak|limited|insufficient|not good|incomplete|failing|pass|fail|merit"
    r"|(?:fully |partially |partly |mostly |not |does not |do not )?(?:meets?|met|exceeds?|exceeded|below|approach(?:es|ing)|compliant|achieved|implemented)(?: (?:the )?(?:expectations?|standards?|requirements?|criteri(?:on|a)))?"
    r"|non-?compliant|(?:not|partially|fully) (?:evident|demonstrated|present|in place)|level (?:[0-9]|i{1,3}|iv|v)"
)
# with its score in front (4 – Excellent) or behind (Good (7-8 points), Poor: 0)
_BAND: Final = re.compile(
    rf"(?:[0-9.]{{1,5}} ?(?:{_AMOUNT})? ?[-–—:=.]? ?)?\(?(?:{_GRADE})\)?"
    rf"(?: ?[-–—:=]? ?[(\[]? ?[0-9.]{{1,6}} ?%?(?: ?[-–—~to]{{1,2}} ?[0-9.]{{1,6}} ?%?)? ?{_AMOUNT}? ?[)\]]?)?"
)
_NAME: Final = re.compile(_GRADE)
_ANSWER: Final = re.compile(
    rf"(?:yes|no|partial(?:ly)?|partly) ?[-–—:=]? ?[(\[]? ?[0-9]{{1,3}}(?:\.[0-9])? ?{_AMOUNT}? ?[)\]]?"
)
_SCALE: Final = re.compile(
    rf"(?:(?:score|rating|scale) )?(?P<score>[0-9]{{1,2}}(?:\.[0-9])?)(?: ?{_AMOUNT})?"
)
_TOTAL: Final = re.compile(
    rf"(?:grand |sub-?|overall |maximum |final )?(?:total|sum)(?: {_AMOUNT})?(?: possible)?(?: ?\([^)]*\))?|overall(?: {_AMOUNT})?"
)
_SUBTOTAL: Final = re.compile(r"sub-?total|section total|(?:category|domain|area) total")
_ADJUSTING: Final = re.compile(
    rf"(?:bonus(?:es)?|extra credit|penalt(?:y|ies)|deductions?|additional {_AMOUNT})(?: {_AMOUNT}| items?| criteria)?"
)


def words_of(text: str) -> str:
    """`text` as the patterns take it: small letters, single spaces, without a sign at its end."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip(" :*").casefold()


def english_role(text: str) -> str:
    """What a column with this head holds; '' where the words are not known.

    `score` is the points or what is to be filled in, and `standards` the title or the level above it: the other
    columns tell.
    """
    words = words_of(text)
    short = re.sub(r" ?[(\[][^)\]]*[)\]]$", "", words) or words
    for role, pattern in _ROLES:
        if pattern.fullmatch(words) or pattern.fullmatch(short):
            return role
    return ""


def is_answer(text: str) -> bool:
    """Whether the head is an answer with its score (Yes (1), No: 0)."""
    return bool(_ANSWER.fullmatch(words_of(text)))


def is_english_band(text: str) -> bool:
    """Whether the head names a grade (Excellent, Good (3), 4 – Exemplary, Poor (0-2 points))."""
    words = words_of(text)
    return bool(_BAND.fullmatch(words) or _ANSWER.fullmatch(words))


def on_scale(text: str) -> str:
    """The score that a head is, alone or behind one word (3, Score 3, 3 points); '' for other heads."""
    found = _SCALE.fullmatch(words_of(text))
    return found["score"] if found else ""


def english_grade(text: str) -> str:
    """The name of the grade in a head, as an id: `needs-improvement`; '' where there is none."""
    found = _NAME.search(words_of(text)) or re.match("yes|no|partial(?:ly)?|partly", words_of(text))
    return re.sub(r"[^a-z0-9]+", "-", found[0]) if found else ""


def grade_in_front(text: str) -> str:
    """The name of the grade that `text` begins with, as it is written; '' where there is none."""
    found = re.match(rf"(?i:{_GRADE})\b", text)
    return found[0] if found else ""


def answer_in_front(text: str) -> str:
    """The answer that `text` begins with (yes, no, partly), as it is written; '' where there is none."""
    found = re.match(r"(?i:yes|no|partial(?:ly)?|partly|all|most|some|few|none)\b", text)
    return found[0] if found else ""


def is_english_total(text: str) -> bool:
    """Whether the label heads a row of sums."""
    return bool(_TOTAL.fullmatch(words_of(text))) or is_english_subtotal(text)


def is_english_subtotal(text: str) -> bool:
    """Whether the label heads a row that sums a group."""
    return bool(_SUBTOTAL.fullmatch(words_of(text)))


def is_english_adjusting(text: str) -> bool:
    """Whether the label heads rows that add to the total or take from it."""
    return bool(_ADJUSTING.fullmatch(words_of(text)))
