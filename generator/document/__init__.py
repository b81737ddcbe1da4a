"""The tree of blocks that writers see, and its making: tables, sentences, headings, numbers."""
