"""What maintainers run, not part of the product: the unchanging parts of the DOCX, the handbook."""
