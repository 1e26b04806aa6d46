"""A slash, a few letters, Tab from stop to stop."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing import shipped, snippets
from app.writing.shipped import Profession
from vault.records.snippets import Snippet


def stops(body):
    expansion = snippets.expanded(body)
    return expansion.text, [expansion.text[one.start : one.end] for one in expansion.stops], expansion.caret


@pytest.mark.parametrize(
    ("body", "text", "filled", "caret"),
    [
        ("TA ${1:120}/${2:80} mmHg", "TA 120/80 mmHg", ["120", "80"], 14),
        ("Toux ${2} depuis ${1} jours", "Toux  depuis  jours", ["", ""], 19),
        ("Vu ${0} ce jour, ${1:bien}", "Vu  ce jour, bien", ["bien"], 3),
        ("${1}, ${1}", ", ", ["", ""], 2),
        ("5 $$ et ${x} ${1", "5 $ et ${x} ${1", [], 15),
        ("", "", [], 0),
    ],
)
def test_a_body_becomes_text_with_stops(body, text, filled, caret):
    assert stops(body) == (text, filled, caret)


@given(st.lists(st.tuples(st.text("ab œé\n", max_size=5), st.integers(0, 9), st.text("xyé", max_size=4))))
def test_every_stop_holds_what_it_proposes_in_the_order_of_tab(parts):
    body = "".join(f"{before}${{{number}:{proposed}}}" for before, number, proposed in parts)
    expansion = snippets.expanded(body)
    assert expansion.text == "".join(before + proposed for before, _, proposed in parts)
    wanted = [(number, proposed) for _, number, proposed in parts if number]
    found = [(one.number, expansion.text[one.start : one.end]) for one in expansion.stops]
    assert found == sorted(wanted, key=lambda one: one[0])


@pytest.mark.parametrize(
    ("text", "start", "shortcut"),
    [("/ta", 0, "ta"), ("Vu ce jour /TOX", 11, "tox"), ("ligne\n/", 6, ""), ("a\u00a0/ta", 2, "ta")],
)
def test_what_follows_a_slash_is_a_shortcut(text, start, shortcut):
    assert snippets.typed_before(text, len(text)) == snippets.Typed(start, shortcut)


@pytest.mark.parametrize("text", ["TA 148/88", "et/ou", "/ta ", "/ta:", "", "http://x"])
def test_a_slash_that_divides_calls_for_nothing(text):
    assert snippets.typed_before(text, len(text)) is None


def test_only_what_stands_before_the_caret_counts():
    assert snippets.typed_before("/tax", 3) == snippets.Typed(0, "ta")


def test_ones_own_takes_the_place_of_the_shipped_one():
    own = Snippet("ta", "TA assise ${1}")
    known = snippets.available(shipped.shipped(Profession.DOCTOR), [own])
    assert [one.body for one in known if one.shortcut == "ta"] == [own.body]


def test_the_exact_shortcut_is_offered_first_and_titles_after_shortcuts():
    known = snippets.available(shipped.shipped(Profession.DOCTOR), [Snippet("tab", "tabac")])
    assert [one.shortcut for one in snippets.offered("t", known)][:2] == ["t", "ta"]
    assert [one.shortcut for one in snippets.offered("renouv", known)] == ["ren"]
    assert [one.shortcut for one in snippets.offered("so", known)] == ["soap"]
    assert not snippets.offered("zzz", known)


@pytest.mark.parametrize(
    ("written", "who"),
    [
        ("Infirmière libérale", Profession.NURSE),
        ("Masseur-kinésithérapeute", Profession.PHYSIOTHERAPIST),
        ("Sage-femme", Profession.MIDWIFE),
        ("Psychologue clinicienne", Profession.PSYCHOLOGIST),
        ("Médecin généraliste", Profession.DOCTOR),
        ("", Profession.DOCTOR),
    ],
)
def test_the_letterhead_tells_whose_words_one_needs(written, who):
    assert shipped.profession_of(written) is who


@pytest.mark.parametrize("who", Profession)
def test_what_is_shipped_expands_and_has_a_shortcut_of_its_own(who):
    known = shipped.shipped(who)
    assert len({(one.kind, one.shortcut) for one in known}) == len(known)
    assert all(snippets.expanded(one.body).stops for one in known)
