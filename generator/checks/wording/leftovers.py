"""Rule 文字-模板残留: marks of a template, of a spreadsheet or of a web page that nobody filled in or took out."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import HAN, hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-模板残留",
    level=WARNING,
    title="留有没有填写的模板记号",
    reason="XX、待填、{{ }}、（填写…）、#REF!、<p> 之类是模板、表格或网页的记号，不是给公众看的内容。",
    source="财预〔2016〕143号《地方预决算公开操作规程》（公开的内容真实、准确、完整）；审核惯例。",
    passes="概况: {主要职能: 负责全市医疗保障工作，按30人×6次安排培训。}",
    fails="概况: {主要职能: 负责XX市医疗保障工作。}",
)
BLANK = f"(?<={HAN}.)"
UNIT = "(?:[万亿]?元|[人次个名户](?=[，。；、）]|$)|%)"
BLANKS = {
    "X": r"X(?<![A-Za-z]X)X+(?![A-Za-z])", "x": r"x(?<![A-Za-z]x)x+(?![A-Za-z])", "×": "×××*", "_": "__+",
    "□": "□+", "○": "○(?<![一二三四五六七八九○]○)○+(?![一二三四五六七八九年])", "某": "某某(?=[市县区局单部项])",
    "待": r"待(?:填写?|录入|补充(?=$|[）】\]。，；、\n]))",
    "填": r"填[写列入报]?(?<=[（(【\[请处需应此选]填[写列入报])(?=[^（(【\[）)】\]\n]{0,40}[）)】\]])",
    "此": r"此处(?<=[（(【\[]..)", "例": r"[示样]例(?<=[（(【\[]..)", "T": "TODO|TBD", "F": "FIXME",
    "请": r"请(?<=[（(【\[].)(?:按|根据|补|说明|选择|删除)"
    r"|请各?(?:单位|部门)(?:根据|按照?|结合)[^，。）]{0,10}填[写列报]",
    "＿": "＿＿+", "***": r"\*(?<![\dA-Za-z*].)\*\*+(?![\dA-Za-z])",
    "  ": f" {BLANK} +{UNIT}", "\u3000\u3000": f"\u3000{BLANK}\u3000+{UNIT}",
}  # fmt: skip
MACHINE = {
    "{": r"\$?\{[{%]?[^{}\n]*[}%]?\}?", "｛": r"｛[^｛｝\n]*｝?", "#": r"#(?:REF|VALUE|N/A|DIV/0|NAME|NULL|NUM)[!?]?",
    "<": r"</?(?:p|br|div|span|table|tr|td|th|b|strong|font|a)\b[^<>\n]*>",
    "&": "&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash);",
    "N": "(?m)^(?:None|NaN|NULL)$", "u": "(?m)^(?:null|undefined)$",
}  # fmt: skip


def check(subject: Subject) -> Iterator[Finding]:
    """Report each mark that was left over."""
    for patterns, what, remedy in (
        (BLANKS, "没有填写的空位", "写上实际的内容；没有就删去。"),
        (MACHINE, "程序或网页的记号", "删去这个记号，写上实际的内容。"),
    ):
        for sign, pattern in patterns.items():
            for match in hits(subject, pattern, sign):
                message = f"公开的文字里不能有模板的记号，这里留着{what}“{match[0]}”。"
                start = match.start() - match[0][0].isspace()  # blanks have no place of their own in the file
                yield report(subject, RULE, spot_at(subject, start, match.string[start : match.end()]), message, remedy)
