"""The list is painted with the patients seen last; a search that comes before the rest misses nobody."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import SimpleNamespace

import pytest

from tests.ui.workspace.test_search import row
from ui.jobs import Jobs
from ui.workspace import people as module
from ui.workspace.people import BEHIND, People
from ui.workspace.search import SearchPane
from vault.records.patients import LastSeen, Listed

EVERYONE = [row(1), row(2, "MOREAU", "Maël"), row(3, "ŒUVRARD", "Hélène")]
FIRST = LastSeen(EVERYONE[:1], len(EVERYONE))


class Reading:
    """Reads everyone once it is allowed to, and counts."""

    def __init__(self) -> None:
        self.times = 0
        self.allowed = Event()

    def everyone(self) -> list[Listed]:
        self.times += 1
        assert self.allowed.wait(10)
        return EVERYONE


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    with ThreadPoolExecutor(1) as worker:
        yield Jobs(worker)


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def people(qtbot, jobs: Jobs, reading: Reading) -> People:
    people = People(())
    people.begin(FIRST, jobs, reading.everyone)
    return people


def test_the_first_are_there_before_everyone_is_read(people, reading):
    found = people.find(" ")
    assert (list(found.patients), found.total) == (EVERYONE[:1], 3)
    assert reading.times == 0


def test_everyone_is_read_once(qtbot, people, reading):
    reading.allowed.set()
    people.painted()
    people.painted()
    qtbot.waitUntil(lambda: len(people.find("").patients) == 3)
    assert people.find("moreau").total == 1
    assert reading.times == 1


def test_a_search_that_comes_before_everyone_waits_for_them(people, reading):
    reading.allowed.set()
    assert [one.birth_name for one in people.find("oeuv").patients] == ["ŒUVRARD"]
    assert people.find("lefe").total == 1
    assert reading.times == 1


def test_a_search_while_everyone_is_being_read_does_not_have_them_read_again(qtbot, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    reading.allowed.set()
    assert people.find("moreau").total == 1
    assert reading.times == 1


def test_a_patient_created_before_everyone_is_read_is_one_more(people, reading):
    reading.allowed.set()
    people.put(row(4, "ZOLA", "Émile"))
    assert people.find("").total == 4
    assert people.find("zola").total == 1


def test_an_import_while_everyone_is_being_read_counts_and_not_what_came_before(qtbot, jobs, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    more = [*EVERYONE, row(4, "ZOLA", "Émile")]
    people.begin(LastSeen(more[:1], len(more)), jobs, lambda: more)
    reading.allowed.set()
    assert people.find("zola").total == 1
    qtbot.wait(50)
    assert people.find("").total == 4


def test_everyone_is_asked_for_behind_the_paint(qtbot, monkeypatch: pytest.MonkeyPatch, people):
    """A timer from the beginning itself was due before the paint, and kept the list waiting."""
    due: list[int] = []
    monkeypatch.setattr(module, "QTimer", SimpleNamespace(singleShot=lambda after, *_: due.append(after)))
    pane = SearchPane(people)
    qtbot.addWidget(pane)
    pane.refresh()
    assert due == []
    pane.show()
    qtbot.waitUntil(lambda: due == [BEHIND])


def test_where_everyone_cannot_be_read_the_first_are_still_found(qtbot, jobs):
    def damaged() -> list[Listed]:
        raise OSError

    people = People(())
    people.begin(FIRST, jobs, damaged)
    with qtbot.waitSignal(jobs.crashed):
        assert people.find("lefe").total == 1
