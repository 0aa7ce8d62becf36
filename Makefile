# Two commands do everything on a fresh machine: `make run` and `make test`.

.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	if command -v $$p >/dev/null 2>&1 && \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))'; \
	then echo $$p; break; fi; done)
VENV := .venv
IN := $(VENV)/bin
READY := $(VENV)/.ready
LIBRARIES := $(VENV)/.libraries
CORPORA ?= ../shared/corpora
# How many processes test; 0 is this one alone.
WORKERS ?= logical

.PHONY: help run test format lint types tests pictures bench model chaos killed clean

help: ## list these targets
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 12

run: $(READY) $(LIBRARIES) ## open the window on a project of sample articles
	$(IN)/python main.py samples

test: format lint types tests ## check format, lint and types, and run the tests

format: $(READY)
	$(IN)/ruff format --check .

lint: $(READY)
	$(IN)/ruff check .

types: $(READY)
	$(IN)/mypy

tests: $(READY) $(LIBRARIES)
	QT_QPA_PLATFORM=offscreen $(IN)/python -m pytest -q \
	-n $(WORKERS) --maxprocesses 4 --dist worksteal

pictures: $(READY) $(LIBRARIES) ## draw the pictures of the README
	LOGNAME=ana QT_QPA_PLATFORM=offscreen $(IN)/python -m docs.pictures

bench: $(READY) $(LIBRARIES) ## measure what the README says of speed
	QT_QPA_PLATFORM=offscreen $(IN)/python -m benchmarks

model: $(READY) ## train the default pipeline anew: make model CORPORA=../shared/corpora
	$(IN)/python -m pip install --quiet --group model
	$(IN)/python -m model --corpora $(CORPORA) --work build/model \
	--out annotations/suggest/en_copydesk_news

chaos: $(READY) ## kill people at work for a minute, and look for what they had done
	$(IN)/python -m tests.chaos 60

killed: $(READY) ## kill suggesting halfway through 1,000 articles, and count them
	$(IN)/python -m tests.killing 1000

clean: ## remove what these commands made
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info

$(IN)/python:
	@test -n "$(PYTHON)" || { echo "Copydesk needs Python 3.11 or later; install it,\
	or name one: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); sh .ci/libraries venv && \
	$(PYTHON) -m venv $(VENV); }
	@$(IN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(READY): $(IN)/python pyproject.toml
	@echo "Installing what Copydesk needs into $(VENV) …"
	@$(IN)/python -m pip install --editable ".[all]" --group dev > $(VENV)/install.log 2>&1 \
	|| { cat $(VENV)/install.log; exit 1; }
	@touch $@

$(LIBRARIES): $(READY)
	@sh .ci/libraries qt $(IN)/python
	@touch $@
