"""What was written is found however it is typed, and what was removed is gone."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vault.records import store
from vault import search
from vault.records import patients
from vault.records.context import new_id


@pytest.fixture
def context(tmp_path):
    made = store.new_context(tmp_path / "records.db")
    yield made
    made.database.close()


@pytest.fixture
def patient_id(context):
    return patients.create(context, store.traits())


@pytest.fixture
def index(context, patient_id):
    """Index a text and return its id."""

    def add(text, of=patient_id):
        record_id = new_id()
        search.add(context.database, "note", record_id, of, text)
        return record_id

    return add


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Œdème de Quincke", "oedeme de quincke"),
        ("L’œuvre d'Ægidius", "l oeuvre d aegidius"),
        ("Jean-Noël", "jean noel"),
        ("  HTA,  depuis\n2011 ", "hta depuis 2011"),
        ("re\u0301sume\u0301", "resume"),
        ("Straße STRASSE ẞ", "strasse strasse ss"),
        ("İZMİR ǅ ½ ﬁèvre 𝐀", "izmir dz 1 2 fievre a"),
        ("_a_b_", "a b"),
        ("…", ""),
        ("", ""),
    ],
)
def test_text_is_folded(text, folded):
    assert search.fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    folded = search.fold(text)
    assert search.fold(folded) == folded
    assert not re.search(r"[\W_]", folded.replace(" ", ""))


@given(st.text(alphabet="aàâäbcçdeéèêëœæÉÈŒ'’- 12"))
def test_both_spellings_of_an_accent_fold_alike(text):
    assert search.fold(unicodedata.normalize("NFD", text)) == search.fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    "typed", ["oedeme", "Œdème", "OEDEME QUINCKE", "quincke œdème", "oed", "quin oedeme"]
)
def test_a_note_is_found_however_it_is_typed(context, index, typed):
    found = index("Œdème de Quincke en 2009")
    index("Rhinite")
    expected = [] if typed == "quin oedeme" else [found]
    assert [hit.record_id for hit in search.find(context.database, typed)] == expected


def test_a_word_followed_by_a_space_is_whole(context, index):
    index("Diabétique")
    assert search.find(context.database, "diab") != []
    assert search.find(context.database, "diab ") == []


def test_a_single_letter_is_a_word_not_a_beginning(context, index):
    found = index("Vitamine D")
    index("Diabète")
    assert [hit.record_id for hit in search.find(context.database, "d")] == [found]


@pytest.mark.parametrize("typed", ["", " ", "-", '"', "…"])
def test_nothing_asked_finds_nothing(context, index, typed):
    index("Toux")
    assert search.find(context.database, typed) == []


@pytest.mark.parametrize(
    "typed", ['toux"', "toux*", "(toux", "-toux", "^toux", "NEAR(toux)", "toux OR fièvre", "body : toux"]
)
def test_nothing_typed_is_ever_a_command(context, index, typed):
    """Every word counts, and none of them means anything to FTS5."""
    index("Toux")
    assert len(search.find(context.database, typed)) == (1 if search.words(typed) == ["toux"] else 0)


@given(typed=st.text(max_size=40))
def test_no_question_is_ever_an_error(shared_database, typed):
    search.find(shared_database, typed)
    search.snippet("Toux sèche, œdème.", typed)


@pytest.fixture(scope="module")
def shared_database(tmp_path_factory):
    made = store.new_database(tmp_path_factory.mktemp("search") / "records.db")
    yield made
    made.close()


def test_a_search_can_stay_within_one_record(context, index, patient_id):
    other = patients.create(context, store.traits("MOREAU", "Noël", "2004-09-13"))
    mine, theirs = index("Zanzibar"), index("Zanzibar", other)
    assert [hit.record_id for hit in search.find(context.database, "zanz", other)] == [theirs]
    assert [hit.record_id for hit in search.find(context.database, "zanz", patient_id)] == [mine]
    assert search.find(context.database, patient_id) == []


def test_the_better_match_comes_first(context, index):
    weak = index("Toux. " + "Autre chose. " * 50)
    strong = index("Toux, toux, toux")
    assert [hit.record_id for hit in search.find(context.database, "toux")] == [strong, weak]


def test_too_many_matches_come_latest_first(context, index, monkeypatch):
    monkeypatch.setattr(search, "WEIGHED", 3)
    ids = [index(f"Toux {number}") for number in range(5)]
    assert [hit.record_id for hit in search.find(context.database, "toux", limit=2)] == [ids[4], ids[3]]


def test_what_was_removed_is_in_no_page_of_the_index(context, index):
    record_id = index("Zanzibar")
    search.remove(context.database, record_id, "Zanzibar")
    assert search.find(context.database, "zanzibar") == []
    blocks = context.database.rows("SELECT block FROM search_text_data")
    assert not any(b"anzibar" in (block or b"") for (block,) in blocks)


def test_removing_what_was_never_indexed_is_no_error(context):
    search.remove(context.database, new_id(), "x")


def test_the_index_can_be_made_again(context, index, patient_id):
    record_id = index("Toux")
    search.rebuild(context.database, [("note", record_id, patient_id, "Fièvre")])
    assert search.find(context.database, "toux") == []
    assert [hit.record_id for hit in search.find(context.database, "fievre")] == [record_id]


class TestSnippets:
    """The piece of the original text that was found."""

    def marked(self, text, typed, width=search.SNIPPET):
        found = search.snippet(text, typed, width)
        return [found.text[a:b] for a, b in found.marks]

    def test_the_words_found_are_marked_in_the_original_spelling(self):
        assert self.marked("Œdème de Quincke, L’œdème", "oedeme qui") == ["Œdème", "Quincke", "œdème"]

    def test_a_decomposed_accent_belongs_to_its_word(self):
        assert self.marked("re\u0301sume\u0301 clair", "resume ") == ["re\u0301sume\u0301"]

    def test_a_piece_begins_and_ends_with_a_whole_word(self):
        text = "mot " * 100 + "zanzibar " + "mot " * 100
        found = search.snippet(text, "zanzibar", 60)
        assert found.text.startswith("mot ")
        assert found.text.endswith(" mot")
        assert 50 < len(found.text) <= 60
        assert [found.text[a:b] for a, b in found.marks] == ["zanzibar"]

    def test_a_piece_of_a_text_without_spaces_begins_anywhere(self):
        assert self.marked("." * 300 + "toux", "toux", 60) == ["toux"]

    def test_a_text_that_does_not_hold_the_words_begins_at_its_beginning(self):
        assert search.snippet("Toux sèche", "zanzibar") == search.Snippet("Toux sèche", ())
        assert search.snippet("Toux sèche", "") == search.Snippet("Toux sèche", ())
