"""Write docs/编制手册.md."""

from tools.handbook.page import FILE, handbook

FILE.write_text(handbook(), encoding="utf-8")
