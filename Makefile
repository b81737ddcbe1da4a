# make docs   生成 units/ 下全部单位的文档，写到 build/
# make check  只检查，不写文件
# make test   运行全部检查：写法、类型、测试（FUZZ_COUNT=5000 make test 多试些随机改坏的文件，默认 300 份）
# make rules  重写规则目录 docs/规则.md
# make handbook 重写编制手册 docs/编制手册.md
# make picture 重画 README 里的样页（要有 LibreOffice、poppler 和字体，见 .ci/run）
# make editor 装编辑器用的 yaml-language-server，供 make test 试用（要有 node 和 npm；没有就跳过那几项测试）
# make bench  测速度和内存
# 只需要 Python ≥ 3.10 和 make；其余的自己装进 .venv/。

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: docs check test editor bench base rules handbook picture clean
.DELETE_ON_ERROR:

docs: $(VENV)/ready
	$(BIN)/budgetdocs build

check: $(VENV)/ready
	$(BIN)/budgetdocs check

test: $(VENV)/ready-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --cov --cov-report=term

editor: node_modules/ready

bench: $(VENV)/ready-bench
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_diff

base: $(VENV)/ready
	$(BIN)/python -m tools.base_package

picture: $(VENV)/ready
	$(BIN)/python -m tools.picture

handbook: $(VENV)/ready
	$(BIN)/python -m tools.handbook

rules: $(VENV)/ready
	$(BIN)/budgetdocs rules > docs/规则.md

$(VENV)/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("需要 Python 3.10 或更高版本" if sys.version_info < (3, 10) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/ready-test: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@

$(VENV)/ready-bench: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@

node_modules/ready: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --silent
	@touch $@

clean:
	rm -rf build $(VENV) node_modules
