"""The commands, one module each: `describe(parser)` says what it takes, `run(options)` does it.

`run` returns the exit code. Only the module of the command that is called is loaded. They alone print. What several
of them share begins with an underscore: `_parsing`, how arguments are read and explained; `_naming`, the files that
they name; `_redlines`, documents with tracked changes; `_closing`, how a command ends.
"""

from __future__ import annotations

COMMANDS = {
    "init": "在新的文件夹里放好编辑器、git 和自动检查要用的文件",
    "build": "生成文档",
    "check": "只检查，不写文件",
    "rules": "列出检查规则，或说明一条",
    "explain": "说明一个数是怎么来的",
    "new": "新建一个年度或一个单位的文件",
    "fmt": "统一源文件的写法，内容不变",
    "diff": "比较两个版本或两份文件",
    "review": "审阅合并请求：检查、生成、比较，写成一条评论",
}
DONE, FAULTY, USAGE, INTERRUPTED = 0, 1, 2, 130
