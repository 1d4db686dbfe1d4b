"""What the commands say of their own work, in Chinese and English; problems of files have a catalogue in the core."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final, Protocol

from rubricpress.core.plain.quoting import on_one_line
from rubricpress.core.wording import in_words

Tell = Callable[..., None]
"""Tells a step of long work: the name of its sentence, and the values in it by name."""
_SAID: Final = {
    # steps of long work
    "preparing-runtime": ("正在准备评分程序……", "Preparing the scoring runtime …"),
    "rendered": ("已生成 {done} 份评估表，共 {all} 份", "Rendered {done} of {all} rubrics"),
    "sources-written": (
        "docs/：写了 {changed} 个文件，删了 {removed} 个",
        "docs/: {changed} {changed:file|files} written, {removed} removed",
    ),
    "laying-out": ("正在生成网站……", "Laying out the site …"),
    "site-built": ("site/：{files} 个文件，用了 {seconds} 秒", "site/: {files} {files:file|files} in {seconds} s"),
    # the preview
    "preparing-site": ("正在准备网站……", "Preparing the site …"),
    "address": ("{address}   （按 Ctrl-C 结束）", "{address}   (Ctrl-C ends it)"),
    "pages-stay": ("改正之前，它的页面和评估表目录保持原样。", "Its pages and the list of tables stay as they were until this is mended."),
    "shown": ("{seconds} 秒后页面已更新", "Shown after {seconds} s"),
    # a published site beside the one that is built here
    "missing": ("缺少", "missing"),
    "changed": ("不同", "changed"),
    "extra": ("多出", "extra  "),
    "same": ("{place}：{files} 个文件，与这里做出的网站完全相同", "{place}: {files} {files:file|files}, the same as built here"),
    "differs": (
        "{place}：与这里做出的网站不同。请重新发布整个文件夹，或核对用的是不是同一个版本",
        "{place}: not what is built here. Publish the whole folder again, or check that both are of one version",
    ),
    "elsewhere": (
        "{place}：这里不像是本网站，{files} 个文件里缺 {missing} 个，没有 manifest.json。请写 manifest.json 所在的网址或文件夹",
        "{place}: this does not look like the site, {missing} of {files} {files:file|files} are missing. Give the address or folder of its manifest.json",
    ),
    "preview": (
        "{place} 是 rubricpress serve 的预览，不是完成的网站：页面里加了跟随改动的脚本，也没有 manifest.json。请核对已发布的网址，或者 make build 做出的 site 文件夹",
        "{place} is the preview of rubricpress serve, no finished site: its pages hold a script that follows changes, and there is no manifest.json. Verify the published address, or the folder 'site' that make build makes",
    ),
    "not-published": ("{place} 读不到（{reason}）", "{place} cannot be read ({reason})"),
    "no-site": ("没有这个文件夹，也不是网址", "neither a folder nor a web address"),
    # a form as one file
    "packed": ("{path}：{size} MB，双击就能打开填写", "{path}: {size} MB, opens with a double click"),
    "no-rubric": (
        "rubrics 文件夹里没有“{given}”这份评估表；有的是 {known}。请写其中一个编号，或它的文件名",
        "there is no rubric '{given}' in the folder 'rubrics'; there are: {known}. Give the id of one, or its file",
    ),
    "table-given": (
        "{path} 是评估表；这里要的是评分文件，也就是表单保存的 .json 文件",
        "{path} is a rubric; a response file is wanted here, the .json file that a form saves",
    ),
    "table-to-print": (
        "{path} 是评估表，不是评分文件。打印空白表请写：print --blank {path}",
        "{path} is a rubric, no response file. For the blank table write: print --blank {path}",
    ),
    # editions
    "edition-new": ("{id} {edition}：还没有登记", "{id} {edition}: not recorded"),
    "edition-new-recorded": ("{id} {edition}：已登记为公布的版本", "{id} {edition}: recorded as published"),
    "edition-same": ("{id} {edition}：与登记的相同", "{id} {edition}: as recorded"),
    "edition-corrected": (
        "{id} {edition}：文字有改正，计分不变；还没有登记",
        "{id} {edition}: wording corrected, scores as before; not recorded",
    ),
    "edition-corrected-recorded": (
        "{id} {edition}：文字的改正已登记，计分不变",
        "{id} {edition}: correction of wording recorded, scores as before",
    ),
    "broken-edition": (
        "这一版的文件有问题；请运行 rubricpress check",
        "the file of this edition has problems; run: rubricpress check",
    ),
    "no-edition": (
        "没有“{given}”；请写文件名、评估表的编号，或编号加版本（编号@版本）；有的是 {known}",
        "there is no '{given}'; give a file, the id of a rubric, or an id with its edition (id@edition); there are: {known}",
    ),
    # what stops a command
    "port": ("端口 {port} 用不了（{reason}）；请用 --port 另选一个", "port {port}: {reason}; choose another with --port"),
    "no-folder": (
        "这里没有 rubrics 文件夹：命令是在 {here} 运行的；请先用 cd 进入放着 rubrics 的文件夹，再运行",
        "there is no folder 'rubrics' here: the command runs in {here}; go to the folder in which 'rubrics' lies (cd) and run it again",
    ),
    "no-folder-near": (
        "这里没有 rubrics 文件夹：命令是在 {here} 运行的；上面的文件夹里有，请先运行 cd {up}",
        "there is no folder 'rubrics' here: the command runs in {here}; it lies further up: run cd {up} first",
    ),
    "no-project": (
        "这里没有 site_assets 文件夹；这个命令要用项目里的样式和程序，请在整个项目所在的文件夹里运行",
        "there is no folder 'site_assets' here; this command needs the style sheets and scripts of the project: run it in the folder of the whole project",
    ),
    "no-rubrics": (
        "{folder} 文件夹里没有评估表（文件名以 .yaml 结尾的文件）",
        "the folder '{folder}' holds no rubric (no file whose name ends in '.yaml')",
    ),
    "suffix": (
        "{path}：评估表的文件名以 .yaml 结尾；请改名",
        "{path}: the name of a rubric file ends in '.yaml'; rename it",
    ),
    # new tables
    "draft-top": (
        "由 rubricpress draft 根据 {file} 起草。每一处 TODO 都要对着原表核对；改好一处，删去那一行注释。",
        "Drafted from {file} by rubricpress draft. Compare every TODO with the printed table, and remove its comment once it is settled.",
    ),
    "id-form": (
        "“{given}”不能用作编号；编号由字母、数字、点、横线组成，以字母或数字开头，至多 64 个字符",
        "'{given}' cannot be an id; an id has letters, digits, dots and dashes, begins with a letter or digit, and has at most 64 characters",
    ),
    "ask-title": ("原表的题名", "Title as printed"),
    "ask-group": (
        "第 {at} 部分的名称和分值，例如 教室:40；没有了就直接回车",
        "Section {at} and its points, such as 教室:40; nothing to end",
    ),
    "group-form": (
        "“{given}”看不懂；请写名称、冒号和大于 0 的分值，例如 教室:40",
        "'{given}' is not understood; write a title, a colon and points above 0, such as Classroom:40",
    ),
    "new-written": (
        "{path}：已写好。请填写各处 TODO，再运行 rubricpress check",
        "{path}: written. Fill in every TODO, then run: rubricpress check",
    ),
    "print-what": (
        "请写一个评分文件，或者用 --blank 写评估表的编号",
        "name a response file, or a rubric with --blank",
    ),
    "written": ("{path}：已写好", "{path}: written"),
    "migrate-edition": (
        "{file}: rubric.edition：“{rubric}”没有“{given}”这一版，有的是 {known}；请核对文件里的 rubric.edition，或把那一版的评估表放回 rubrics/editions",
        "{file}: rubric.edition: there is no edition '{given}' of '{rubric}'; there are: {known}. Check rubric.edition in the file, or put that edition of the table back into rubrics/editions",
    ),
    "merge-done": ("{path}：已写好，没有冲突", "{path}: written, without conflicts"),
    "merge-troubled": (
        "{path}：已写好，没有冲突；原文件里的问题见上面，有问题的评分请对照原文件",
        "{path}: written, without conflicts; the files have the problems above: compare what they concern with the files",
    ),
    "merge-open": (
        "{path}：已写好；有 {count} 处冲突，没有写入，请打开后补填，或在网页里合并",
        "{path}: written; {count} {count:conflict is|conflicts are} left out: open it and fill in what is missing, or merge the files on the page",
    ),
    "merge-rubrics": (
        "这些文件不属于同一份评估表，不能合并；请只选同一份表的：\n{files}",
        "the files belong to different rubrics and cannot be merged; choose those of one:\n{files}",
    ),
    "merge-editions": (
        "这些文件按不同的版本填写，同一条的含义可能不同，不能合并；请先用 rubricpress migrate 把旧版的转到新版：\n{files}",
        "the files are of different editions and cannot be merged; carry the earlier ones over first, with rubricpress migrate:\n{files}",
    ),
    "merge-file": ("  {path}：{title}（{rubric}，{edition} 版）", "  {path}: {title} ({rubric}, edition {edition})"),
    "translation-whole": (
        "{path}：{texts} 段英文，一段不缺",
        "{path}: {texts} {texts:text|texts} in English, none missing",
    ),
    "translation-idle": ("{path}：表里没有要译的文字", "{path}: nothing in the rubric needs translating"),
    "translation-written": (
        "{path}：{texts} 段文字，{open} 段还没有译，{unused} 段表里已经没有（在文件末尾）",
        "{path}: {texts} {texts:text|texts}, {open} still to be translated, {unused} no longer in the rubric (at the end)",
    ),
    "translation-open": (
        "还有 {open} 段没有译：在 {path} 里把空着的 en 填上，再运行 rubricpress check {path}",
        "{open} {open:text is|texts are} still to be translated: fill in every empty 'en' in {path}, then run: rubricpress check {path}",
    ),
    "translation-until": (
        "译完以前，check 和 build 报告问题，整个网站做不出来；要先公布中文，把这个文件移到 {folder} 外面，译的时候再放回去",
        "Until then check and build report problems, and no site is built. To publish the Chinese first, move the file out of {folder}, and back when you go on",
    ),
    "system-missing": ("没有这个文件或文件夹", "No such file or directory"),
    "system-folder": ("这是文件夹，不是文件", "Is a directory"),
    "system-denied": ("没有权限", "Permission denied"),
    "system-there": ("已经有这个文件", "File exists"),
    "system-loop": ("链接绕成了圈，走不到文件", "Too many levels of symbolic links"),
    "system-long": ("名字太长", "File name too long"),
    "system-no-folder": ("路径中有一段不是文件夹", "Not a directory"),
    "system-full": ("磁盘已满", "No space left on device"),
    "system-read-only": ("那里只能读，不能写", "Read-only file system"),
    "over-input": (
        "{path} 是要读的文件，或是别的种类的文件，写上去就没有了；请用 -o 另选一个",
        "{path} is read here, or is a file of another kind, and would be lost; choose another with -o",
    ),
    "stopped": ("已中止", "Aborted!"),
    "unreadable": (
        "{path} 读不到（{reason}）；这是项目自己的文件，请恢复它",
        "{path} cannot be read ({reason}); it is a file of the project itself: restore it",
    ),
    "there": (
        "{path} 已经有了；请用 -o 另选一个文件名，要替换它就加上 --force",
        "{path} is there already; choose another name with -o, or replace it with --force",
    ),
    "or": (" 或 ", " or "),
    "other-kind": (
        "{path}：这个命令写的文件，名字要以 {kinds} 结尾；请改 -o 后面的文件名",
        "{path}: the name of the file that this command writes ends in {kinds}; change the name behind -o",
    ),
    "tolerance-alone": (
        "--tolerance 要与 --combine 同用；只有一名评分人时没有相差可言",
        "--tolerance goes with --combine; a single assessor differs from nobody",
    ),
    "unusable": ("{path}: {reason}", "{path}: {reason}"),
    "unwritable": ("{path} 写不进去（{reason}）；请另选一个文件", "{path}: {reason}; choose another file"),
}  # fmt: skip


_OF_SYSTEM: Final = {
    errno.ENOENT: "system-missing",
    errno.EISDIR: "system-folder",
    errno.EACCES: "system-denied",
    errno.EPERM: "system-denied",
    errno.EEXIST: "system-there",
    errno.ELOOP: "system-loop",
    errno.ENAMETOOLONG: "system-long",
    errno.ENOTDIR: "system-no-folder",
    errno.ENOSPC: "system-full",
    errno.EROFS: "system-read-only",
}


_COMMAND: Final = re.compile(r"(?<![\w/.-])rubricpress(?= [a-z])", re.ASCII)


class Bilingual(Protocol):
    """A failure that can be told in either language."""

    def said(self, language: str) -> str:
        """What went wrong, and what to do."""
        ...


def say(name: str, language: str, **values: object) -> str:
    """The sentence in `language`, with its values."""
    shown = {key: on_one_line(str(one)) if isinstance(one, Path) else one for key, one in values.items()}
    return as_typed(in_words(_SAID, name, language, shown))


def as_typed(text: str) -> str:
    """`text`, its commands written as they were typed here: by the path of the program where it is on no path of the shell."""
    program = sys.argv[0]
    if Path(program).name != "rubricpress" or "/" not in program or _on_path():
        return text
    return _COMMAND.sub(lambda _: on_one_line(program), text)


@cache
def _on_path() -> bool:
    return any((Path(one) / "rubricpress").is_file() for one in os.get_exec_path())


def reason(error: OSError, language: str) -> str:
    """Why the system could not read or write: in Chinese for what happens often, else in the system's words."""
    name = _OF_SYSTEM.get(error.errno or 0, "") if language == "zh" else ""
    return say(name, language) if name else error.strerror or str(error)


def unusable(error: OSError, language: str, path: object = "") -> str:
    """Which file or folder the system could not read or write (`path`, where the system does not name it), and why."""
    named = path if error.filename is None else error.filename
    why = reason(error, language)
    return say("unusable", language, path=on_one_line(str(named)), reason=why) if str(named) else why


def language_of_system() -> str:
    """Chinese where the person's system is Chinese, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if spoken.lower().startswith("zh") else "en"
