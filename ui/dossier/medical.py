"""What stays true of somebody's health: what is asked of each kind, and how it reads."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject

from ui import text
from ui.dossier import store
from ui.dossier.asked import Asked, How, Options, before_birth
from ui.dossier.rights import period, today
from ui.dossier.sheet import Complaint, Deed, FactsSheet, Item, Said, Values
from ui.workspace.allergies import AllergyWords
from ui.workspace.store import Record
from vault.records import allergies, coverages, history, treatments, vaccinations
from vault.records.allergies import Certainty, Severity
from vault.records.history import HISTORY, PAST, Entry, Kind
from vault.records.noun import Record as Written
from vault.records.treatments import Renewal
from vault.records.vaccinations import State, Vaccination


class MedicalSheets(QObject):
    """The kinds, in words."""

    def allergies(self) -> FactsSheet:
        """Substance, reaction, severity, certainty."""
        tr = self.tr
        words = AllergyWords(self)
        return FactsSheet(
            "allergy",
            tr("Allergies"),
            store.ALLERGIES,
            allergies.Facts,
            (
                Asked("substance", tr("Substance"), required=True),
                Asked("reaction", tr("Reaction")),
                Asked(
                    "severity",
                    tr("Severity"),
                    How.CHOICE,
                    kind=Severity,
                    options=lambda _: words.severities(),
                ),
                Asked(
                    "certainty",
                    tr("Certainty"),
                    How.CHOICE,
                    kind=Certainty,
                    options=lambda _: words.certainties(),
                ),
                Asked("noted_on", tr("Noted on"), How.PAST_DAY),
            ),
            lambda record: record.allergies.listed,
            lambda item, _: Said(words.one(item.facts), tone="danger", icon="triangle-alert"),
            add=tr("Add an allergy"),
        )

    def problems(self) -> FactsSheet:
        """What is being looked after now, and what was settled."""
        return self._entries(
            "problem", self.tr("Problems"), (Kind.PROBLEM,), self.tr("Add a problem"), icon="activity"
        )

    def history(self) -> FactsSheet:
        """What was, by kind."""
        return self._entries("history", self.tr("History"), HISTORY, self.tr("Add to the history"))

    def _entries(self, key: str, heading: str, kinds: Sequence[Kind], add: str, icon: str = "") -> FactsSheet:
        tr = self.tr
        kind = Asked("kind", tr("Kind"), How.CHOICE, kind=Kind, options=lambda _: self.kinds(kinds))
        asked = (
            *((kind,) if len(kinds) > 1 else ()),
            Asked("text", tr("What"), required=True),
            Asked("detail", tr("Detail")),
            Asked("code", tr("ICD-10 code")),
            Asked("since", tr("Since"), How.DAY),
            Asked("until", tr("Until"), How.DAY),
        )
        return FactsSheet(
            key,
            heading,
            store.ENTRIES,
            history.Facts,
            asked,
            lambda record: _of(record, kinds),
            lambda item, _: self._entry(item, len(kinds) > 1, icon),
            add=add,
            begin=lambda: {"kind": kinds[0].value},
            fixed={} if len(kinds) > 1 else {"kind": kinds[0]},
        )

    def treatments(self, *, stopped: bool) -> FactsSheet:
        """Long-term treatments: those that go on, and the ``stopped`` ones where they are wanted."""
        tr = self.tr
        return FactsSheet(
            "treatment",
            tr("Treatments"),
            store.ENTRIES,
            history.Facts,
            (
                Asked("text", tr("Medicine"), required=True),
                Asked("detail", tr("Posology")),
                Asked("since", tr("Since"), How.DAY),
                Asked("illness_id", tr("For the long-term illness"), How.CHOICE, options=self._illnesses),
            ),
            lambda record: (
                _of(record, (Kind.TREATMENT,)) if stopped else treatments.going_on(record.entries, today())
            ),
            self._treatment,
            add=tr("Add a treatment"),
            fixed={"kind": Kind.TREATMENT},
            deeds=(self._renew(), self._stop(), self._restart()),
        )

    def _renew(self) -> Deed:
        tr = self.tr
        return Deed(
            "renew",
            "refresh-cw",
            tr("Renew {}"),
            tr("Renew"),
            (
                Asked("renewed_on", tr("Renewed on"), How.PAST_DAY, required=True),
                Asked("until", tr("Lasts until"), How.DAY),
            ),
            lambda item, values: Renewal(item.id, str(values["renewed_on"]), str(values["until"])),
            begin=lambda _: {"renewed_on": today()},
            offered=lambda facts: not facts.until,
            adds=store.of(treatments.RENEWAL),
        )

    def _stop(self) -> Deed:
        tr = self.tr
        return Deed(
            "stop",
            "ban",
            tr("Stop {}"),
            tr("Stop the treatment"),
            (
                Asked("until_reason", tr("Why it stops"), required=True),
                Asked("until", tr("Stopped on"), How.DAY, required=True),
            ),
            lambda item, values: replace(item.facts, **values),
            begin=lambda _: {"until": today()},
            offered=lambda facts: not facts.until,
        )

    def _restart(self) -> Deed:
        words = self.tr("Take {} up again")
        return Deed(
            "restart",
            "undo-2",
            words,
            "",
            (),
            lambda item, _: replace(item.facts, until="", until_reason=""),
            offered=lambda facts: bool(facts.until),
        )

    def renewals(self) -> FactsSheet:
        """Each time a treatment was prescribed again."""
        tr = self.tr
        return FactsSheet(
            "renewal",
            tr("Renewals"),
            store.of(treatments.RENEWAL),
            Renewal,
            (
                Asked("entry_id", tr("Treatment"), How.CHOICE, options=self._running),
                Asked("renewed_on", tr("Renewed on"), How.PAST_DAY, required=True),
                Asked("until", tr("Lasts until"), How.DAY),
            ),
            lambda record: record.of(treatments.RENEWAL)[::-1],
            self._renewal,
            add=tr("Add a renewal"),
            begin=lambda: {"renewed_on": today()},
        )

    def vaccinations(self) -> FactsSheet:
        """Given here, told of, or not given and why."""
        tr = self.tr
        return FactsSheet(
            "vaccination",
            tr("Vaccinations"),
            store.of(vaccinations.NOUN),
            Vaccination,
            (
                Asked("vaccine", tr("Vaccine"), required=True),
                Asked("against", tr("Against")),
                Asked("state", tr("Given"), How.CHOICE, kind=State, options=lambda _: self._states()),
                Asked("given_on", tr("On"), How.PAST_DAY, required=True),
                Asked("dose", tr("Dose"), hint=tr("2nd, booster…")),
                Asked("lot", tr("Lot")),
                Asked("expires_on", tr("Expires on"), How.DAY),
                Asked("site", tr("Site"), hint=tr("Left arm…")),
                Asked("route", tr("Route")),
                Asked("given_by", tr("Given by")),
                Asked("next_due_on", tr("Next one due on"), How.DAY),
                Asked("reason", tr("Why not"), hint=tr("Where it was not given")),
            ),
            lambda record: record.of(vaccinations.NOUN),
            self._vaccination,
            add=tr("Add a vaccination"),
            begin=lambda: {"state": State.DONE.value, "given_on": today()},
            check=self._check_vaccination,
        )

    # --- How they read

    def _entry(self, item: Item, told: bool, icon: str) -> Said:
        facts: history.Facts = item.facts
        kind = dict(self.kinds(HISTORY))[facts.kind.value] if told else ""
        past = facts.kind in PAST and not facts.until
        when = text.partial_day(facts.since) if past else period(facts.since, facts.until)
        beneath = (kind, facts.detail, facts.code, when)
        return Said(facts.text, " · ".join(filter(None, beneath)), icon=icon)

    def _treatment(self, item: Item, record: Record) -> Said:
        facts: history.Facts = item.facts
        words = f"{facts.text} ({facts.detail})" if facts.detail else facts.text
        illness = next(
            (one.facts.text for one in record.of(coverages.ILLNESS) if one.id == facts.illness_id), ""
        )
        if facts.until:
            stopped = self.tr("stopped on {}").format(text.partial_day(facts.until))
            beneath = [stopped, facts.until_reason]
        else:
            beneath = [period(facts.since, ""), self._lasts(last_renewal(record, item.id)), illness]
        return Said(words, " · ".join(filter(None, beneath)), icon="ban" if facts.until else "pill")

    def _lasts(self, last: Written[Renewal] | None) -> str:
        if last is None:
            return ""
        if last.facts.until:
            return self.tr("renewed until {}").format(text.partial_day(last.facts.until))
        return self.tr("renewed on {}").format(text.partial_day(last.facts.renewed_on))

    def _renewal(self, item: Item, record: Record) -> Said:
        facts: Renewal = item.facts
        what = next((one.facts.text for one in record.entries if one.id == facts.entry_id), "")
        on = self.tr("renewed on {}").format(text.partial_day(facts.renewed_on))
        until = self.tr("lasts until {}").format(text.partial_day(facts.until)) if facts.until else ""
        return Said(what, " · ".join(filter(None, (on, until))), icon="refresh-cw")

    def _vaccination(self, item: Item, _record: Record) -> Said:
        facts: Vaccination = item.facts
        given = text.partial_day(facts.given_on)
        state = {
            State.DONE: given,
            State.REPORTED: self.tr("{} (told of)").format(given),
            State.NOT_DONE: self.tr("{}: not given, {}").format(given, facts.reason),
        }[facts.state]
        next_due = text.partial_day(facts.next_due_on)
        beneath = (
            state,
            facts.against,
            self.tr("lot {}").format(facts.lot) if facts.lot else "",
            facts.site,
            self.tr("next one due on {}").format(next_due) if next_due else "",
        )
        words = " · ".join(filter(None, (facts.vaccine, facts.dose)))
        tone = "warning" if facts.state is State.NOT_DONE else ""
        return Said(words, " · ".join(filter(None, beneath)), tone, "syringe")

    def _check_vaccination(self, values: Values, record: Record) -> Complaint:
        if early := before_birth(str(values["given_on"]), record):
            return "given_on", early
        if values["state"] is State.NOT_DONE and not values["reason"]:
            return "reason", self.tr("Why was it not given?")
        return None

    # --- Words of the choices

    def kinds(self, kinds: Sequence[Kind]) -> Options:
        """History by kind."""
        words: Mapping[Kind, str] = {
            Kind.MEDICAL: self.tr("Medical"),
            Kind.SURGICAL: self.tr("Surgical"),
            Kind.OBSTETRIC: self.tr("Obstetric"),
            Kind.FAMILY: self.tr("Family"),
            Kind.LIFESTYLE: self.tr("Way of life"),
        }
        return [(kind.value, said) for kind, said in words.items() if kind in kinds]

    def _states(self) -> Options:
        return [
            (State.DONE.value, self.tr("here")),
            (State.REPORTED.value, self.tr("elsewhere, as told or in a booklet")),
            (State.NOT_DONE.value, self.tr("not given")),
        ]

    def _illnesses(self, record: Record) -> Options:
        return [("", self.tr("none")), *((one.id, one.facts.text) for one in record.of(coverages.ILLNESS))]

    def _running(self, record: Record) -> Options:
        return [(one.id, one.facts.text) for one in _of(record, (Kind.TREATMENT,))]


def last_renewal(record: Record, entry_id: str) -> Written[Renewal] | None:
    """The last time a treatment was prescribed again."""
    mine = [one for one in record.of(treatments.RENEWAL) if one.facts.entry_id == entry_id]
    return mine[-1] if mine else None


def _of(record: Record, kinds: Sequence[Kind]) -> list[Entry]:
    """Entries of these kinds, each kind together."""
    mine = [one for one in record.entries if one.facts.kind in kinds]
    return sorted(mine, key=lambda one: kinds.index(one.facts.kind))
