"""From one YAML file per unit and year to the whole 预算公开 document, as DOCX and Markdown.

The stages are the file names, and a module imports only what stands above it:
finding, source, schema, rounding, catalogue, figure, document, disclosure, ledger, edition,
tables, narrative, compose, markdown, docx, explain, build, cli.
"""

__version__ = "0.1.0"
