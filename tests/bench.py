"""`make bench`: how long a unit takes and how much memory, beside docxtpl and pandoc writing the same content.

Figures are medians. Machines differ and drift, so read the ratios: each compares programs timed in the same run.
Memory is the largest resident size of a whole process, as Linux tells it. New processes run as a user's second run
does: Python and the program may keep what they compile (in a folder of the bench), whatever is set here. Garbage is
collected as seldom as the command line has it. How long many units take is scaled from fewer.
"""

from __future__ import annotations

import gc
import html
import io
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from generator.build import DOCUMENT_FORMATS, rendered
from generator.cli import MOST_YOUNG
from generator.document.tree import Contents, Cover, Document, Heading, Paragraph, Table, plain
from generator.output.filing import unit_files
from generator.system.parallel import processors
from generator.system.writing import write_all
from generator.unit import compose_unit

ROOT = Path(__file__).parent.parent
COLD_RUNS, WARM_ROUNDS, SLOW_RUNS = 15, 25, 5
MANY, SOME = 10_000, 400
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Print the table of measurements."""
    gc.set_threshold(MOST_YOUNG)
    files = unit_files([ROOT / "units"])[0]
    documents = [compose_unit(path).document for path in files]
    with tempfile.TemporaryDirectory() as kept:
        ENVIRONMENT.update(PYTHONPATH=str(ROOT), PYTHONPYCACHEPREFIX=kept, XDG_CACHE_HOME=kept)
        bare = median(COLD_RUNS, lambda: run([sys.executable, "-c", "pass"]))
        cold = statistics.median(median(COLD_RUNS, lambda path=path: build_cold(path)) for path in files)
        ENVIRONMENT["XDG_CACHE_HOME"] = "none"
        colder = statistics.median(median(COLD_RUNS, lambda path=path: build_cold(path)) for path in files)
        many = many_seconds(files) * MANY / SOME
    warm = warm_seconds(files)
    print(f"单位文件 {len(files)} 份，平均 {sum(path.stat().st_size for path in files) / len(files) / 1000:.0f} kB")
    print(f"空的 Python 进程            {bare * 1000:8.1f} ms")
    print(f"一个单位，从命令到两个文件  {cold * 1000:8.1f} ms   是空进程的 {cold / bare:.1f} 倍")
    print(f"同上，没有编译好的句子可用  {colder * 1000:8.1f} ms   是空进程的 {colder / bare:.1f} 倍")
    print(f"连续生成（读、查、两种输出）{warm * 1000:8.1f} ms   每核每秒 {1 / warm:.0f} 份")
    print(f"{MANY} 个单位，{processors()} 核     {many:15.0f} s    （按 {SOME} 个推算）")
    for name, seconds in others([document for document in documents if document]):
        print(f"{name:<20}{seconds * 1000:14.1f} ms   是本程序的 {seconds / warm:.0f} 倍（只写 DOCX）")
    for count in (len(files), 400):
        print(f"内存，连续生成 {count:>4} 份      {memory_mb(count):8.1f} MB")


def median(runs: int, action: Callable[[], object]) -> float:
    """Return the median seconds of several runs of an action, after one that is not counted."""
    action()
    return statistics.median(timed(action) for _ in range(runs))


def timed(action: Callable[[], object]) -> float:
    """Return the seconds that an action takes by the clock."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def run(command: list[str]) -> None:
    """Run a program to its end, quietly; its failure is ours."""
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=ENVIRONMENT)


def build_cold(path: Path) -> None:
    """Build one unit in a new process, as an officer does."""
    with tempfile.TemporaryDirectory() as folder:
        run([sys.executable, "-m", "generator", "build", str(path), "--output", folder])


def many_seconds(files: list[Path]) -> float:
    """Return the seconds in which one command builds SOME units, the given ones in turn under other names."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(SOME):
            source = files[number % len(files)]
            copy = Path(folder, "units", f"{source.parent.name}{number}", source.name)
            copy.parent.mkdir(parents=True)
            text = re.sub("(?m)^单位:.*$", f"单位: {copy.parent.name}", source.read_text(encoding="utf-8"), count=1)
            copy.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "generator", "build", f"{folder}/units", "--output", f"{folder}/build"]
        return timed(lambda: run(command))


def warm_seconds(files: list[Path]) -> float:
    """Return the median seconds a unit takes in a running process: read, checked, both outputs written."""
    with tempfile.TemporaryDirectory() as folder:
        rounds = [timed(lambda: build_all(files, Path(folder))) for _ in range(WARM_ROUNDS)]
    return statistics.median(rounds) / len(files)


def build_all(files: list[Path], folder: Path) -> None:
    """Build every unit into the folder."""
    for path in files:
        document = compose_unit(path).document
        assert document, f"{path} has errors"
        write_all(folder / document.unit, rendered(document, DOCUMENT_FORMATS))


def others(documents: list[Document]) -> Iterator[tuple[str, float]]:
    """Yield the seconds per document of other ways to write the same paragraphs and tables as DOCX."""
    try:
        templates = [docxtpl_template(document) for document in documents]
        yield "docxtpl", per_document(documents, lambda n: render_docxtpl(templates[n], documents[n]))
    except ImportError:
        print("docxtpl 没有装，略去")
    if shutil.which("pandoc"):
        pages = [as_html(document) for document in documents]
        yield "pandoc（HTML）", per_document(documents, lambda n: render_pandoc(pages[n]))
    else:
        print("pandoc 没有装，略去")


def per_document(documents: list[Document], render: Callable[[int], object]) -> float:
    """Return the median seconds of rendering a document, over rounds of all documents."""

    def all_of_them() -> None:
        for number in range(len(documents)):
            render(number)

    return median(SLOW_RUNS, all_of_them) / len(documents)


def texts(document: Document) -> Iterator[str | list[list[str]]]:
    """Yield the content as other programs take it: a paragraph's text, or a table's rows of texts."""
    for block in document.blocks:
        if isinstance(block, Cover):
            yield from block.lines
        elif isinstance(block, Contents):
            yield from (entry.text for entry in block.entries)
        elif isinstance(block, Heading | Paragraph):
            yield plain(block.text)
        elif isinstance(block, Table):
            yield block.title
            yield [
                [text for cell in row for text in (plain(cell.text), *[""] * (cell.span - 1))]
                for row in (*block.header, *block.rows)
            ]


def docxtpl_template(document: Document) -> bytes:
    """Return a Word template with a place for each paragraph and a row loop for each table."""
    import docx

    template = docx.Document()
    for number, content in enumerate(texts(document)):
        if isinstance(content, str):
            template.add_paragraph(f"{{{{ t{number} }}}}")
            continue
        table = template.add_table(rows=3, cols=len(content[0]))
        rows = [list(row.cells) for row in table.rows]
        rows[0][0].text, rows[2][0].text = f"{{%tr for r in t{number} %}}", "{%tr endfor %}"
        for column, cell in enumerate(rows[1]):
            cell.text = f"{{{{ r[{column}] }}}}"
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def render_docxtpl(template: bytes, document: Document) -> bytes:
    """Return the document as docxtpl writes it."""
    from docxtpl import DocxTemplate

    filled = DocxTemplate(io.BytesIO(template))
    filled.render({f"t{number}": content for number, content in enumerate(texts(document))}, autoescape=True)
    file = io.BytesIO()
    filled.save(file)
    return file.getvalue()


def as_html(document: Document) -> str:
    """Return the content as HTML for pandoc."""
    parts = []
    for content in texts(document):
        if isinstance(content, str):
            parts.append(f"<p>{html.escape(content)}</p>")
        else:
            cells = ("".join(f"<td>{html.escape(text)}</td>" for text in row) for row in content)
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
    return "".join(parts)


def render_pandoc(page: str) -> bytes:
    """Return the document as pandoc writes it."""
    command = ["pandoc", "--from", "html", "--to", "docx", "--output", "-"]
    return subprocess.run(command, check=True, capture_output=True, input=page.encode()).stdout


def memory_mb(count: int) -> float:
    """Return the largest resident size, in MB, of a process that builds `count` documents one after another."""
    code = f"from tests.bench import build_many; print(build_many({count}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, cwd=ROOT)
    return float(done.stdout)


def build_many(count: int) -> float:
    """Build `count` documents, taking the unit files in turn, and return this process's peak in MB.

    The peak is read from /proc, since what `wait4` tells of a child begins with the size of its parent.
    """
    files = unit_files([ROOT / "units"])[0]
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            build_all([files[number % len(files)]], Path(folder))
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return float(status.partition("VmHWM:")[2].split()[0]) / 1024


if __name__ == "__main__":
    main()
