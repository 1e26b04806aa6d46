"""Files of other programs: any dialect, encoding and header, and files that are none."""

import csv
import io
import multiprocessing
import pickle
import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.takeover.columns import Field, guess
from app.takeover.drafts import ExistingPatient, MarkKind
from app.takeover.encoding import decode
from app.takeover.errors import EmptyList, HeaderOnly, MappingMisfit, NoKnownColumn, NotAPatientList, NotText
from app.takeover.planning import plan
from app.takeover.reasons import Reason, sentence
from app.takeover.table import Layout, read

TODAY = date(2026, 11, 21)
HEADER = ("NOM", "PRENOM", "DATE_NAISS", "REMARQUES")
ROWS = (
    ("LEFÈVRE", "Éléonore", "14/02/1970", "Préfère le matin ; l’œdème a cédé, « guéri »"),
    ("N’Diaye", "Benoît", "01/03/1981", 'Dit "le Breton"\nSonner à gauche'),
    ("D'Hervé-Müller", "Françoise", "28/12/1999", ""),
    ("Guérin", "Zoé", "05/06/2012", "Très gênée | à revoir\tdès août"),
)


def written(rows, encoding="utf-8", **dialect) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, **dialect).writerows(rows)
    return text.getvalue().encode(encoding)


@pytest.mark.parametrize("delimiter", list(";,\t|"))
@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac-roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
@pytest.mark.parametrize("lineterminator", ["\r\n", "\n", "\r"])
def test_a_list_comes_back_whatever_it_was_written_in(delimiter, encoding, lineterminator):
    data = written((HEADER, *ROWS), encoding, delimiter=delimiter, lineterminator=lineterminator)
    table = read(data)
    assert table.header == HEADER
    assert table.rows == ROWS


@pytest.mark.parametrize("encoding", ["latin-1", "iso8859-15", "cp850"])
def test_older_encodings_are_told_by_their_accents(encoding):
    rows = [tuple(cell.replace("’", "'").replace("œ", "oe") for cell in row) for row in ROWS]
    assert read(written((HEADER, *rows), encoding, delimiter=";")).rows == tuple(rows)


@pytest.mark.parametrize("word", ["é", "LEFÈVRE RENÉ", "Zoé", "Noël", "ÉTIENNE", "garçon", "cœur", "J’ai"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman"])
def test_one_accented_word_is_enough(word, encoding):
    assert decode(f"nom;prenom\n{word};x\n".encode(encoding)).text.splitlines()[1] == f"{word};x"


words = st.text(st.sampled_from("abcdeLMN éèàçôî'-.;,|\t\"\n\r «»"), max_size=12)
anything = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=12) | words


@settings(max_examples=150)
@given(
    rows=st.lists(st.tuples(anything, anything, anything, anything), min_size=1, max_size=8),
    delimiter=st.sampled_from(";,\t|"),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
    lineterminator=st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_any_rows_in_any_dialect_come_back_and_add_up(rows, delimiter, quoting, encoding, lineterminator):
    # Before 3.13 csv.writer leaves a line end bare when it is not its own: no reader can know.
    bare = {"\r", "\n"} - set(lineterminator) if quoting == csv.QUOTE_MINIMAL else set()
    rows = [tuple("".join(c for c in cell if c not in bare) for cell in row) for row in rows]
    dialect = {"delimiter": delimiter, "quoting": quoting, "lineterminator": lineterminator}
    data = written((HEADER, *rows), encoding, **dialect)
    table = read(data)
    assert table.header == HEADER
    assert list(table.rows) == rows
    planned = plan(data, today=TODAY)
    numbers = [draft.row for draft in planned.created]
    numbers += [merge.number for merge in planned.merged] + [skip.number for skip in planned.skipped]
    assert sorted(numbers) == list(range(2, len(rows) + 2))
    assert planned.rows == len(rows)
    reported = {finding.row for finding in planned.reported}
    assert {skip.number for skip in planned.skipped} <= reported


@settings(max_examples=200)
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: ("NOM;PRENOM\n" + text).encode("utf-8"))
)
def test_no_bytes_whatever_make_it_stumble(data):
    try:
        planned = plan(data, today=TODAY)
    except NotAPatientList:
        return
    assert len(planned.created) + len(planned.merged) + len(planned.skipped) == planned.rows


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyList),
        (b" \r\n\r\n", EmptyList),
        (b"\xef\xbb\xbf", EmptyList),
        (b"NOM;PRENOM\r\n", HeaderOnly),
        (b"PK\x03\x04rest of a workbook", NotText),
        (b"%PDF-1.7 ...", NotText),
        (random.Random(1).randbytes(4096), NotText),
        (b"DUPONT;Jean;14/02/1970\nMARTIN;Zoe;01/01/1980\n", NoKnownColumn),
    ],
)
def test_a_file_that_is_no_list_is_refused_by_name(data, error):
    with pytest.raises(error):
        plan(data)


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        (
            "Last Name,First Name,DOB,Gender,SSN,Mobile,E-mail,Zip,Allergies,Notes,Last visit",
            "name first_name birth_date sex nir mobile_phone email postcode allergies remarks last_visit",
        ),
        (
            "Nom de naissance;Nom d'usage;Prénoms;Né(e) le;Sexe;N° Sécurité Sociale;Médecin traitant",
            "birth_name used_name first_names birth_date sex nir treating_gp",
        ),
        (
            "NomPatient;PrenomPatient;DateNaissance;NumSS;TelPortable;Adresse1;Adresse2;ATCD",
            "name first_name birth_date nir mobile_phone address address history",
        ),
        ("Nom marital|Nom|Prénom|Date de naissance du patient", "used_name name first_name birth_date"),
        ("Patient\tTéléphone\tCourriel", "full_name phone email"),
    ],
)
def test_headers_of_other_programs_are_understood(header, fields):
    cells = next(csv.reader([header], delimiter=next(d for d in ";\t|," if d in header)))
    assert [field.value if field else None for field in guess(cells).fields] == fields.split()


def test_the_married_name_is_never_taken_for_the_birth_name():
    for header in ("NOM;NOM_JF;PRENOM", "Nom d'usage;Nom de naissance;Prénom", "Nom marital;Nom;Prénom"):
        draft = plan(f"{header}\nMARTIN;DUPONT;Anne\n".encode(), today=TODAY).created[0]
        assert (draft.birth_name, draft.used_name) == ("DUPONT", "MARTIN")


def test_names_in_one_cell_are_told_apart():
    data = "Patient;DDN\nDE LA TOUR Anne Marie;1/2/1970\nDupont, Jean;2/2/1970\nMme Zoé MARTIN;3/2/1970\n"
    drafts = plan(data.encode(), today=TODAY).created
    assert [(draft.birth_name, draft.first_names) for draft in drafts] == [
        ("DE LA TOUR", "Anne Marie"),
        ("Dupont", "Jean"),
        ("MARTIN", "Zoé"),
    ]


def test_a_name_holds_nothing_that_nobody_sees():
    """Copied from a page, Je\\u00adan looks like Jean and is found as neither, nor as the same patient."""
    rows = "MAR\u202eTIN\u202c;Je\u00adan;J\u200bo;1/2/1970\nMARTIN;Jean;Jo;1/2/1970\n"
    drafts = plan(f"nom;prenom;prenom usuel;ddn\n{rows}".encode(), today=TODAY).created
    said = {(draft.birth_name, draft.first_names, draft.used_first_name) for draft in drafts}
    assert said == {("MARTIN", "Jean", "Jo")}


def test_a_quote_nobody_closed_does_not_swallow_the_next_patients():
    data = (
        "NOM;PRENOM;DATE_NAISS;REMARQUES\r\n"
        'ADAM;Anne;14/02/1970;"le "petit\r\n'
        "BERT;Bob;15/02/1970;\r\n"
        'CARON;Cléo;16/02/1970;"Bien ""suivie"""\r\n'
    )
    planned = plan(data.encode("cp1252"), today=TODAY)
    assert [draft.birth_name for draft in planned.created] == ["ADAM", "BERT", "CARON"]
    assert planned.created[0].remarks == '"le "petit'
    assert planned.created[2].remarks == 'Bien "suivie"'
    assert (2, Reason.STRAY_QUOTE) in {(finding.row, finding.reason) for finding in planned.reported}


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_apostrophes_may_quote(quoting):
    assert read(written((HEADER, *ROWS), delimiter=";", quotechar="'", quoting=quoting)).rows == ROWS


def test_backslashes_before_quotes_are_understood():
    data = 'NOM;PRENOM;REMARQUES\n"ADAM";"Anne";"dit \\"le ; petit\\" oui"\n'
    assert plan(data.encode(), today=TODAY).created[0].remarks == 'dit "le ; petit" oui'


def test_titles_above_the_header_are_reported_and_not_counted():
    data = "Export du cabinet;;\r\n;;\r\nNOM;PRENOM;DDN\r\nADAM;Anne;14/02/1970\r\n"
    planned = plan(data.encode(), today=TODAY)
    assert (planned.rows, planned.created[0].row) == (1, 2)
    assert planned.reported[0].reason is Reason.BEFORE_HEADER
    assert "Export du cabinet" in planned.reported[0].value


def test_ragged_rows_keep_every_cell():
    data = "NOM;PRENOM;REMARQUES\nADAM;Anne\nBERT;Bob;a;b\nCARON;Cléo;x;\n"
    planned = plan(data.encode(), today=TODAY)
    assert [draft.source.fields for draft in planned.created] == [
        ("ADAM", "Anne"),
        ("BERT", "Bob", "a", "b"),
        ("CARON", "Cléo", "x", ""),
    ]
    shapes = {(finding.row, finding.reason) for finding in planned.reported if finding.row > 1}
    assert {(2, Reason.SHORT_ROW), (3, Reason.LONG_ROW)} <= shapes
    assert not any(row == 4 and reason is Reason.LONG_ROW for row, reason in shapes)


def test_a_row_without_a_name_is_skipped_with_its_words():
    planned = plan(b"NOM;PRENOM;TEL\n;;0612345678\nADAM;Anne;\n", today=TODAY)
    assert [skip.reason for skip in planned.skipped] == [Reason.NO_NAME]
    finding = next(each for each in planned.reported if each.reason is Reason.NO_NAME)
    assert (finding.row, finding.value) == (2, ";;0612345678")


def test_columns_without_a_place_are_named_and_kept():
    planned = plan(b"NOM;PRENOM;COULEUR\nADAM;Anne;bleu\n", today=TODAY)
    assert (1, Reason.COLUMN_NOT_TAKEN, "COULEUR") in {(f.row, f.reason, f.value) for f in planned.reported}
    assert planned.created[0].source.fields[2] == "bleu"


def test_a_mapping_can_be_corrected_by_hand():
    data = b"A;B;C\nADAM;Anne;14/02/1970\n"
    mapping = guess(("A", "B", "C")).with_field(0, Field.NAME).with_field(1, Field.FIRST_NAME)
    draft = plan(data, mapping=mapping, today=TODAY).created[0]
    assert (draft.birth_name, draft.first_names) == ("ADAM", "Anne")
    with pytest.raises(MappingMisfit):
        plan(b"A;B\nx;y\n", mapping=mapping)


def test_a_layout_can_be_corrected_by_hand():
    data = "NOM;PRENOM\nGU\u00c9RIN;Zo\u00e9\n".encode("cp850")
    assert read(data, Layout("cp850", ";")).rows == (("GUÉRIN", "Zoé"),)


def test_a_huge_cell_is_read_whole():
    remark = "é;" * 500_000
    draft = plan(written([HEADER, ("ADAM", "Anne", "", remark)]), today=TODAY).created[0]
    assert draft.source.fields[3] == remark


def test_two_encodings_in_one_file_are_both_read():
    data = b"NOM;PRENOM\n" + ("Guérin;Zoé\n" * 20).encode() + "Lefèvre;Éva\n".encode("cp1252")
    planned = plan(data, today=TODAY)
    assert planned.created[-1].birth_name == "Lefèvre"
    assert any(finding.reason is Reason.MIXED_ENCODING for finding in planned.reported)


def test_a_plan_can_be_made_in_a_process_that_can_be_killed():
    data = written((HEADER, *ROWS))
    existing = [ExistingPatient("p1", "GUERIN", "", "Zoé", "2012-06-05")]
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        far = pool.apply(plan, (data, existing))
    assert far.created == plan(data, existing).created
    assert pickle.loads(pickle.dumps(far)) == far


def test_a_list_where_everybody_is_alike_takes_no_hour():
    """Some programs write 01/01/1900 for every date they do not know."""
    lines = "".join(f"{at};MARTIN;Anne;01/01/1950;{at}\n" for at in range(3000))
    planned = plan(f"NUM;NOM;PRENOM;DDN;REMARQUES\n{lines}".encode(), today=TODAY)
    assert len(planned.created) == 3000
    assert all(0 < len(draft.marks) <= 60 for draft in planned.created)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("LEFÈVRE;Zoé;14/02/1970;", "Lefevre;ZOE;14/02/1970;", Reason.POSSIBLE_DUPLICATE),
        ("LEFÈVRE;Zoé;14/02/1970;", "LEFEVRE;Zoé;02/1970;", Reason.POSSIBLE_DUPLICATE),
        ("LEFÈVRE;Zoé;04/02/1970;", "LEFEVRE;Zoé;02/04/1970;", Reason.POSSIBLE_DUPLICATE),
        ("LEFÈVRE;Zoé;14/02/1970;", "LEFEBVRE;Zoé;14/02/1970;", Reason.POSSIBLE_DUPLICATE),
        ("LEFÈVRE;Zoé;14/02/1970;", "ZOE;Lefèvre;14/02/1970;", Reason.POSSIBLE_DUPLICATE),
        ("LEFÈVRE;Zoé;14/02/1970;", "LEFÈVRE;Zoé;15/08/1991;", Reason.HOMONYM),
        (
            "ROY;Zoé;14/02/2010;2 70 02 75 116 001 59",
            "ROY;Luc;01/03/2012;2 70 02 75 116 001 59",
            Reason.NIR_SHARED,
        ),
    ],
)
def test_lookalikes_are_created_and_named_for_what_they_are(one, other, reason):
    planned = plan(f"NOM;PRENOM;DDN;NIR\n{one}\n{other}\n".encode(), today=TODAY)
    assert len(planned.created) == 2
    assert (3, reason) in {(finding.row, finding.reason) for finding in planned.reported}


def test_somebody_stored_who_looks_alike_is_named():
    existing = [ExistingPatient("p1", "LEFEVRE", "", "Zoe", "1970-02-14")]
    planned = plan("NOM;PRENOM;DDN\nLefèvre;Zoé;14/02/1970\n".encode(), existing, today=TODAY)
    assert [mark.patient for mark in planned.created[0].marks] == ["p1"]


def test_every_reason_has_its_sentence_in_both_languages():
    assert all(sentence(reason, "fr") != sentence(reason, "en") for reason in Reason)


def test_one_first_name_finds_the_patient_whose_register_lists_three():
    """A list gives Françoise; the vault knows Françoise Marie Louise, married under another name."""
    known = ExistingPatient(
        "p1", "CESBRON", "LEFEVRE", "Françoise Marie Louise", "1968-03-12", first_name="Françoise"
    )
    planned = plan("NOM;PRENOM;DATE_NAISS\nLEFÈVRE;Francoise;12/03/1968\n".encode(), [known], today=TODAY)
    assert [mark.patient for mark in planned.created[0].marks] == ["p1"]


@pytest.mark.parametrize(
    ("header", "row"), [("PRENOM;PRENOMS", "Anne;Anne Marie"), ("PRENOM;PRENOM_UTILISE", "Chantal;Anne")]
)
def test_whoever_bears_one_of_the_first_names_may_be_the_same_person(header, row):
    """They were taken for twins, whom the first name tells apart."""
    known = ExistingPatient("p1", "MARTIN", "", "Anne", "1968-03-12", first_name="Anne")
    planned = plan(f"NOM;{header};DDN\nMARTIN;{row};12/03/1968\n".encode(), [known], today=TODAY)
    assert [mark.kind for mark in planned.created[0].marks] == [MarkKind.POSSIBLE_DUPLICATE]


def test_a_used_first_name_in_the_vault_is_compared_with():
    known = ExistingPatient("p1", "MARTIN", "", "Chantal", "1968-03-12", used_first_name="Anne")
    planned = plan(b"NOM;PRENOM;DDN\nMARTIN;Anne;12/03/1968\n", [known], today=TODAY)
    assert [mark.kind for mark in planned.created[0].marks] == [MarkKind.POSSIBLE_DUPLICATE]
