# The commands of this project. `make` alone explains them.
PYTHON ?= python3
BIN := .venv/bin
LOCK := requirements/dev.txt

.DEFAULT_GOAL := help
.PHONY: help setup run test check fmt lint types bench docs lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort | while IFS="$$(printf '\t')" read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

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

.venv/assets.stamp: .venv/node.stamp $(shell find musikfaellesskabet -path '*/css/*' -o -path '*/static/*' -o -name assets.py)
	@$(BIN)/musik assets
	@touch $@

setup: .venv/run.stamp .venv/node.stamp .venv/assets.stamp ## install everything the platform needs
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
fmt: .venv/dev.stamp ## format the code
	@$(BIN)/ruff check --fix-only .
	@$(BIN)/ruff format .
	@$(BIN)/djade $$(git ls-files '*.html') || true
lock: ## write the lock files anew (needs uv)
	@for name in run dev node; do uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command "make lock" requirements/$$name.in -o requirements/$$name.txt; done
	@sh tools/npm install --package-lock-only --ignore-scripts
	@$(BIN)/python tools/clean_lock.py package-lock.json
