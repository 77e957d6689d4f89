# What is done to this repository, one target each: `make` alone lists them.

.DEFAULT_GOAL := help
export PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup demo test mutants bench pictures lock format extract update compile wheel clean

help: ## list these targets
	@awk 'BEGIN { FS = ":.*## " } /^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

setup: .venv/.packages .venv/.libraries ## make .venv from requirements.lock, and install the libraries that set the pages
	@:

demo: setup ## build the example in inputs/: its documents are then in outputs/
	@# Exit code 1 means: done, and the plan has errors. The example has some, as real plans do.
	@$(BIN)/reportgen build --project . || [ $$? -eq 1 ]

test: setup .venv/.tools ## check style and types, and run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto --dist worksteal

mutants: setup ## read 10,000 workbooks spoilt at random, and all hostile files, each within a gigabyte
	$(BIN)/python tests/read/mutants.py --count 10000 --seed 1
	$(BIN)/python tests/read/hostile.py

bench: setup ## compare the build with a straightforward script, and see how it grows
	$(BIN)/python -m benchmarks

pictures: demo ## draw the pictures of the README from the example's documents
	$(BIN)/python docs/pictures/draw.py

lock: .venv/bin/uv ## renew requirements.lock from pyproject.toml (to newer versions too: make lock UPGRADE=--upgrade)
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-annotate --no-emit-index-url \
		--quiet $(UPGRADE) --custom-compile-command "make lock" --output-file requirements.lock

format: setup ## put the source into the one format, and mend what can be mended by itself
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

extract: setup ## write the English texts of all documents into build/locale/, where a new language begins
	$(BIN)/python -m reportgen.words.catalogues extract

update: setup ## bring the catalogues in templates/locale/ up to date with what is said in code and templates
	$(BIN)/python -m reportgen.words.catalogues update

compile: setup ## compile the catalogues into build/locale/, as the wheel holds them
	$(BIN)/python -m reportgen.words.catalogues compile

wheel: setup ## build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

clean: ## remove all that can be made again: .venv, caches, dist/ and outputs/
	rm -rf .venv node_modules build dist outputs .reportgen .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp says that a step was done since its causes last changed, so that the second run of any target is quick.

.venv/.packages: requirements.lock pyproject.toml setup/python.sh
	@setup/python.sh
	@touch $@

.venv/.libraries: .venv/.packages setup/system.sh
	@setup/system.sh libraries
	@touch $@

# `make lock` cannot ask for `make setup`, which would install the lock that is to be renewed.
.venv/bin/uv:
	@setup/python.sh

# Not `npm ci`: it wants a lock that lists the validator's binaries for every platform, of which npm fetches only one.
.venv/.tools: .venv/.packages setup/system.sh package.json package-lock.json
	@setup/system.sh tools
	npm install --no-save --ignore-scripts --no-audit --no-fund
	@touch $@
