"""Rule 文字-文号年份: a document number lacks its year or its serial number, or the year cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.reading.citations import ENDS_OF_AGENCIES, agency_of
from generator.checks.reading.search import before, hits, report, spot_at
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-文号年份",
    level=WARNING,
    title="发文字号缺年份、缺序号，或年份不对",
    reason="发文字号由发文机关代字、年份、序号三部分组成，年份用四位数。少了一部分，或年份晚于本年度，就找不到这个文件。",
    source="GB/T 9704-2012《党政机关公文格式》7.2.5（发文字号）。",
    passes="概况: {主要职能: 按照甲发〔2020〕5号文件执行。}",
    fails="概况: {主要职能: 按照甲发〔5〕号文件执行。}",
)
PATTERN = r"[〔【\[]\s*(\d*)\s*(年?)[〕】\]]\s*第?\s*(\d*)\s*(?:号|(?<=\d)(?=文|[）)]))"
LONGEST_AGENCY = 12
BRACKETS_OF_OTHERS = "【["
DIGITS_OF_A_YEAR = 4
FIRST_YEAR = 1949


def check(subject: Subject) -> Iterator[Finding]:
    """Report each document number that cannot be found as it is written."""
    for match in hits(subject, PATTERN, "〔", "【", "["):
        agency = _agency(match)
        fault = _fault(match, subject.disclosure.year) if agency else ""
        if fault:
            words = agency + match[0]
            message = f"发文字号写作“机关代字〔年份〕序号”，这里写的是“{words}”，{fault}。"
            remedy = "核对原文件，补全或改正，例如“甲发〔2020〕5号”。"
            yield report(subject, RULE, spot_at(subject, match.end() - len(words), words), message, remedy)


def _agency(match: re.Match[str]) -> str:
    """Return the letters before the year; none where brackets of another kind may hold something else."""
    agency = agency_of(before(match, LONGEST_AGENCY))
    other = match[0][0] in BRACKETS_OF_OTHERS
    return "" if other and not agency.endswith(ENDS_OF_AGENCIES) else agency


def _fault(match: re.Match[str], this_year: int) -> str:
    """Return what is wrong with the year or the serial number, if anything."""
    year, extra, serial = match.groups()
    if extra:
        return "年份后多了“年”字"
    if not match[0].endswith("号"):
        return "序号后缺“号”字"
    if not serial:
        return "缺序号" if len(year) == DIGITS_OF_A_YEAR else "缺年份"
    if len(year) != DIGITS_OF_A_YEAR:
        return "年份不是四位数"
    if not FIRST_YEAR <= int(year) <= this_year:
        return f"年份不在 {FIRST_YEAR} 至 {this_year} 之间"
    return ""
