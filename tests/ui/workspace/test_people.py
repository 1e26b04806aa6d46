"""The list is painted with the patients seen last; a search that comes before the rest misses nobody.

Nothing waits for the rest: a lock would wait with it.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from app.finder import Found
from tests.ui.workspace.test_search import row
from ui import collector
from ui.jobs import Jobs
from ui.workspace.people import People
from ui.workspace.search import SearchPane
from vault.records.patients import LastSeen, Part

EVERYONE = [row(1), row(2, "MOREAU", "Maël"), row(3, "ŒUVRARD", "Hélène")]
FIRST = LastSeen(EVERYONE[:1], len(EVERYONE))


class Reading:
    """Reads everyone once it is allowed to, and counts."""

    def __init__(self) -> None:
        self.times = 0
        self.allowed = Event()

    def part(self, after: int) -> Part:
        """One patient at a time."""
        self.times += 1
        assert self.allowed.wait(10)
        return Part(EVERYONE[after : after + 1], after + 1 if after + 1 < len(EVERYONE) else None)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    with ThreadPoolExecutor(1) as worker:
        yield Jobs(worker)


@pytest.fixture
def reading() -> Reading:
    return Reading()


@pytest.fixture
def people(qtbot, jobs: Jobs, reading: Reading) -> Iterator[People]:
    people = People(())
    people.begin(FIRST, jobs, reading.part)
    yield people
    # The worker ends with the test: nobody may be on the way any more.
    reading.allowed.set()
    found(qtbot, people, "lefe")


def found(qtbot, people: People, typed: str) -> Found:
    """What is found for ``typed`` once everyone is there."""
    people.find(typed)
    qtbot.waitUntil(lambda: not people.expected(typed))
    return people.find(typed)


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
    assert reading.times == len(EVERYONE)


def test_everyone_is_collected_over_no_more_once_they_are_there(qtbot, people, reading, monkeypatch):
    aside: list[bool] = []
    monkeypatch.setattr(collector, "set_aside", lambda: aside.append(people.expected("anybody")))
    reading.allowed.set()
    found(qtbot, people, "moreau")
    assert aside == [False]


def test_a_search_that_comes_before_everyone_is_answered_when_they_are_there(qtbot, people, reading):
    with qtbot.assertNotEmitted(people.arrived):
        assert people.find("oeuv").total == 0
    assert people.expected("oeuv")
    with qtbot.waitSignal(people.arrived):
        reading.allowed.set()
    assert [one.birth_name for one in people.find("oeuv").patients] == ["ŒUVRARD"]
    assert people.find("lefe").total == 1
    assert reading.times == len(EVERYONE)


def test_a_search_while_everyone_is_being_read_does_not_have_them_read_again(qtbot, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    people.find("moreau")
    reading.allowed.set()
    assert found(qtbot, people, "moreau").total == 1
    assert reading.times == len(EVERYONE)


def test_enter_before_everyone_is_read_opens_whom_it_was_pressed_for(qtbot, people, reading):
    pane = SearchPane(people)
    qtbot.addWidget(pane)
    pane.show()
    pane.field.setFocus()
    opened: list[str] = []
    pane.opened.connect(opened.append)
    pane.field.setText("moreau")
    assert pane.count.text() == "Lecture des patients…"
    pane.open_found()
    assert (list(pane.rows.rows), opened) == ([], [])
    with qtbot.waitSignal(pane.opened):
        reading.allowed.set()
    assert opened == [EVERYONE[1].id]


def test_enter_for_something_that_was_typed_over_opens_nobody(qtbot, people, reading):
    pane = SearchPane(people)
    qtbot.addWidget(pane)
    pane.show()
    pane.field.setFocus()
    pane.field.setText("moreau")
    pane.open_found()
    pane.field.setText("oeuv")
    with qtbot.assertNotEmitted(pane.opened), qtbot.waitSignal(people.arrived):
        reading.allowed.set()
    assert [one.birth_name for one in pane.rows.rows] == ["ŒUVRARD"]


def test_whoever_is_opened_meanwhile_waits_for_one_part_only(qtbot, jobs, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    opened = jobs.submit(lambda: reading.times)
    reading.allowed.set()
    with qtbot.waitSignal(opened.done) as told:
        pass
    assert told.args == [1]


def test_a_patient_created_before_everyone_is_read_is_one_more(qtbot, people, reading):
    people.put(row(4, "ZOLA", "Émile"))
    assert [one.birth_name for one in people.find("").patients] == ["ZOLA", "LEFÈVRE"]
    reading.allowed.set()
    assert found(qtbot, people, "zola").total == 1
    assert people.find("").total == 4


def test_an_import_while_everyone_is_being_read_counts_and_not_what_came_before(qtbot, jobs, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    more = [*EVERYONE, row(4, "ZOLA", "Émile")]
    people.begin(LastSeen(more[:1], len(more)), jobs, lambda after: Part(more, None))
    reading.allowed.set()
    assert found(qtbot, people, "zola").total == 1
    with qtbot.waitSignal(jobs.submit(lambda: None).done):
        pass  # what came before has been read by now
    assert people.find("").total == 4


def test_nobody_is_read_before_the_list_is_painted(qtbot, people, reading):
    """A timer from the beginning itself was due before the paint, and kept the list waiting."""
    reading.allowed.set()
    pane = SearchPane(people)
    qtbot.addWidget(pane)
    pane.refresh()
    assert people._coming is not None
    assert not people._coming._timer.isActive()
    pane.show()
    qtbot.waitUntil(lambda: reading.times > 0)


class Damaged:
    """Everyone, of whom only the first can be read until it is mended."""

    def __init__(self) -> None:
        self.mended = False

    def part(self, after: int) -> Part:
        """One patient at a time."""
        if after and not self.mended:
            raise OSError
        return Part(EVERYONE[after : after + 1], after + 1 if after + 1 < len(EVERYONE) else None)


def test_where_everyone_cannot_be_read_the_first_are_found_and_the_search_says_so(qtbot, jobs):
    """It said that nobody is called so, and would have had somebody created a second time."""
    people = People(())
    people.begin(FIRST, jobs, Damaged().part)
    pane = SearchPane(people)
    qtbot.addWidget(pane)
    assert "pu être lus" not in pane.count.text()
    with qtbot.waitSignals([jobs.crashed, people.arrived]):
        pane.field.setText("lefe")
    assert [one.id for one in pane.rows.rows] == [EVERYONE[0].id]
    assert pane.count.text().startswith("Tous les patients n’ont pas pu être lus")


def test_everyone_is_read_once_more_after_it_failed(qtbot, jobs):
    damaged = Damaged()
    people = People(())
    people.begin(FIRST, jobs, damaged.part)
    assert (found(qtbot, people, "moreau").total, people.lacking) == (0, True)
    damaged.mended = True
    assert found(qtbot, people, "maël").total == 1
    assert not people.lacking
    assert people.find("").total == len(EVERYONE)
