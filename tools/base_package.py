"""Make the unchanging parts of the DOCX with python-docx, as text that a reviewer can read.

`python -m tools.base_package` writes them into `base/`. The template of python-docx is for English and
Japanese (python-openxml/python-docx#1601): all its styles, settings and sections are replaced by ours.
"""

from __future__ import annotations

import io
import re
import shutil
from copy import deepcopy
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle
from lxml import etree  # type: ignore[import-untyped]

from generator.output.docx.package import FOLDER
from generator.output.docx.page import COVER, LANDSCAPE, PORTRAIT, Page
from tools import base_styles as data

UNWANTED = re.compile("/(stylesWithEffects|webSettings|numbering|customXml|thumbnail)$")
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
AFTER_INDENT = ("w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl", "w:rPr")
THEME_FONTS = (data.BIAOSONG, data.FANGSONG)
APP = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>budgetdocs</Application></Properties>"
)
FOOTER = """
<w:p {w}>
  <w:pPr><w:pStyle w:val="Footer"/><w:ind w:SIDEChars="100" w:SIDE="280"/><w:jc w:val="SIDE"/></w:pPr>
  <w:r><w:t xml:space="preserve">— </w:t></w:r>
  <w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>
  <w:r><w:t xml:space="preserve"> —</w:t></w:r>
</w:p>
"""


def parts() -> dict[str, str]:
    """Return the unchanging parts by name, as indented XML.

    `word/document.xml` holds only the three kinds of section: cover, upright and landscape.
    """
    document = Document()
    for owner in (document.part, document.part.package):
        _drop_unwanted(owner.rels)
    _set_styles(document.styles)
    _set_settings(document.settings)
    _set_sections(document)
    saved = io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        texts = {name: _pretty(package.read(name)) for name in package.namelist()}
    del texts["docProps/core.xml"]
    texts["docProps/app.xml"] = _pretty(APP.encode())
    texts["word/theme/theme1.xml"] = _pretty(_theme(texts["word/theme/theme1.xml"]))
    texts["word/fontTable.xml"] = _pretty(_font_table().encode())
    return dict(sorted(texts.items()))


def write(folder: Path = FOLDER) -> None:
    """Write the parts into `folder` anew."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in parts().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _element(xml: str) -> Any:
    return parse_xml(xml.replace("{w}", nsdecls("w"), 1))


def _drop_unwanted(relationships: Any) -> None:
    for key in [key for key, rel in relationships.items() if UNWANTED.search(rel.reltype)]:
        del relationships[key]


def _pretty(part: bytes) -> str:
    parser = etree.XMLParser(remove_blank_text=True)
    root = etree.fromstring(part, parser)
    root.attrib.pop("{http://schemas.openxmlformats.org/markup-compatibility/2006}Ignorable", None)
    etree.cleanup_namespaces(root)
    etree.indent(root)
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{body}\n'


def _set_settings(settings: Any) -> None:
    settings.element[:] = list(_element(data.SETTINGS))
    settings.odd_and_even_pages_header_footer = True


def _set_styles(styles: Any) -> None:
    styles.element[:] = [_element(data.DEFAULTS)]
    for style in data.STYLES:
        _add_style(styles, style)
    for style in data.STYLES:
        if style.next:
            _by_id(styles, style.id).next_paragraph_style = _by_id(styles, style.next)
    styles.element.append(_element(data.TABLE_NORMAL))
    styles.element.append(_element(data.TABLE_STYLE))


def _by_id(styles: Any, style_id: str) -> ParagraphStyle:
    found: ParagraphStyle = next(style for style in styles if style.style_id == style_id)
    return found


def _add_style(styles: Any, style: data.Style) -> None:
    added = styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH, builtin=not style.own)
    added.element.styleId = style.id
    if style.based_on:
        added.base_style = _by_id(styles, style.based_on)
    else:
        added.element.set(qn("w:default"), "1")
    added.quick_style = True
    _set_paragraph(added.paragraph_format, style)
    _set_indents(added.element.pPr, style)
    _set_font(added, style)


def _set_paragraph(paragraph: Any, style: data.Style) -> None:
    if style.keep_next:
        paragraph.keep_with_next = True
    if style.keep_lines:
        paragraph.keep_together = True
    if style.new_page:
        paragraph.page_break_before = True
    paragraph.widow_control = False
    if style.leader:
        paragraph.tab_stops.add_tab_stop(Twips(PORTRAIT.type_width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    paragraph.space_before = Pt(style.before)
    paragraph.space_after = Pt(style.after)
    paragraph.line_spacing = Pt(style.line)
    paragraph.alignment = ALIGN[style.align]


def _set_indents(properties: Any, style: data.Style) -> None:
    """Give indents in characters (hundredths), as Chinese Word and WPS do, and in twips for other readers."""
    indents = {"left": style.left, "right": style.right}
    indents["hanging" if style.hanging else "firstLine"] = style.hanging or style.first
    attributes = "".join(
        f' w:{side}Chars="{100 * chars}" w:{side}="{round(20 * style.size * chars)}"' for side, chars in indents.items()
    )
    properties.insert_element_before(_element(f"<w:ind {{w}}{attributes}/>"), *AFTER_INDENT)
    if style.close:
        properties.insert_element_before(_element("<w:contextualSpacing {w}/>"), *AFTER_INDENT[1:])
    if style.level:
        level = _element(f'<w:outlineLvl {{w}} w:val="{style.level - 1}"/>')
        properties.insert_element_before(level, "w:rPr")


def _set_font(style: ParagraphStyle, look: data.Style) -> None:
    """Name the typeface in all four slots: Word ignores the first two for Chinese (python-docx#154).

    `hAnsi` takes quotation marks and dashes, which a Chinese sentence needs as wide as its characters.
    """
    style.font.name = look.font.chinese
    fonts = style.element.rPr.rFonts
    for slot, typeface in (
        ("ascii", look.font.latin),
        ("eastAsia", look.font.chinese),
        ("cs", look.font.latin),
    ):
        fonts.set(qn(f"w:{slot}"), typeface)
    style.font.size = Pt(look.size)
    complex_size = _element(f'<w:szCs {{w}} w:val="{round(2 * look.size)}"/>')
    style.element.rPr.insert_element_before(complex_size, "w:lang")


def _set_sections(document: Any) -> None:
    """Set up the three kinds of section. The upright and the landscape pages share their footers.

    So they differ in their paper alone, which a tracked change can tell; that of a footer it cannot.
    """
    _set_page(document.sections[0], COVER)
    upright = document.add_section()
    _set_page(upright, PORTRAIT)
    _number_pages(upright.footer, "right")
    _number_pages(upright.even_page_footer, "left")
    _set_page(document.add_section(), LANDSCAPE)
    footers = document.element.xpath("(//w:sectPr)[2]/w:footerReference")
    document.element.xpath("(//w:sectPr)[3]")[0][:0] = deepcopy(footers)
    for properties in document.element.xpath("//w:sectPr"):
        properties.attrib.clear()
        properties.remove(properties.find(qn("w:docGrid")))


def _set_page(section: Section, page: Page) -> None:
    across = page.width > page.height
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(page.width), Twips(page.height)
    section.top_margin, section.bottom_margin = Twips(page.top), Twips(page.bottom)
    section.left_margin, section.right_margin = Twips(page.left), Twips(page.right)
    section.header_distance = section.footer_distance = Twips(page.footer)


def _number_pages(footer: Any, side: str) -> None:
    """Put `— 1 —` at the outer side, one character in (GB/T 9704-2012)."""
    footer.is_linked_to_previous = False
    footer.part.element[:] = [_element(FOOTER.replace("SIDE", side))]


def _font_table() -> str:
    fonts = "".join(
        f'<w:font w:name="{font.chinese}"><w:altName w:val="{font.alternatives}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{font.family}"/><w:pitch w:val="default"/></w:font>'
        for font in data.FONTS
    )
    times = (
        f'<w:font w:name="{data.TIMES}"><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font>'
    )
    return f"<w:fonts {nsdecls('w')}>{fonts}{times}</w:fonts>"


def _theme(text: str) -> bytes:
    """Return the theme with our typefaces. Word wants one; python-docx's has those of thirty languages."""
    root = etree.fromstring(text.encode())
    main = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    root.set("name", "budgetdocs")
    for fonts, font in zip(root.xpath("//a:majorFont | //a:minorFont", namespaces=main), THEME_FONTS, strict=True):
        for other in fonts.findall("a:font", main):
            fonts.remove(other)
        fonts.find("a:latin", main).set("typeface", font.latin)
        fonts.find("a:ea", main).set("typeface", font.chinese)
    part: bytes = etree.tostring(root)
    return part


if __name__ == "__main__":
    write()
