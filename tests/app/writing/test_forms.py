"""A note in a form: its headings read back, another form chosen, and no word lost on the way."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.writing import forms
from app.writing.forms import BDK, DAR, FORMS, SOAP

EVERY_HEADING = [heading for form in FORMS.values() for heading in form.headings]
HEADING_WORDS = {word for heading in EVERY_HEADING for word in heading.split()}


def reshaped(text, form):
    return forms.reshaped(text, form).text


def words(text):
    """The words of a text that no heading has."""
    return Counter(word for word in text.replace(":", " ").split() if word not in HEADING_WORDS)


@pytest.mark.parametrize("form", forms.FORMS.values())
def test_a_skeleton_filled_in_is_read_back_section_by_section(form):
    body = forms.skeleton(form)
    filled = "".join(
        f"{line.split('$')[0]}point {at}\nsuite {at}\n" for at, line in enumerate(body.split("\n"))
    )
    wanted = {heading: f"point {at}\nsuite {at}" for at, heading in enumerate(form.headings)}
    assert forms.sections(form, filled) == wanted


def test_headings_are_known_by_a_letter_or_without_accents():
    text = "Vu à domicile\nD : pleurs\nactions : rassurée\nresultats: calme"
    assert forms.sections(forms.DAR, text) == {
        "": "Vu à domicile",
        "Données": "pleurs",
        "Actions": "rassurée",
        "Résultats": "calme",
    }


def test_a_colon_that_is_no_heading_stays_text():
    assert forms.sections(forms.SOAP, "S: vertiges\nNote : hier") == {"Subjectif": "vertiges\nNote : hier"}


@pytest.mark.parametrize("form", FORMS.values())
def test_an_empty_note_becomes_the_headings_with_a_stop_behind_each(form):
    made = forms.reshaped("", form)
    assert len(made.stops) == len(form.headings)
    assert [made.text[: stop.start].rpartition("\n")[2] for stop in made.stops] == [
        f"{heading}\u00a0: " for heading in form.headings
    ]
    assert forms.blank(made.text)
    assert forms.form_of(made.text) is form
    assert reshaped(made.text, None) == ""


def test_what_stands_under_a_heading_goes_with_it_and_the_rest_stands_above():
    text = "Appel de la fille.\nSubjectif\u00a0: vertiges\ndepuis hier\nObjectif\u00a0: \nPlan\u00a0: bilan"
    assert reshaped(text, DAR).split("\n")[:4] == [
        "Appel de la fille.",
        "Subjectif\u00a0: vertiges",
        "depuis hier",
        "Plan\u00a0: bilan",
    ]
    assert reshaped(reshaped(text, DAR), SOAP) == text.replace("Plan", "Appréciation\u00a0: \nPlan")


def test_a_letter_is_no_heading_when_the_form_changes():
    assert reshaped("P : 69,2 kg", SOAP).startswith("P : 69,2 kg\nSubjectif")


@pytest.mark.parametrize("text", ["", "  \n", "Cible : \nDonnées\u00a0:"])
def test_headings_alone_are_a_blank_note(text):
    assert forms.blank(text)


@pytest.mark.parametrize("text", ["x", "Cible : x", "Cible : \nx", "Cible"])
def test_a_single_word_is_none(text):
    assert not forms.blank(text)


_LINES = st.lists(
    st.one_of(
        st.sampled_from([f"{heading}\u00a0: " for heading in EVERY_HEADING]),
        st.builds("{} : {}".format, st.sampled_from(EVERY_HEADING), st.sampled_from(["un", "deux trois"])),
        st.sampled_from(["quatre", "", "  cinq", "P : 69", "TA : 12/8", "a: b: c"]),
    ),
    max_size=12,
)


@given(_LINES, st.lists(st.sampled_from([None, SOAP, DAR, BDK]), min_size=1, max_size=4))
def test_no_word_is_lost_whatever_forms_are_chosen_one_after_the_other(lines, chosen):
    text = "\n".join(lines)
    before = words(text)
    for form in chosen:
        text = reshaped(text, form)
        assert words(text) == before


@given(_LINES, st.sampled_from([SOAP, DAR, BDK]))
def test_choosing_the_same_form_again_changes_nothing(lines, form):
    once = reshaped("\n".join(lines), form)
    assert reshaped(once, form) == once
