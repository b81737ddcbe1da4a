"""Rules of privacy and secrecy. What is between « and » is found, nothing else is. The numbers are made up."""

from __future__ import annotations

import pytest

from tests.helpers.rule_texts import check_case, found, in_file

CASES = [
    ("identity_card", "身份证号«11010519491231002X»、«11010519491231002x»。"),
    ("identity_card", "编码110105194912310021、911010519491231002X、110105194913310026、11010519491231002XA。"),
    ("identity_card", "身份证号«110105 19491231 002X»、«１１０１０５１９４９１２３１００２Ｘ»。"),
    ("identity_card", "身份证号：«110105194912310020»，公民身份号码«110105491231002»，编码110105491231002。"),
    ("bank_card", "账号«6228480402564890010»，对公账号3001234567890123456。"),
    ("bank_card", "打入«6222 0212 3456 7890 128»、«4111111111111111»。"),
    ("bank_card", "打入6222021234567890124、4111111111111111元、41111111111111112、1111111111111117。"),
    ("mobile", "联系电话«13800138000»，«138-0013-8000»。"),
    ("mobile", "绩效目标:\n  整体: [{联系人: 张伟, 联系电话: «13800138000»}]"),
    ("mobile", "绩效目标:\n  整体: [{联系电话: «13800138000», 年度绩效目标: 人均寿命提高}]"),
    ("mobile", "电话«8613800138000»、«138—0013—8000»、«138.0013.8000»、«１３８００１３８０００»，86613800138000。"),
    ("mobile", "联系电话0991-1234567、12393，金额13800000000元，编号113800138000、1380013800012。"),
    ("address", "«慰问幸福路12号院3号楼2单元501室»住户，«和平小区5栋2单元301»。"),
    ("address", "«家住红旗小区三号楼二单元五零一室»，家庭住址：«某县某乡某村3组25号»，登记家庭住址、电话。"),
    ("address", "办公地址在人民路12号3楼305室，改造和平小区5栋住宅楼，全村88户、某小区14户。"),
    ("recipients", "救助对象：«王建国»、其他，患者姓名：«李明»。"),
    ("recipients", "慰问患者«李明»１０００元。"),
    ("recipients", "慰问患者«王建国»0.5万元，资助贫困学生«艾力·买买提»3000元，补助患者高血压300元、患者人均300元。"),
    ("recipients", "救助对象：低保户、特困人员，患者：满意度95%，家属：温暖，负责人：王建国。"),
    ("secrets", "开展«涉密»系统维护，绝密文件。"),
    ("secrets", "«不宜公开»的内容。"),
    ("secrets", "开展保密教育，非涉密系统维护，注意机密性，保守国家秘密法，公开内容。"),
]


@pytest.mark.parametrize(("rule", "content"), CASES)
def test_privacy(rule: str, content: str) -> None:
    check_case(f"privacy.{rule}", content)


def test_a_message_does_not_repeat_the_number() -> None:
    for rule, number in (
        ("identity_card", "11010519491231002X"),
        ("bank_card", "4111111111111111"),
        ("mobile", "13800138000"),
        ("identity_card", "身份证110105491231002"),
    ):
        (finding,) = found(f"privacy.{rule}", in_file(f"号码{number}。"))
        assert number not in finding.message + finding.remedy


@pytest.mark.parametrize(("code", "places"), [("«2030607»", 1), ("2010301", 0)])
def test_money_for_defence(code: str, places: int) -> None:
    content = f"项目支出:\n  - 名称: 民兵训练\n    支出: [{{科目: {code}, 资金来源: 一般财力, 金额: 100}}]\n"
    text = in_file(content.replace("«", "").replace("»", ""))
    findings = found("privacy.defence", text)
    assert [(finding.position.line, finding.rule) for finding in findings] == [(7, "保密-国防科目")] * places
