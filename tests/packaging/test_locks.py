"""The lock files install the same bytes everywhere, from wherever a machine gets its packages."""

import re
from pathlib import Path

import pytest

REQUIREMENTS = Path(__file__).parents[2] / "requirements"
FILES = ("run.txt", "development.txt")


def _pinned(name: str) -> dict[tuple[str, str], str]:
    """Each requirement, name==version and marker, with the lines that follow it."""
    blocks = re.split(r"\n(?=\S)", (REQUIREMENTS / name).read_text(encoding="utf-8"))
    requirements = [block for block in blocks if not block.startswith("#")]
    heads = [re.match(r"(\S+==\S+)(?: ; (.*?))? \\", block) for block in requirements]
    return {(head[1], head[2] or ""): block for head, block in zip(heads, requirements, strict=True) if head}


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_by_hash(name: str) -> None:
    pinned = _pinned(name)
    assert len(pinned) > 20
    assert [head for head, block in pinned.items() if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", FILES)
def test_a_lock_names_no_place_to_fetch_from(name: str) -> None:
    text = (REQUIREMENTS / name).read_text(encoding="utf-8")
    assert re.findall(r"://|--index|--extra|--find-links|--trusted", text) == []


def test_development_runs_what_is_shipped() -> None:
    assert _pinned("run.txt").keys() - _pinned("development.txt").keys() == set()


@pytest.mark.parametrize("name", FILES)
def test_each_python_gets_the_qt_that_does_not_abort_on_it(name: str) -> None:
    qt = {marker: head for head, marker in _pinned(name) if head.startswith("pyside6-essentials==")}
    older, newer = qt["python_full_version < '3.12'"], qt["python_full_version >= '3.12'"]
    assert older.startswith("pyside6-essentials==6.11.")
    assert not newer.startswith("pyside6-essentials==6.11.")
