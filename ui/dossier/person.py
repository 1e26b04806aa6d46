"""Who somebody is, how they are reached, and who is around them: what is asked and how it reads."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from app.takeover import nir
from ui import text
from ui.dossier import store
from ui.dossier.asked import Asked, How, Options, before_birth
from ui.dossier.sheet import Complaint, FactsSheet, Item, Said, Values, Whole
from ui.dossier.store import Life, Standing
from ui.workspace import identity
from ui.workspace.store import Record
from vault.records import contacts, relations
from vault.records.births import Precision
from vault.records.contacts import Kind, Number, Point
from vault.records.patients import Status, Traits
from vault.records.relations import Relation, Role


class PersonSheets(QObject):
    """The kinds, in words."""

    def traits(self) -> FactsSheet:
        """The strict traits and the names in use, which the form of a patient changes."""
        return FactsSheet(
            "traits",
            self.tr("Identity"),
            store.STANDING,
            Traits,
            (),
            lambda record: (Whole(record.id, record.patient.traits),),
            self._traits,
            elsewhere=True,
        )

    def standing(self) -> FactsSheet:
        """How sure the identity is."""
        tr = self.tr
        evidence = tr("Which document was seen, or what the national service answered.")
        return FactsSheet(
            "standing",
            tr("How sure the identity is"),
            store.STANDING,
            Standing,
            (
                Asked("status", tr("Status"), How.CHOICE, kind=Status, options=self._statuses),
                Asked("evidence", tr("Evidence"), hint=evidence),
                Asked("evidence_on", tr("Seen on"), How.PAST_DAY),
                Asked("homonym", tr("Somebody else bears the same names (homonym)"), How.TICK),
                Asked("doubtful", tr("The identity is doubtful"), How.TICK),
                Asked("fictive", tr("Nobody real: a fictional identity"), How.TICK),
            ),
            lambda record: (Whole(record.id, Standing.of(record.patient)),),
            self._standing,
            check=self._check_standing,
        )

    def life(self) -> FactsSheet:
        """What somebody does; when they died."""
        tr = self.tr
        return FactsSheet(
            "life",
            tr("Occupation and death"),
            store.LIFE,
            Life,
            (
                Asked("occupation", tr("Occupation")),
                Asked("deceased_on", tr("Deceased on"), How.PAST_DAY, hint=tr("Empty: living.")),
            ),
            lambda record: (Whole(record.id, Life(record.patient.occupation, record.patient.deceased_on)),),
            self._life,
            check=self._check_life,
        )

    def identifiers(self) -> FactsSheet:
        """Numbers, each with the system it is of."""
        tr = self.tr
        return FactsSheet(
            "identifier",
            tr("Identifiers"),
            store.of(contacts.IDENTIFIER),
            Number,
            (
                Asked("system", tr("Kind"), How.CHOICE, options=lambda _: self._systems()),
                Asked("value", tr("Number"), required=True),
            ),
            lambda record: record.of(contacts.IDENTIFIER),
            self._identifier,
            add=tr("Add an identifier"),
            begin=lambda: {"system": contacts.NIR},
        )

    def points(self) -> FactsSheet:
        """Where somebody is reached, who reads there, and whether results may go there."""
        tr = self.tr
        return FactsSheet(
            "contact",
            tr("Contact points"),
            store.of(contacts.NOUN),
            Point,
            (
                Asked("kind", tr("Kind"), How.CHOICE, kind=Kind, options=lambda _: self._kinds()),
                Asked("value", tr("Number or address"), required=True),
                Asked("label", tr("Whose it is, who reads it"), hint=tr("Shared with the family, read by…")),
                Asked("verified_on", tr("Verified on"), How.PAST_DAY),
                Asked("not_for_results", tr("Not for results"), How.TICK),
            ),
            lambda record: record.contacts,
            self._point,
            add=tr("Add a contact point"),
            begin=lambda: {"kind": Kind.PHONE.value},
        )

    def relations(self) -> FactsSheet:
        """The trusted person, parents, a guardian, whoever is called."""
        tr = self.tr
        return FactsSheet(
            "related_person",
            tr("Related persons"),
            store.of(relations.NOUN),
            Relation,
            (
                Asked("role", tr("What they are"), How.CHOICE, kind=Role, options=lambda _: self._roles()),
                Asked("relationship", tr("Relationship"), hint=tr("Daughter, neighbour…")),
                Asked("name", tr("Name"), required=True),
                Asked("first_name", tr("First name")),
                Asked("phone", tr("Phone")),
                Asked("email", tr("E-mail")),
                Asked("address", tr("Address"), How.LINES),
                Asked("designated_on", tr("Designated in writing on"), How.PAST_DAY),
                Asked("remark", tr("Remark")),
                Asked("authority", tr("Decides for the patient (authority)"), How.TICK),
            ),
            lambda record: record.of(relations.NOUN),
            self._relation,
            add=tr("Add a person"),
            begin=lambda: {"role": Role.TRUSTED.value},
        )

    # --- How they read

    def _traits(self, item: Item, _record: Record) -> Said:
        facts: Traits = item.facts
        beneath = [
            identity.born_on(facts),
            self.tr("birth name {}").format(facts.birth_name.upper()) if facts.birth_name else "",
            self.tr("birth first names {}").format(facts.all_first_names or facts.birth_first_name),
            self.tr("born at {} (INSEE)").format(facts.birthplace) if facts.birthplace else "",
        ]
        if facts.birth_date_precision is Precision.ODD:
            beneath.append(self.tr("a date that is in no calendar, kept as the papers have it"))
        return Said(identity.name(facts), " · ".join(filter(None, beneath)))

    def _standing(self, item: Item, _record: Record) -> Said:
        facts: Standing = item.facts
        seen = text.partial_day(facts.evidence_on)
        evidence = " · ".join(
            filter(None, (facts.evidence, self.tr("seen on {}").format(seen) if seen else ""))
        )
        marks = [one.word for one in identity.cautions(facts.marks)]
        if facts.fictive:
            marks.append(self.tr("fictional"))
        beneath = " · ".join(filter(None, (evidence, *marks)))
        return Said(self.status(facts.status), beneath, icon=_SURE.get(facts.status, "circle-dashed"))

    def _life(self, item: Item, _record: Record) -> Said:
        facts: Life = item.facts
        died = identity.deceased_on(facts.deceased_on) if facts.deceased_on else ""
        return Said(facts.occupation or self.tr("Occupation not known"), died)

    def _identifier(self, item: Item, record: Record) -> Said:
        facts: Number = item.facts
        words = dict(self._systems()).get(facts.system, facts.system)
        beneath = [self.tr("OID {}").format(facts.system) if facts.system in contacts.SOCIAL_SECURITY else ""]
        if facts.system == contacts.NIR and nir.read_nir(facts.value).doubts:
            beneath.append(self.tr("unusual number: check it"))
        if facts.system in _INS and record.patient.status is not Status.QUALIFIED:
            beneath.append(self.tr("not to be sent before the identity is qualified"))
        return Said(f"{words} {facts.value}", " · ".join(filter(None, beneath)))

    def _point(self, item: Item, _record: Record) -> Said:
        facts: Point = item.facts
        phone = facts.kind is Kind.PHONE
        value = text.phone(facts.value) if phone else ", ".join(facts.value.splitlines())
        verified = text.partial_day(facts.verified_on)
        beneath = [facts.label, self.tr("verified on {}").format(verified) if verified else ""]
        if facts.not_for_results:
            beneath.append(self.tr("not for results"))
        tone = "warning" if facts.not_for_results else ""
        return Said(value, " · ".join(filter(None, beneath)), tone, _REACHED[facts.kind])

    def _relation(self, item: Item, _record: Record) -> Said:
        facts: Relation = item.facts
        role = dict(self._roles())[facts.role.value]
        who = text.full_name(facts.name, facts.first_name)
        on = text.partial_day(facts.designated_on)
        beneath = [
            text.phone(facts.phone) if facts.phone else "",
            facts.email,
            ", ".join(facts.address.splitlines()),
            self.tr("designated on {}").format(on) if on else "",
            self.tr("decides for the patient") if facts.authority else "",
            facts.remark,
        ]
        kin = f" ({facts.relationship})" if facts.relationship else ""
        return Said(f"{role}{self.tr(': ')}{who}{kin}", " · ".join(filter(None, beneath)), icon="user")

    # --- What no field can tell alone

    def _check_standing(self, values: Values, _record: Record) -> Complaint:
        if values["status"] is not Status.PROVISIONAL and not values["evidence"]:
            return "evidence", self.tr("This status needs its evidence.")
        if values["status"] is not Status.PROVISIONAL and not values["evidence_on"]:
            return "evidence_on", self.tr("On which day was it seen?")
        return None

    def _check_life(self, values: Values, record: Record) -> Complaint:
        early = before_birth(str(values["deceased_on"]), record)
        return ("deceased_on", early) if early else None

    # --- Words of the choices

    def status(self, status: Status) -> str:
        """ "Validée (VALI)"."""
        return {
            Status.PROVISIONAL: self.tr("Provisional identity (PROV)"),
            Status.VALIDATED: self.tr("Validated identity (VALI)"),
            Status.RETRIEVED: self.tr("Retrieved identity (RECUP)"),
            Status.QUALIFIED: self.tr("Qualified identity (QUAL)"),
        }[status]

    def _statuses(self, _record: Record) -> Options:
        return [(one.value, self.status(one)) for one in Status]

    def _systems(self) -> Options:
        return [
            (contacts.NIR, self.tr("NIR")),
            (contacts.NIA, self.tr("NIA (waiting number)")),
            (contacts.INS_TEST, self.tr("INS of a test")),
            (contacts.INS_DEMONSTRATION, self.tr("INS of a demonstration")),
            (contacts.FORMER_RECORD, self.tr("Former record number")),
        ]

    def _kinds(self) -> Options:
        return [
            (Kind.PHONE.value, self.tr("Phone")),
            (Kind.EMAIL.value, self.tr("E-mail")),
            (Kind.ADDRESS.value, self.tr("Address")),
        ]

    def _roles(self) -> Options:
        words: Mapping[Role, str] = {
            Role.TRUSTED: self.tr("Trusted person"),
            Role.PARENT: self.tr("Parent"),
            Role.GUARDIAN: self.tr("Guardian"),
            Role.CURATOR: self.tr("Curator"),
            Role.EMERGENCY: self.tr("To call in an emergency"),
            Role.SPOUSE: self.tr("Spouse"),
            Role.CHILD: self.tr("Child"),
            Role.CARER: self.tr("Carer"),
            Role.OTHER: self.tr("Other"),
        }
        return [(role.value, said) for role, said in words.items()]


_INS = (contacts.NIR, contacts.NIA)
_SURE = {Status.VALIDATED: "circle-check", Status.RETRIEVED: "circle-check", Status.QUALIFIED: "shield-check"}
_REACHED = {Kind.PHONE: "phone", Kind.EMAIL: "message-square-plus", Kind.ADDRESS: "house"}
