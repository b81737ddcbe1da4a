"""From one YAML file per unit and year to the whole 预算公开 document, as DOCX and Markdown.

The stages are the folders. A module imports only what stands above it in this list, or beside it in its own folder:

    finding     what every stage may report: a rule, a place in a file, what is wrong, what to do
    system      the machine: files written whole or not at all, processes, time limits, where the data lie
    source      YAML text → values exactly as written, each with its place
    schema      values against the JSON Schemas; what is wrong in the officer's words
    budget      the typed model: budget lines, the ledger that adds them up, figures, rounding, names of codes
    edition     the data of a format (templates/<版式>/): settings, layouts, sentences
    document    edition and ledger → one tree of headings, paragraphs, tables
    checks      the rules: what is wrong in a unit that the schema accepts
    matching    two sequences or texts matched piece by piece: what became of what
    output      the tree as Markdown and as DOCX, and the names of the files
    unit        one unit: read with the year before it, composed, checked
    build       many units: composed by all processors, rendered, written
    explain     where a printed figure comes from
    report      findings as text and for other programs
    comparison  two states of the units: what changed, and what that does to the documents
    editing     a unit's file in its one style, or rolled on to the next year, comments kept
    review      a pull request's report, and the comment on its host
    commands    one module a command: only they print and end the program
    cli         from the command line to a command
    __main__    the same for `python -m generator`
"""

__version__ = "0.1.0"
