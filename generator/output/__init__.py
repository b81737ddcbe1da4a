"""The document as files: Markdown for review, DOCX for publication."""
