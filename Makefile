# The commands of the project; `make help` lists them.
# Everything is made in .venv, node_modules, static/gebouwd and instance.

# The first Python that is new enough; PYTHON=… chooses another.
ifndef PYTHON
PYTHON := $(or $(shell for each in python3 python3.13 python3.12 python3.11; do \
	$$each -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$each && break; \
	done),python3)
endif

PORT ?= 8000
FRESH ?=
ARGS ?=

VENV := .venv
RUN := $(VENV)/bin/python
PREPARE = @$(PYTHON) .ci/prepare.py
# One more than there are cores: a worker waits now and then, for a browser, a database or another process.
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')

.DEFAULT_GOAL := help
.PHONY: help demo test proef check format regels talen bench static wheel sbom vastleggen clean
MAKEFLAGS += --no-print-directory
# Where a machine asks Python to keep no bytecode, each of the many processes that tests start compiles the product anew.
unexport PYTHONDONTWRITEBYTECODE

help: ## show this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

demo: ## Twente with demo data on http://127.0.0.1:8000 (PORT=8001, FRESH=1 starts over)
	$(PREPARE) run static
	@WIJZER_DEMO=1 WIJZER_BASIS_URL=http://127.0.0.1:$(PORT) exec $(VENV)/bin/wijzer demo --port $(PORT) $(if $(FRESH),--opnieuw) $(ARGS)

test: ## all tests on SQLite and PostgreSQL (ARGS="-k sqlite tests/domain")
	$(PREPARE) test static keuring node
	@$(RUN) -m pytest -q -n $(WORKERS) --dist worksteal $(ARGS)

proef: ## long trials as a whole: kills, races, replication (ARGS="-k sqlite")
	$(PREPARE) test static node
	@$(RUN) -m pytest -q -m proef --proef --timeout=1800 $(ARGS)

check: ## format, lint, types, import rules, and what the documents say of the code
	$(PREPARE) dev
	@$(RUN) -m ruff format --check --quiet . || { echo 'Niet opgemaakt: draai `make format`.' >&2; exit 1; }
	@$(RUN) -m ruff check --quiet .
	@$(RUN) -m mypy --no-error-summary
	@said=$$($(VENV)/bin/lint-imports --no-logo 2>&1) || { echo "$$said" >&2; exit 1; }
	@$(RUN) .ci/plattegrond.py
	@$(RUN) .ci/regels.py --controleer
	@echo 'Opmaak, regels, types, imports en documenten kloppen.'

format: ## put the code in its form
	$(PREPARE) dev
	@$(RUN) -m ruff check --quiet --fix-only .
	@$(RUN) -m ruff format .

regels: ## write docs/regels.md: each rule of the field with its function, source and tests
	$(PREPARE) dev
	@$(RUN) .ci/regels.py

talen: ## gather the public texts and say which have no English yet
	$(PREPARE) test
	@$(RUN) -m tests.talen

bench: ## measure the speed of pages and feed (ARGS="--help")
	$(PREPARE) test static node
	@$(RUN) -m tests.bench $(ARGS)

static: ## build CSS and JavaScript when a source changed
	$(PREPARE) static

wheel: ## build what is installed elsewhere, in dist/: the product and its pins
	$(PREPARE) run static
	@$(RUN) -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index --wheel-dir dist .
	@cp constraints.txt dist/

sbom: ## tell what the product is made of, in build/sbom.cdx.json
	$(PREPARE) test static
	@$(RUN) .ci/sbom.py $(ARGS)

vastleggen: ## pin anew what pyproject.toml asks for (ARGS=--upgrade: the newest of everything)
	$(PREPARE) uv
	@$(RUN) .ci/vastleggen.py $(ARGS)

clean: ## remove what was made; the data in instance/ stays
	@rm -rf $(VENV) node_modules tests/*/node_modules static/gebouwd build dist *.egg-info \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find wijzer tests migrations .ci -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
