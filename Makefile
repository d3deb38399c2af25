# make run starts Gozin; make test proves it. Everything else is for its upkeep.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := run

# A python3 of 3.11 or newer; name another with PYTHON=.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
PORT ?= 8501
BIN := .venv/bin
# Walks in browsers wait as much as they work: one more than the two cores that are asked for.
WORKERS ?= 3
# Tests write thousands of small databases: memory takes them faster than a disk, if it is large.
SCRATCH ?= $(shell test "$$(df -k --output=avail /dev/shm 2>/dev/null | tail -1)" -gt 4000000 \
	&& echo /dev/shm || echo "$${TMPDIR:-/tmp}")
# What make bench measures: live, engine, needs, lists, requirements, documents, responses or all.
PART ?= all

.PHONY: run test check bench soak backup restore check-record reset-owner test-tools

run: .venv/runs
	@exec env PORT=$(PORT) $(BIN)/python app.py

# Servers and readers of files are begun hundreds of times: what is compiled once is kept.
test: check test-tools
	TMPDIR=$(SCRATCH) PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -q -n $(WORKERS) --dist loadscope $(TESTS)

check: .venv/tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/tests .venv/peers/made
	$(BIN)/python -m tests.benchmarks $(PART)

soak: .venv/tests
	$(BIN)/python -m tests.benchmarks soak

backup: .venv/runs
	@$(BIN)/python -m workbench.upkeep backup $(FILE)

restore: .venv/runs
	@$(BIN)/python -m workbench.upkeep restore $(FILE)

check-record: .venv/runs
	@$(BIN)/python -m workbench.upkeep check-record

reset-owner: .venv/runs
	@$(BIN)/python -m workbench.upkeep reset-owner --port $(PORT)

# A stamp stands for what is installed, so that the second start is at once.
.venv/made:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Gozin needs Python 3.11 or newer; name one with make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -m venv .venv \
		|| { echo "Python cannot make an environment here; on Debian install the package python3-venv" >&2; exit 1; }
	@touch $@

.venv/runs: .venv/made requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/tests: .venv/runs requirements-dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# What the engine is measured against stands apart: it wants older packages beside it.
.venv/peers/made: .venv/made requirements-bench.txt
	@"$(PYTHON)" -m venv .venv/peers
	@.venv/peers/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	@touch $@

test-tools:
	@.ci/tools
