"""Write docs/编制手册.md."""

from generator.handbook.page import FILE, handbook

FILE.write_text(handbook(), encoding="utf-8")
