"""What each command does, in Chinese; in English its docstring says it."""

from __future__ import annotations

from typing import Final

HELP_IN_CHINESE: Final = {
    "main": """
把写成 YAML 的评估表变成网页和自动计分的填写表。

在放着 rubrics/ 的文件夹里运行。
""",
    "check": """
检查评估表：写法、编号和每一个合计。

写文件夹时，检查里面的全部评估表；不写时，检查 rubrics/ 里的全部。有英文译文的，一并检查。文件名也可以写成编号。

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

原来的文件完整地留在新文件的 history 里。文件本身的问题也列出来，与 score 相同。

\b
例如：
  rubricpress migrate last-year.json
  rubricpress migrate last-year.json -o this-year.json
""",
    "translate": """
把一份评估表的全部文字写进 rubrics/en/编号.yaml，供译成英文。

编号也可以写成文件名。译好的原样留着；新的文字空着等译，表里已经没有的放在文件末尾。

\b
例如：
  rubricpress translate training-room
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

写评估表的编号或文件名。双击就能打开；约 5 MB。

\b
例如：
  rubricpress pack my-table
  rubricpress pack my-table -o form.html
""",
    "print": """
打印原表：按评分文件填好的，或者空白的，做成 PDF 或网页。

PDF 由这台电脑上的浏览器做：Chromium、Chrome 或 Edge。写 --lang en 时打印原表的英文译文，没有译文时打印原表；
不写 --lang 时打印原表，与这台电脑用什么语言无关。

\b
例如：
  rubricpress print returned/base-12.json -o base-12.pdf
  rubricpress print --blank my-table -o my-table.pdf
  rubricpress print --blank my-table -o my-table.html
  rubricpress print --blank my-table --lang en -o my-table-en.pdf
""",
    "verify": """
把已发布的网站与这里做出的网站逐个文件比较：缺少、不同、多出哪些文件。

网站做在 `.cache/` 里，`site/` 不变。退出码 0：完全相同；1：有不同；2：读不到已发布的网站。rubricpress serve 的预览不是已发布的网站。

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
说明一个评分文件的结果：各组得分、失分、缺什么、到更好的结论最省的办法；文件里的问题也同 score 一样列出。

\b
例如：
  rubricpress results base-12.json
""",
    "compare": """
比较两个评分文件；只写一个文件时，比较其中的自评和复核；文件里的问题也同 score 一样列出。

\b
例如：
  rubricpress compare last-year.json this-year.json
  rubricpress compare base-12.json --json
""",
    "merge": """
把分头填写的几个评分文件合成一个；填得不同的地方不写入，打印出来，退出码是 1。

文件本身的问题也列出来，与 score 相同。

\b
例如：
  rubricpress merge part-1.json part-2.json -o whole.json
""",
    "schema": """
打印评估表文件的 JSON Schema，编辑器用它来补全、说明和检查。

评估表文件的第一行写着它的文件名，它放在评估表旁边。已有的 Schema 直接更新。

\b
例如：
  rubricpress schema
  rubricpress schema -o rubrics/rubric.schema.json
  rubricpress schema --translation -o rubrics/translation.schema.json
""",
}
