"""A parser of the command line that speaks Chinese: usage, help, what is wrong with the arguments."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

from generator.commands import USAGE
from generator.system.terminal import cells

# What argparse says, and how it is told here. Compiled only when something is wrong: every start would wait for it.
TOLD = (
    ("the following arguments are required: (.*)", "还要写“{0}”。"),
    ("unrecognized arguments: (.*)", "不认识“{0}”。"),
    ("argument (.*): expected (?:one|at least one) argument", "{0} 后面要写一个值。"),
    ("argument (.*): ignored explicit argument '.*'", "{0} 后面不写值。"),
    ("ambiguous option: (.*) could match (.*)", "“{0}”没有写全，可以是 {1}。"),
    ("argument (.*?): (.*)", "{0}：{1}。"),
)
CHOICE = r"argument (.*?): invalid choice: '(.*?)'.*\(choose from (.*)\)"  # Python 3.14 guesses before the choices
PIECE = r"[!-~]+ *|[“（《]*.[，。；：、！？）》”]*"  # what stays together: a word, a character with its signs


class Help(argparse.HelpFormatter):
    """The layout of usage and help, in lines as wide as the terminal although Chinese has no blanks to break at."""

    def add_usage(self, usage: str | None, actions: Iterable[Any], groups: Iterable[Any], prefix: Any = None) -> None:
        """Begin with 用法."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return folded(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in folded(text, width))


class Parser(argparse.ArgumentParser):
    """The parser of the program, or of one of its commands."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=Help, add_help=False, **options)
        self._positionals.title, self._optionals.title = "参数", "选项"
        self.add_argument("-h", "--help", action="help", help="印出这段说明")

    def error(self, message: str) -> NoReturn:
        """End the program with what is wrong and where to read more."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{told(message)}\n运行 {self.prog} --help 看说明。\n")


def told(message: str) -> str:
    """Return in Chinese what argparse says is wrong; as it is if argparse has learnt to say something new."""
    if choice := re.fullmatch(CHOICE, message):
        from difflib import get_close_matches

        name, written, choices = choice[1], choice[2], re.findall(r"[^\s,']+", choice[3])
        meant = get_close_matches(written, choices, n=1)
        return f"{name}：没有“{written}”，" + (f"是不是“{meant[0]}”？" if meant else f"可以写：{'、'.join(choices)}。")
    found = ((re.fullmatch(pattern, message), words) for pattern, words in TOLD)
    return next((words.format(*match.groups()).replace(", ", "、") for match, words in found if match), message)


def folded(text: str, width: int) -> list[str]:
    """Return the text in lines of at most so many cells of a terminal; no line begins with a closing sign."""
    lines = [""]
    for piece in re.findall(PIECE, text):
        if lines[-1] and cells(f"{lines[-1]}{piece}".rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines]
