"""The list is painted with the patients seen last; a search that comes before the rest misses nobody."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from tests.ui.workspace.test_search import row
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
    people.find("lefe")


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


def test_a_search_that_comes_before_everyone_waits_for_them(people, reading):
    reading.allowed.set()
    assert [one.birth_name for one in people.find("oeuv").patients] == ["ŒUVRARD"]
    assert people.find("lefe").total == 1
    assert reading.times == len(EVERYONE)


def test_a_search_while_everyone_is_being_read_does_not_have_them_read_again(qtbot, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    reading.allowed.set()
    assert people.find("moreau").total == 1
    assert reading.times == len(EVERYONE)


def test_whoever_is_opened_meanwhile_waits_for_one_part_only(qtbot, jobs, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    opened = jobs.submit(lambda: reading.times)
    reading.allowed.set()
    with qtbot.waitSignal(opened.done) as told:
        pass
    assert told.args == [1]


def test_a_patient_created_before_everyone_is_read_is_one_more(people, reading):
    reading.allowed.set()
    people.put(row(4, "ZOLA", "Émile"))
    assert people.find("").total == 4
    assert people.find("zola").total == 1


def test_an_import_while_everyone_is_being_read_counts_and_not_what_came_before(qtbot, jobs, people, reading):
    people.painted()
    qtbot.waitUntil(lambda: reading.times == 1)
    more = [*EVERYONE, row(4, "ZOLA", "Émile")]
    before = people._coming
    people.begin(LastSeen(more[:1], len(more)), jobs, lambda after: Part(more, None))
    reading.allowed.set()
    assert people.find("zola").total == 1
    assert before is not None
    before.wait()
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
    with qtbot.waitSignal(jobs.crashed):
        pane.field.setText("lefe")
    assert [one.id for one in pane.rows.rows] == [EVERYONE[0].id]
    assert pane.count.text().startswith("Tous les patients n’ont pas pu être lus")


def test_everyone_is_read_once_more_after_it_failed(qtbot, jobs):
    damaged = Damaged()
    people = People(())
    people.begin(FIRST, jobs, damaged.part)
    assert (people.find("moreau").total, people.lacking) == (0, True)
    damaged.mended = True
    assert (people.find("moreau").total, people.lacking) == (1, False)
    assert people.find("").total == len(EVERYONE)
