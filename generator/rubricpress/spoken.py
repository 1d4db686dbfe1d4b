"""What the commands say of their own work, in Chinese and English; problems of files have a catalogue in the core."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Final, Protocol

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
    "pages-stay": ("改正之前，页面保持原样。", "The pages stay as they were until this is mended."),
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
    "not-published": ("{place} 读不到（{reason}）", "{place} cannot be read ({reason})"),
    "no-site": ("没有这个文件夹，也不是网址", "neither a folder nor a web address"),
    # a form as one file
    "packed": ("{path}：{size} MB，双击就能打开填写", "{path}: {size} MB, opens with a double click"),
    "no-rubric": (
        "rubrics 文件夹里没有 {rubric}.yaml；请写评估表的编号",
        "there is no {rubric}.yaml in the folder 'rubrics'; give the id of a rubric",
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
        "没有“{given}”；请写文件名、评估表的编号，或编号加版本，例如 training-room@2025-03",
        "there is no '{given}'; give a file, the id of a rubric, or an id with its edition, such as training-room@2025-03",
    ),
    # what stops a command
    "port": ("端口 {port} 用不了（{reason}）；请用 --port 另选一个", "port {port}: {reason}; choose another with --port"),
    "no-folder": (
        "这里没有 rubrics 文件夹；请在它所在的文件夹里运行",
        "there is no folder 'rubrics' here; run the command where it lies",
    ),
    "no-rubrics": (
        "rubrics 文件夹里没有评估表（文件名以 .yaml 结尾的文件）",
        "the folder 'rubrics' holds no rubric (no file whose name ends in '.yaml')",
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
        "'{given}' is not understood; write a title, a colon and points above 0, such as 教室:40",
    ),
    "new-written": (
        "{path}：已写好。请填写各处 TODO，再运行 rubricpress check",
        "{path}: written. Fill in every TODO, then run: rubricpress check",
    ),
    "print-what": (
        "请写一个评分文件，或者用 --blank 写评估表的编号",
        "name a response file, or a rubric with --blank",
    ),
    "printed": ("{path}：已写好", "{path}: written"),
    "merge-done": ("{path}：已写好，没有冲突", "{path}: written, without conflicts"),
    "merge-open": (
        "{path}：已写好；有 {count} 处冲突，没有写入，请打开后补填，或在网页里合并",
        "{path}: written; {count} {count:conflict is|conflicts are} left out: open it and fill in what is missing, or merge the files on the page",
    ),
    "merge-rubrics": ("这些文件不属于同一份评估表，不能合并", "the files belong to different rubrics"),
    "unwritable": ("{path} 写不进去（{reason}）；请另选一个文件", "{path}: {reason}; choose another file"),
}  # fmt: skip

# what each command does; in English its docstring says it
HELP_IN_CHINESE: Final = {
    "main": """
把写成 YAML 的评估表变成网页和自动计分的填写表。

在放着 rubrics/ 的文件夹里运行。
""",
    "check": """
检查评估表：写法、编号和每一个合计。

不写文件时，检查 rubrics/ 里的全部评估表。

\b
例如：
  rubricpress check
  rubricpress check rubrics/my-table.yaml
  rubricpress check --json
  rubricpress check --format github
""",
    "draft": """
根据 Word、Excel、CSV、HTML 或文本文件里的表格，起草一份评估表。

拿不准的地方在初稿里写着 TODO，没有看懂的列在报告里。

\b
例如：
  rubricpress draft table.docx --id training-room
  rubricpress draft table.xlsx --table 2 --id training-room
  rubricpress draft table.csv --to -
""",
    "new": """
新建一份评估表：一个带注释、能通过检查的小文件，放在 rubrics/ 里。

没有写明的题名和各部分，会一一询问。

\b
例如：
  rubricpress new training-room
  rubricpress new training-room --title 培训教室检查表 --group 教室:40 --group 管理:60
""",
    "editions": """
列出各份评估表的版本；带 --record 时登记为已公布的版本。

登记过的版本可以改正文字，但不能再改变怎样计分。

\b
例如：
  rubricpress editions
  rubricpress editions --record
""",
    "diff": """
说明两个版本之间改了什么；每个可以写文件名、编号，或编号加版本。

\b
例如：
  rubricpress diff training-room@2025-03 training-room
  rubricpress diff old.yaml new.yaml --format markdown
""",
    "migrate": """
把按旧版填写的评分文件转到现行版，说明每一条怎样处理。

原来的文件完整地留在新文件的 history 里。

\b
例如：
  rubricpress migrate last-year.json
  rubricpress migrate last-year.json -o this-year.json
""",
    "write": """
把网站生成器要用的东西写进 docs/。

任何一份评估表有问题，就什么也不写。

\b
例如：
  rubricpress write
""",
    "build": """
做好全部页面，把完成的网站写到 site/。

\b
例如：
  rubricpress build
  rubricpress build --json
""",
    "serve": """
在本机展示网站；评估表、模板或页面资源有改动时，页面随之更新。

\b
例如：
  rubricpress serve
  rubricpress serve --port 8080
""",
    "pack": """
把一份评估表的自评表写成一个 HTML 文件，不用服务器，也不用网络。

双击就能打开；约 5 MB。

\b
例如：
  rubricpress pack my-table
  rubricpress pack my-table -o form.html
""",
    "print": """
打印原表：按评分文件填好的，或者空白的，做成 PDF。

PDF 由这台电脑上的浏览器做：Chromium、Chrome 或 Edge。

\b
例如：
  rubricpress print returned/base-12.json -o base-12.pdf
  rubricpress print --blank my-table -o my-table.pdf
  rubricpress print --blank my-table --html -o my-table.html
""",
    "verify": """
把已发布的网站与这里做出的网站逐个文件比较：缺少、不同、多出哪些文件。

网站做在 `.cache/` 里，`site/` 不变。退出码 0：完全相同；1：有不同；2：读不到已发布的网站。

\b
例如：
  rubricpress verify https://pinggu.example.org/
  rubricpress verify site
""",
    "score": """
给评分文件计分；文件名写 - 时读标准输入。

带 --json 时打印一个 JSON 对象；有几个文件时每个占一行。

\b
例如：
  rubricpress score returned/base-12.json
  rubricpress score returned/*.json --json
""",
    "results": """
说明一个评分文件的结果：各组得分、失分、缺什么、到更好的结论最省的办法。

\b
例如：
  rubricpress results base-12.json
""",
    "compare": """
比较两个评分文件；只写一个文件时，比较其中的自评和复核。

\b
例如：
  rubricpress compare last-year.json this-year.json
  rubricpress compare base-12.json --json
""",
    "merge": """
把分头填写的几个评分文件合成一个；填得不同的地方不写入，打印出来，退出码是 1。

\b
例如：
  rubricpress merge part-1.json part-2.json -o whole.json
""",
    "schema": """
打印评估表文件的 JSON Schema，编辑器用它来补全、说明和检查。

评估表文件的第一行写着它的文件名，它放在评估表旁边。

\b
例如：
  rubricpress schema
  rubricpress schema -o rubrics/rubric.schema.json
""",
}


class Bilingual(Protocol):
    """A failure that can be told in either language."""

    def said(self, language: str) -> str:
        """What went wrong, and what to do."""
        ...


def say(name: str, language: str, **values: object) -> str:
    """The sentence in `language`, with its values."""
    return in_words(_SAID, name, language, values)


def language_of_system() -> str:
    """Chinese where the person's system is Chinese, English elsewhere."""
    spoken = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "zh" if spoken.lower().startswith("zh") else "en"
