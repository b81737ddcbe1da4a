"""From one YAML file per unit and year to the whole 预算公开 document, as DOCX and Markdown.

The stages are the file names, and a module imports only what stands above it:
finding, syntax, source, paragraphs, numerals, resources, rounding, catalogue, figure, document, wording_diff, limits,
files, swallowed, writing, compiled, faults, schema, pruning, disclosure, ledger, misuse, layouts, edition_files,
edition, vocabulary, tables, forms, narrative, compose, checks, markdown, docx, filing, parallel, build, explain,
report, formats, revisions, comparison, fields, comments, canonical, rolling, hosts, reviewing, handbook, commands,
cli, __main__.
"""

__version__ = "0.1.0"
