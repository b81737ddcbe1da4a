"""Rule 文字-期限方向: a day or month by which something is done, with the sign for no earlier than."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import hits, report, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import WARNING, Finding

RULE = Rule(
    id="文字-期限方向",
    level=WARNING,
    title="完成期限用了“≥”",
    reason="“≥2026年6月”是说不早于六月完成，越晚越好；期限应当是不晚于。",
    source="财预〔2015〕88号《中央部门预算绩效目标管理办法》（绩效指标应当合理）；审核惯例。",
    passes="概况: {主要职能: 完成时间≤2026年6月，培训≥6次。}",
    fails="概况: {主要职能: 完成时间≥2026年6月。}",
)
PATTERN = r"[≥>]=?\s*((?:19|20)\d\d[年.\-/]\s*\d{1,2}(?:[月.\-/]\s*\d{1,2}日?|月)?)"


def check(subject: Subject) -> Iterator[Finding]:
    """Report each date that may not be earlier."""
    for match in hits(subject, PATTERN):
        message = f"“{match[0]}”的意思是不早于这一天完成。"
        remedy = f"改成“≤{match[1]}”或“{match[1]}前”。"
        yield report(subject, RULE, spot_of(subject, match), message, remedy)
