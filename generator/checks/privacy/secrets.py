"""Rule 保密-涉密字样: words that hint at state secrets."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.reading.search import before, compiled, hits, report, spot_at, spot_of
from generator.checks.rule import Rule, Subject
from generator.finding import NOTE, Finding

RULE = Rule(
    id="保密-涉密字样",
    level=NOTE,
    title="有涉密字样，公开前先做保密审查",
    reason="文字里出现涉密、机密之类的字样，这一项的内容、金额、承担单位未必都能公开。",
    source="预算法第十四条；政府信息公开条例第十四条、第十七条；保守国家秘密法（拟公开的信息先做保密审查）。",
    passes="概况: {主要职能: 开展保密教育，非涉密系统维护，注意数据机密性。}",
    fails="概况: {主要职能: 开展涉密系统维护。}",
)
PATTERN = (
    r"密(?:(?<=涉密)(?<![非不]涉密)|(?<=[机绝]密)(?!性))|秘密(?:级|力量|(?<=国家秘密)(?!法))"
    r"|宜公开(?<=不宜公开)|予公开(?<=不予公开)|掌握(?<=内部掌握)|侦(?:(?<=技侦)|(?<=情报侦)|察(?<=技术侦察))"
    r"|战备|军事设施|武器装备|弹药"
)
LONGEST = 3
LED = r"(?:涉|[机绝]|国家|不|内部|技|情报|技术)$"


def check(subject: Subject) -> Iterator[Finding]:
    """Report the first such word of each text."""
    told = None
    for match in hits(subject, PATTERN):
        spot = spot_of(subject, match)
        if spot.passage is not told:
            told = spot.passage
            led = compiled(LED).search(before(match, LONGEST))
            words = (led[0] if led else "") + match[0]
            spot = spot_at(subject, match.end() - len(words), words)
            message = f"这里有“{words}”字样，公开前要做保密审查。"
            yield report(subject, RULE, spot, message, "先审查、后公开：确认可以公开，不能公开的删去或概括。")
