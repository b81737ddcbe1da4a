"""How a command ends: what was found, a line of counts, an exit code."""

from __future__ import annotations

import sys
from pathlib import Path

from generator.commands import DONE, FAULTY
from generator.finding import Finding, has_errors
from generator.report.text import as_text, summary


def close(findings: list[Finding], files: list[Path]) -> int:
    """Print what was found in the files and return the exit code."""
    if all(finding.waiver for finding in findings):
        print(f"{len(files)} 个文件，{summary(findings)}")
    else:
        print(as_text(findings), file=sys.stderr)
    return code(findings)


def code(findings: list[Finding]) -> int:
    """Return the exit code: FAULTY if there is an error, DONE if there are warnings at most."""
    return FAULTY if has_errors(findings) else DONE
