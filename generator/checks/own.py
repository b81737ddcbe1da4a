"""What the program itself reports, beside the rules: it can neither be waived nor be given another level."""

from __future__ import annotations

from generator.finding import ERROR, WARNING

OWN = (
    ("文件", ERROR, "文件读不了、不是 UTF-8，或写不了"),
    ("语法", ERROR, "YAML 写错，或用了锚点、标记、看不见的字符"),
    ("语法-重复键", ERROR, "同一个键写了两次"),
    ("语法-井号", WARNING, "没有引号的文字后面紧跟“ #”，以后的字被当成注释"),
    ("结构-未知键", ERROR, "有不认识的键"),
    ("结构-缺少", ERROR, "缺必须有的键"),
    ("结构-空白", ERROR, "键写了，没有写内容"),
    ("结构-类型", ERROR, "应当是数、文字、列表或下一级的键，写成了别的"),
    ("结构-选项", ERROR, "不是可选的几个词之一"),
    ("结构-写法", ERROR, "编码、日期、金额的写法不对"),
    ("金额-分", ERROR, "金额细于分"),
    ("缺-文字", ERROR, "正文要用的一句话没有写，例如增减的原因"),
    ("写法", ERROR, "`budgetdocs fmt --check`：文件不是统一的写法"),
    ("版式", ERROR, "版式的文件有错，或没有这个版式"),
    ("豁免-无用", WARNING, "一条豁免没有对上任何问题"),
    ("程序-无此规则", WARNING, "“规则级别”里写了没有的规则"),
    ("程序-规则出错", WARNING, "一条规则在这份文件上出了程序错误；其他规则照常"),
    ("程序-出错", ERROR, "处理这份文件时出了程序错误；其他文件照常"),
)


def is_own(name: str) -> bool:
    """Return whether findings of this name are the program's own."""
    return any(name == own for own, _, _ in OWN)
