"""`budgetdocs rules`: the catalogue of the rules, or one of them, where no manual is at hand."""

from __future__ import annotations

import argparse
import sys

from generator.checks.levels import unknown
from generator.checks.manual import catalogue, chapter, known
from generator.commands import DONE, USAGE


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = "列出全部检查规则，或说明一条：级别、原因、依据，对的和不对的例子。"
    parser.add_argument("rule", nargs="?", metavar="规则号", help="报错里级别后面的那个词，例如 金额-万后缺元")


def run(options: argparse.Namespace) -> int:
    """Print the catalogue, or the chapter of one rule."""
    text = chapter(options.rule) if options.rule else catalogue()
    if text is None:
        group = [name for name in known() if name.startswith(f"{options.rule}-")]
        message, advice = unknown(options.rule, known())
        advice = f"这一组有：{'、'.join(group)}。" if group else advice or "运行 budgetdocs rules 看全部规则。"
        print(message + advice, file=sys.stderr)
        return USAGE
    print(text, end="")
    return DONE
