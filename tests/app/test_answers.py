"""An answer that crosses a socket is the same answer on the other side."""

import pytest

from app import answers
from app.takeover.errors import EmptyList
from vault.errors import DriveFull, MachineError, PlaceRefused, Tampered, WeakPassphrase, WrongSecret


@pytest.mark.parametrize(
    "error",
    [
        WrongSecret(),
        DriveFull("/media/CLE", 12, 3),
        Tampered("records-altered", "records.db", "x"),
        PlaceRefused("cloud-folder", "/p", {"path": "/p", "root": "/home/x/Dropbox", "provider": "Dropbox"}),
    ],
)
def test_class_and_facts_arrive(error):
    there = answers.answer(*answers.named(error))
    assert type(there) is type(error)
    assert vars(there) == vars(error)


def test_an_answer_of_a_takeover_is_known():
    assert type(answers.answer("EmptyList", {})) is EmptyList


@pytest.mark.parametrize(("name", "facts"), [("Unheard", {}), ("DriveFull", {}), ("WrongSecret", {"x": 1})])
def test_what_is_not_understood_is_the_machines_fault(name, facts):
    assert type(answers.answer(name, facts)) is MachineError


def test_what_fits_no_message_stays_behind():
    assert answers.named(WeakPassphrase(41.5)) == ("WeakPassphrase", {})
