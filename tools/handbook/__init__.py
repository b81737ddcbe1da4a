"""docs/编制手册.md: every key of a unit's file, where it is printed and which rules check it, found by trying.

`python -m tools.handbook` writes it.
"""
