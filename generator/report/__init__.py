"""Findings for readers and for other programs."""
