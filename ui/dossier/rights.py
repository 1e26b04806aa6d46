"""Who pays, who treats, what may not be shared and why a record stays: what is asked and how it reads."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject

from app import treating
from app.keeping import Kept, kept_until
from ui import text
from ui.directory.words import CorrespondentWords
from ui.dossier import store
from ui.dossier.asked import Asked, How, Options
from ui.dossier.sheet import Complaint, Deed, FactsSheet, Item, Said, Values, Whole
from ui.dossier.store import Filed
from ui.workspace.store import Record
from vault.records import correspondents, coverages, history, keeping, sharing
from vault.records.births import Precision
from vault.records.coverages import Coverage, Illness, Kind
from vault.records.keeping import Hold
from vault.records.sharing import Objection


def period(since: str, until: str) -> str:
    """ "2019 – 03/2029", "depuis 2019", "jusqu’au 31/12/2027"; "" for neither."""
    return _words.period(text.partial_day(since), text.partial_day(until))


def today() -> str:
    """As a form holds it."""
    return text.day(date.today())


class _Words(QObject):
    def period(self, since: str, until: str) -> str:
        if since and until:
            return self.tr("from {since} to {until}").format(since=since, until=until)
        if since:
            return self.tr("since {}").format(since)
        return self.tr("until {}").format(until) if until else ""


_words = _Words()


def _kept(record: Record) -> Kept:
    """What decides how long a record is kept."""
    patient = record.patient
    odd = patient.traits.birth_date_precision is Precision.ODD
    return Kept(
        "" if odd else patient.traits.birth_date,
        patient.last_care_on,
        patient.deceased_on,
        patient.created_at,
        held=bool(record.of(keeping.HOLD)),
    )


class RightsSheets(QObject):
    """The kinds, in words."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._correspondents = CorrespondentWords(self)

    def illnesses(self) -> FactsSheet:
        """Long-term illnesses (ALD), which give an ordonnance two zones."""
        tr = self.tr
        return FactsSheet(
            "long_term_illness",
            tr("Long-term illnesses (ALD)"),
            store.of(coverages.ILLNESS),
            Illness,
            (
                Asked("text", tr("Illness"), required=True, wide=True),
                Asked("number", tr("Number on the list"), How.NUMBER, hint=tr("From 1 to 32")),
                Asked("code", tr("ICD-10 code")),
                Asked("since", tr("Recognised from"), How.DAY),
                Asked("until", tr("To"), How.DAY),
            ),
            lambda record: record.of(coverages.ILLNESS),
            self._illness,
            add=tr("Add a long-term illness"),
            check=self._check_number,
        )

    def coverages(self) -> FactsSheet:
        """Who pays, and through whom."""
        tr = self.tr
        return FactsSheet(
            "coverage",
            tr("Insurance"),
            store.of(coverages.NOUN),
            Coverage,
            (
                Asked("kind", tr("Kind"), How.CHOICE, kind=Kind, options=lambda _: self._kinds()),
                Asked("payer", tr("Insurer")),
                Asked("payer_number", tr("Number with the insurer")),
                Asked("holder", tr("Opened by"), hint=tr("Where somebody else opens the rights")),
                Asked("holder_number", tr("Their number (it is not the patient’s INS)")),
                Asked("since", tr("From"), How.DAY),
                Asked("until", tr("To"), How.DAY),
                Asked("third_party_payment", tr("Third-party payment"), How.TICK),
            ),
            lambda record: record.of(coverages.NOUN),
            self._coverage,
            add=tr("Add an insurance"),
            begin=lambda: {"kind": Kind.MANDATORY.value},
        )

    def treating_gp(self) -> FactsSheet:
        """The treating GP."""
        tr = self.tr
        return FactsSheet(
            "treating_gp",
            tr("Treating GP"),
            store.ENTRIES,
            history.Facts,
            (
                Asked("text", tr("Name"), required=True),
                Asked("detail", tr("Phone, place")),
                Asked("since", tr("Since"), How.DAY),
                Asked("until", tr("Until"), How.DAY),
                Asked("correspondent_id", tr("In the directory"), How.FOLLOWS),
            ),
            lambda record: [one for one in record.entries if one.facts.kind is history.Kind.TREATING_GP],
            self._gp,
            add=tr("Write the GP down"),
            fixed={"kind": history.Kind.TREATING_GP},
        )

    def objections(self) -> FactsSheet:
        """What the patient does not want shared."""
        tr = self.tr
        return FactsSheet(
            "sharing_objection",
            tr("Opposition to sharing"),
            store.of(sharing.OBJECTION),
            Objection,
            (
                Asked("recipient", tr("With whom"), hint=tr("Empty: with anybody")),
                Asked("subject", tr("About what"), hint=tr("Empty: everything")),
                Asked("said_on", tr("Said on"), How.PAST_DAY, required=True),
            ),
            lambda record: record.of(sharing.OBJECTION),
            self._objection,
            add=tr("Add an opposition"),
            begin=lambda: {"said_on": today()},
        )

    def holds(self) -> FactsSheet:
        """Why the record must stay whatever its age."""
        tr = self.tr
        return FactsSheet(
            "legal_hold",
            tr("Holds"),
            store.of(keeping.HOLD),
            Hold,
            (
                Asked("reason", tr("Reason"), required=True, hint=tr("A claim, an investigation…")),
                Asked("since", tr("Since"), How.PAST_DAY, required=True),
            ),
            lambda record: record.of(keeping.HOLD),
            lambda item, _: Said(item.facts.reason, period(item.facts.since, ""), icon="lock"),
            add=tr("Add a hold"),
            begin=lambda: {"since": today()},
        )

    def filing(self) -> FactsSheet:
        """Until when the record is kept, and whether it is out of the daily list."""
        tr = self.tr
        return FactsSheet(
            "filing",
            tr("Keeping"),
            store.FILED,
            Filed,
            (),
            lambda record: (Whole(record.id, Filed(record.patient.archived_at is not None)),),
            self._filing,
            deeds=(
                Deed(
                    "archive",
                    "folder-open",
                    tr("Archive this record"),
                    "",
                    (),
                    lambda _item, _: Filed(archived=True),
                    offered=lambda facts: not facts.archived,
                ),
                Deed(
                    "restore",
                    "undo-2",
                    tr("Bring it back to the daily list"),
                    "",
                    (),
                    lambda _item, _: Filed(archived=False),
                    offered=lambda facts: facts.archived,
                ),
            ),
        )

    # --- How they read

    def _filing(self, item: Item, record: Record) -> Said:
        until = kept_until(_kept(record))
        words = self.tr("Not to be destroyed while a hold stands")
        if until is not None:
            words = self.tr("To be kept until {}").format(text.day(until))
        seen = text.partial_day(record.patient.last_care_on)
        beneath = [
            self.tr("last care on {}").format(seen) if seen else self.tr("no care written down yet"),
            self.tr("archived on {}").format(text.partial_day((record.patient.archived_at or "")[:10]))
            if item.facts.archived
            else "",
        ]
        return Said(words, " · ".join(filter(None, beneath)), icon="clock")

    def _illness(self, item: Item, _record: Record) -> Said:
        facts: Illness = item.facts
        number = self.tr("ALD {}").format(facts.number) if facts.number else ""
        beneath = (number, facts.code, period(facts.since, facts.until))
        return Said(facts.text, " · ".join(filter(None, beneath)), icon="file-text")

    def _coverage(self, item: Item, _record: Record) -> Said:
        facts: Coverage = item.facts
        kind = dict(self._kinds())[facts.kind.value]
        beneath = (
            facts.payer_number,
            self.tr("opened by {}").format(facts.holder) if facts.holder else "",
            facts.holder_number,
            period(facts.since, facts.until),
            self.tr("third-party payment") if facts.third_party_payment else "",
        )
        return Said(" · ".join(filter(None, (kind, facts.payer))), " · ".join(filter(None, beneath)))

    def _gp(self, item: Item, record: Record) -> Said:
        facts: history.Facts = item.facts
        card = treating.meant(facts, record.cards)
        reached = self._correspondents.beneath(card.facts) if card else ""
        # What was kept in the directory was typed here first.
        typed = "" if correspondents.bare(facts.detail) <= correspondents.bare(reached) else facts.detail
        beneath = (typed, reached, period(facts.since, facts.until))
        return Said(facts.text, " · ".join(filter(None, beneath)), icon="stethoscope")

    def _objection(self, item: Item, _record: Record) -> Said:
        facts: Objection = item.facts
        said = self.tr("said on {}").format(text.partial_day(facts.said_on))
        return Said(self.objection(facts), said, "warning", "ban")

    def objection(self, facts: Objection) -> str:
        """ "Ne rien partager avec le Dr Roux"."""
        what = facts.subject or self.tr("anything")
        whom = facts.recipient or self.tr("anybody")
        return self.tr("Not to be shared: {what}, with {whom}").format(what=what, whom=whom)

    def _check_number(self, values: Values, _record: Record) -> Complaint:
        number = values["number"]
        if isinstance(number, int) and not 1 <= number <= 32:
            return "number", self.tr("The list goes from 1 to 32.")
        return None

    def _kinds(self) -> Options:
        words: Mapping[Kind, str] = {
            Kind.MANDATORY: self.tr("Mandatory insurance"),
            Kind.COMPLEMENTARY: self.tr("Complementary insurance"),
            Kind.SOLIDARITY: self.tr("Complementary solidarity (C2S)"),
            Kind.STATE_AID: self.tr("State medical aid (AME)"),
            Kind.WORK_ACCIDENT: self.tr("Work accident"),
            Kind.MATERNITY: self.tr("Maternity"),
            Kind.NONE: self.tr("No insurance"),
        }
        return [(kind.value, said) for kind, said in words.items()]
