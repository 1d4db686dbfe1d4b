"""The words in the head of a table, and what a column under each of them holds."""

from __future__ import annotations

import re
from typing import Final

from rubricpress.draft.words.english import (
    english_grade,
    english_role,
    is_answer,
    is_english_adjusting,
    is_english_band,
    is_english_subtotal,
    is_english_total,
    on_scale,
)
from rubricpress.draft.words.phrases import bare

# what a column holds, tried in this order; the words are those that offices print
_DOING: Final = r"(?:评[价估审分定比选议]|考[核评察查]|检查|督[查导]|测评|验收|认定|创建|工作|主要|具体|重点|量化|绩效|达标|建设|管理|服务|自查|安全|指标|项目)"
_SCORING: Final = r"(?:评分|扣分|计分|记分|打分|赋分|得分|加分|扣减)"
_WHO: Final = r"(?:主管部门|主管|部门|专家组?|单位|上级|考核组?|检查组?|评审组?|评估组?|验收组?|领导小组)"
_FINAL: Final = r"(?:复核|核查|复评|评审|评估|评定|考评|考核|检查|核定|验收|现场|实际|最后|最终|审核|抽查|实)"
_HEADS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        ("number", r"序号?|编号|项次|No\.?|号|题号|代码"),
        (
            "review",
            rf"{_WHO}?(?:{_FINAL}?(?:得分|评分|打分|评分结果|得分数)|{_FINAL}分数)|{_WHO}?(?:复核|复评|初评|考核|评审|验收|核查|考评|评定)|实得分?|得分情况|(?:检查|评价)结果",
        ),
        ("self", r"(?:.{0,6})自[评查测我](?:.{0,6})"),
        (
            "points",
            r"(?:.{0,4})(?:分值|权重|满分|配分|最高得分|标准分值?|应得分|基准分|基本分|总分|分值权重|最高分|额定分|标准分数|规定分)(?:比例|系数)?|分数|分",
        ),
        ("remark", r"备注|说明|附注|备考"),
        (
            "group",
            rf"[一AＡ]级(?:指标|项目|标准|要素)|{_DOING}*(?:项目类别|类别|类型|模块|环节|大类|大项|部分|维度|方面|板块|项目名称)|类目",
        ),
        ("section", rf"[二BＢ]级(?:指标|项目|标准|要素)|{_DOING}*(?:子项|分项|小项|小类)"),
        (
            "detail",
            rf"[三四CＣDＤ]级(?:指标|项目|标准|要素)|{_DOING}*(?:观测点|观察点|要[点素]|考核点|检查点|内容|事项|因素)|指标名称|条款|问题|指标要求",
        ),
        ("item", rf"{_DOING}*(?:项目|指标|科目|项)|分类|指标体系"),
        (
            "assessment",
            rf"{_DOING}*{_SCORING}?(?:方法|办法|细则|方式|依据|规则|途径)|{_DOING}*{_SCORING}(?:标准|说明|要求|原则)(?:及.{{0,6}})?|分值说明|指标解释",
        ),
        (
            "standard",
            r"(?:.{0,6})(?:标准|要求|目标值|目标|指标值|指标说明|指标释义|内涵)(?:及分值)?|(?:.{0,4})内容(?:及|和|与)(?:要求|标准)",
        ),
    )
)
_BAND: Final = re.compile(
    r"(?:[优良中差好劣]|优秀|优良|良好|较好|一般|较差|很好|中等|合格|基本合格|不合格|及格|不及格|达标|基本达标|不达标|未达标|符合|基本符合|不符合|完全符合|部分符合"
    r"|[A-EＡ-Ｅ](?:级|等|档)?|[一二三四五](?:等|档|星级?)|(?:非常|很|比较|较|基本|不太?|很不)?(?:满意|好|同意|了解|重要|到位))"
    r"(?:[(（].{1,12}[)）]|[:：]?[\d.]+(?:[-—~～][\d.]+)?分?)?"
)
BAND_IDS: Final = {
    "优秀": "excellent", "优良": "good", "优": "excellent", "良好": "good", "良": "good", "较好": "good",
    "一般": "fair", "中等": "fair", "中": "fair", "合格": "pass", "及格": "pass", "达标": "pass",
    "基本合格": "basic", "基本达标": "basic", "不合格": "fail", "不及格": "fail", "不达标": "fail",
    "未达标": "fail", "差": "poor", "较差": "poor",
}  # fmt: skip


def role_of(text: str) -> str:
    """What a column with this head holds; '' where the words are not known."""
    if is_answer(text):
        return ""
    words = re.sub(r"[(（][^)）]*[)）]$", "", bare(text)) or bare(text)
    for role, pattern in _HEADS:
        if pattern.fullmatch(words):
            return role
    return english_role(text)


def is_band(text: str) -> bool:
    """Whether the head names a grade (优良, A级, 优秀（90-100）, Good (3))."""
    return bool(_BAND.fullmatch(bare(text))) or is_english_band(text)


def is_head(text: str) -> bool:
    """Whether the text stands in heads of tables."""
    return bool(role_of(text)) or is_band(text)


def band_id(title: str, taken: set[str], at: int) -> str:
    """A permanent id for a grade: a word where it has one, its letter, or its place."""
    words = re.sub(r"[(（].*|[:：]?[\d.].*", "", bare(title))
    if re.fullmatch("[A-EＡ-Ｅ](?:级|等|档)?", words):
        words = words[0].lower()
    found = (
        english_grade(title)
        or on_scale(title)
        or BAND_IDS.get(words, words.lower() if words.isascii() and words else f"band-{at + 1}")
    )
    return found if found not in taken else f"band-{at + 1}"


_ADJUSTING: Final = re.compile(
    r"(?:附加|额外|特色|创新|奖励|奖惩|惩罚|处罚|加分|扣分|减分|加减分|倒扣|专项|特别|鼓励|特色)(?:项目?|指标|内容|条款|加分|扣分|减分|检查|部分|情形|分)?(?:[(（].{0,20}[)）])?"
    r"|(?:一票)?否决(?:项目?|指标|内容|条款|制|情形)?|[+＋±]分?|-分"
)
_TOTAL: Final = re.compile(
    r"(?:合计|总计|总分|总得分|小计|共计|累计|汇总|汇总得分|得分合计|分值合计|合计得分|总分合计|合计分值|综合得分|评估总分|考核总分|总评|总评分|自评总分)(?:数|值)?(?:[(（].{0,12}[)）])?[:：]?(?P<points>\d+(?:\.\d+)?)?分?"
)
_NOTES: Final = re.compile(
    r"(?:.{0,4})(?:说明|备注|注释|附注|须知|要求)|注[:：]?|备注[:：]|说明[:：]|(?i:notes?|remarks?)[:：]?"
)


def is_adjusting(text: str) -> bool:
    """Whether a label heads rows that add to the total, take from it, or veto (加分项, 一票否决)."""
    return bool(_ADJUSTING.fullmatch(bare(text))) or is_english_adjusting(text)


def is_signed(text: str) -> bool:
    """Whether the label says that its rows add or take away, so that numbers beside them are amounts, not points."""
    return is_english_adjusting(text) or (
        is_adjusting(text) and bool(re.search("加|减|扣|奖|惩|罚|否决|附加", text))
    )


def total_of(text: str) -> tuple[bool, str]:
    """Whether a label heads a row of sums, and the sum that stands in the label itself (合计 100)."""
    found = _TOTAL.fullmatch(bare(text))
    return (True, found["points"] or "") if found else (is_english_total(text), "")


def is_subtotal(text: str) -> bool:
    """Whether a label heads the sum of a group (小计), not of the table."""
    return bare(text).startswith("小计") or is_english_subtotal(text)


def is_note(text: str) -> bool:
    """Whether a label heads a note to the whole table (说明)."""
    return bool(_NOTES.fullmatch(bare(text)))
