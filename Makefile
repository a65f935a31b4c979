# Two commands are enough: `make site` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CSCX := $(BIN)/cscx
# A passing day must not turn a build red: tests and CI look at the knowledge base as of this day.
AS_OF := 2026-11-21
# Random cases differ from commit to commit, and are the same each time one commit is tested.
SEED ?= $(shell printf %d 0x$$(git rev-parse --short=7 HEAD 2>/dev/null || echo 0) 2>/dev/null)
PYTEST = CSCX_SEED=$(SEED) $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder --hypothesis-seed=$(SEED)

.PHONY: site serve test test-all check lint policies training docs bench bench-lint bench-policy bench-tables bench-decide bench-search bench-build bench-diff bench-lighthouse clean help

help:  ## show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.installed: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "cscx needs Python 3.11 or later; this is $$($(PYTHON) --version)"; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev,bench,outside]'
	@touch $@

site: $(VENV)/.installed  ## install, lint the knowledge base, build the site
	$(CSCX) lint
	$(CSCX) build
	@echo "보기 · look at it: $(CSCX) serve"

serve: $(VENV)/.installed  ## live preview
	$(CSCX) serve

lint: $(VENV)/.installed  ## lint the knowledge base
	$(CSCX) lint --as-of $(AS_OF)

policies: $(VENV)/.installed  ## run the examples and scenarios of the knowledge base
	$(CSCX) test --as-of $(AS_OF)

training: $(VENV)/.installed-dev  ## check the questions: guessing, coverage, and every key by an evaluator of its own
	$(CSCX) train check --as-of $(AS_OF)
	$(CSCX) train build --as-of $(AS_OF)
	$(BIN)/python -m tests.training.keys build/training/bank.json

check: $(VENV)/.installed-dev  ## style, types and layers of the tool
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy benchmarks
	$(BIN)/lint-imports --no-cache

test: $(VENV)/.installed-dev check lint policies  ## everything but the long checks
	$(BIN)/python -m tests.machine --install
	$(PYTEST)
	@$(BIN)/python -m tests.machine --report

test-all: test  ## also long fuzzing and outside validators
	HYPOTHESIS_PROFILE=long $(PYTEST) -m long --run-long
	@$(BIN)/python -m tests.machine --report

docs: $(VENV)/.installed-dev  ## write docs/rules.md anew
	$(BIN)/python -m tests.docs.rules_table

bench: bench-lint bench-policy  ## every benchmark

bench-lint: $(VENV)/.installed-dev  ## lint against yamllint and check-jsonschema
	$(BIN)/python benchmarks/lint.py

bench-policy: bench-tables bench-decide  ## every figure of tables: proofs and decisions

bench-tables: $(VENV)/.installed-dev  ## proofs of decision tables against z3
	$(BIN)/python benchmarks/tables.py

bench-search: $(VENV)/.installed-dev  ## search at scale; with DATA=folder of retrieval sets, against Material, too; needs Node.js
	@missed=0; \
	$(BIN)/python benchmarks/search_scale.py || missed=1; \
	$(BIN)/python benchmarks/search.py $(if $(DATA),--data $(DATA)) || missed=1; \
	exit $$missed

bench-decide: $(VENV)/.installed-dev  ## decisions a second, alone and of whole CSV files
	$(BIN)/python benchmarks/decide.py

bench-lighthouse: $(VENV)/.installed-dev  ## Lighthouse on home, a procedure and a table; needs npm and a quiet machine
	$(BIN)/python benchmarks/lighthouse.py

bench-build: $(VENV)/.installed-dev  ## building the site: against plain Material, after one sentence, the preview
	$(BIN)/python benchmarks/build.py

bench-diff: $(VENV)/.installed-dev  ## diff and impact of one changed document in 5,000, against 2 seconds
	$(BIN)/python benchmarks/diff.py

clean:  ## remove everything that was generated
	rm -rf build dist .cscx-cache $(VENV)
