"""Points by a percentage: in proportion to it (得分=持证率×10分), or lost for every few per cent below one (达到95%得满分，每低1个百分点扣1分)."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.core.numbers.number import plain
from rubricpress.draft import sums
from rubricpress.draft.notes import Data, doubt
from rubricpress.draft.words.phrases import bare

_N: Final = r"\d{1,3}(?:\.\d{1,2})?"
_STEPPED: Final = re.compile(
    rf"(?P<before>[^\d，,；;。]*?)(?:达到?|不低于|不少于|≥|>=)?(?P<from>{_N})[%％](?:[（(]含[）)])?(?:及?以上)?的?[，,]?"
    rf"(?:得|计|记)(?:满分|(?P<full>{_N})分)[，,；;。]"
    rf"每(?:降低?|减少|低|少|下降|低于)(?P<each>{_N})(?:个百分点|[%％])[，,]?扣(?:减|除)?(?P<costs>{_N})分"
    r"(?P<begun>[，,；;。（(]不[足满]\d{1,3}(?:\.\d{1,2})?(?:个百分点|[%％])的?(?:均|也)?[按以]\d{1,3}(?:\.\d{1,2})?(?:个百分点|[%％])(?:计算?|扣分|算)[）)]?)?"
    r"(?:[，,；;。（(]?扣完(?:本项|该项)?(?:分值)?为止[）)]?)?[。；;]?"
)
_RATE: Final = r"(?P<rate>[\u4e00-\u9fff]{0,14}(?:率|占比|比例|百分比|(?:满意|完成|达成|知晓|参与|认可|认同|支持|信任|符合)度))(?:[（(](?:百分比|[%％])[）)])?"
_FULL: Final = (
    rf"(?:(?P<points>{_N})分?|(?:[本该此]项|指标|标准)?(?:分值|满分|标准分)(?:[（(](?P<in>{_N})分?[）)])?)"
)
_PRODUCT: Final = tuple(
    re.compile(
        rf"(?:(?:本项|该项|此项)?(?:实际)?(?:得分|计分)(?:方法)?[为是]?[=＝:：]?[按以]?)?(?:按照?)?{product}(?:计算?|计分|得分|计算得分)?[。；;]?"
    )
    for product in (rf"{_RATE}[×xX*＊✕]{_FULL}", rf"{_FULL}[×xX*＊✕]{_RATE}")
)
_GROWTH: Final = re.compile("增[长幅加速]|提[高升]|同比|环比")
_NAMED: Final = 3  # 比例 says nothing of what
_TITLE: Final = re.compile(r"(?:达到?|不低于|不少于|在|为|的|≥|>=)+$")


def by_product(points: str, text: str, title: str) -> Data | None:
    """The keys of `proportional` where the whole text says that a percentage times the `points` (8分, 分值) is the score."""
    found = next((one for form in _PRODUCT if (one := form.fullmatch(bare(text)))), None)
    if not points or not found:
        return None
    times = found["points"] or found["in"]
    if times and not sums.same(times, points):
        return None
    measure: Data = {"kind": "percentage", "title": found["rate"], "maximum": "100"}
    if found["rate"].endswith("度"):
        doubt(measure, "kind", "taken-for-rate", title=found["rate"])
    if len(found["rate"]) < _NAMED:
        measure["title"] = title
        doubt(measure, "title", "measure-title")
    return {"method": "proportional", "target": "100", "measure": measure}


def by_steps(points: str, text: str, title: str) -> Data | None:
    """The keys of `proportional` with steps, where the whole text says them; None for other texts.

    Whether a step that has only begun costs as much as a whole one is left open where the text does not say it.
    """
    found = _STEPPED.fullmatch(bare(text))
    if not points or not found or (found["full"] and not sums.same(found["full"], points)):
        return None
    numbers = {key: plain(sums.value(found[key])) for key in ("from", "each", "costs")}
    if any(map(sums.is_zero, numbers.values())) or sums.ordered(numbers["costs"], points)[1] != points:
        return None
    named = _TITLE.sub("", found["before"])
    steps: Data = {**numbers, "begun": "true" if found["begun"] else "false"}
    if not found["begun"]:
        doubt(steps, "begun", "step-begun")
    measure: Data = {"kind": "percentage", "title": named if len(named) > 1 else title}
    if _GROWTH.search(measure["title"] + title):
        measure["minimum"] = "-100"  # what grows can shrink, and more than double
    else:
        measure["maximum"] = "100"
    if len(named) < 2:
        doubt(measure, "title", "measure-title")
    return {"method": "proportional", "target": "100", "steps": steps, "measure": measure}
