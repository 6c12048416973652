# The commands of this project. `make` alone explains them.
PYTHON ?= python3
BIN := .venv/bin
LOCK := requirements/dev.txt
VAR_DIR ?= var

.DEFAULT_GOAL := help
.PHONY: help setup run test check fmt bench screenshots lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/run.stamp: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Musikfællesskabet needs Python 3.11 or newer; this is $$($(PYTHON) --version). Install it, or say: make PYTHON=python3.11 run"; exit 1; }
	@echo "Installing Python packages (once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp $(LOCK)
	@echo "Installing what tests need (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCK)
	@touch $@

.venv/node.stamp: .venv/run.stamp package-lock.json
	@echo "Installing fonts and map code (once) …"
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tools/npm ci --ignore-scripts
	@touch $@

$(VAR_DIR)/assets.stamp: .venv/node.stamp $(shell find musikfaellesskabet -path '*/css/*' -o -path '*/static/*' -o -name assets.py)
	@echo "Building fonts and style sheet …"
	@$(BIN)/musik assets
	@touch $@

setup: .venv/run.stamp .venv/node.stamp $(VAR_DIR)/assets.stamp ## install everything the platform needs
run: setup ## start the platform with the region's data and demo accounts
	@exec $(BIN)/musik serve
test: setup .venv/dev.stamp ## every test, on SQLite
	@$(BIN)/pytest -n auto
check: setup .venv/dev.stamp ## all that must pass before a merge
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djade --check $$(git ls-files '*.html')
	@$(BIN)/lint-imports
	@$(BIN)/mypy musikfaellesskabet
	@$(BIN)/pytest -n auto
	@$(BIN)/python -m tests.on_postgresql -n auto -m "not browser"
bench: setup .venv/dev.stamp ## speed, memory and size, into docs/benchmarks.md
	@$(BIN)/python -m benchmarks
screenshots: setup .venv/dev.stamp ## pictures of the main pages, into docs/screenshots
	@$(BIN)/python tools/screenshots.py
fmt: .venv/dev.stamp ## format the code
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .
	@$(BIN)/djade $$(git ls-files '*.html') || true
lock: ## write the lock files anew (needs uv)
	@for name in run dev node; do uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" requirements/$$name.in -o requirements/$$name.txt; done
	@sh tools/npm install --package-lock-only --ignore-scripts
	@$(BIN)/python tools/clean_lock.py package-lock.json
clean: ## remove what was installed and built; the data in var/ stays
	@rm -rf .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache $(VAR_DIR)/assets $(VAR_DIR)/static $(VAR_DIR)/assets.stamp
