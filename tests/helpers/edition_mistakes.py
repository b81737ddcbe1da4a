"""Mistakes in the data of an edition, for tests: what is wrong in which file, at which words, and what is told.

The edition 甲 builds on 新疆-2026 and holds only the files that a case replaces. Words at fault are marked «».
"""

from __future__ import annotations

from typing import NamedTuple

from generator.system.resources import resource
from tests.helpers.units_for_tests import altered

SHIPPED = resource("templates")
BASE = "承接: 新疆-2026\n"
UNKNOWN, MISSING, EMPTY, KIND, CHOICE, SPELLING = (
    "结构-未知键", "结构-缺少", "结构-空白", "结构-类型", "结构-选项", "结构-写法",
)  # fmt: skip
EDITION, SYNTAX, FILE = "版式", "语法", "文件"


class Bad(NamedTuple):
    """A mistake: the files of the edition, with the words at fault marked, and (rule, message) of each finding."""

    name: str
    files: dict[str, str]
    told: list[tuple[str, str]]


def settings(text: str) -> dict[str, str]:
    return {"edition.yaml": BASE + text}


def table(*changes: tuple[str, str], name: str = "一般公共预算支出", edition: str = "新疆-2025") -> dict[str, str]:
    """Return a table of a shipped edition with words replaced."""
    file = f"表/{name}.yaml"
    return {file: altered((SHIPPED / edition / file).read_text(encoding="utf-8"), *changes)}


def form(*changes: tuple[str, str]) -> dict[str, str]:
    return table(*changes, name="整体绩效目标", edition="新疆-2026")


def prose(text: str) -> dict[str, str]:
    return {"节/主要职能.md": text}


GROUPED = "  - {按: [类, 款, 项]}\n"
CLASS = "{题: 类, 字段: 类, 宽: 8}"
FIRST = '当: 选项.总计 == "首行"'
LEAF = "“列”第1项的“下”第1项的“下”第1项"

SETTINGS = [
    Bad("neither yes nor no", settings("编号行: «有»\n"), [(CHOICE, "“编号行”只能写“是”或“否”，这里写的是“有”。")]),
    Bad("a misspelt key", settings("«编好»: [a, b, c]\n"), [(UNKNOWN, "文件里没有“编好”这个键。")]),
    Bad("an unknown kind of number", settings("数字格式: {«正问»: {小数: 2}}\n"),
        [(UNKNOWN, "“数字格式”里没有“正问”这个键。")]),
    Bad("a number in words", settings("数字格式: {正文: {小数: «二»}}\n"),
        [(KIND, "“数字格式”的“正文”的“小数”要写 0 到 6 的整数，这里写的是“二”。")]),
    Bad("one for yes", settings("数字格式: {正文: {补零: «1»}}\n"),
        [(KIND, "“数字格式”的“正文”的“补零”只能写“是”或“否”，这里写的是“1”。")]),
    Bad("zero as a number", settings("数字格式: {表格: {零: «0»}}\n"),
        [(KIND, '“数字格式”的“表格”的“零”要写文字，数要加引号；印成空白写 ""，这里写的是“0”。')]),
    Bad("an unknown dimension", settings("条件: {甲: {«资金»: [一般财力]}}\n"),
        [(UNKNOWN, "“条件”的“甲”里没有“资金”这个键。")]),
    Bad("an unknown source of money", settings("条件: {甲: {资金来源: [一般财力, «一般财»]}}\n"),
        [(CHOICE, "“条件”的“甲”的“资金来源”第2项要写录入时用的资金来源，这里写的是“一般财”。")]),
    Bad("a code of two digits", settings("条件: {甲: {科目: [«21»]}}\n"),
        [(SPELLING, ("“条件”的“甲”的“科目”第1项要写支出功能分类的三位（类）、五位（款）或七位（项）编码，"
                    "这里写的是“21”。"))]),
    Bad("a single value that is unknown", settings("条件: {甲: {结转: «今年»}}\n"),
        [(SPELLING, "“条件”的“甲”的“结转”只能写“当年”或“结转”，这里写的是“今年”。")]),
    Bad("a word of two words", settings("条件: {«甲 乙»: {结转: 当年}}\n"),
        [(UNKNOWN, "“条件”里的“甲 乙”不是取数的词（一个词，中间没有空格和“=”）。")]),
    Bad("a word that means nothing", settings("条件: {«甲»: {}}\n"), [(EMPTY, "“条件”的“甲”还没有写内容。")]),
    Bad("two numberings for three levels", settings('编号: «[»"{{ 一 }}、", "（{{ 一 }}）"]\n'),
        [(SPELLING, "“编号”要写三项的列表：部分、节、节内标题的编号，这里写的是列表。")]),
    Bad("parts that are no list", settings("部分: «甲»\n"),
        [(KIND, "“部分”要写列表，每项以“- ”开头，这里写的是“甲”。")]),
    Bad("a part without a heading", settings("部分:\n  - «表»: [收支总体]\n"), [(MISSING, "“部分”第1项缺“标题”。")]),
    Bad("files that are not there", settings("部分:\n  - {标题: 甲, 表: [«没有»], 节: [主要职能, «缺»]}\n"),
        [(EDITION, "没有文件“表/没有.yaml”。"), (EDITION, "没有文件“节/缺.md”。")]),
    Bad("a form among the tables", settings("部分:\n  - {标题: 甲, 表: [收支总体, «整体绩效目标»]}\n"),
        [(EDITION, "用法不对（“整体绩效目标”是绩效目标表，要在节里用“绩效表”引用）。")]),
    Bad("a class of two digits", settings("类目: [201, «21»]\n"),
        [(SPELLING, "“类目”第2项要写支出功能分类类的三位编码，2 开头，这里写的是“21”。")]),
    Bad("an empty title", settings('«目录»: ""\n'), [(EMPTY, "“目录”还没有写内容。")]),
    Bad("a name that is no file's", settings('文件名: «"{{ 单位 }}/甲"»\n'),
        [(SPELLING, "“文件名”要写一行文字，不能有 / \\ : * ? < >，这里写的是“{{ 单位 }}/甲”。")]),
    Bad("a number among the words", settings("用语: {科目代码: «3»}\n"),
        [(KIND, "“用语”的“科目代码”要写文字，不能有 { }，数要加引号，这里写的是“3”。")]),
    Bad("several at once, in the order of the lines", settings("编号行: «有»\n零行: «无»\n«表上»: 甲\n"),
        [(CHOICE, "“编号行”只能写“是”或“否”，这里写的是“有”。"),
         (CHOICE, "“零行”只能写“是”或“否”，这里写的是“无”。"), (UNKNOWN, "文件里没有“表上”这个键。")]),
    Bad("a key twice", settings("目录: 甲\n«目录»: 乙\n"), [("语法-重复键", "“目录”写了两次，第 2 行已有。")]),
    Bad("nothing at all", {"edition.yaml": "«#»\n"}, [(SYNTAX, "文件里没有内容，或不是“键: 值”的形式。")]),
    Bad("a base that is not there", {"edition.yaml": "目录: 甲\n承接: «新疆-2099»\n"},
        [(EDITION, "没有版式“新疆-2099”。")]),
    Bad("itself as its base", {"edition.yaml": "承接: «甲»\n"}, [(EDITION, "版式“甲”的“承接”绕成了圈。")]),
]  # fmt: skip

PHRASES = [
    Bad("an unknown word", settings('表左: «"{{ 单味 }}"»\n'), [(EDITION, "“{{ 单味 }}”：没有叫“单味”的值。")]),
    Bad("an unknown word behind a point", settings('表左: «"{{ 用语.没有 }}"»\n'),
        [(EDITION, "“{{ 用语.没有 }}”：没有叫“没有”的值。")]),
    Bad("a point behind a text", settings('表左: «"{{ 单位.甲 }}"»\n'),
        [(EDITION, "“{{ 单位.甲 }}”：用法不对（“.”前面的值没有下一级）。")]),
    Bad("no operator", settings('表左: «"{{ 单位 年度 }}"»\n'),
        [(EDITION, "“{{ 单位 年度 }}”：写法不对（“年度”前面缺运算符，或多写了“年度”）。")]),
    Bad("a brace too few", settings('表左: «"{{ 单位 }"»\n'),
        [(EDITION, "“{{ 单位 }”：用法不对（“{{”“}}”没有成对；要填的词写成“{{ 词 }}”）。")]),
    Bad("single braces", settings('表右: «"单位：{万元}"»\n'),
        [(EDITION, "“单位：{万元}”：用法不对（“{{”“}}”没有成对；要填的词写成“{{ 词 }}”）。")]),
    Bad("a word without its brackets", settings('表左: «"{{ 金额 }}"»\n'),
        [(EDITION, "“{{ 金额 }}”：用法不对（有一个值不能直接印出来：后面缺括号，或没有写是它的哪一项）。")]),
    Bad("an unknown word that selects", settings("表左: «\"{{ 金额('一般公共与算') }}\"»\n"),
        [(EDITION, "“{{ 金额('一般公共与算') }}”：没有叫“一般公共与算”的取数条件。")]),
    Bad("text and number added", settings('表号: «"{{ 一 + 序 }}"»\n'),
        [(EDITION, "“{{ 一 + 序 }}”：用法不对（文字和数要用“~”连接）。")]),
    Bad("a list too short for all tables", settings("表号: «\"表{{ ['1', '1-1'][序 - 1] }}\"»\n"),
        [(EDITION, "“表{{ ['1', '1-1'][序 - 1] }}”：用法不对（列表里没有这么多项）。")]),
    Bad("one of several lines", settings('落款:\n  - "{{ 单位 }}"\n  - «"{{ 落款日起 }}"»\n'),
        [(EDITION, "“{{ 落款日起 }}”：没有叫“落款日起”的值。")]),
    Bad("deep in the settings", settings('默认原因: {均未安排: 无, 持平: «"{{ 名程 }}"»}\n'),
        [(EDITION, "“{{ 名程 }}”：没有叫“名程”的值。")]),
    Bad("of two equal texts, the one that cannot be filled in",
        settings('编号: ["{{ 一 }}", "{{ 一 }}", "{{ 一 }}"]\n表左: «"{{ 一 }}"»\n表号: "{{ 一 }}"\n'),
        [(EDITION, "“{{ 一 }}”：没有叫“一”的值。")]),
    Bad("in a table's title", table(("标题: 一般公共预算支出情况表", '标题: «"{{ 没有 }}表"»')),
        [(EDITION, "“{{ 没有 }}表”：没有叫“没有”的值。")]),
    Bad("in the head of a column", table(("题: 合计, ", '题: «"{{ 合计 }}"», ')),
        [(EDITION, "“{{ 合计 }}”：没有叫“合计”的值。")]),
    Bad("in the condition of a row", table((FIRST, "当: «有书»")), [(EDITION, "“有书”：没有叫“有书”的值。")]),
    Bad("an option that nobody set", table((FIRST, '当: «选项.总记 == "首行"»')),
        [(EDITION, '“选项.总记 == "首行"”：没有叫“总记”的值。')]),
    Bad("one sign of equality", table((FIRST, '当: «选项.总计 = "首行"»')),
        [(EDITION, '“选项.总计 = "首行"”：写法不对（“相等”写“==”）。')]),
    Bad("a whole statement", table((FIRST, '当: «"选项.总计 %}"»')),
        [(EDITION, "“选项.总计 %}”：用法不对（这里只写条件本身，不写“{%”和“%}”）。")]),
    Bad("in a form", form(('"{{ 联系人 }}"', '«"{{ 联系仁 }}"»')), [(EDITION, "“{{ 联系仁 }}”：没有叫“联系仁”的值。")]),
]  # fmt: skip

TABLES = [
    Bad("no title", table(("# yaml", "«#» yaml"), ("标题: 一般公共预算支出情况表\n", "")),
        [(MISSING, "文件缺“标题”。")]),
    Bad("no rows", table(("# yaml", "«#» yaml"), ("行:\n", "末行:\n")), [(MISSING, "文件缺“行”。")]),
    Bad("no columns", table(("# yaml", "«#» yaml"), ("\n列:\n", "\n«烈»:\n")),
        [(MISSING, "文件缺“列”。"), (UNKNOWN, "文件里没有“烈”这个键。")]),
    Bad("the table's words", table(("取: 一般公共预算\n", "取: «一般公共预»\n")),
        [(EDITION, "没有叫“一般公共预”的取数条件。")]),
    Bad("an unknown dimension", table(("取: 项目支出,", "取: «科木=210»,")),
        [(EDITION, "没有叫“科木=210”的取数条件。")]),
    Bad("a source that there is not", table(("取: 项目支出,", "取: «资金来源=一般财»,")),
        [(EDITION, "“资金来源=一般财”取不到数，没有这样的值。")]),
    Bad("a code with a letter", table(("取: 项目支出,", "取: «科目=2１0»,")),
        [(EDITION, "“科目=2１0”取不到数，没有这样的值。")]),
    Bad("a single fact", table(("取: 项目支出,", "取: «事项=政府采购.货物»,")),
        [(EDITION, "“事项=政府采购.货物”取的是单列的数（事项），表里印不出来。")]),
    Bad("a row's words", table((GROUPED, "  - {题: 甲, 取: «当念 项目支出»}\n")),
        [(EDITION, "没有叫“当念”的取数条件。")]),
    Bad("an unknown field", table((CLASS, "{题: 类, 字段: «累», 宽: 8}")),
        [(CHOICE, f"{LEAF}的“字段”要写这一列印的文字，例如“名称”，这里写的是“累”。")]),
    Bad("no width", table((CLASS, "{题: 类, 字段: 类, 宽: «0»}")),
        [(SPELLING, f"{LEAF}的“宽”要写 1 到 1000 的整数，这里写的是“0”。")]),
    Bad("a width in words", table((CLASS, "{题: 类, 字段: 类, 宽: «八»}")),
        [(KIND, f"{LEAF}的“宽”要写 1 到 1000 的整数，这里写的是“八”。")]),
    Bad("a column without a head", table((CLASS, "«{»字段: 类, 宽: 8}")), [(MISSING, f"{LEAF}缺“题”。")]),
    Bad("a column that shows nothing", table((CLASS, "«{»题: 类, 宽: 8}")), [(EDITION, "“类”这一列没有写印什么。")]),
    Bad("a column that shows two things", table((CLASS, '{题: 类, 字段: 类, «取»: ""}')),
        [(EDITION, "“类”这一列既写了“字段”又写了“取”。")]),
    Bad("a column that compares nothing", table((CLASS, "{题: 类, 字段: 类, 比上年: «差额»}")),
        [(EDITION, "“类”这一列没有写比什么数。")]),
    Bad("a head that shows something", table(("  - 题: 科目\n", "  - 题: 科目\n    字段: «名称»\n")),
        [(EDITION, "“科目”有下一层表头，自己不印内容，不能写“字段”。")]),
    Bad("heads too deep", table((CLASS, "{题: 甲, 下: [{题: 甲, 下: [{题: 甲, 下: «[»{题: 甲, 宽: 八}]}]}]}")),
        [(SPELLING, f"{LEAF}的“下”第1项的“下”第1项的“下”套得太深，最多 5 层，这里写的是列表。")]),
    Bad("all columns left out", {"表/收支总体.yaml": "标题: 甲\n列: «[»{题: 甲, 取: 无, 当: 1 > 2}]\n行: [{题: 乙}]\n"},
        [(EDITION, "“当”“略”把这里的列全省去了。")]),
    Bad("an unknown level", table((GROUPED, "  - {按: [类, «目»]}\n")),
        [(CHOICE, "“行”第2项的“按”第2项要写分组的级，例如“类”，这里写的是“目”。")]),
    Bad("a level that is no list", table((GROUPED, "  - {按: «类»}\n")),
        [(KIND, "“行”第2项的“按”要写列表，每项是一级，例如 [类, 款, 项]，这里写的是“类”。")]),
    Bad("a row of no kind", table((GROUPED, "  - «{»当: 有数}\n")),
        [(EDITION, "一行要写“题”“按”“空行”中的一个，这里都没有写。")]),
    Bad("a row of two kinds", table((GROUPED, "  - «{»按: [类], 题: 甲}\n")),
        [(EDITION, "一行要写“题”“按”“空行”中的一个，这里写了“题”、“按”。")]),
    Bad("keys of another kind of row", table((GROUPED, "  - {空行: 1, 缩: «1»}\n")),
        [(EDITION, "写了“空行”的行不用“缩”。")]),
    Bad("every class at every level", table((GROUPED, "  - {按: [类, 款], 全部: «是»}\n")),
        [(EDITION, "“全部: 是”只能和“按: [类]”一起写。")]),
    Bad("a level left out that is not there", table((GROUPED, "  - {按: [类, 款], 不列: [«项»]}\n")),
        [(EDITION, "“不列”的“项”不在“按”里。")]),
    Bad("blank rows in words", table((GROUPED, "  - {空行: «四»}\n")),
        [(KIND, "“行”第2项的“空行”要写 1 到 100 的整数，这里写的是“四”。")]),
    Bad("a row that is a word", table((GROUPED, "  - «总计»\n")),
        [(KIND, "“行”第2项要写“键: 值”，而且只能用列出的键，这里写的是“总计”。")]),
    Bad("codes of an unknown level", table(("取: 一般公共预算\n", "取: 一般公共预算\n代码: {«目»: [款]}\n")),
        [(UNKNOWN, "“代码”里没有“目”这个键。")]),
    Bad("on the right side of two", table(("全部: 是", "全部: «对»"), name="收支总体"),
        [(CHOICE, "“并列”第2项的“行”第1项的“全部”只能写“是”或“否”，这里写的是“对”。")]),
    Bad("a row at the bottom", table(("- {题: 收入总计}", "- {题: 收入总计, 取: «没有»}"), name="收支总体"),
        [(EDITION, "没有叫“没有”的取数条件。")]),
    Bad("all tables are read, each to its end",
        {**table((GROUPED, "  - {按: [类], 不列: [«项»]}\n  - {题: 甲, 取: «没有»}\n")),
         **table(("{题: 公务接待费, 取: 公务接待费}", "{题: 公务接待费, 取: «公务招待费»}"), name="三公经费")},
        [(EDITION, "“不列”的“项”不在“按”里。"), (EDITION, "没有叫“没有”的取数条件。"),
         (EDITION, "没有叫“公务招待费”的取数条件。")]),
]  # fmt: skip

LAST_ROW = "- [{文: 年度预算（万元）, 跨: 2, 并: 续}, {文: 合计：, 跨: 2}"
FORMS = [
    Bad("a row too short", form(('- [{文: 年度绩效目标, 跨: 2}, {文: "{{ 年度绩效目标 }}", 跨: 4}]',
                                 "- «[»{文: 年度绩效目标, 跨: 2}, {文: 甲}]")),
        [(EDITION, "这里的各格共占 3 列，“宽”写了 6 列。")]),
    Bad("a width too few", form(("宽: [12, 12, 22, 16, 22, 10]", "宽: «[»12, 12, 22, 16, 22]")),
        [(EDITION, "“宽”写了 5 列，下面各行都占 6 列。")]),
    Bad("a merge that starts nowhere",
        form((LAST_ROW, LAST_ROW.replace("跨: 2, 并: 续", "跨: 1, 并: «续»") + ", {文: 甲}")),
        [(EDITION, "“并: 续”的格，上一行同一处没有一样宽的“起”或“续”。")]),
    Bad("an unknown merge", form(("并: 起}, {文: 资金来源", "并: «始»}, {文: 资金来源")),
        [(CHOICE, "“行”第4项第1项的“并”只能写“起”或“续”，这里写的是“始”。")]),
    Bad("a cell that is a word", form(("{文: 联系电话}", "«联系电话»")),
        [(KIND, "“行”第2项第3项要写“键: 值”，必须有“文”，例如 {文: 单位, 跨: 2}，这里写的是“联系电话”。")]),
    Bad("an unknown field of an indicator", form(("字段: 一级", "字段: «壹级»")),
        [(CHOICE, "“指标”第1项的“字段”要写录入指标时用的键，例如“指标值”，这里写的是“壹级”。")]),
    Bad("no description", form(("# yaml", "«#» yaml"), ("说明: ", "# ")), [(MISSING, "文件缺“说明”。")]),
    Bad("words that select", form(('"{{ 金额(\'上级安排\') }}"', '«"{{ 金额(\'上级安\') }}"»')),
        [(EDITION, "“{{ 金额('上级安') }}”：没有叫“上级安”的取数条件。")]),
]  # fmt: skip

PROSE = [
    Bad("an unknown value", prose("# 职能\n«{»{ 没有 }}\n"), [(EDITION, "没有叫“没有”的值。")]),
    Bad("an unknown fact", prose('# 职能\n«{»{ 数("政府采购.货吾") }}\n'), [(EDITION, "没有叫“政府采购.货吾”的值。")]),
    Bad("an unknown level", prose('# 职能\n\n«{»{ 分组(按="省") }}\n'), [(EDITION, "没有叫“省”的值。")]),
    Bad("an unknown format", prose('# 职能\n«{»{ 数("政府采购.货物", 格式="重量") }}\n'),
        [(EDITION, "没有叫“重量”的值。")]),
    Bad("an unknown filter", prose("# 职能\n«{»{ 单位|大写 }}\n"), [(EDITION, "写法不对（没有叫“大写”的过滤器）。")]),
    Bad("an unknown file", prose('# 职能\n«{»% include "节/缺.md" %}\n'), [(EDITION, "没有文件“节/缺.md”。")]),
    Bad("a section within itself", prose('«#» 职能{% include "节/主要职能.md" %}\n'),
        [(EDITION, "用法不对（引用了自己，没有尽头）。")]),
    Bad("a table as a form", prose('# 职能\n«{»{ 绩效表("收支总体", {}) }}\n'),
        [(EDITION, "用法不对（“收支总体”不是绩效目标表）。")]),
    Bad("a figure that is compared", prose("# 职能\n«{»% if 金额() == 0 %}没有{% endif %}\n"),
        [(EDITION, "用法不对（印出的数不能与别的数比；把它直接写作条件，就是问它是不是零）。")]),
    Bad("a figure that is measured", prose("# 职能\n«{»% if 金额() > 0 %}有{% endif %}\n"),
        [(EDITION, "用法不对（印出的数不能与别的数比；把它直接写作条件，就是问它是不是零）。")]),
    Bad("a figure where its parts are due", prose("# 职能\n«{»{ 占比(1, 2) }}\n"),
        [(EDITION, "用法不对（“占比”里要写两个数）。")]),
    Bad("a reason that no file can give", prose('# 职能\n甲\n«{»{ 比较("", 键="收支总体").原因 }}\n'),
        [(EDITION, "单位文件的“变动原因”里没有“收支总体”这个键。")]),
    Bad("a reason below a key that there is not", prose('# 职能\n«{»{ 比较("", 键="三公.因公").原因 }}\n'),
        [(EDITION, "单位文件的“变动原因”里没有“三公”这个键。")]),
    Bad("a reason where only keys are", prose('# 职能\n«{»{ 比较("", 键=["收入", "机关运行经费"]).原因 }}\n'),
        [(EDITION, "用法不对（“变动原因”的“收入”不是一段话，后面还要写它下一级的键）。")]),
    Bad("a text at the code of an item", prose('# 职能\n«{»{ 文字("主要用途", "一般公共预算", "2101501") }}\n'),
        [(EDITION, "单位文件的“主要用途”的“一般公共预算”里没有“2101501”这个键。")]),
    Bad("why a table is empty, which it does not say", prose('# 职能\n«{»{ 空表说明("收支总体") }}\n'),
        [(EDITION, "用法不对（表“收支总体”里没有写“空表说明”）。")]),
    Bad("a comparison printed whole", prose('# 职能\n«{»{ 比较("当年") }}\n'),
        [(EDITION, "用法不对（有一个值不能直接印出来：后面缺括号，或没有写是它的哪一项）。")]),
    Bad("a heading too deep", prose("# 职能\n«#»## 甲\n"),
        [(EDITION, "“### 甲”的标题太深，一节里只有“#”和“##”两级。")]),
    Bad("a shared sentence left open",
        {"句.md": "«{»% macro 变动(比) %}\n"} | prose('# 职能{% import "句.md" as 句 %}\n'),
        [(EDITION, "写法不对（“if”“for”或“macro”没有合上）。")]),
]  # fmt: skip

ALL = SETTINGS + PHRASES + TABLES + FORMS + PROSE
