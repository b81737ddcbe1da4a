"""The styles as data: what each kind of paragraph looks like. Read only where the base package is made."""

from __future__ import annotations

from typing import NamedTuple


class Font(NamedTuple):
    """A typeface for Chinese, its companion for Latin letters and figures, and what may stand in for it."""

    chinese: str
    latin: str
    alternatives: str
    family: str


TIMES = "Times New Roman"
FANGSONG = Font("仿宋_GB2312", TIMES, "仿宋,FangSong,FangSong_GB2312", "modern")
KAITI = Font("楷体_GB2312", TIMES, "楷体,KaiTi,KaiTi_GB2312", "modern")
SONGTI = Font("宋体", TIMES, "SimSun", "roman")
# Heavy typefaces set letters and figures themselves: Times would look pale beside them.
HEITI = Font("黑体", "黑体", "SimHei", "modern")
BIAOSONG = Font("方正小标宋简体", "方正小标宋简体", "方正小标宋_GBK,宋体,SimSun", "auto")
FOOTER_SONGTI = SONGTI._replace(latin="宋体")
FONTS = (FANGSONG, KAITI, SONGTI, HEITI, BIAOSONG)


class Style(NamedTuple):
    """A paragraph style. Sizes and distances are in points, indents in characters, `line` is exact.

    `level` is the place in the outline (1 is highest, 0 none). A style with `own` is not one of Word's.
    """

    id: str
    name: str
    font: Font
    size: float
    line: float
    align: str = "both"
    based_on: str = "Normal"
    next: str = ""
    before: float = 0
    after: float = 0
    left: int = 0
    right: int = 0
    first: int = 0
    hanging: int = 0
    level: int = 0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    leader: bool = False
    close: bool = False
    own: bool = False


LINE = 28.9
SMALL, SMALLER, SMALLEST = 9.0, 7.5, 6.5

STYLES = (
    Style("Normal", "Normal", FANGSONG, 16, LINE, based_on=""),
    Style("BodyText", "Body Text", FANGSONG, 16, LINE, first=2),
    Style("Title", "Title", BIAOSONG, 22, 40, "center"),
    Style("Heading1", "heading 1", BIAOSONG, 22, 36, "center", next="BodyText", after=14,
          level=1, keep_next=True, new_page=True),
    Style("Heading2", "heading 2", HEITI, 16, LINE, next="BodyText", first=2, level=2, keep_next=True),
    Style("Heading3", "heading 3", KAITI, 16, LINE, next="BodyText", first=2, level=3, keep_next=True),
    Style("TOCHeading", "TOC Heading", BIAOSONG, 22, 36, "center", next="TOC1", after=10),
    Style("TOC1", "toc 1", HEITI, 14, 22, "left", before=4, leader=True, keep_lines=True),
    Style("TOC2", "toc 2", FANGSONG, 12, 17.5, "left", left=4, hanging=2, leader=True, keep_lines=True),
    Style("TOC3", "toc 3", FANGSONG, 12, 17.5, "left", left=6, hanging=2, leader=True, keep_lines=True),
    Style("Signature", "Signature", FANGSONG, 16, LINE, "right", before=LINE, right=4,
          keep_next=True, close=True),
    Style("Footer", "footer", FOOTER_SONGTI, 14, 14, "left"),
    Style("TableNumber", "表号", HEITI, 12, 18, "left", keep_next=True, own=True),
    Style("TableTitle", "表题", BIAOSONG, 18, 30, "center", "Heading2", "Normal",
          level=2, keep_next=True, own=True),
    Style("FormTitle", "附表题", BIAOSONG, 16, LINE, "center", keep_next=True, own=True),
    Style("TableSubtitle", "表副题", SONGTI, 10.5, 16, "center", keep_next=True, own=True),
    Style("TableUnit", "编制单位", SONGTI, 10.5, 18, "left", keep_next=True, own=True),
    Style("TableHead", "表头", SONGTI, 10.5, 14, "center", keep_next=True, own=True),
    Style("TableText", "表文", SONGTI, 10.5, 14, "left", own=True),
    Style("FormText", "附表文", SONGTI, 10.5, 14, "left", "TableText", keep_next=True, own=True),
    Style("TableHeadSmall", "表头（小）", SONGTI, SMALL, 12, "center", "TableHead", keep_next=True, own=True),
    Style("FormTextSmall", "附表文（小）", SONGTI, SMALL, 12, "left", "FormText", keep_next=True, own=True),
    Style("TableTextSmall", "表文（小）", SONGTI, SMALL, 12, "left", "TableText", own=True),
    Style("TableHeadSmaller", "表头（更小）", SONGTI, SMALLER, 10, "center", "TableHead", keep_next=True, own=True),
    Style("FormTextSmaller", "附表文（更小）", SONGTI, SMALLER, 10, "left", "FormText", keep_next=True, own=True),
    Style("TableTextSmaller", "表文（更小）", SONGTI, SMALLER, 10, "left", "TableText", own=True),
    Style("TableHeadSmallest", "表头（最小）", SONGTI, SMALLEST, 9, "center", "TableHead", keep_next=True, own=True),
    Style("FormTextSmallest", "附表文（最小）", SONGTI, SMALLEST, 9, "left", "FormText", keep_next=True, own=True),
    Style("TableTextSmallest", "表文（最小）", SONGTI, SMALLEST, 9, "left", "TableText", own=True),
    Style("TableNote", "表注", SONGTI, 10.5, 16, before=6, own=True),
    Style("TableEnd", "表后", SONGTI, 1, 1, "left", own=True),
    Style("TableGap", "表间", SONGTI, 10.5, 14, "left", own=True),
)  # fmt: skip

TABLE_STYLE = """
<w:style {w} w:type="table" w:customStyle="1" w:styleId="Grid">
  <w:name w:val="预算表"/>
  <w:basedOn w:val="TableNormal"/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/>
      <w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/>
      <w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/>
      <w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="10" w:type="dxa"/>
      <w:left w:w="50" w:type="dxa"/>
      <w:bottom w:w="10" w:type="dxa"/>
      <w:right w:w="50" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tcPr><w:vAlign w:val="center"/></w:tcPr>
</w:style>
"""
TABLE_NORMAL = """
<w:style {w} w:type="table" w:default="1" w:styleId="TableNormal">
  <w:name w:val="Normal Table"/>
  <w:tblPr>
    <w:tblInd w:w="0" w:type="dxa"/>
    <w:tblCellMar>
      <w:top w:w="0" w:type="dxa"/>
      <w:left w:w="108" w:type="dxa"/>
      <w:bottom w:w="0" w:type="dxa"/>
      <w:right w:w="108" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
</w:style>
"""
# Figures have no language of their own: LibreOffice would break them like Chinese, after any digit.
DEFAULTS = """
<w:docDefaults {w}>
  <w:rPrDefault>
    <w:rPr>
      <w:rFonts w:ascii="Times New Roman" w:eastAsia="仿宋_GB2312" w:hAnsi="仿宋_GB2312"
                w:cs="Times New Roman"/>
      <w:sz w:val="32"/>
      <w:szCs w:val="32"/>
      <w:lang w:eastAsia="zh-CN"/>
    </w:rPr>
  </w:rPrDefault>
  <w:pPrDefault/>
</w:docDefaults>
"""
# Compatibility mode 15 keeps Word from opening the file as an old one. There is no updateFields: Word would
# ask the reader, WPS would ignore it.
SETTINGS = """
<w:settings {w}>
  <w:zoom w:percent="100"/>
  <w:defaultTabStop w:val="420"/>
  <w:characterSpacingControl w:val="compressPunctuation"/>
  <w:compat>
    <w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>
    <w:compatSetting w:name="overrideTableStyleFontSizeAndJustification"
                     w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
    <w:compatSetting w:name="enableOpenTypeFeatures"
                     w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
    <w:compatSetting w:name="doNotFlipMirrorIndents"
                     w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
    <w:compatSetting w:name="differentiateMultirowTableHeaders"
                     w:uri="http://schemas.microsoft.com/office/word" w:val="1"/>
  </w:compat>
  <w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/>
  <w:decimalSymbol w:val="."/>
  <w:listSeparator w:val=","/>
</w:settings>
"""
