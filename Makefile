# `make` lists the targets. Everything needs Python 3.11 or newer and the package registry, nothing else.

SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON := $(firstword $(foreach name,python3 python3.13 python3.12 python3.11,$(shell command -v $(name) >/dev/null && $(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))))
BIN := .venv/bin
ARGS ?=
# Two test processes use both cores of a small machine; PARVIS_TEST_PROCESSES=0 keeps all in one.
PARVIS_TEST_PROCESSES ?= 2
PYTEST := $(BIN)/python -m pytest -q
PARALLEL := -n $(PARVIS_TEST_PROCESSES) --dist loadgroup


.PHONY: help run setup test test-services test-browser check fix messages bench search-quality lock

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## /\1\t/' | expand -t 18

run: .venv/.run  ## start Parvis on this machine with its demo content
	@bin/run

setup: .venv/.dev  ## make the environment (.venv), with everything for development

test: .venv/.dev  ## the whole suite on the embedded stack
	$(PYTEST) $(PARALLEL) $(ARGS)

test-services: .venv/.dev  ## the same suite and the service tests on the servers of PARVIS_TEST_*
	PARVIS_TEST_ON=services $(PYTEST) $(PARALLEL) $(ARGS)
	PARVIS_TEST_ON=services $(PYTEST) tests/services $(ARGS)

test-browser: .venv/.dev  ## the journeys in a real Chromium
	$(PYTEST) tests/e2e $(ARGS)

check: .venv/.dev  ## format, lint, types, imports, templates, migrations, messages, rules, architecture
	@bin/check

fix: .venv/.dev  ## repair what can be repaired
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

messages: .venv/.dev  ## update and compile the words of both languages
	$(BIN)/python bin/messages

bench: .venv/.dev  ## cost of the pages (ARGS=--json for lines of JSON)
	@$(BIN)/python -m bench $(ARGS)

search-quality: .venv/.dev  ## relevance of each search engine on the corpus in PARVIS_SHARED
	@bin/search-quality $(ARGS)

lock:  ## remake the lock files from pyproject.toml (needs uv)
	uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	uv pip compile pyproject.toml --group dev -c requirements.lock $(LOCK) -o requirements-dev.lock

LOCK := --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet $(ARGS)

.venv/.run: requirements.lock
	@bin/environment $(or $(PYTHON),missing) requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock
	@bin/environment $(or $(PYTHON),missing) requirements-dev.lock
	@touch $@ .venv/.run
