# Serment. `make run` opens the program, `make test` checks everything CI checks.
# PYTHON=python3.12 chooses the interpreter of .venv (3.11 to 3.14).

PYTHON ?=
DEMO ?= demonstration
VENV := .venv/bin/python
# The order is that of tests/conftest.py: by the number of tests the longest chains would come last.
TESTS := $(VENV) -m pytest --dist=loadgroup --no-loadscope-reorder
SHIPPED := app vault ui resources

.DEFAULT_GOAL := run
.PHONY: run demo test check format-check lint types types-elsewhere layers translations-check proofs usb bench install \
        lock translations format ready screen .venv

run: ready
	@sh packaging/run $(DEMO)

demo: ready
	@QT_QPA_PLATFORM=$${QT_QPA_PLATFORM:-offscreen} $(VENV) -m ui demo $(DEMO)

# vault/ computes; of the rest, the journeys mostly wait, and a third process works meanwhile.
# They start the program a hundred times and more: what is compiled is kept, even where the shell forbids it.
test: export PYTHONDONTWRITEBYTECODE =
test: ready screen check
	$(TESTS) --numprocesses=2 tests/vault --cov --cov-report=term
	$(TESTS) --numprocesses=3 --ignore=tests/vault

check: format-check lint types layers translations-check

format-check: .venv
	$(VENV) -m ruff format --check .

lint: .venv
	$(VENV) -m ruff check .

types: .venv
	$(VENV) -m mypy

# Windows and macOS as the type checker sees them from here: the nearest thing to running them.
types-elsewhere: .venv
	$(VENV) -m mypy --platform win32 --cache-dir .mypy_cache/win32 --no-warn-unused-ignores $(SHIPPED)
	$(VENV) -m mypy --platform darwin --cache-dir .mypy_cache/darwin --no-warn-unused-ignores $(SHIPPED)

layers: .venv
	.venv/bin/lint-imports --no-logo

translations-check: .venv
	$(VENV) packaging/translations.py --check

proofs: ready
	$(VENV) -m tests.proofs

# The machine that real sticks are plugged into is built once, by root on Debian; then all that is tried with it.
usb: ready
	$(VENV) -m tests.usb
	$(VENV) -m tests.proofs usb

bench: ready
	$(VENV) -m tests.bench

install: ready
	@sh packaging/install

format: .venv
	$(VENV) -m ruff format .
	$(VENV) -m ruff check --fix .

translations: .venv
	$(VENV) packaging/translations.py

LOCK := $(VENV) -m uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-config --custom-compile-command "make lock" --quiet

# Versions move only where pyproject.toml asks for it; `make lock UPGRADE=--upgrade` takes the newest.
lock: .venv
	$(LOCK) $(UPGRADE) --output-file requirements/run.txt
	$(LOCK) $(UPGRADE) --group development --constraint requirements/run.txt --output-file requirements/development.txt

# What some tests need besides: they are skipped where it cannot be had.
screen:
	@sh packaging/linux/test-screen

# The environment and what Qt needs of the system.
ready: .venv
	@$(VENV) packaging/linux/system_libraries.py

.venv:
	@PYTHON="$(PYTHON)" sh packaging/bootstrap
