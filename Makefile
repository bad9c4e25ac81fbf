# Two commands on a fresh machine with Python 3.11 or newer and make:  make demo   and   make test
# Everything is installed into .venv; nothing outside this folder is touched.

PYTHON ?= python3
VENV := .venv
LOWEST := .venv-lowest
MUTATION := .venv-mutation
BIN := $(VENV)/bin
PIP_FLAGS := --quiet --disable-pip-version-check

export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help demo test style lint types layers pytest lowest newest bench soak fuzz mutation messages man kept skipped clean

help:  ## what can be made, and what for
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(VENV)/.runtime  ## judge the example: needs nothing but Python
	@echo "An invented tiler's phone and office address book, judged against the consents that the business has on record."
	@echo "Red must leave the phone or be asked, yellow needs a look; names are shown on your own screen only, never in a file."
	@echo
	@$(BIN)/abaudit audit examples/telefon.vcf examples/buero-outlook.csv --config examples/abaudit.yaml --on 2026-11-23 --fail-on never

test: style pytest lowest skipped  ## everything that has to hold; names at the end what it skipped

style: $(VENV)/.dev
	@$(MAKE) --no-print-directory -j 3 lint types layers

lint: $(VENV)/.dev  ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy, strict
	$(BIN)/mypy

layers: $(VENV)/.dev  ## who may import whom
	$(BIN)/lint-imports

# The units alone must reach every branch that counts.  What is measured runs half as fast, so nothing else is measured.
pytest: $(VENV)/.dev  ## all tests; the units with the coverage of branches
	@rm -f .skipped
	$(BIN)/pytest -q -n 2 --dist loadgroup tests/unit --cov --cov-report=term
	$(BIN)/pytest -q -n 2 --dist loadgroup tests/property tests/fuzz tests/cli tests/browser

# The oldest versions that pyproject.toml allows: every unit, and of the real processes those that go through all of them.
TRIED_LOWEST := tests/unit tests/corpus $(addprefix tests/cli/test_,status.py json.py streams.py ledger.py known.py pdf.py) tests/property/test_quick.py
lowest: $(LOWEST)/.installed  ## the tests again with the oldest versions that pyproject.toml allows
	$(LOWEST)/bin/pytest -q -n 2 $(TRIED_LOWEST) -m "not slow and not soak" -p no:randomly

newest: $(VENV)/.dev  ## can the caps on typer and click go? docs/adr/0002
	$(BIN)/python tools/newest_typer.py

bench: $(VENV)/.dev  ## how fast, as ratios in one run
	$(BIN)/python benchmarks/run.py

# Ledgers under fire: writers killed a thousand times, servers killed, eight writers at once.  About half an hour.
soak: $(VENV)/.dev  ## ledgers under fire, half an hour
	$(BIN)/pytest -q -n 0 -m soak tests/soak

# Arbitrary and mutated bytes into every importer; COUNT inputs, e.g. make fuzz COUNT=1000000
COUNT ?= 100000
fuzz: $(VENV)/.dev  ## damaged bytes into every importer; COUNT=1000000
	$(BIN)/python tests/fuzz/run.py $(COUNT)
	$(BIN)/python tests/fuzz/numbers.py $(COUNT)

# Do the tests notice when a detail of the fold, the reading or the rules is changed?  About 20 minutes; docs/mutation.md
mutation: $(MUTATION)/.installed  ## do the tests notice a changed detail? 20 minutes
	$(MUTATION)/bin/python tests/mutation/run.py

# After a text for users was added or changed: brings the catalogues up to date and says what is not translated yet.
messages: $(VENV)/.dev  ## the catalogues, after a text for users was changed
	$(BIN)/python tools/messages.py

# After a text of the help was changed: the manual pages of every command, in English and German.
man: $(VENV)/.dev  ## the manual pages, after a help text was changed
	$(BIN)/python tools/rewrite_man.py

# After a change that is meant to change them; read the difference before you commit it.
kept: $(VENV)/.dev  ## what is kept of the program's output: examples, READMEs, manual pages, corpus
	$(BIN)/python tools/rewrite_examples.py
	$(BIN)/python tools/rewrite_help.py
	$(BIN)/python tools/rewrite_man.py
	$(BIN)/python tools/rewrite_corpus.py

# After a fact, a key of the ledger or a field of the result was added or changed: the published schemas that follow from it.
schemas: $(VENV)/.dev
	$(BIN)/python tools/schemas.py

skipped:
	@if [ -s .skipped ]; then echo "Skipped for want of something on this machine:"; sort -u .skipped; \
	else echo "Nothing was skipped."; fi

clean:  ## remove what was made here
	rm -rf $(VENV) $(LOWEST) $(MUTATION) .skipped .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "abaudit needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install $(PIP_FLAGS) -c constraints.txt -e .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	$(BIN)/python -m pip install $(PIP_FLAGS) -c constraints.txt -e '.[dev]'
	@touch $@ $(VENV)/.runtime

$(LOWEST)/.installed: pyproject.toml constraints.txt constraints-lowest.txt
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip install $(PIP_FLAGS) -c constraints-lowest.txt -e '.[test]'
	@touch $@

$(MUTATION)/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(MUTATION)
	$(MUTATION)/bin/python -m pip install $(PIP_FLAGS) -c constraints.txt -e '.[mutation]'
	@touch $@
