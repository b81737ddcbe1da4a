"""Checks: pure functions from what was read to findings. They never write and never print. One rule, one small file."""
