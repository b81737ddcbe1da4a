"""`budgetdocs init`: what a new repository needs beside units/, laid down where it is missing."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.commands import DONE
from generator.commands._closing import close
from generator.editing.folder import RECIPES, supplied
from generator.output.filing import UNITS
from generator.source.files import lines_of
from generator.system.writing import write_source


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.description = (
        "在现在的文件夹里放好 units/ 旁边要有的文件：编辑器的补全、说明和校验（schema.json、.vscode/），"
        "git 的换行和不存的文件（.gitattributes、.gitignore），提交前的检查（.pre-commit-config.yaml）。"
        "已有的文件不改动。"
    )
    parser.add_argument("--host", choices=RECIPES, help="另放这个网站上自动审阅合并请求的文件")


def run(options: argparse.Namespace) -> int:
    """Write each file that is not there; one that is there is never touched."""
    for name, text in supplied(options.host):
        path = Path(name)
        if path.is_symlink() or path.exists():
            same = "\n".join(lines_of(name)) == text
            print(f"已有 {name}，没有改动" + ("" if same else "；它与这一版程序的不同，要换成新的，删去它再运行一次"))
        elif refused := write_source(path, text):
            return close(refused, [path])
        else:
            print(f"已写 {name}")
    if not UNITS.is_dir():
        print("接着运行 budgetdocs new 单位全称 年度，新建第一份。")
    if options.host:
        print("仓库里没有程序的，照文件里的注释改安装程序的两行。令牌和设置见那个文件的开头。")
    return DONE
