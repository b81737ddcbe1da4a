"""Sequences and texts of two states matched piece by piece, for reports and for tracked changes alike."""
