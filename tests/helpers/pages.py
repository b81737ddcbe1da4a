"""DOCX files as other programs take them: LibreOffice lays them out, an audit holds them against the standard."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]


def need_office() -> None:
    """Skip the test where LibreOffice is not installed; CI installs it."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        assert not os.environ.get("CI"), "CI installs LibreOffice and poppler"
        pytest.skip("LibreOffice or poppler is not installed")


def laid_out(package: bytes, folder: Path) -> str:
    """Return the text of the pages as LibreOffice lays them out, line by line, without page numbers."""
    (folder / "out.docx").write_bytes(package)
    environment = {**os.environ, "FONTCONFIG_FILE": str(ROOT / "tests" / "fonts.conf")}
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", ".", "out.docx"]
    for command in (office, ["pdftotext", "-raw", "out.pdf", "out.txt"], ["pdffonts", "out.pdf"]):
        done = subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True, timeout=180)
    assert b"CJK" in done.stdout, "Chinese is set in a Chinese font"
    text = (folder / "out.txt").read_text(encoding="utf-8")
    return re.sub(r"— \d+ —", "", text)


def audited(package: bytes, folder: Path) -> list[str]:
    """Return what an audit against the schemas of the standard has to say of a file."""
    file = folder / "audited.docx"
    file.write_bytes(package)
    return [str(error) for error in OpenXmlValidator().validate(file).errors]
