"""The checks of a DOCX are checked: each fault put into a good file on purpose is reported."""

from __future__ import annotations

import io
from zipfile import ZipFile

import pytest

from generator.output.docx import render
from generator.output.docx.container import archive, packed
from tests.helpers.docx_inspect import faults, parts
from tests.helpers.docx_sample import sample

MAIN, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
GAP = '<w:p><w:pPr><w:pStyle w:val="TableGap"/></w:pPr></w:p>'
BROKEN = [
    (MAIN, '<w:gridCol w:w="1725"/>', '<w:gridCol w:w="1726"/>', "not as wide as its columns"),
    (MAIN, '<w:tblW w:w="8845"', '<w:tblW w:w="8844"', "not as wide as its columns"),
    (MAIN, '<w:tcW w:w="1725"', '<w:tcW w:w="1724"', "not as wide as its columns"),
    (MAIN, '<w:pgSz w:w="16838"', '<w:pgSz w:w="15838"', "wider than the page"),
    (MAIN, "<w:cantSplit/><w:tblHeader/>", "<w:cantSplit/>", "from the first row on"),
    (MAIN, "<w:cantSplit/>", "", "may split"),
    (MAIN, 'w:tblCaption w:val="单位支出总体情况表"', 'w:tblCaption w:val=""', "alternative text"),
    (MAIN, '<w:gridSpan w:val="4"/>', "", "columns of 4"),
    (MAIN, "</w:p></w:tc>", "</w:p><w:tbl/></w:tc>", "cell without paragraph"),
    (MAIN, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading3"/>', "jumps"),
    (MAIN, "<w:r><w:t>一、主要职能</w:t></w:r><w:bookmarkEnd", "<w:bookmarkEnd", "is empty"),
    (MAIN, '<w:pStyle w:val="BodyText"/>', '<w:pStyle w:val="Text"/>', "does not exist"),
    (MAIN, 'w:anchor="s_2_1"', 'w:anchor="s_2_9"', "leads nowhere"),
    (MAIN, 'w:name="s_2_1"', 'w:name="s_2_2"', "not unique"),
    (MAIN, '<w:bookmarkEnd w:id="1"/>', "", "does not end"),
    (MAIN, f"</w:tbl>{GAP}<w:tbl>", "</w:tbl><w:tbl>", "no paragraph after a table"),
    (MAIN, '<w:footerReference w:type="even" r:id="rId2"/>', "", "no page numbers"),
    (MAIN, "<w:sectPr>", '<w:sectPr><w:footerReference w:type="even" r:id="rId2"/>', "cover"),
    (MAIN, ' w:orient="landscape"', "", "wrong way"),
    (MAIN, "<w:r><w:t>目录", "<w:r><w:rPr/><w:t>目录", "look of its own"),
    (MAIN, '<w:tcW w:w="8845" w:type="dxa"/><w:gridSpan w:val="4"/>',
     '<w:gridSpan w:val="4"/><w:tcW w:w="8845" w:type="dxa"/>', "tcPr has"),
    (STYLES, '<w:lang w:eastAsia="zh-CN"/>', "", "not zh-CN"),
    (STYLES, "<w:lang ", '<w:lang w:val="zh-CN" ', "figures have a language"),
    (STYLES, "<w:lang ", '<w:lang w:val="en-US" ', "en-US"),
    (STYLES, 'w:hAnsi="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:cs', "w:cs", "leaves a font open"),
    (SETTINGS, 'w:val="15"', 'w:val="14"', "compatibility mode"),
    (SETTINGS, "<w:evenAndOddHeaders/>", "", "alike"),
    (SETTINGS, "<w:defaultTabStop", "<w:updateFields/><w:defaultTabStop", "updateFields"),
    ("docProps/core.xml", "2026年甲市医疗保障局单位预算公开", "", "no title"),
]  # fmt: skip


@pytest.fixture(scope="module")
def package() -> bytes:
    return render(sample())


@pytest.mark.parametrize(("name", "before", "after", "fault"), BROKEN)
def test_fault_is_reported(package: bytes, name: str, before: str, after: str, fault: str) -> None:
    contents = {part: content.decode("utf-8") for part, content in parts(package).items()}
    assert before in contents[name]
    contents[name] = contents[name].replace(before, after, 1)
    found = faults(archive(packed(*item) for item in contents.items()))
    assert any(fault in one for one in found), found


def test_container_of_the_standard_library_is_reported(package: bytes) -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as other:
        for name, content in reversed(parts(package).items()):
            other.writestr(name, content)
    assert faults(file.getvalue()) == [
        "parts are not sorted",
        "a part has a date",
        "a part tells of the machine",
    ]
