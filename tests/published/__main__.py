"""Prints how closely our documents follow the published ones, and the differences nothing explains."""

from __future__ import annotations

from collections.abc import Iterable

from tests.published.difference import Difference
from tests.published.errata import CLASSES
from tests.published.reading import NAMES
from tests.published.report import Report, report


def main() -> int:
    """Print a row for each document and the sums; return 1 if errata.yaml lists too little or too much."""
    reports = [report(name) for name in NAMES]
    rows = [_row(each) for each in reports]
    print("| 文件 | 表格数字 | 文中数字 | 字符 |", " | ".join(CLASSES), "|")
    print("|---|" + "---:|" * (3 + len(CLASSES)))
    sums = [sum(column) for column in zip(*rows, strict=True)]
    for name, counts in zip([*NAMES, "合计"], [*rows, sums], strict=True):
        print("|", " | ".join([name, *(f"{count:,}" for count in counts)]), "|")
    for each in reports:
        _print_all(f"{each.name} 未列入 errata.yaml 的差异", each.verdict.unlisted)
        _print_all(f"{each.name} 已不存在的差异", each.verdict.stale)
    return int(any(any(each.verdict) for each in reports))


def _row(each: Report) -> list[int]:
    _, cells, figures, characters = each.comparison
    return [cells, figures, characters, *(each.classes[kind] for kind in CLASSES)]


def _print_all(title: str, differences: Iterable[Difference]) -> None:
    for number, (place, published, ours) in enumerate(differences):
        if not number:
            print(f"\n{title}：")
        print(f"- 处: {place}\n  公布: {published}\n  生成: {ours}")


if __name__ == "__main__":
    raise SystemExit(main())
