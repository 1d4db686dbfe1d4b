"""Commands whose help and errors are in the person's language, which click itself gives in English."""

from __future__ import annotations

import errno
import gc
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import IO, Any, Final

import click
from click.core import ParameterSource

from rubricpress.commands.errors_in_chinese import in_chinese
from rubricpress.commands.help_in_chinese import HELP_IN_CHINESE
from rubricpress.core.wording import DEFAULT_LANGUAGE, LANGUAGES
from rubricpress.source.library import BrokenRubric
from rubricpress.spoken import as_typed, language_of_system, say, unusable

# what is read and computed are trees without cycles: looking for some among a thousand rubrics takes a fifth of the time
_SELDOM: Final = (100_000, 50, 100)
_PROBLEMS: Final = 1
_WANTED: Final = "rubricpress.lang"
_ZH_OPTIONS: Final = {
    "--help": "显示本说明。",
    "--version": "显示版本。",
    "--lang": "消息的语言，写在命令前面或后面都可以；不写时用系统的语言，JSON 里用中文。",
    "--json": "打印给程序读的 JSON。",
    "--svg": "把各张图写进这个文件夹。",
    "--output": "要写的文件；不写时打印出来。",
    "merge --output": "要写的文件，名字以 .json 结尾。",
    "migrate --output": "要写的文件，名字以 .json 结尾；不写时只说明，不写文件。",
    "pack --output": "要写的文件，名字以 .html 结尾；不写时是 编号.html。",
    "print --output": "要写的文件，名字以 .pdf 或 .html 结尾；不写时用评分文件的名字或评估表的编号，加 .pdf。",
    "--force": "要写的文件已经有了也照写，替换它。",
    "--blank": "打印这份评估表的空白表，写编号或文件名。",
    "--html": "不做 PDF，写出网页；-o 的文件名以 .html 结尾时不用写它。",
    "--browser": "做 PDF 用的 Chromium、Chrome 或 Edge；不写时用找到的一个。",
    "--id": "评估表的编号；不写时用文件名。",
    "--to": "写到哪个文件；不写时是 rubrics/编号.yaml，写 - 就打印出来。",
    "--table": "读文件里的第几张表；不写时读最大的一张。",
    "--title": "原表的题名。",
    "--group": "一个部分和它的分值，例如 教室:40；有几个写几次。",
    "check --format": "怎样打印，默认 text：text 给人看，json 给程序读，github 和 sarif 给自动检查用。",
    "diff --format": "怎样打印，默认 text：text 给人看，json 给程序读，markdown 可以贴进说明。",
    "--record": "把全部版本作为已公布的版本，登记在 rubrics/editions.lock 里。",
    "--combine": "把几个文件当作几名评分人的评分，合成一份：median 取中位数，mean 取平均，declared 照评估表写的。",
    "--tolerance": "与 --combine 同用：同一条各人得分最多相差几分。",
    "--translation": "改为 rubrics/en 里译文文件的。",
    "--port": "127.0.0.1 上的端口；0 表示任选一个空闲的。默认 8000。",
}


def language_of(context: click.Context | None) -> str:
    """The language that was asked for at the command or in front of it, else that of the system."""
    while context is not None:
        if given := context.params.get("lang") or context.meta.get(_WANTED):
            return str(given)
        context = context.parent
    return language_of_system()


def _wanted(arguments: Sequence[str]) -> str:
    """The language that stands among arguments which may not be readable as a whole; '' where none does."""
    told = [one.removeprefix("--lang=") for one in arguments if one.startswith("--lang=")]
    told += [other for one, other in pairwise(arguments) if one == "--lang"]
    return next((one for one in told if one in LANGUAGES), "")


def lang_option[Command: Callable[..., Any]](
    callback: Callable[[click.Context, click.Parameter, str | None], str] | None = None,
) -> Callable[[Command], Command]:
    """The option `--lang`; read before the others, so that help is given in that language too."""
    said = "Language of the messages, before or behind the command; that of this system, and Chinese in JSON."
    return click.option("--lang", type=click.Choice(LANGUAGES), is_eager=True, callback=callback, help=said)


def asked(context: click.Context, _: click.Parameter, given: str | None) -> str:
    """The language of one run: as asked for, else Chinese in JSON, else that of the system."""
    before = context.parent and context.parent.params.get("lang")
    return (
        given
        or before
        or (
            "zh"
            if context.params.get("as_json") or context.params.get("form") == "json"
            else language_of(None)
        )
    )


def language_of_tables(lang: str) -> str:
    """The language in which the command that runs tells tables: `lang` where the person has named it, else that of the table."""
    context = click.get_current_context()
    here = context.get_parameter_source("lang") is ParameterSource.COMMANDLINE
    before = bool(context.parent and context.parent.params.get("lang"))
    return lang if here or before else DEFAULT_LANGUAGE


force_option = click.option(
    "--force", is_flag=True, help="Replace the file to write where it is there already."
)
"""The option of every command that writes a file which can be made again."""


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command has which prints a result: `--lang` and `--json`."""
    command = lang_option(asked)(command)
    return click.option("--json", "as_json", is_flag=True, is_eager=True, help="Print JSON for programs.")(
        command
    )


class SpeakingCommand(click.Command):
    """A command that also has a Chinese help text, and ends with one sentence where a file stands in its way."""

    @property
    def zh(self) -> str:
        """What the command does, in Chinese."""
        return HELP_IN_CHINESE[str(self.name)].strip()

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. A file that the system withholds and a table with problems are told, and end it."""
        try:
            return super().invoke(ctx)
        except BrokenRubric as broken:
            click.echo(f"{broken.source.path}: {say('broken-edition', language_of(ctx))}", err=True)
            ctx.exit(_PROBLEMS)
        except OSError as error:
            if error.errno in {None, errno.EPIPE}:  # no file: click ends quietly where nobody reads any more
                raise
            raise click.UsageError(unusable(error, language_of(ctx)), ctx) from error

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        if language_of(ctx) == "en":
            super().format_usage(ctx, formatter)
            return
        pieces = " ".join(self.collect_usage_pieces(ctx))
        for word, chinese in (
            ("[OPTIONS]", "[选项]"),
            ("COMMAND [ARGS]", "命令 [参数]"),
            ("URL_OR_FOLDER", "网址或文件夹"),
            ("RUBRIC", "评估表"),
            ("BEFORE", "原来的版本"),
            ("AFTER", "后来的版本"),
            ("FILES", "文件"),
            ("FILE", "文件"),
            ("ID", "编号"),
        ):
            pieces = pieces.replace(word, chinese)
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        said = self.zh if language_of(ctx) == "zh" else inspect.cleandoc(self.help or "")
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(as_typed(said))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and behind them the commands of a group."""
        if language_of(ctx) == "en":
            super().format_options(ctx, formatter)
            return
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        written = ((one.get_help_record(ctx) or ("", ""))[0] for one in options)
        named = [max(one.opts, key=len) for one in options]
        texts = [_ZH_OPTIONS.get(f"{self.name} {name}") or _ZH_OPTIONS[name] for name in named]
        rows = [
            (
                names.replace("INTEGER RANGE", "整数")
                .replace("FILE", "文件")
                .replace("RUBRIC", "编号")
                .replace("PATH", "程序")
                .replace("DIR", "文件夹")
                .replace("TITLE:POINTS", "名称:分值")
                .replace("TEXT", "文字"),
                text,
            )
            for names, text in zip(written, texts, strict=True)
        ]
        self._section("选项", rows, formatter)
        if isinstance(self, SpeakingGroup):
            self._section(
                "命令", [(name, one.zh.splitlines()[0]) for name, one in self.spoken.items()], formatter
            )

    def _section(self, title: str, rows: Sequence[tuple[str, str]], formatter: click.HelpFormatter) -> None:
        with formatter.section(title):
            formatter.write_dl(rows)


class SpeakingGroup(SpeakingCommand, click.Group):
    """A group of speaking commands; whatever is wrong with the arguments is told in the person's language."""

    command_class = SpeakingCommand
    _lang = ""

    @property
    def spoken(self) -> Mapping[str, SpeakingCommand]:
        """The commands of the group, in the order in which they are listed."""
        return {name: one for name, one in sorted(self.commands.items()) if isinstance(one, SpeakingCommand)}

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **more: Any) -> click.Context:
        """Read the arguments in front of the command."""
        self._lang = _wanted(args)
        with _told(self._lang):
            return super().make_context(info_name, args, *rest, **more)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the arguments behind the command, and run it."""
        gc.set_threshold(*_SELDOM)
        with _told(self._lang):
            return super().invoke(ctx)


@contextmanager
def _told(wanted: str) -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.Abort:
        click.echo(f"\n{say('stopped', wanted or language_of_system())}", err=True)
        raise click.exceptions.Exit(_PROBLEMS) from None
    except click.UsageError as error:
        if error.ctx is not None and wanted:
            error.ctx.meta[_WANTED] = wanted  # what could not be read may have hidden it
        if language_of(error.ctx) == "en" or isinstance(error, _UsageInChinese):
            raise
        raise _UsageInChinese(in_chinese(error), error.ctx) from error


class _UsageInChinese(click.UsageError):
    """A mistake in the arguments, told in Chinese."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Write what is wrong, below how the command is written."""
        if self.ctx is not None:
            click.echo(
                f"{self.ctx.get_usage()}\n用“{self.ctx.command_path} --help”看说明。\n", file=file, err=True
            )
        click.echo(f"错误：{self.message}", file=file, err=True)
