"""What maintainers run: they make the unchanging parts of the DOCX, the handbook, the picture of the README."""
