"""Translation files: where they lie, what is said of them, and how `rubricpress translate` writes them anew."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from tests.core.drawing import texts
from tests.official import PUBLISHED

from rubricpress.cli import main
from rubricpress.core.checks.examples import examples_come_true
from rubricpress.core.plain.codec import decode
from rubricpress.core.translating import Pair, Translation, needs_translation, texts_of, translated
from rubricpress.schema.rubric_schema import schema_text
from rubricpress.source.reading import SourceFile, read_rubric
from rubricpress.source.translation_text import MODELINE, SCHEMA_NAME, renewed
from rubricpress.source.translations import (
    TranslationFile,
    read_translation,
    translated_rubric,
    translation_path,
)
from rubricpress.source.words import words_of
from rubricpress.source.yaml_text import read_yaml

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "tests/problems/translations/translation-missing/room.yaml"
RUBRIC = Path("rubrics/room.yaml")
ENGLISH = Path("rubrics/en/room.yaml")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    RUBRIC.parent.mkdir(exist_ok=True)
    shutil.copy(ROOM, RUBRIC)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--lang", "en"])


def check(*arguments: str) -> list[tuple[str, str, int, int]]:
    """Every problem that `check` tells: code, file, line, column."""
    found = json.loads(run("check", *arguments, "--json").stdout)["problems"]
    return [(one["code"], one["file"], one["line"], one["column"]) for one in found]


def write(text: str) -> None:
    ENGLISH.parent.mkdir(exist_ok=True)
    ENGLISH.write_text(text, encoding="utf-8")


def fill(text: str) -> str:
    """A translation file with every open text translated by its numbers and a word."""
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if line == '    en: ""':
            digits = "".join(sign for sign in lines[at - 1] if sign.isdigit())
            lines[at] = f"    en: Words {digits}".rstrip()
    return "\n".join(lines)


def test_a_rubric_without_english_has_no_problems() -> None:
    assert read_translation(read_rubric(RUBRIC)) is None
    assert check() == []


def test_the_command_writes_every_text_in_the_order_of_the_rubric_and_check_names_them_all() -> None:
    result = run("translate", "room")
    assert result.exit_code == 0
    assert result.stdout == (
        "rubrics/en/room.yaml: 6 texts, 6 still to be translated, 0 no longer in the rubric (at the end)\n"
        "6 texts are still to be translated: fill in every empty 'en' in rubrics/en/room.yaml, then run: rubricpress check rubrics/en/room.yaml\n"
        "Until then check and build report problems, and no site is built. To publish the Chinese first, move the file out of rubrics/en, "
        "and back when you go on\n"
    )
    text = ENGLISH.read_text(encoding="utf-8")
    assert text.startswith(f"{MODELINE}\n# 教室评估表: unofficial English translation.\n")
    assert text.endswith(
        "language: en\ntexts:\n"
        + "".join(
            f'  - zh: {zh}\n    en: ""\n'
            for zh in ("教室评估表", "指标", "场地", "教室面积不少于60平方米", "没有", "有")
        )
    )
    lines = (7, 9, 11, 13, 15, 17)
    assert check() == [("translation-empty", str(ENGLISH), line, 9) for line in lines]
    write(fill(text))
    assert check() == []
    assert "rubrics/en/room.yaml: 6 texts in English, none missing\n" in run("check").stdout


def test_what_is_written_stays_when_the_rubric_changes() -> None:
    run("translate", "room")
    write(
        fill(ENGLISH.read_text(encoding="utf-8"))
        .replace("language: en\n", 'language: en\n# checked in May\ntranslator: "Office: 3"\n')
        .replace("  - zh: 场地", "  # the place, not the room\n  - zh: 场地")
        + "  # seen\nnote: Unofficial.\n"
    )
    changed = RUBRIC.read_text(encoding="utf-8").replace("60平方米", "80平方米").replace("没有", "无")
    RUBRIC.write_text(changed, encoding="utf-8")
    assert [one[0] for one in check()] == ["translation-changed", "translation-unused", "translation-missing"]
    result = run("translate", "room", "--json")
    assert json.loads(result.stdout) == {
        "rubric": "room",
        "file": str(ENGLISH),
        "texts": 6,
        "open": 2,
        "unused": 2,
        "problems": [],
    }
    text = ENGLISH.read_text(encoding="utf-8")
    assert text.split("language: en\n")[1] == (
        '# checked in May\ntranslator: "Office: 3"\ntexts:\n'
        "  - zh: 教室评估表\n    en: Words\n"
        "  - zh: 指标\n    en: Words\n"
        "  # the place, not the room\n  - zh: 场地\n    en: Words\n"
        '  - zh: 教室面积不少于80平方米\n    en: ""\n'
        '  - zh: 无\n    en: ""\n'
        "  - zh: 有\n    en: Words\n"
        "  # Not in the rubric any more. Move the English to the sentence that took its place, or remove it.\n"
        "  - zh: 教室面积不少于60平方米\n    en: Words 60\n"
        "  - zh: 没有\n    en: Words\n"
        "  # seen\nnote: Unofficial.\n"
    )
    run("translate", "room")
    assert ENGLISH.read_text(encoding="utf-8") == text, "a second run changes nothing"


COMMENTED = """\
# top
language: en # why not fr
# of the texts
texts: # all of them
  # above the first
  - zh: 指标 # as in column 1
    # not 'indicator'
    en: Item # short
    # asked Mr Li
  - zh: 没有
    en: |-
      No
      # not a comment
  # now gone
  -   {zh: 操场, en: "Playground # 1"} # east
  - en: Place
    zh: 场地
  # the end
# before the note
note: Unofficial. # so far
# last line
"""


def test_comments_stay_wherever_they_stand() -> None:
    write(COMMENTED)
    assert run("translate", "room").exit_code == 0
    text = ENGLISH.read_text(encoding="utf-8")
    assert text == (
        "# top\nlanguage: en # why not fr\n# of the texts\ntexts: # all of them\n"
        '  - zh: 教室评估表\n    en: ""\n'
        "  # above the first\n  - zh: 指标 # as in column 1\n    # not 'indicator'\n    en: Item # short\n    # asked Mr Li\n"
        "  - en: Place\n    zh: 场地\n"
        '  - zh: 教室面积不少于60平方米\n    en: ""\n'
        "  - zh: 没有\n    en: |-\n      No\n      # not a comment\n"
        '  - zh: 有\n    en: ""\n'
        "  # Not in the rubric any more. Move the English to the sentence that took its place, or remove it.\n"
        '  # now gone\n  -   {zh: 操场, en: "Playground # 1"} # east\n'
        "  # the end\n# before the note\nnote: Unofficial. # so far\n# last line\n"
    )
    run("translate", "room")
    assert ENGLISH.read_text(encoding="utf-8") == text, "a second run changes nothing"


@pytest.mark.parametrize(
    "text",
    [
        "# top\nlanguage: en\ntexts: [  # all\n  {zh: 场地, en: 'Place # 1'}, # one\n  # two\n] # end\n# below\nnote: N\n",
        "# top\n{language: en, note: N, # all\n  texts: [{zh: 场地, en: 'Place # 1'}]} # one\n# two\n# end\n# below\n",
        "# top\nnote: N # all\n# one\n# two\ntexts:\n- zh: 场地\n  en: 'Place # 1' # end\n# below\nlanguage: en\n",
    ],
)
def test_comments_and_what_is_said_stay_in_any_form_of_the_file(text: str) -> None:
    write(text)
    assert run("translate", "room").exit_code == 0
    new = ENGLISH.read_text(encoding="utf-8")
    said = yaml.safe_load(new)
    assert (said["language"], said["note"], len(said["texts"])) == ("en", "N", 6)
    assert {"zh": "场地", "en": "Place # 1"} in said["texts"]
    for comment in ("# top", "# all", "# one", "# two", "# end", "# below"):
        assert new.count(comment) == 1, comment


@pytest.mark.parametrize("text", ["", "\n", "# ours, not the ministry's\n\n"])
def test_a_file_that_holds_nothing_is_filled_as_its_problem_says(text: str) -> None:
    write(text)
    assert check() == [("translation-void", str(ENGLISH), 1, 1)]
    assert "rubricpress translate room" in run("check").stdout
    assert run("translate", "room").exit_code == 0
    new = ENGLISH.read_text(encoding="utf-8")
    assert new.startswith(text.strip() or MODELINE)
    assert [code for code, *_ in check()] == ["translation-empty"] * 6


def test_a_table_that_needs_no_translation_has_a_file_that_is_whole() -> None:
    rubric = RUBRIC.read_text(encoding="utf-8")
    RUBRIC.write_text(re.sub(r"[\u3400-\u9fff]+", "Words", rubric), encoding="utf-8")
    for _ in range(2):
        result = run("translate", "room")
        assert (result.exit_code, result.stdout) == (
            0,
            "rubrics/en/room.yaml: nothing in the rubric needs translating\n",
        )
        assert ENGLISH.read_text(encoding="utf-8").endswith("language: en\ntexts: []\n")
        assert check() == []


def test_a_file_that_would_lose_something_is_left_alone() -> None:
    write("language: en\ntexts:\n  - {zh: 场地, en: Place}\n  - {zh: 场地, en: Premises}\n")
    before = ENGLISH.read_bytes()
    result = run("translate", "room")
    assert result.exit_code == 1
    assert "translation-duplicate" in result.stderr
    assert ENGLISH.read_bytes() == before
    write("language: en\ntexts:\n  - {zh: 场地, english: Place}\n")
    result = run("translate", "room", "--json")
    assert result.exit_code == 1
    assert [one["code"] for one in json.loads(result.stdout)["problems"]] == ["missing-key", "unknown-key"]


def test_the_command_says_why_it_cannot_begin() -> None:
    result = run("translate", "hall")
    assert result.exit_code == 2
    assert "hall" in result.stderr
    assert run("translate", "../room").exit_code == 2
    ENGLISH.parent.write_text("a file", encoding="utf-8")
    assert run("translate", "room").exit_code == 2
    RUBRIC.write_text("id: room\n", encoding="utf-8")
    result = run("translate", "room")
    assert (result.exit_code, "missing-key" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- 场地\n", [("mapping-form", 1, 1)]),
        ("language: en\n", [("missing-key", 1, 1)]),
        ("language: fr\ntexts: []\n", [("unknown-choice", 1, 11)]),
        (
            "language: en\ntexts:\n  - {zh: 场地}\n  - {en: Room}\n  - {zh: 指标, en: Item, fr: Objet}\n",
            [("missing-key", 3, 5), ("missing-key", 4, 5), ("unknown-key", 5, 24)],
        ),
        ("language: en\ntexts:\n  - zh：场地\n    en: Room\n", [("yaml-wide-colon", 3, 7)]),
        ("", [("translation-void", 1, 1)]),
    ],
)
def test_what_is_wrong_with_the_form_is_told_at_its_place(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    write(text)
    found = [(code, *place) for code, file, *place in check() if file == str(ENGLISH)]
    assert found == expected


def test_the_missing_texts_are_told_at_their_places_in_the_rubric_behind_the_problems_of_the_file() -> None:
    write("language: en\ntexts:\n  - {zh: 操场, en: Playground}\n")
    assert check() == [
        ("translation-unused", str(ENGLISH), 3, 10),
        ("translation-missing", str(RUBRIC), 2, 8),
        ("translation-missing", str(RUBRIC), 7, 12),
        ("translation-missing", str(RUBRIC), 10, 12),
        ("translation-missing", str(RUBRIC), 14, 16),
        ("translation-missing", str(RUBRIC), 18, 45),
        ("translation-missing", str(RUBRIC), 19, 47),
    ]
    assert check(str(ENGLISH)) == check() == check(str(RUBRIC))
    for form in ("github", "sarif"):
        said = run("check", "--format", form).stdout
        assert said.count("translation-missing") == 6 + (form == "sarif")
        assert said.count("translation-unused") == 1 + (form == "sarif")


def test_english_texts_of_no_rubric_are_a_problem() -> None:
    write("language: en\ntexts: []\n")
    ENGLISH.rename("rubrics/en/hall.yaml")
    assert check() == [("translation-orphan", "rubrics/en/hall.yaml", 1, 1)]
    assert translated_rubric(Path("rubrics/en/hall.yaml")) is None
    assert translated_rubric(RUBRIC) is None


def test_a_broken_rubric_has_its_own_problems_first() -> None:
    write("language: en\ntexts: []\n")
    RUBRIC.write_text("id: room\n", encoding="utf-8")
    assert read_translation(read_rubric(RUBRIC)) is None
    assert {code for code, *_ in check(str(ENGLISH))} == {"missing-key"}


def test_an_earlier_edition_takes_what_fits_from_the_same_file() -> None:
    run("translate", "room")
    write(fill(ENGLISH.read_text(encoding="utf-8")))
    earlier = Path("rubrics/editions/room/2025-01.yaml")
    earlier.parent.mkdir(parents=True)
    text = RUBRIC.read_text(encoding="utf-8").replace("2027-01", "2025-01").replace("60平方米", "50平方米")
    earlier.write_text(text, encoding="utf-8")
    file = read_translation(read_rubric(earlier))
    assert file
    assert file.troubled == []
    assert "场地" in file.words
    assert "教室面积不少于50平方米" not in file.words
    assert check() == []
    assert run("check").stdout.count("texts in English") == 1


def test_english_that_only_an_earlier_edition_needs_is_kept() -> None:
    """「Its pages take the English from here」: it is no problem, and stands apart from what no edition has."""
    earlier = Path("rubrics/editions/room/2025-01.yaml")
    earlier.parent.mkdir(parents=True)
    text = RUBRIC.read_text(encoding="utf-8").replace("2027-01", "2025-01").replace("60平方米", "50平方米")
    earlier.write_text(text, encoding="utf-8")
    run("translate", "room")
    write(
        fill(ENGLISH.read_text(encoding="utf-8"))
        + "  - {zh: 教室面积不少于50平方米, en: The room has at least 50 square metres}\n  - {zh: 没有的, en: None}\n"
    )
    assert [code for code, *_ in check(str(ENGLISH))] == ["translation-unused"]
    for _ in range(2):
        told = run("translate", "room")
        assert "1 no longer in the rubric" in told.stdout
        lines = ENGLISH.read_text(encoding="utf-8").splitlines()[-4:]
        assert [line.strip()[:19] for line in lines] == [
            "# Only in earlier e", "- {zh: 教室面积不少于50平方米", "# Not in the rubric", "- {zh: 没有的, en: Non",
        ]  # fmt: skip
    write("\n".join(ENGLISH.read_text(encoding="utf-8").splitlines()[:-2]) + "\n")
    assert check(str(ENGLISH)) == []
    file = read_translation(read_rubric(earlier))
    assert file
    assert file.words["教室面积不少于50平方米"] == "The room has at least 50 square metres"


def test_words_are_had_of_what_can_be_read() -> None:
    write(
        "language: en\ntexts:\n  - {zh: 场地, en: Place}\n  - {zh: 指标, en: ''}\n  - {zh: 场地, en: Room}\n"
    )
    file = read_translation(read_rubric(RUBRIC))
    assert file
    assert file.words == {"场地": "Place"}


drawn = st.one_of(
    texts,
    st.text("a表 :#：-'\"{}[],&*!|>%@`~\\\n\t“1.", min_size=1, max_size=8).map(str.strip).filter(bool),
    st.sampled_from(
        ["null", "~", "True", "no", "1", "a: b", "# a", "一：二", "a #b", "- a", "第一行\n第二行"]
    ),
)


@given(st.lists(st.tuples(drawn, drawn), max_size=6, unique_by=lambda pair: pair[0]))
def test_what_is_written_is_read_back_as_it_was(pairs: list[tuple[str, str]]) -> None:
    room = read_rubric(ROOM)
    found = tuple(Pair(zh=zh, en=en) for zh, en in pairs)
    said = json.dumps([{"zh": one.zh, "en": one.en} for one in found], ensure_ascii=False)
    source = SourceFile(Path("en/room.yaml"), f"language: en\ntexts: {said}\n")
    file = TranslationFile(source, SourceFile(ROOM), Translation(language="en", texts=found))
    data, _, problems = read_yaml(renewed(room, file).text, words_of(Translation))
    assert problems == []
    decoded = decode(Translation, data)
    assert decoded.problems == []
    assert set(found) <= set(decoded.value.texts)


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_public_tables_are_whole_in_english(name: str) -> None:
    """Remove one pair, and this fails; Chinese is left only where the English quotes the print or a document number."""
    path = ROOT / "rubrics" / f"{name}.yaml"
    file = read_translation(read_rubric(path))
    assert file
    assert file.troubled == []
    rubric = read_rubric(path).rubric
    assert rubric
    english = translated(rubric, file.words)
    left = {re.sub(r"“[^“”]*”|\([^()]*\)", "", one.text): one.path for one in texts_of(english)}
    assert {text: path for text, path in left.items() if needs_translation(text)} == {}
    assert examples_come_true(english) == []


@pytest.mark.parametrize("name", PUBLISHED)
def test_a_translation_file_fits_its_schema(name: str) -> None:
    schema = json.loads(schema_text(Translation))
    jsonschema.Draft7Validator.check_schema(schema)
    text = (ROOT / f"rubrics/en/{name}.yaml").read_text(encoding="utf-8")
    fits = jsonschema.Draft7Validator(schema).is_valid
    assert fits(yaml.safe_load(text))
    for slip in (("language: en", "language: fr"), ("    en: ", "    english: "), ("texts:", "text:")):
        assert not fits(yaml.safe_load(text.replace(*slip, 1)))


@pytest.mark.parametrize("name", PUBLISHED)
def test_the_files_of_the_public_tables_are_as_the_command_writes_them(name: str) -> None:
    path = ROOT / "rubrics" / f"{name}.yaml"
    source = read_rubric(path)
    text = translation_path(path).read_text(encoding="utf-8")
    assert text.startswith(f"{MODELINE}\n")
    assert renewed(source, read_translation(source)).text == text


def test_the_schema_beside_the_rubrics_is_the_one_that_the_model_makes() -> None:
    text = (ROOT / "rubrics" / SCHEMA_NAME).read_text(encoding="utf-8")
    assert text == schema_text(Translation), f"run: rubricpress schema --translation -o rubrics/{SCHEMA_NAME}"
    assert run("schema", "--translation").stdout == text
