"""Fixtures of the record's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.vault.records import store
from vault.database import Database
from vault.records import patients
from vault.records.context import Context


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = store.new_context(tmp_path / "records.db")
    yield made
    made.database.close()


@pytest.fixture
def database(context: Context) -> Database:
    return context.database


@pytest.fixture
def françoise(context: Context) -> str:
    return patients.create(context, store.traits())


@pytest.fixture
def noël(context: Context) -> str:
    return patients.create(context, store.traits("MOREAU", "Noël", "2004-09-13"))
