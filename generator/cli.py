"""The command line: which command is meant, and what happens when it is cut short.

0 = done (warnings allowed), 1 = findings of severity error, 2 = wrong usage, 130 = interrupted.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from importlib import import_module

from generator import __version__
from generator.commands import COMMANDS, DONE, FAULTY, INTERRUPTED
from generator.commands._parsing import Parser
from generator.system.refusals import reason

MOST_YOUNG = 200_000  # objects; those of a unit are some 20,000, and go when it is done, for they form no circles


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(MOST_YOUNG)
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser(arguments[:1]).parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:  # The reader of the output (head, a pager) has seen enough.
        _mute()
        return DONE
    except OSError as error:
        _mute()
        print(f"结果写不出去：{reason(error)}。", file=sys.stderr)
        return FAULTY
    except KeyboardInterrupt:
        print("已中断。写好的文件都是完整的。", file=sys.stderr)
        return INTERRUPTED
    return code


def _mute() -> None:
    """Let the rest of the output go nowhere; Python would complain when it closes the stream."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser(called: list[str]) -> Parser:
    """Return the parser of all commands. Only the one that is called is loaded and knows its arguments."""
    parser = Parser(prog="budgetdocs", description="预算公开文档生成：一份 YAML，生成整本 DOCX 和 Markdown。")
    parser.add_argument("--version", action="version", version=__version__, help="印出版本号")
    commands = parser.add_subparsers(required=True, metavar="命令")
    for name, help_ in COMMANDS.items():
        command = commands.add_parser(name, help=help_)
        if name in called:
            module = import_module(f"generator.commands.{name}")
            module.describe(command)
            command.set_defaults(run=module.run)
    return parser
