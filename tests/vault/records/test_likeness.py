"""Who could be taken for whom: one rule, whoever writes a patient down."""

from dataclasses import replace

import pytest

from tests.vault.records import store
from vault.records import contacts, likeness, patients
from vault.records.births import Precision
from vault.records.likeness import Likeness, Somebody, mark_for
from vault.records.patients import Mark

ONE_NIR, OTHER_NIR = "2680375123456", "2680375123999"


def anne(born: str, nir: str = "", first: str = "anne") -> Somebody:
    return Somebody(frozenset({"martin"}), frozenset({first}), born, nir)


@pytest.mark.parametrize(
    ("one", "other", "mark"),
    [
        (anne("1968-03-12"), anne("2001-09-01"), Mark.HOMONYM),
        (anne("1968-03-12", ONE_NIR), anne("", OTHER_NIR), Mark.HOMONYM),
        (anne("1968-03-12", ONE_NIR), anne("1968-12-03", OTHER_NIR), Mark.HOMONYM),
        (anne("1968-03"), anne("1968-04-12"), Mark.HOMONYM),
        (anne("1968-03-12"), anne("1968-03-12", first="chantal"), Mark.HOMONYM),
        (anne("1968-03-12"), anne("1968-03-12"), Mark.DUPLICATE),
        (anne("1968-03-12"), anne("1968-03"), Mark.DUPLICATE),
        (anne("1968-03-12"), anne("1968"), Mark.DUPLICATE),
        (anne("1968-03-12"), anne(""), Mark.DUPLICATE),
        (anne("1968-03-12"), anne("1968-12-03"), Mark.DUPLICATE),
        (anne("1868-03-12"), anne("1968-03-12"), Mark.DUPLICATE),
        (anne("1968-03-12", ONE_NIR), anne("2001-09-01", ONE_NIR), Mark.DUPLICATE),
        (anne("1968-03-12"), anne("1968-03-12", first="annie"), Mark.DUPLICATE),
        (anne("1968-03"), anne("1968-03", first="chantal"), None),
        (anne("1968-03-12"), anne("2001-09-01", first="chantal"), None),
        (anne("1968-03-12"), replace(anne("1968-03-12"), families=frozenset({"durand"})), None),
    ],
)
def test_homonyms_are_other_people_and_a_duplicate_may_be_the_same(one, other, mark):
    assert mark_for(one, other) is mark
    assert mark_for(other, one) is mark


@pytest.mark.parametrize(
    ("name", "first", "born", "expected"),
    [
        ("Lefevre", "FRANCOISE", "1968-03-12", Likeness.SAME_TRAITS),
        ("Lefebvre", "Anne", "1968-03-12", Likeness.SAME_BIRTH),
        ("LEFEVRE", "Françoise", "1968-12-03", Likeness.SAME_NAMES),
        ("Lefèvre", "Françoise", "", Likeness.SAME_NAMES),
        ("Dubois", "Françoise", "1968-03-12", None),
        ("Lefèvre", "Anne", "1971-01-01", None),
    ],
)
def test_a_likely_duplicate_is_found_before_it_is_created(context, françoise, name, first, born, expected):
    found = likeness.lookalikes(context.database, store.traits(name, first, born))
    assert [one.likeness for one in found] == ([expected] if expected else [])
    assert [one.patient_id for one in found] == ([françoise] if expected else [])


def test_the_likeliest_duplicate_comes_first_under_whatever_name_is_in_use(context, françoise):
    twin = patients.create(context, store.traits("LEFORT", "Anne"))
    asked = replace(store.traits("MARTIN", "Zoé"), used_name="Lefèvre", used_first_name="Françoise")
    found = likeness.lookalikes(context.database, asked)
    assert [one.patient_id for one in found] == [françoise, twin]


@pytest.mark.parametrize(
    ("born_as", "asked"),
    [("ÉVRARD", "evrard"), ("evrard", "Évrard"), ("N’Diaye", "n'diaye"), ("ИВАНОВА", "иванова")],
)
def test_a_name_given_up_at_marriage_is_found_under_any_spelling(context, born_as, asked):
    traits = replace(store.traits(born_as, "Zoé", "1960-09-16"), used_name="MARCHAND", used_first_name="Zaza")
    married = patients.create(context, traits)
    found = likeness.lookalikes(context.database, store.traits(asked, "Zoe", "1999-01-01"))
    assert [one.patient_id for one in found] == [married]


def test_those_whose_family_name_is_not_known_are_told_by_the_first(context):
    unknown = patients.create(context, replace(store.traits("?", "Zoé"), used_first_name="Zaza"))
    found = likeness.lookalikes(context.database, store.traits("?", "Zoe", "1999-01-01"))
    assert [one.patient_id for one in found] == [unknown]


def test_a_lookalike_says_what_tells_it_apart(context, françoise):
    contacts.add(context, françoise, contacts.Point(contacts.Kind.PHONE, "0612345678"))
    patients.cared_for(context.database, françoise, "2026-10-02")
    [found] = likeness.lookalikes(context.database, store.traits())
    assert (found.listed.phones, found.listed.last_care_on) == (("0612345678",), "2026-10-02")


@pytest.mark.parametrize(
    ("name", "first", "born", "mark"),
    [
        ("Lefevre", "FRANCOISE", "1999-01-01", Mark.HOMONYM),
        ("Lefèvre", "Chantal", "1968-03-12", Mark.HOMONYM),
        ("Lefevre", "FRANCOISE", "1968-03-12", Mark.DUPLICATE),
        ("LEFEVRE", "Françoise", "1968-12-03", Mark.DUPLICATE),
        ("Lefèbvre", "Françoise", "1968-03-12", Mark.DUPLICATE),
    ],
)
def test_two_who_can_be_taken_for_each_other_are_marked_both(
    context, françoise, noël, name, first, born, mark
):
    created = patients.create(context, store.traits(name, first, born))
    assert likeness.mark_alike(context, created) == [françoise]
    for each, marks in ((created, {mark}), (françoise, {mark}), (noël, set())):
        assert patients.get(context.database, each).marks == marks
    assert store.operations(context)[-2:] == [likeness.FOUND[mark]] * 2


def test_an_odd_birth_date_contradicts_none(context, françoise):
    odd = replace(store.traits(born="1968-02-31"), birth_date_precision=Precision.ODD)
    assert likeness.mark_alike(context, patients.create(context, odd)) == [françoise]
    assert patients.get(context.database, françoise).marks == {Mark.DUPLICATE}


def test_two_numbers_make_two_people(context, françoise):
    other = patients.create(context, store.traits(born="1968-12-03"))
    for each, number in ((françoise, ONE_NIR), (other, OTHER_NIR)):
        contacts.IDENTIFIER.add(context, each, contacts.Number(contacts.NIR, number))
    assert likeness.taken_for(context.database, other) == {françoise: Mark.HOMONYM}


def test_three_letters_and_a_birth_date_in_common_make_no_mark(context, françoise):
    created = patients.create(context, store.traits("Lefebvre", "Anne"))
    assert likeness.mark_alike(context, created) == []
    assert patients.get(context.database, created).marks == set()
