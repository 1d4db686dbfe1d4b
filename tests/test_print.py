"""`rubricpress print`: the official table as PDF, by a browser of this machine."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.chromium import EXECUTABLE

from rubricpress import pdf
from rubricpress.cli import main
from rubricpress.core.plain.json_text import MAX_BYTES

SHENZHEN = "shenzhen-worker-training-base"


@pytest.fixture(autouse=True)
def _in_the_project(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    monkeypatch.setenv("LC_ALL", "C")


def run(*arguments: object, given: str | None = None) -> Result:
    return CliRunner().invoke(main, ["print", *map(str, arguments)], input=given)


@pytest.fixture
def response() -> str:
    ratings = {"1": {"level": "2", "evidence": "档案第三卷"}, "12": {"measure": {"value": "350"}}}
    return json.dumps(
        {
            "format": "rubricpress-response/1",
            "rubric": {"id": SHENZHEN},
            "profile": {"institution": "某基地", "base_type": "main"},
            "assessments": {"self": {"assessor": "王", "ratings": ratings}},
        }
    )


def program(folder: Path, does: str) -> Path:
    """A stand-in for a browser; its arguments are in `asked`, the PDF that it should write in `made`."""
    path = folder / "browser"
    text = "import re, sys, pathlib\nasked = sys.argv[1:]\nmade = pathlib.Path(next(one.partition('=')[2] for one in asked if one.startswith('--print-to-pdf=')))\n"
    path.write_text(f"#!{sys.executable}\n{text}{does}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_response_becomes_a_pdf_whose_chinese_text_can_be_selected(tmp_path: Path, response: str) -> None:
    file, target = tmp_path / "base.json", tmp_path / "base.pdf"
    file.write_text(response, encoding="utf-8")
    done = run(file, "-o", target, "--browser", EXECUTABLE)
    assert (done.exit_code, done.output) == (0, f"{target}: written\n")
    assert [one.name for one in tmp_path.iterdir() if one not in (file, target)] == []
    text = subprocess.run(["pdftotext", str(target), "-"], capture_output=True, check=True, text=True).stdout
    plain = re.sub(r"\s+", "", text)
    for words in (
        "深圳产业工人训练基地评估表",
        "某基地",
        "☑2分培训资格符合要求",
        "填报350人",
        "证据：档案第三卷",
        "第1页，共",
    ):
        assert words in plain
    about = subprocess.run(["pdfinfo", str(target)], capture_output=True, check=True, text=True).stdout
    assert re.search(r"Page size: +594.9\d* x 841.9", about)


def test_the_blank_page_itself_asks_for_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "blank.html"
    done = run("--blank", SHENZHEN, "--html", "-o", target, "--lang", "zh")
    assert (done.exit_code, done.output) == (0, f"{target}：已写好\n")
    html = target.read_text(encoding="utf-8")
    assert not re.search(r"<(link|script|img|iframe)\b|url\(|@import|https?:", html)
    assert "☑" not in html
    assert "基地评估表" in html


def test_the_name_of_the_file_follows_from_what_is_printed(
    tmp_path: Path, response: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("rubrics", "site_assets"):
        (tmp_path / name).symlink_to(root / name)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "base-12.json").write_text(response, encoding="utf-8")
    assert run("base-12.json", "--html").output == "base-12.html: written\n"
    assert run("-", "--html", given=response).output == f"{SHENZHEN}.html: written\n"
    assert run("--blank", SHENZHEN, "--html", "--force").output == f"{SHENZHEN}.html: written\n"


def test_a_response_with_problems_is_printed_and_they_are_told(tmp_path: Path, response: str) -> None:
    target = tmp_path / "out.html"
    done = run("-", "--html", "-o", target, given=response.replace('"2"', '"7"'))
    assert done.exit_code == 1
    assert "assessments.self.ratings.1.level: unknown-choice:" in done.stderr
    assert "填报 350人" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("given", "code"),
    [("no json", 2), ('{"format": "rubricpress-response/1", "rubric": {"id": "other"}}', 1)],
)
def test_what_is_no_response_to_a_known_table_is_not_printed(tmp_path: Path, given: str, code: int) -> None:
    """As of `score`: 1 for problems, 2 for what cannot be read as a response at all."""
    done = run("-", "-o", tmp_path / "out.pdf", given=given)
    assert done.exit_code == code
    assert re.search(r"json-form|rubric-unknown", done.stderr)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_or_too_large_is_told(tmp_path: Path) -> None:
    assert run(tmp_path / "none.json").exit_code == 2
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    done = run(large)
    assert done.exit_code == 2
    assert "file-large" in done.stderr


def test_a_broken_table_is_told_and_nothing_is_printed(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, response: str
) -> None:
    (tmp_path / "rubrics").mkdir()
    (tmp_path / f"rubrics/{SHENZHEN}.yaml").write_text("id: x\n", encoding="utf-8")
    (tmp_path / "site_assets").symlink_to(root / "site_assets")
    monkeypatch.chdir(tmp_path)
    assert run("--blank", SHENZHEN).exit_code == 1
    done = run("-", given=response)
    assert done.exit_code == 1
    assert "rubric-broken" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name a response file, or a rubric with --blank"),
        (["a.json", "--blank", SHENZHEN], "name a response file, or a rubric with --blank"),
        (
            ["--blank", "other"],
            "there is no rubric 'other' in the folder 'rubrics'; there are: correspondence-education, ",
        ),
        (["--blank", SHENZHEN, "--html", "-o", "no/such/folder/out.html"], "no/such/folder/out.html"),
    ],
)
def test_wrong_usage_says_why(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "这里没有 site_assets 文件夹；这个命令要用项目里的样式和程序，请在整个项目所在的文件夹里运行"),
        ("en", "there is no folder 'site_assets' here; this command needs the style sheets and scripts of the project"),
    ],
)  # fmt: skip
def test_commands_that_need_the_whole_project_say_so(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch, lang: str, said: str
) -> None:
    """Beside `rubrics/` alone nothing can be printed or built; the file that the user names is not blamed."""
    (tmp_path / "rubrics").symlink_to(root / "rubrics")
    monkeypatch.chdir(tmp_path)
    for command in (["print", "--blank", SHENZHEN, "--html", "-o", "out.html"], ["write"], ["build"], ["serve"], ["pack", SHENZHEN], ["verify", "."]):  # fmt: skip
        done = CliRunner().invoke(main, [*command, "--lang", lang])
        assert done.exit_code == 2
        assert said in done.stderr
        assert "out.html" not in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["rubrics"]


def test_a_style_sheet_that_is_gone_is_named_as_a_file_of_the_project(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rubrics").symlink_to(root / "rubrics")
    (tmp_path / "site_assets").mkdir()
    monkeypatch.chdir(tmp_path)
    said = {
        "zh": "site_assets/css/paper.css 读不到（没有这个文件或文件夹）；这是项目自己的文件，请恢复它",
        "en": "site_assets/css/paper.css cannot be read (No such file or directory); it is a file of the project itself: restore it",
    }
    for lang, sentence in said.items():
        done = run("--blank", SHENZHEN, "--html", "-o", "out.html", "--lang", lang)
        assert (done.exit_code, "out.html" in done.stderr) == (2, False)
        assert sentence in done.stderr


def test_without_a_browser_the_remedies_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(pdf, "places", lambda *_: iter(["chromium"]))
    done = run("--blank", SHENZHEN, "-o", tmp_path / "out.pdf")
    assert done.exit_code == 1
    for remedy in ("install Chromium, Chrome or Edge", "--browser", "--html"):
        assert remedy in done.stderr
    assert "请安装 Chromium、Chrome 或 Edge" in run("--blank", SHENZHEN, "--lang", "zh").stderr


def test_a_browser_that_is_named_must_be_one(tmp_path: Path) -> None:
    done = run("--blank", SHENZHEN, "--browser", tmp_path / "none")
    assert done.exit_code == 1
    assert "is no browser that can be run" in done.stderr


def test_a_browser_that_makes_no_pdf_is_quoted(tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    browser = program(tmp_path, "print('the display is missing', file=sys.stderr)")
    done = run("--blank", SHENZHEN, "-o", target, "--browser", browser)
    assert done.exit_code == 1
    assert "made no PDF:\nthe display is missing" in done.stderr
    assert not target.exists()
    browser = program(tmp_path, "made.write_text('<p>')")
    assert run("--blank", SHENZHEN, "-o", target, "--browser", browser).exit_code == 1
    browser.write_text("#!/no/such/interpreter\n")
    assert "No such file" in run("--blank", SHENZHEN, "-o", target, "--browser", browser).stderr


def test_the_browser_works_beside_the_file_and_without_a_network(tmp_path: Path) -> None:
    """Some browsers may not see the folders for temporary files."""
    browser = program(tmp_path, "made.write_bytes(b'%PDF' + '\\n'.join(asked).encode())")
    target = tmp_path / "out.pdf"
    assert run("--blank", SHENZHEN, "-o", target, "--browser", browser).exit_code == 0
    asked = target.read_text(encoding="utf-8").removeprefix("%PDF").splitlines()
    assert asked[-1].startswith(f"{tmp_path.as_uri()}/rubricpress-")
    assert any(one.startswith(f"--user-data-dir={tmp_path}/rubricpress-") for one in asked)
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in asked


def test_browsers_are_looked_for_under_their_usual_names() -> None:
    linux = list(pdf.places("linux", {}))
    assert {"chromium", "google-chrome", "microsoft-edge"} <= set(linux)
    windows = list(pdf.places("win32", {"PROGRAMFILES": "C:/Program Files"}))
    assert "C:/Program Files/Google/Chrome/Application/chrome.exe" in windows
    assert "C:/Program Files/Microsoft/Edge/Application/msedge.exe" in windows
    macos = list(pdf.places("darwin", {"HOME": "/Users/a"}))
    assert "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in macos
    assert "/Users/a/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge" in macos


CHINESE = re.compile("[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


@pytest.mark.parametrize("rubric", sorted(path.stem for path in Path("rubrics/en").glob("*.yaml")))
def test_in_english_all_is_english_but_what_is_quoted_as_printed(rubric: str, tmp_path: Path) -> None:
    """「--lang en prints the translation, marked as unofficial」: Chinese stands only where the print itself is quoted."""
    target = tmp_path / "table.html"
    done = run("--blank", rubric, "--lang", "en", "--html", "--json", "-o", target)
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["file"], told["language"], told["rubric"]["id"], told["problems"]) == (
        str(target),
        "en",
        rubric,
        [],
    )
    page = target.read_text(encoding="utf-8")
    assert "Unofficial English translation; the Chinese text is authoritative." in page
    assert '<html lang="en"' in page
    style, body = page.split("</style>")
    doubts = re.compile(r'<ol class="pp-footnotes">.*?</ol>', re.DOTALL)  # these quote what is printed
    assert CHINESE.findall(doubts.sub("", body)) == []
    assert CHINESE.findall(style.rpartition("@page{size")[2]) == []


def test_a_filled_table_in_english_has_the_marks_and_words_of_the_response(
    tmp_path: Path, response: str
) -> None:
    target = tmp_path / "table.html"
    assert run("-", "--lang", "en", "--html", "-o", target, given=response).exit_code == 0
    page = target.read_text(encoding="utf-8")
    assert "so far" in page  # the total, of which two rows are rated
    assert '<span data-cell="profile/base_type/main">☑</span> Main base' in page


def test_without_being_asked_the_official_table_is_printed_whatever_the_system_speaks(tmp_path: Path) -> None:
    target = tmp_path / "table.html"
    done = run("--blank", SHENZHEN, "--html", "-o", target)
    assert done.output == f"{target}: written\n"
    assert '<html lang="zh-CN"' in target.read_text(encoding="utf-8")
