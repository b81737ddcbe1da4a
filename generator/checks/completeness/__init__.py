"""Rules of completeness: what must be written, dated or explained, and what was written but is nowhere printed."""
