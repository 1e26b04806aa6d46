"""What every noun promises: author, dates, earlier versions, log, search, and its own refusals."""

from dataclasses import replace
from typing import Any

import pytest
from sqlcipher3 import IntegrityError

from tests.vault.records import store
from vault import audit
from vault.errors import InvalidInput
from vault.records import (
    agenda,
    care,
    correspondents,
    coverages,
    documents_index,
    history,
    keeping,
    prescribed,
    relations,
    rows,
    sharing,
    snippets,
    targets,
    tasks,
    texts,
    treatments,
    vaccinations,
    versions,
    wounds,
)
from vault.records.documents_index import DocumentClass, Label
from vault.records.errors import UnknownRecord

#: A noun, something said with it, and what it is said otherwise; the word by which it is found, or ''.
NOUNS: dict[str, tuple[Any, Any, dict[str, Any], str]] = {
    "correspondent": (
        correspondents.NOUN,
        correspondents.Correspondent("Dr Hélène Roux", "cardiologue", "10101010101"),
        {"secure_email": "h.roux@cardio.mssante.fr", "verified_on": "2026-11"},
        "",
    ),
    "related_person": (
        relations.NOUN,
        relations.Relation(relations.Role.TRUSTED, "MARTIN", "Paul", designated_on="2024-05-02"),
        {"authority": True},
        "",
    ),
    "coverage": (
        coverages.NOUN,
        coverages.Coverage(coverages.Kind.MANDATORY, "CPAM", "751", since="2020"),
        {"third_party_payment": True, "until": "2027-12-31"},
        "",
    ),
    "long_term_illness": (
        coverages.ILLNESS,
        coverages.Illness("Diabète de type 2", 8, "http://hl7.org/fhir/sid/icd-10", "E11", "2019-03"),
        {"until": "2029-03"},
        "diabete",
    ),
    "sharing_objection": (
        sharing.OBJECTION,
        sharing.Objection("2026-11-02", "Dr Roux", "grossesse"),
        {"subject": ""},
        "",
    ),
    "legal_hold": (keeping.HOLD, keeping.Hold("expertise", "2026-01-01"), {"reason": "plainte"}, ""),
    "vaccination": (
        vaccinations.NOUN,
        vaccinations.Vaccination("Boostrixtetra", "2021-06", against="tétanos", next_due_on="2031-06"),
        {"lot": "AC37B"},
        "tetanos",
    ),
    "target": (targets.NOUN, targets.Target("8480-6", "mm[Hg]", high=140.0), {"low": 110.0}, ""),
    "received_prescription": (
        prescribed.NOUN,
        prescribed.Received("Dr Roux", "Pansement jambe gauche", "2026-11-01", 15, until="2026-12-01"),
        {"renewable": True},
        "pansement",
    ),
    "care": (care.NOUN, care.Care("Insuline", "matin et soir", since="2026-11-01"), {"rhythm": "matin"}, ""),
    "wound": (
        wounds.NOUN,
        wounds.Wound("Ulcère veineux", "leg", wounds.Side.LEFT, place_x=0.5),
        {"protocol": "alginate"},
        "ulcere",
    ),
    "appointment": (
        agenda.APPOINTMENT,
        agenda.Appointment("2026-11-23T08:00:00Z", 20),
        {"state": agenda.Attendance.ARRIVED},
        "",
    ),
    "stop": (agenda.STOP, agenda.Stop("2026-11-23", 1, "07:30"), {"state": agenda.StopState.DONE}, ""),
    "task": (
        tasks.NOUN,
        tasks.Task(tasks.Kind.CALL_BACK, "Rappeler pour la glycémie", "2026-11-24"),
        {"text": "Rappeler pour la kaliémie", "due_on": ""},
        "rappeler",
    ),
    "snippet": (
        snippets.NOUN,
        snippets.Snippet("ta", "TA ${1:120}/${2:80}"),
        {"title": "Tension"},
        "",
    ),
}
OF_NOBODY = {"correspondent", "snippet"}


@pytest.fixture(params=NOUNS)
def case(request, context, françoise):
    noun, facts, changes, word = NOUNS[request.param]
    return noun, "" if request.param in OF_NOBODY else françoise, facts, replace(facts, **changes), word


class TestEveryNoun:
    def test_what_was_written_is_read_with_its_author_and_its_dates(self, context, case):
        noun, whose, facts, _, _ = case
        record_id = noun.add(context, whose, facts)
        found = noun.get(context.database, record_id)
        assert (found.id, found.patient_id, found.facts) == (record_id, whose, facts)
        assert (found.author_id, found.created_at) == (context.author_id, found.typed_at)
        if whose:
            assert noun.of_patient(context.database, whose) == [found]

    def test_said_otherwise_it_keeps_what_it_said(self, context, case):
        noun, whose, facts, other, _ = case
        record_id = noun.add(context, whose, facts)
        noun.change(context, record_id, other)
        found = noun.get(context.database, record_id)
        assert found.facts == other
        assert found.typed_at > found.created_at
        (before,) = rows.earlier(context.database, record_id)
        assert {name: before[name] for name in rows.values_of(facts)} == rows.values_of(facts)

    def test_taken_back_it_is_gone_and_stays_among_the_earlier_versions(self, context, case):
        noun, whose, facts, other, word = case
        record_id = noun.add(context, whose, facts)
        noun.remove(context, record_id)
        for call in (
            lambda: noun.get(context.database, record_id),
            lambda: noun.change(context, record_id, other),
            lambda: noun.remove(context, record_id),
        ):
            with pytest.raises(UnknownRecord):
                call()
        assert not noun.where(context.database, "TRUE")
        assert len(rows.earlier(context.database, record_id)) == 1
        assert not texts.find(context.database, word or "rien")

    def test_every_step_leaves_its_line_in_the_access_log(self, context, case):
        noun, whose, facts, other, _ = case
        record_id = noun.add(context, whose, facts)
        noun.change(context, record_id, other)
        noun.remove(context, record_id)
        lines = [one for one in audit.latest(context.database) if one.record_id == record_id][::-1]
        assert [one.operation for one in lines] == [
            f"{noun.table}.{done}" for done in ("added", "changed", "removed")
        ]
        assert {one.patient_id for one in lines} == {whose}

    @pytest.mark.parametrize("case", [name for name, (*_, word) in NOUNS.items() if word], indirect=True)
    def test_it_is_found_by_its_words_now_and_after_the_index_was_made_again(self, context, case):
        noun, whose, facts, other, word = case
        record_id = noun.add(context, whose, facts)
        noun.change(context, record_id, other)
        (found,) = texts.find(context.database, word)
        assert (found.noun, found.record_id, found.patient_id) == (noun.table, record_id, whose)
        texts.reindex(context.database)
        assert texts.find(context.database, word) == [found]

    def test_of_a_patient_who_is_not_there_it_is_refused(self, context, case):
        noun, whose, facts, _, _ = case
        if whose:
            with pytest.raises(UnknownRecord):
                noun.add(context, "00" * 16, facts)
            assert not noun.where(context.database, "TRUE")


#: What is refused, by which field and why.
REFUSED = [
    (relations.NOUN, relations.Relation(relations.Role.PARENT, " "), "name", "missing"),
    (coverages.NOUN, coverages.Coverage(coverages.Kind.NONE, since="2026-02-30"), "since", "impossible"),
    (
        coverages.NOUN,
        coverages.Coverage(coverages.Kind.NONE, since="2026-03", until="2025"),
        "until",
        "before_since",
    ),
    (coverages.ILLNESS, coverages.Illness("Diabète", 33), "number", "unknown"),
    (sharing.OBJECTION, sharing.Objection(""), "said_on", "missing"),
    (
        vaccinations.NOUN,
        vaccinations.Vaccination("Priorix", "2026-01-05", vaccinations.State.NOT_DONE),
        "reason",
        "missing",
    ),
    (targets.NOUN, targets.Target("8480-6", "mm[Hg]"), "low", "missing"),
    (targets.NOUN, targets.Target("8480-6", "mm[Hg]", 140, 110), "high", "below_low"),
    (prescribed.NOUN, prescribed.Received("Dr Roux", "Bilan", "2026-11-01", 0), "sessions", "impossible"),
    (agenda.APPOINTMENT, agenda.Appointment("2026-11-23T08:00:00Z", 0), "minutes", "impossible"),
    (agenda.STOP, agenda.Stop("2026-11-23", 1, state=agenda.StopState.MISSED), "reason", "missing"),
    (snippets.NOUN, snippets.Snippet("/ta", "TA"), "shortcut", "unreadable"),
]


@pytest.mark.parametrize(("noun", "facts", "field", "reason"), REFUSED)
def test_what_cannot_be_is_refused_and_leaves_nothing(context, françoise, noun, facts, field, reason):
    with pytest.raises(InvalidInput) as refused:
        noun.add(context, françoise, facts)
    assert (refused.value.field, refused.value.reason) == (field, reason)
    assert context.database.value(f"SELECT count(*) FROM {noun.table}") == 0
    assert f"{noun.table}.added" not in store.operations(context)


def test_partial_days_that_may_be_in_order_are(context, françoise):
    coverages.add(
        context, françoise, coverages.Coverage(coverages.Kind.MANDATORY, since="2026-03", until="2026")
    )


def test_what_hangs_on_a_record_stands_in_the_same_one(context, françoise, noël):
    wound = wounds.add(context, françoise, wounds.Wound("Escarre", "sacrum"))
    with pytest.raises(InvalidInput) as refused:
        wounds.STATE.add(context, noël, wounds.WoundState(wound, "2026-11-20T09:00:00Z"))
    assert (refused.value.field, refused.value.reason) == ("wound_id", "another_record")


class TestCorrespondents:
    def test_the_directory_is_in_order_and_found_by_any_beginning(self, context):
        for name, profession in (("Roux Hélène", "cardiologue"), ("École Jean", "kiné"), ("Zola", "kiné")):
            correspondents.add(context, "", correspondents.Correspondent(name, profession))
        everyone = [one.facts for one in correspondents.everyone(context.database)]
        assert [one.name for one in everyone] == ["École Jean", "Roux Hélène", "Zola"]
        found = [one.name for one in everyone if correspondents.holds(one, ["ecol", "kin"])]
        assert found == ["École Jean"]
        assert not any(correspondents.holds(one, ["ean"]) for one in everyone)

    def test_a_name_means_one_whatever_stands_before_it_and_in_either_order(self, context):
        roux = correspondents.add(context, "", correspondents.Correspondent("Dr Hélène Roux"))
        for typed in ("ROUX Helene", "docteur Hélène Roux", "Mme Roux, Hélène"):
            assert correspondents.bearer(context.database, typed) == roux
        for typed in ("Roux", "Dr Hélène Leroux", "Hélène Roux Martin", ""):
            assert correspondents.bearer(context.database, typed) is None

    def test_a_card_that_bears_a_title_alone_is_not_that_of_whoever_has_no_name(self, context):
        correspondents.add(context, "", correspondents.Correspondent("Docteur"))
        assert [correspondents.bearer(context.database, typed) for typed in ("", "Dr", "M.")] == [None] * 3

    def test_where_two_bear_a_name_neither_is_meant(self, context):
        for _ in range(2):
            correspondents.add(context, "", correspondents.Correspondent("Dr Hélène Roux"))
        assert correspondents.bearer(context.database, "Hélène Roux") is None

    def test_whoever_bears_a_name_elsewhere_is_somebody_else(self, context):
        angers = correspondents.Correspondent(
            "Dr Hélène Roux", "Cardiologue", address="2 rue Haute\n49000 Angers"
        )
        roux = correspondents.add(context, "", angers)
        said = {"": roux, "Angers": roux, "Cardiologue 2, rue Haute 49000 ANGERS": roux, "44000 Nantes": None}
        database = context.database
        assert {words: correspondents.bearer(database, "Hélène Roux", words) for words in said} == said
        nantes = correspondents.add(
            context, "", correspondents.Correspondent("Roux Hélène", address="44000 Nantes")
        )
        assert correspondents.bearer(database, "Hélène Roux", "44000 Nantes") == nantes
        assert correspondents.bearer(database, "Hélène Roux") is None

    def test_who_is_put_away_is_offered_no_more_until_put_back(self, context):
        roux = correspondents.add(context, "", correspondents.Correspondent("Dr Hélène Roux"))
        correspondents.remove(context, roux)
        assert correspondents.everyone(context.database) == []
        assert [one.id for one in correspondents.NOUN.taken_back(context.database)] == [roux]
        correspondents.put_back(context, roux)
        assert [one.id for one in correspondents.everyone(context.database)] == [roux]
        assert audit.latest(context.database, 1)[0].operation == "correspondent.put_back"
        with pytest.raises(UnknownRecord):
            correspondents.put_back(context, roux)

    def test_what_a_card_said_before_is_read_the_latest_first(self, context):
        roux = correspondents.add(context, "", correspondents.Correspondent("Dr Hélène Roux"))
        for town in ("Angers", "Nantes"):
            correspondents.change(context, roux, correspondents.Correspondent("Dr Hélène Roux", address=town))
        before = versions.of_record(context.database, roux, 9)
        assert [one.columns["address"] for one in before] == ["Angers", ""]
        assert versions.of_record(context.database, "nobody", 9) == []


class TestDisclosures:
    def test_what_left_is_listed_the_latest_first_and_never_changes(self, context, françoise):
        printed = sharing.Disclosed(
            "Ordonnance", DocumentClass.MEDICAL, sharing.Way.PRINTED, "patiente", noun="paper", record_id="ab"
        )
        first = sharing.disclose(context, françoise, printed)
        second = sharing.disclose(
            context,
            françoise,
            sharing.Disclosed(
                "Dossier entier", DocumentClass.MEDICAL, sharing.Way.EXPORTED, reason="L1111-7"
            ),
        )
        found = sharing.disclosures(context.database, françoise)
        assert [one.id for one in found] == [second, first]
        assert (found[1].disclosed, found[1].patient_id) == (printed, françoise)
        for sql in ("UPDATE disclosure SET recipient = 'x'", "DELETE FROM disclosure"):
            with pytest.raises(IntegrityError, match="disclosure"):
                context.database.run(sql)
        with pytest.raises(IntegrityError, match="disclosure"):
            context.database.run("INSERT OR REPLACE INTO disclosure SELECT * FROM disclosure")

    def test_what_left_of_everybody_is_of_nobody(self, context):
        sharing.disclose(
            context, None, sharing.Disclosed("Export", DocumentClass.MEDICAL, sharing.Way.EXPORTED)
        )
        (found,) = sharing.disclosures(context.database, None)
        assert found.patient_id is None

    def test_it_says_what_left_and_of_whom(self, context):
        with pytest.raises(InvalidInput):
            sharing.disclose(context, None, sharing.Disclosed(" ", DocumentClass.MEDICAL, sharing.Way.SHOWN))
        with pytest.raises(UnknownRecord):
            sharing.disclose(
                context, "00" * 16, sharing.Disclosed("Lettre", DocumentClass.MEDICAL, sharing.Way.SHOWN)
            )


class TestTreatments:
    def goes_on(self, context, patient_id: str, on: str) -> list[str]:
        entries = history.of_patient(context.database, patient_id)
        return [one.id for one in treatments.going_on(entries, on)]

    def test_one_that_was_stopped_goes_on_to_the_day_before(self, context, françoise):
        facts = history.Facts(
            history.Kind.TREATMENT, "Metformine 1000 mg", since="2020-01", until="2026-09-01"
        )
        metformine = history.add(context, françoise, facts)
        history.add(context, françoise, history.Facts(history.Kind.PROBLEM, "Diabète"))
        assert self.goes_on(context, françoise, "2026-08-31") == [metformine]
        assert not self.goes_on(context, françoise, "2026-09-01")


class TestVaccinations:
    def test_what_is_due_is_what_nothing_came_after(self, context, françoise, noël):
        booster = vaccinations.Vaccination("Repevax", "2011-05-04", against="dTPca", next_due_on="2021-05-04")
        vaccinations.add(context, françoise, booster)
        vaccinations.add(context, noël, booster)
        vaccinations.add(
            context, noël, vaccinations.Vaccination("Boostrixtetra", "2021-06-01", against="dTPca")
        )
        due = vaccinations.due(context.database, "2026-11-22")
        assert [one.patient_id for one in due] == [françoise]
        assert not vaccinations.due(context.database, "2021-05-03")


class TestReceivedPrescriptions:
    def received(self, context, patient_id, **facts):
        return prescribed.add(
            context, patient_id, prescribed.Received("Dr Roux", "Rééducation", "2026-11-01", **facts)
        )

    def test_sessions_are_counted_and_a_wrong_one_taken_back(self, context, françoise):
        received = self.received(context, françoise, sessions=3)
        for day in (2, 3, 4, 5):
            last = prescribed.give(context, received, f"2026-11-0{day}T09:00:00Z", "marche")
        record = prescribed.get(context.database, received)
        assert prescribed.counter(context.database, record).left == -1
        prescribed.SESSION.remove(context, last)
        assert prescribed.counter(context.database, record) == prescribed.Counter(3, 3)

    def test_without_a_number_nothing_is_left_to_count(self, context, françoise):
        record = prescribed.get(context.database, self.received(context, françoise))
        assert prescribed.counter(context.database, record).left is None

    def test_those_to_renew_end_soon_or_have_few_sessions_left(self, context, françoise):
        few = self.received(context, françoise, sessions=3)
        prescribed.give(context, few, "2026-11-02T09:00:00Z")
        soon = self.received(context, françoise, until="2026-11-25")
        self.received(context, françoise, sessions=20)
        self.received(context, françoise, until="2026-11-20", ended_on="2026-11-18", end_reason="guérison")
        found = [one.id for one in prescribed.to_renew(context.database, "2026-11-29")]
        assert found == [soon, few]


class TestCareChart:
    def test_each_care_is_done_or_not_done_for_a_reason(self, context, françoise):
        insulin = care.add(context, françoise, care.Care("Insuline", "matin et soir"))
        evening = care.Given(insulin, "2026-11-20T18:00:00Z", False, reason="hypoglycémie à 0,55")
        morning = care.Given(insulin, "2026-11-20T07:40:00Z", True, "2026-11-20T07:40:00Z")
        for given in (evening, morning):
            care.GIVEN.add(context, françoise, given)
        with pytest.raises(InvalidInput):
            care.GIVEN.add(context, françoise, replace(evening, reason=""))
        chart = care.GIVEN.of_patient(context.database, françoise)
        assert [one.facts for one in chart] == [morning, evening]


class TestWounds:
    @pytest.fixture
    def wound(self, context, françoise):
        return wounds.add(context, françoise, wounds.Wound("Escarre", "sacrum", wounds.Side.MIDDLE))

    def test_a_wound_is_followed_from_visit_to_visit(self, context, françoise, wound):
        late = wounds.WoundState(wound, "2026-11-20T09:00:00Z", length=31.0, width=18.5, granulation=80)
        early = replace(late, seen_at="2026-11-13T09:00:00Z", length=40.0, exudate=wounds.Exudate.HIGH)
        for state in (late, early):
            wounds.STATE.add(context, françoise, state)
        assert [one.facts for one in wounds.STATE.of_patient(context.database, françoise)] == [early, late]

    @pytest.mark.parametrize(
        ("said", "field"),
        [
            ({"length": -1.0}, "length"),
            ({"slough": 120}, "necrosis"),
            ({"slough": 60, "granulation": 60}, "necrosis"),
            ({"pain": 11}, "pain"),
        ],
    )
    def test_what_no_wound_has_is_refused(self, context, françoise, wound, said, field):
        with pytest.raises(InvalidInput) as refused:
            wounds.STATE.add(context, françoise, wounds.WoundState(wound, "2026-11-20T09:00:00Z", **said))
        assert refused.value.field == field

    def test_photographs_are_documents_with_a_scale(self, context, françoise, wound):
        stored = store.stored_document()
        label = Label("Plaie", DocumentClass.MEDICAL, "2026-11-20")
        documents_index.add(context, françoise, stored, label, "image/jpeg", 1000)
        photo = wounds.Photo(wound, stored.id, "2026-11-20T09:00:00Z", scale=0.21)
        wounds.PHOTO.add(context, françoise, photo)
        with pytest.raises(InvalidInput):
            wounds.PHOTO.add(context, françoise, replace(photo, scale=0.0))
        assert [one.facts for one in wounds.PHOTO.of_patient(context.database, françoise)] == [photo]


class TestAgenda:
    def test_a_day_holds_what_starts_in_it_even_time_kept_free(self, context, françoise):
        for whose, at in ((françoise, "2026-11-23T09:00:00Z"), ("", "2026-11-23T08:00:00Z")):
            agenda.APPOINTMENT.add(context, whose, agenda.Appointment(at, 15))
        agenda.APPOINTMENT.add(context, françoise, agenda.Appointment("2026-11-24T00:00:00Z", 15))
        day = agenda.between(context.database, "2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z")
        assert [one.patient_id for one in day] == ["", françoise]

    def test_the_stops_of_a_round_are_put_in_order_and_planned_again(self, context, françoise, noël):
        first = agenda.add_stop(context, françoise, "2026-11-23", "07:30", "toilette")
        second = agenda.add_stop(context, noël, "2026-11-23")
        third = agenda.add_stop(context, françoise, "2026-11-23", "18:00")
        agenda.put_in_order(context, "2026-11-23", [second, first, third])
        assert [one.id for one in agenda.round_of(context.database, "2026-11-23")] == [second, first, third]
        assert not rows.earlier(context.database, third)
        with pytest.raises(InvalidInput):
            agenda.put_in_order(context, "2026-11-23", [second, first])
        assert len(agenda.repeat_round(context, "2026-11-23", "2026-11-24")) == 3
        again = agenda.round_of(context.database, "2026-11-24")
        assert [(one.patient_id, one.facts.planned_at) for one in again] == [
            (noël, ""),
            (françoise, "07:30"),
            (françoise, "18:00"),
        ]


class TestTasks:
    def test_what_is_open_and_due_is_listed_until_it_is_done(self, context, françoise):
        today = tasks.add(context, françoise, tasks.Task(tasks.Kind.RESULT, "INR", "2026-11-22"))
        some_day = tasks.add(context, "", tasks.Task(tasks.Kind.OTHER, "Commander des gants"))
        tasks.add(context, françoise, tasks.Task(tasks.Kind.RESULT, "TSH", "2027-01-02"))
        assert [one.id for one in tasks.due(context.database, "2026-11-22")] == [today, some_day]
        tasks.finish(context, today)
        assert [one.id for one in tasks.due(context.database, "2026-11-22")] == [some_day]
        tasks.reopen(context, today)
        assert [one.facts.text for one in tasks.of_patient(context.database, françoise)] == ["INR", "TSH"]


def test_ones_own_snippets_are_listed_by_their_shortcut(context):
    for shortcut in ("tox", "ta"):
        snippets.NOUN.add(context, "", snippets.Snippet(shortcut, "…"))
    assert [one.facts.shortcut for one in snippets.everything(context.database)] == ["ta", "tox"]
