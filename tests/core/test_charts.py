"""Charts: drawn as the numbers say, and sound SVG that any page may hold."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from rubricpress.core.results.charts import Bar, bars, paired
from rubricpress.core.results.radar import radar, sine
from rubricpress.core.results.svg import Told, escaped, shortened, tenths, wrapped

TOLD = Told("各组<得分>", "说明 & 数：", "rc-x")
SVG = "{http://www.w3.org/2000/svg}"


def bar(name: str, share: str | None, depth: int = 0) -> Bar:
    return Bar(name, depth, share or "0", "100" if share is not None else "0", share)


def boxes(text: str, kind: str) -> list[tuple[str, str]]:
    """Where the boxes of a kind begin, and how long they are."""
    return re.findall(rf'<rect x="([-\d.]+)" y="[-\d.]+" width="([-\d.]+)"[^>]*class="{kind}"', text)


def test_a_bar_is_as_long_as_its_share_of_the_track() -> None:
    drawn = bars([bar("一", "100"), bar("二", "25"), bar("三", "0")], TOLD)
    assert boxes(drawn, "rc-track") == [("0", "342")] * 3
    assert boxes(drawn, "rc-bar") == [("0", "342"), ("0", "85.5")], "nothing is drawn of nothing"
    assert ">25%</text>" in drawn


def test_negative_scores_go_left_of_the_line_at_0_and_a_group_without_points_has_no_bar() -> None:
    drawn = bars([bar("一", "-50"), bar("二", None), bar("三", "100")], TOLD)
    assert boxes(drawn, "rc-track") == [("114", "228")] * 3, "a third of the room is left of 0"
    assert boxes(drawn, "rc-bar") == [("0", "114"), ("114", "228")]
    assert ">−50%</text>" in drawn
    assert ">—</text>" in drawn


def test_more_than_all_points_are_drawn_to_their_length() -> None:
    drawn = bars([bar("一", "150")], TOLD)
    assert boxes(drawn, "rc-track") == [("0", "228")]
    assert boxes(drawn, "rc-bar") == [("0", "342")]


def test_groups_inside_groups_stand_further_in() -> None:
    drawn = bars([bar("一", "100"), bar("1.1", "100", 1)], TOLD)
    assert boxes(drawn, "rc-bar") == [("0", "342"), ("13", "329")]


def test_of_a_pair_the_second_is_hatched_and_the_key_says_which_is_which() -> None:
    drawn = paired([(bar("一", "50"), bar("一", "75"))], ("去年", "今年"), TOLD)
    assert boxes(drawn, "rc-bar") == [("0.5", "22"), ("0", "171")]
    assert boxes(drawn, "rc-bar rc-bar--second") == [("0.5", "22"), ("0", "256.5")]
    assert 'fill="url(#rc-x-hatch)"' in drawn
    assert ">去年</text>" in drawn
    assert ">今年</text>" in drawn


def test_a_radar_has_a_point_for_each_group_and_keeps_inside() -> None:
    drawn = radar(
        [bar("上", "100"), bar("右", "50"), bar("下", "-20"), bar("左边的一个很长的名称", "300")], TOLD
    )
    dots = re.findall(r'cx="([\d.]+)" cy="([\d.]+)"', drawn)
    assert dots == [("200", "58"), ("250", "158"), ("200", "158"), ("100", "158")]
    for line in ("左边的一个很", "长的名称"):
        assert f">{line}</text>" in drawn
    assert ">−20%</text>" in drawn


def test_names_at_a_radar_have_two_lines_and_one_where_there_are_many_axes() -> None:
    name = "Management of correspondence stations"
    few, many = (radar([bar(name, "50")] * count, TOLD) for count in (4, 13))
    assert few.count(">Management</text>") == 4
    assert few.count("…</text>") == 4
    assert many.count(">Management</text>") == 0
    assert many.count(">Management…</text>") == 13


def test_a_name_stands_clear_of_its_bar_and_of_the_bar_above_and_no_share_touches_its_track() -> None:
    """Letters reach 4 below their line and 11 above it; there is half a letter of air on either side."""
    drawn = bars([bar("一", "57.14"), bar("二", "100")], TOLD)
    names = [float(y) for y in re.findall(r'<text x="0" y="([\d.]+)"', drawn)]
    tracks = [float(y) for y in re.findall(r'<rect x="0" y="([\d.]+)"[^>]*rc-track', drawn)]
    assert all(track - name >= 4 + 4 for name, track in zip(names, tracks, strict=True))
    assert names[1] - 11 - (tracks[0] + 14) >= 10
    assert len("57.14%") * 8 + 10 <= 408 - 342, "six bold signs and a gap"


@pytest.mark.parametrize(
    "drawn",
    [
        bars([bar('<b> & "一"\x00', "10")], TOLD),
        paired([(bar("x", "1"), bar("x", None))], ("a&b", "<c>"), TOLD),
        radar([bar(str(at), "10") for at in range(7)], TOLD),
    ],
)  # fmt: skip
def test_a_chart_is_sound_xml_named_described_and_without_inline_style(drawn: str) -> None:
    root = ET.fromstring(drawn)
    assert root.attrib["role"] == "img"
    ids = {one.attrib["id"] for one in root.iter() if "id" in one.attrib}
    assert set(root.attrib["aria-labelledby"].split()) <= ids
    assert root.findtext(f"{SVG}title") == "各组<得分>"
    assert "%" in (root.findtext(f"{SVG}desc") or "")
    assert not [one for one in root.iter() if "style" in one.attrib or one.tag == f"{SVG}style"]
    colours = {value for one in root.iter() for key, value in one.attrib.items() if key in ("fill", "stroke")}
    assert colours <= {"currentColor", "none", "url(#rc-x-hatch)"}


def test_long_titles_are_broken_between_words_and_never_before_a_closing_sign() -> None:
    assert wrapped("参培方（参加训练的企业与工人）反馈", 12) == ["参培方（参加", "训练的企业与", "工人）反馈"]
    assert wrapped("一二三，四五", 6) == ["一二三，", "四五"]
    assert wrapped("2.1 English words stay whole", 12) == ["2.1 English", "words stay", "whole"]
    assert wrapped("", 4) == [""]
    assert shortened("一二三四", 6) == "一二…"
    assert shortened("abc", 6) == "abc"


def test_small_things() -> None:
    assert [tenths(one) for one in (0, 5, 105, -25)] == ["0", "0.5", "10.5", "-2.5"]
    assert escaped('a<b>&"c"\x01') == "a&lt;b&gt;&amp;&quot;c&quot;"
    from fractions import Fraction

    for turn, expected in (
        (Fraction(0), 0),
        (Fraction(1, 4), 10**9),
        (Fraction(1, 12), 5 * 10**8),
        (Fraction(3, 4), -(10**9)),
    ):
        assert abs(sine(turn) - expected) < 1000


def test_a_name_in_letters_has_less_room_than_one_in_chinese() -> None:
    """「Nothing is cut off」: 60 letters, as many columns as 30 Chinese signs, do not stand on one line with them."""
    letters, signs = bars([bar("abcd " * 12, "50")], TOLD), bars([bar("一" * 29, "50")], TOLD)
    assert letters.count("abcd abcd") > 0
    assert letters.count("<text") == signs.count("<text") + 1
