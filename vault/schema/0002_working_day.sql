-- The record, second step: what a practitioner works in all day. The conventions are those of the first step.
--
-- A quantity is in the UCUM unit its column or its row names; a sum of money is in cents; a code stands beside the
-- system it is of (code_system: an OID or a FHIR address). A row that was taken back keeps its removed_at.

-- Who is looked for, and who was written down twice --------------------------------------------------------

-- Folded as searches fold, so that a lookalike is found by an index; filled by the program with this step.
ALTER TABLE patient ADD COLUMN folded_birth_name TEXT NOT NULL DEFAULT '';
ALTER TABLE patient ADD COLUMN folded_used_name  TEXT NOT NULL DEFAULT '';
CREATE INDEX patient_by_birth_name ON patient (folded_birth_name);
CREATE INDEX patient_by_used_name ON patient (folded_used_name);

ALTER TABLE patient ADD COLUMN occupation TEXT NOT NULL DEFAULT '';
-- What stands for the patient where no name may: a printed round, the receipts book. Drawn at random when needed.
ALTER TABLE patient ADD COLUMN reference  TEXT NOT NULL DEFAULT '';
-- The record that this one was found to be a duplicate of; it is then hidden, and holds what did not move.
ALTER TABLE patient ADD COLUMN merged_into TEXT REFERENCES patient (id);
CREATE UNIQUE INDEX patient_by_reference ON patient (reference) WHERE reference <> '';
CREATE INDEX patient_merged ON patient (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE merge (
    id            TEXT PRIMARY KEY NOT NULL,
    patient_id    TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,   -- the record that is kept
    duplicate_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,   -- the record that goes into it
    kept_said     TEXT NOT NULL,                     -- JSON: what the kept record said and an undo writes back
    author_id     TEXT NOT NULL REFERENCES author (id),
    created_at    TEXT NOT NULL,
    undone_at     TEXT
);
CREATE INDEX merge_by_patient ON merge (patient_id);
CREATE INDEX merge_by_duplicate ON merge (duplicate_id);

-- Every row that changed records, so that an undo moves back these and no others.
CREATE TABLE merge_row (
    merge_id   TEXT NOT NULL REFERENCES merge (id) ON DELETE CASCADE,
    noun       TEXT NOT NULL,
    record_id  TEXT NOT NULL,
    PRIMARY KEY (merge_id, noun, record_id)
);
CREATE INDEX merge_row_by_record ON merge_row (record_id);

-- Those around the patient ---------------------------------------------------------------------------------

-- Whom one writes to: colleagues, laboratories, bodies. The practice's own directory, of no patient.
CREATE TABLE correspondent (
    id            TEXT PRIMARY KEY NOT NULL,
    name          TEXT NOT NULL,
    profession    TEXT NOT NULL DEFAULT '',
    rpps          TEXT NOT NULL DEFAULT '',
    organisation  TEXT NOT NULL DEFAULT '',
    address       TEXT NOT NULL DEFAULT '',
    phone         TEXT NOT NULL DEFAULT '',
    email         TEXT NOT NULL DEFAULT '',
    secure_email  TEXT NOT NULL DEFAULT '',          -- MSSanté
    verified_on   TEXT NOT NULL DEFAULT '',
    author_id     TEXT NOT NULL REFERENCES author (id),
    created_at    TEXT NOT NULL,
    typed_at      TEXT NOT NULL,
    removed_at    TEXT
);

CREATE TABLE related_person (
    id             TEXT PRIMARY KEY NOT NULL,
    patient_id     TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    role           TEXT NOT NULL CHECK (role IN (
                       'trusted', 'parent', 'guardian', 'curator', 'emergency', 'spouse', 'child', 'carer', 'other')),
    name           TEXT NOT NULL,
    first_name     TEXT NOT NULL DEFAULT '',
    relationship   TEXT NOT NULL DEFAULT '',         -- in words: mother, neighbour
    phone          TEXT NOT NULL DEFAULT '',
    email          TEXT NOT NULL DEFAULT '',
    address        TEXT NOT NULL DEFAULT '',
    designated_on  TEXT NOT NULL DEFAULT '',         -- of the signed paper, for a trusted person
    authority      INTEGER NOT NULL DEFAULT 0,       -- holds parental authority, or decides by law
    remark         TEXT NOT NULL DEFAULT '',
    other_id       TEXT REFERENCES patient (id) ON DELETE SET NULL,   -- who is a patient here too
    author_id      TEXT NOT NULL REFERENCES author (id),
    created_at     TEXT NOT NULL,
    typed_at       TEXT NOT NULL,
    removed_at     TEXT
);
CREATE INDEX related_person_by_patient ON related_person (patient_id);
CREATE INDEX related_person_by_other ON related_person (other_id) WHERE other_id IS NOT NULL;

CREATE TABLE coverage (
    id             TEXT PRIMARY KEY NOT NULL,
    patient_id     TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    kind           TEXT NOT NULL CHECK (kind IN (
                       'mandatory', 'complementary', 'solidarity', 'state_aid', 'work_accident', 'maternity', 'none')),
    payer          TEXT NOT NULL DEFAULT '',
    payer_number   TEXT NOT NULL DEFAULT '',
    holder         TEXT NOT NULL DEFAULT '',         -- who opens the rights, where that is somebody else
    holder_number  TEXT NOT NULL DEFAULT '',         -- their NIR: it is not the INS of the patient
    since          TEXT NOT NULL DEFAULT '',
    until          TEXT NOT NULL DEFAULT '',
    third_party_payment INTEGER NOT NULL DEFAULT 0,
    author_id      TEXT NOT NULL REFERENCES author (id),
    created_at     TEXT NOT NULL,
    typed_at       TEXT NOT NULL,
    removed_at     TEXT
);
CREATE INDEX coverage_by_patient ON coverage (patient_id);

-- A long-term illness (ALD): what stands in the upper zone of an ordonnance.
CREATE TABLE long_term_illness (
    id           TEXT PRIMARY KEY NOT NULL,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    text         TEXT NOT NULL,
    number       INTEGER CHECK (number BETWEEN 1 AND 32),   -- on the list of ALD 30, 31 and 32
    code_system  TEXT NOT NULL DEFAULT '',
    code         TEXT NOT NULL DEFAULT '',           -- ICD-10
    since        TEXT NOT NULL DEFAULT '',
    until        TEXT NOT NULL DEFAULT '',
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL,
    typed_at     TEXT NOT NULL,
    removed_at   TEXT
);
CREATE INDEX long_term_illness_by_patient ON long_term_illness (patient_id);

-- The patient does not want something to be shared, with some or with anybody.
CREATE TABLE sharing_objection (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    recipient   TEXT NOT NULL DEFAULT '',            -- '': everybody
    subject     TEXT NOT NULL DEFAULT '',            -- '': everything
    said_on     TEXT NOT NULL,
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX sharing_objection_by_patient ON sharing_objection (patient_id);

-- While one stands, the record is not destroyed, whatever its age.
CREATE TABLE legal_hold (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    reason      TEXT NOT NULL,
    since       TEXT NOT NULL,
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX legal_hold_by_patient ON legal_hold (patient_id);

CREATE TRIGGER legal_hold_keeps_its_record BEFORE INSERT ON destruction
WHEN EXISTS (SELECT 1 FROM legal_hold WHERE patient_id = NEW.patient_id AND removed_at IS NULL)
BEGIN
    SELECT RAISE (ABORT, 'a legal hold keeps this record');
END;

-- What is always true of the patient -----------------------------------------------------------------------

ALTER TABLE entry ADD COLUMN code_system      TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN code             TEXT NOT NULL DEFAULT '';   -- of a problem ICD-10, of a treatment CIS
ALTER TABLE entry ADD COLUMN correspondent_id TEXT REFERENCES correspondent (id);
ALTER TABLE entry ADD COLUMN illness_id       TEXT REFERENCES long_term_illness (id) ON DELETE SET NULL;
CREATE INDEX entry_by_illness ON entry (illness_id) WHERE illness_id IS NOT NULL;

ALTER TABLE allergy ADD COLUMN code_system TEXT NOT NULL DEFAULT '';
ALTER TABLE allergy ADD COLUMN code        TEXT NOT NULL DEFAULT '';

-- A long-term treatment is an entry of kind 'treatment'; each time it was prescribed again stands here.
CREATE TABLE renewal (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    entry_id    TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    renewed_on  TEXT NOT NULL,
    until       TEXT NOT NULL DEFAULT '',            -- what was prescribed lasts until
    paper_id    TEXT,                                -- the ordonnance
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX renewal_by_patient ON renewal (patient_id);
CREATE INDEX renewal_by_entry ON renewal (entry_id, renewed_on);

CREATE TABLE vaccination (
    id            TEXT PRIMARY KEY NOT NULL,
    patient_id    TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    vaccine       TEXT NOT NULL,
    against       TEXT NOT NULL DEFAULT '',          -- the diseases, in words
    code_system   TEXT NOT NULL DEFAULT '',
    code          TEXT NOT NULL DEFAULT '',
    state         TEXT NOT NULL CHECK (state IN ('done', 'reported', 'not_done')),
    given_on      TEXT NOT NULL,                     -- maybe partial, of an old booklet
    dose          TEXT NOT NULL DEFAULT '',          -- 2nd, booster
    lot           TEXT NOT NULL DEFAULT '',
    expires_on    TEXT NOT NULL DEFAULT '',
    site          TEXT NOT NULL DEFAULT '',
    route         TEXT NOT NULL DEFAULT '',
    given_by      TEXT NOT NULL DEFAULT '',
    reason        TEXT NOT NULL DEFAULT '',          -- why it was not done
    next_due_on   TEXT NOT NULL DEFAULT '',
    author_id     TEXT NOT NULL REFERENCES author (id),
    created_at    TEXT NOT NULL,
    typed_at      TEXT NOT NULL,
    removed_at    TEXT
);
CREATE INDEX vaccination_by_patient ON vaccination (patient_id, given_on);
CREATE INDEX vaccination_due ON vaccination (next_due_on) WHERE next_due_on <> '' AND removed_at IS NULL;

-- What happened --------------------------------------------------------------------------------------------

-- What a note holds that is not for everyone's eyes: of the practitioner alone, or told by or about somebody
-- else. It stands beside the note, because it may be seen later, and a signed note never changes.
CREATE TABLE note_flag (
    note_id      TEXT PRIMARY KEY NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    personal     INTEGER NOT NULL DEFAULT 0,
    third_party  INTEGER NOT NULL DEFAULT 0,
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL,
    typed_at     TEXT NOT NULL
);
CREATE INDEX note_flag_by_patient ON note_flag (patient_id);

-- A signed note still never changes; but it goes with its record into another one, and back.
DROP TRIGGER note_signed_is_final;
DROP TRIGGER note_stays_with_its_patient;

CREATE TRIGGER note_signed_is_final
BEFORE UPDATE OF id, kind, text, care_at, typed_at, author_id, signed_at, addendum_to, copied_from ON note
WHEN OLD.state <> 'draft'
BEGIN
    SELECT RAISE (ABORT, 'a signed note never changes');
END;

CREATE TRIGGER note_signed_is_withdrawn_once
BEFORE UPDATE OF state, reason, withdrawn_at, withdrawn_by ON note
WHEN OLD.state <> 'draft' AND NOT (OLD.state = 'signed' AND NEW.state = 'entered_in_error')
BEGIN
    SELECT RAISE (ABORT, 'a signed note never changes');
END;

CREATE TRIGGER note_stays_with_its_patient BEFORE UPDATE OF id, patient_id ON note
WHEN NEW.id <> OLD.id OR (NEW.patient_id <> OLD.patient_id AND NOT EXISTS (
    SELECT 1 FROM merge_row AS moved JOIN merge ON merge.id = moved.merge_id
     WHERE moved.record_id = OLD.id AND moved.noun = 'note'
       AND OLD.patient_id IN (merge.patient_id, merge.duplicate_id)
       AND NEW.patient_id IN (merge.patient_id, merge.duplicate_id)))
BEGIN
    SELECT RAISE (ABORT, 'a note stays in its record');
END;

ALTER TABLE measurement ADD COLUMN comparator TEXT NOT NULL DEFAULT '' CHECK (comparator IN ('', '<', '<=', '>', '>='));
ALTER TABLE measurement ADD COLUMN low    REAL;      -- the reference range that came with it
ALTER TABLE measurement ADD COLUMN high   REAL;
ALTER TABLE measurement ADD COLUMN source TEXT NOT NULL DEFAULT '';   -- a laboratory, the patient at home
CREATE INDEX measurement_by_note ON measurement (note_id) WHERE note_id IS NOT NULL;

-- The range that one patient is to be kept in.
CREATE TABLE target (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    code        TEXT NOT NULL,                       -- LOINC
    unit        TEXT NOT NULL,                       -- UCUM
    low         REAL,
    high        REAL,
    since       TEXT NOT NULL DEFAULT '',
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX target_by_patient ON target (patient_id, code);

-- A document made of another one: a part masked, a page cut out.
ALTER TABLE document ADD COLUMN made_from TEXT NOT NULL DEFAULT '';

-- What left the practice: each print, each export. Never changed, never taken back.
CREATE TABLE disclosure (
    id            TEXT PRIMARY KEY NOT NULL,
    patient_id    TEXT REFERENCES patient (id) ON DELETE CASCADE,   -- NULL: of everybody
    noun          TEXT NOT NULL,
    record_id     TEXT NOT NULL DEFAULT '',
    what          TEXT NOT NULL,
    class         TEXT NOT NULL CHECK (class IN ('administrative', 'medical')),
    way           TEXT NOT NULL CHECK (way IN ('printed', 'exported', 'handed_over', 'shown')),
    recipient     TEXT NOT NULL DEFAULT '',
    reason        TEXT NOT NULL DEFAULT '',
    author_id     TEXT NOT NULL REFERENCES author (id),
    created_at    TEXT NOT NULL,
    typed_at      TEXT NOT NULL
);
CREATE INDEX disclosure_by_patient ON disclosure (patient_id, created_at);

CREATE TRIGGER disclosure_is_final BEFORE UPDATE OF
    id, noun, record_id, what, class, way, recipient, reason, author_id, created_at, typed_at ON disclosure
BEGIN
    SELECT RAISE (ABORT, 'a disclosure never changes');
END;

CREATE TRIGGER disclosure_is_not_replaced BEFORE INSERT ON disclosure
WHEN EXISTS (SELECT 1 FROM disclosure WHERE id = NEW.id)
BEGIN
    SELECT RAISE (ABORT, 'a disclosure never changes');
END;

CREATE TRIGGER disclosure_stays BEFORE DELETE ON disclosure
WHEN NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.patient_id)
BEGIN
    SELECT RAISE (ABORT, 'a disclosure is never deleted');
END;

-- Nurses and physiotherapists ------------------------------------------------------------------------------

CREATE TABLE received_prescription (
    id                TEXT PRIMARY KEY NOT NULL,
    patient_id        TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    prescriber        TEXT NOT NULL,
    correspondent_id  TEXT REFERENCES correspondent (id),
    acts              TEXT NOT NULL,
    prescribed_on     TEXT NOT NULL,
    sessions          INTEGER CHECK (sessions > 0),  -- NULL: as many as there are until the end
    since             TEXT NOT NULL DEFAULT '',
    until             TEXT NOT NULL DEFAULT '',
    renewable         INTEGER NOT NULL DEFAULT 0,
    illness_id        TEXT REFERENCES long_term_illness (id) ON DELETE SET NULL,
    document_id       TEXT NOT NULL DEFAULT '',      -- its scan
    ended_on          TEXT NOT NULL DEFAULT '',
    end_reason        TEXT NOT NULL DEFAULT '',
    author_id         TEXT NOT NULL REFERENCES author (id),
    created_at        TEXT NOT NULL,
    typed_at          TEXT NOT NULL,
    removed_at        TEXT
);
CREATE INDEX received_prescription_by_patient ON received_prescription (patient_id);
CREATE INDEX received_prescription_by_illness ON received_prescription (illness_id) WHERE illness_id IS NOT NULL;
CREATE INDEX received_prescription_running ON received_prescription (until) WHERE ended_on = '' AND removed_at IS NULL;

CREATE TABLE session_given (
    id               TEXT PRIMARY KEY NOT NULL,
    patient_id       TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    prescription_id  TEXT NOT NULL REFERENCES received_prescription (id) ON DELETE CASCADE,
    given_at         TEXT NOT NULL,
    remark           TEXT NOT NULL DEFAULT '',
    author_id        TEXT NOT NULL REFERENCES author (id),
    created_at       TEXT NOT NULL,
    typed_at         TEXT NOT NULL,
    removed_at       TEXT
);
CREATE INDEX session_given_by_patient ON session_given (patient_id);
CREATE INDEX session_given_by_prescription ON session_given (prescription_id);

-- A line of the care chart, and each time it was done, or was not and why.
CREATE TABLE care (
    id               TEXT PRIMARY KEY NOT NULL,
    patient_id       TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    prescription_id  TEXT REFERENCES received_prescription (id) ON DELETE SET NULL,
    text             TEXT NOT NULL,
    rhythm           TEXT NOT NULL DEFAULT '',       -- in words: morning and evening
    since            TEXT NOT NULL DEFAULT '',
    until            TEXT NOT NULL DEFAULT '',
    author_id        TEXT NOT NULL REFERENCES author (id),
    created_at       TEXT NOT NULL,
    typed_at         TEXT NOT NULL,
    removed_at       TEXT
);
CREATE INDEX care_by_patient ON care (patient_id);
CREATE INDEX care_by_prescription ON care (prescription_id) WHERE prescription_id IS NOT NULL;

CREATE TABLE care_given (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    care_id     TEXT NOT NULL REFERENCES care (id) ON DELETE CASCADE,
    planned_at  TEXT NOT NULL,
    done        INTEGER NOT NULL,
    done_at     TEXT NOT NULL DEFAULT '',
    reason      TEXT NOT NULL DEFAULT '',
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT,
    CHECK (done OR reason <> '')
);
CREATE INDEX care_given_by_patient ON care_given (patient_id, planned_at);
CREATE INDEX care_given_by_care ON care_given (care_id, planned_at);

CREATE TABLE wound (
    id           TEXT PRIMARY KEY NOT NULL,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    label        TEXT NOT NULL,
    kind         TEXT NOT NULL DEFAULT '',           -- pressure, leg ulcer, surgical
    site         TEXT NOT NULL,                      -- a code of the figure
    side         TEXT NOT NULL DEFAULT '' CHECK (side IN ('', 'left', 'right', 'middle')),
    place_x      REAL,                               -- on the figure, from 0 to 1
    place_y      REAL,
    since        TEXT NOT NULL DEFAULT '',
    healed_on    TEXT NOT NULL DEFAULT '',
    protocol     TEXT NOT NULL DEFAULT '',
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL,
    typed_at     TEXT NOT NULL,
    removed_at   TEXT
);
CREATE INDEX wound_by_patient ON wound (patient_id);

CREATE TABLE wound_state (
    id           TEXT PRIMARY KEY NOT NULL,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    wound_id     TEXT NOT NULL REFERENCES wound (id) ON DELETE CASCADE,
    seen_at      TEXT NOT NULL,
    length       REAL CHECK (length >= 0),           -- mm
    width        REAL CHECK (width >= 0),            -- mm
    depth        REAL CHECK (depth >= 0),            -- mm
    area         REAL CHECK (area >= 0),             -- mm2
    necrosis     INTEGER CHECK (necrosis BETWEEN 0 AND 100),       -- of the surface, %
    slough       INTEGER CHECK (slough BETWEEN 0 AND 100),
    granulation  INTEGER CHECK (granulation BETWEEN 0 AND 100),
    epithelium   INTEGER CHECK (epithelium BETWEEN 0 AND 100),
    exudate      TEXT NOT NULL DEFAULT '' CHECK (exudate IN ('', 'none', 'low', 'moderate', 'high')),
    exudate_kind TEXT NOT NULL DEFAULT '',
    odour        INTEGER NOT NULL DEFAULT 0,
    infection    INTEGER NOT NULL DEFAULT 0,         -- signs of one
    edges        TEXT NOT NULL DEFAULT '',
    skin_around  TEXT NOT NULL DEFAULT '',
    pain         INTEGER CHECK (pain BETWEEN 0 AND 10),
    dressing     TEXT NOT NULL DEFAULT '',
    remark       TEXT NOT NULL DEFAULT '',
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL,
    typed_at     TEXT NOT NULL,
    removed_at   TEXT
);
CREATE INDEX wound_state_by_patient ON wound_state (patient_id);
CREATE INDEX wound_state_by_wound ON wound_state (wound_id, seen_at);

CREATE TABLE wound_photo (
    id           TEXT PRIMARY KEY NOT NULL,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    wound_id     TEXT NOT NULL REFERENCES wound (id) ON DELETE CASCADE,
    state_id     TEXT REFERENCES wound_state (id) ON DELETE SET NULL,
    document_id  TEXT NOT NULL REFERENCES document (id),
    taken_at     TEXT NOT NULL,
    scale        REAL CHECK (scale > 0),             -- mm a pixel, of a ruler in the picture
    outline      TEXT NOT NULL DEFAULT '',           -- JSON list of [x, y] in pixels
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL,
    typed_at     TEXT NOT NULL,
    removed_at   TEXT
);
CREATE INDEX wound_photo_by_patient ON wound_photo (patient_id);
CREATE INDEX wound_photo_by_wound ON wound_photo (wound_id, taken_at);
CREATE INDEX wound_photo_by_state ON wound_photo (state_id) WHERE state_id IS NOT NULL;
CREATE INDEX wound_photo_by_document ON wound_photo (document_id);

-- The day --------------------------------------------------------------------------------------------------

CREATE TABLE appointment (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT REFERENCES patient (id) ON DELETE CASCADE,   -- NULL: time kept free, or a new patient
    starts_at   TEXT NOT NULL,
    minutes     INTEGER NOT NULL CHECK (minutes > 0),
    place       TEXT NOT NULL CHECK (place IN ('practice', 'home', 'remote', 'elsewhere')),
    state       TEXT NOT NULL CHECK (state IN ('planned', 'arrived', 'done', 'missed', 'cancelled')),
    reason      TEXT NOT NULL DEFAULT '',
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX appointment_by_time ON appointment (starts_at);
CREATE INDEX appointment_by_patient ON appointment (patient_id, starts_at);

-- A stop of the round of a day, in order.
CREATE TABLE stop (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    day         TEXT NOT NULL,
    position    INTEGER NOT NULL,
    planned_at  TEXT NOT NULL DEFAULT '',            -- local time of day, 07:30
    purpose     TEXT NOT NULL DEFAULT '',
    state       TEXT NOT NULL CHECK (state IN ('planned', 'done', 'missed')),
    reason      TEXT NOT NULL DEFAULT '',
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX stop_by_day ON stop (day, position);
CREATE INDEX stop_by_patient ON stop (patient_id, day);

CREATE TABLE task (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT REFERENCES patient (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL CHECK (kind IN ('result', 'call_back', 'vaccination', 'renewal', 'letter', 'other')),
    text        TEXT NOT NULL,
    due_on      TEXT NOT NULL DEFAULT '',
    about_id    TEXT NOT NULL DEFAULT '',            -- a record of another noun
    done_at     TEXT,
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX task_open ON task (due_on) WHERE done_at IS NULL AND removed_at IS NULL;
CREATE INDEX task_by_patient ON task (patient_id);

-- Words that are typed often -------------------------------------------------------------------------------

CREATE TABLE snippet (
    id          TEXT PRIMARY KEY NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('snippet', 'template')),
    shortcut    TEXT NOT NULL,                       -- typed behind a slash
    title       TEXT NOT NULL DEFAULT '',
    body        TEXT NOT NULL,                       -- with its stops: ${1:soft}
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE UNIQUE INDEX snippet_by_shortcut ON snippet (kind, shortcut) WHERE removed_at IS NULL;

-- Papers ---------------------------------------------------------------------------------------------------

ALTER TABLE practice ADD COLUMN quality      TEXT NOT NULL DEFAULT '';   -- as it stands under the name
ALTER TABLE practice ADD COLUMN insurer_id   TEXT NOT NULL DEFAULT '';   -- number at the Assurance maladie (AM)
ALTER TABLE practice ADD COLUMN second_address TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN hours        TEXT NOT NULL DEFAULT '';
ALTER TABLE practice ADD COLUMN fee_mention  TEXT NOT NULL DEFAULT '';   -- what a fee note has to say
ALTER TABLE practice ADD COLUMN signature    TEXT NOT NULL DEFAULT '';   -- PNG in base64

-- An ordonnance, a letter, a certificate, a form. Final once it was issued.
CREATE TABLE paper (
    id                TEXT PRIMARY KEY NOT NULL,
    patient_id        TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    kind              TEXT NOT NULL CHECK (kind IN ('prescription', 'letter', 'certificate', 'form')),
    class             TEXT NOT NULL CHECK (class IN ('administrative', 'medical')),
    title             TEXT NOT NULL,
    body              TEXT NOT NULL DEFAULT '',
    dated_on          TEXT NOT NULL,
    correspondent_id  TEXT REFERENCES correspondent (id),
    recipient         TEXT NOT NULL DEFAULT '',      -- the lines of an address
    state             TEXT NOT NULL CHECK (state IN ('draft', 'issued', 'cancelled')),
    issued_at         TEXT,
    letterhead        TEXT NOT NULL DEFAULT '',      -- JSON of who wrote and for whom, then
    cancelled_at      TEXT,
    cancel_reason     TEXT NOT NULL DEFAULT '',
    repeated_from     TEXT NOT NULL DEFAULT '',      -- the paper it was begun from
    copies            INTEGER NOT NULL DEFAULT 0,    -- duplicatas that were made of it
    document_id       TEXT NOT NULL DEFAULT '',      -- its PDF
    author_id         TEXT NOT NULL REFERENCES author (id),
    created_at        TEXT NOT NULL,
    typed_at          TEXT NOT NULL,
    CHECK ((state = 'draft') = (issued_at IS NULL)),
    CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
    CHECK ((state = 'cancelled') = (cancel_reason <> ''))
);
CREATE INDEX paper_by_patient ON paper (patient_id, dated_on);
CREATE INDEX paper_drafts ON paper (typed_at) WHERE state = 'draft';

CREATE TRIGGER paper_issued_is_final BEFORE UPDATE OF
    id, kind, class, title, body, dated_on, correspondent_id, recipient, issued_at, letterhead, repeated_from,
    created_at ON paper
WHEN OLD.state <> 'draft'
BEGIN
    SELECT RAISE (ABORT, 'an issued paper never changes');
END;

CREATE TRIGGER paper_issued_is_cancelled_once BEFORE UPDATE OF state, cancelled_at, cancel_reason ON paper
WHEN OLD.state <> 'draft' AND NOT (OLD.state = 'issued' AND NEW.state = 'cancelled')
BEGIN
    SELECT RAISE (ABORT, 'an issued paper never changes');
END;

CREATE TRIGGER paper_issued_is_not_replaced BEFORE INSERT ON paper
WHEN EXISTS (SELECT 1 FROM paper WHERE id = NEW.id AND state <> 'draft')
BEGIN
    SELECT RAISE (ABORT, 'an issued paper never changes');
END;

CREATE TRIGGER paper_issued_stays BEFORE DELETE ON paper
WHEN OLD.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.patient_id)
BEGIN
    SELECT RAISE (ABORT, 'an issued paper is never deleted');
END;

CREATE TABLE prescription_line (
    id             TEXT PRIMARY KEY NOT NULL,
    patient_id     TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    paper_id       TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL,
    text           TEXT NOT NULL,                    -- the medicine or the act, as printed
    substance      TEXT NOT NULL DEFAULT '',         -- DCI
    code_system    TEXT NOT NULL DEFAULT '',
    code           TEXT NOT NULL DEFAULT '',         -- CIS
    posology       TEXT NOT NULL DEFAULT '',
    duration       TEXT NOT NULL DEFAULT '',
    quantity       TEXT NOT NULL DEFAULT '',
    renewals       INTEGER NOT NULL DEFAULT 0 CHECK (renewals >= 0),
    long_term      INTEGER NOT NULL DEFAULT 0,       -- in the upper zone (ALD)
    narcotic       INTEGER NOT NULL DEFAULT 0,       -- quantities in words, on secure paper
    not_substitutable TEXT NOT NULL DEFAULT '',      -- why: MTE, EFG, CIF
    entry_id       TEXT NOT NULL DEFAULT '',         -- the long-term treatment it renews
    UNIQUE (paper_id, position)
);
CREATE INDEX prescription_line_by_patient ON prescription_line (patient_id);

-- Why a medicine was prescribed although an allergy is recorded.
CREATE TABLE allergy_override (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    paper_id    TEXT NOT NULL REFERENCES paper (id) ON DELETE CASCADE,
    position    INTEGER NOT NULL,
    allergy_id  TEXT NOT NULL,
    allergen    TEXT NOT NULL,
    because     TEXT NOT NULL,                       -- same_substance, same_class, spelling
    reason      TEXT NOT NULL CHECK (reason <> ''),
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL
);
CREATE INDEX allergy_override_by_patient ON allergy_override (patient_id);
CREATE INDEX allergy_override_by_paper ON allergy_override (paper_id);

CREATE TRIGGER prescription_line_is_final BEFORE INSERT ON prescription_line
WHEN (SELECT state FROM paper WHERE id = NEW.paper_id) <> 'draft'
BEGIN
    SELECT RAISE (ABORT, 'an issued paper never changes');
END;

CREATE TRIGGER prescription_line_never_changes BEFORE UPDATE OF
    id, paper_id, position, text, substance, code_system, code, posology, duration, quantity, renewals, long_term,
    narcotic, not_substitutable, entry_id ON prescription_line
BEGIN
    SELECT RAISE (ABORT, 'a line is replaced with its draft');
END;

CREATE TRIGGER prescription_line_stays BEFORE DELETE ON prescription_line
WHEN (SELECT state FROM paper WHERE id = OLD.paper_id) <> 'draft'
 AND NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.patient_id)
BEGIN
    SELECT RAISE (ABORT, 'an issued paper never changes');
END;

CREATE TRIGGER allergy_override_is_final BEFORE INSERT ON allergy_override
WHEN (SELECT state FROM paper WHERE id = NEW.paper_id) <> 'draft'
BEGIN
    SELECT RAISE (ABORT, 'an issued paper never changes');
END;

CREATE TRIGGER allergy_override_never_changes BEFORE UPDATE OF
    id, paper_id, position, allergy_id, allergen, because, reason, author_id, created_at, typed_at ON allergy_override
BEGIN
    SELECT RAISE (ABORT, 'a reason is replaced with its draft');
END;

CREATE TRIGGER allergy_override_stays BEFORE DELETE ON allergy_override
WHEN (SELECT state FROM paper WHERE id = OLD.paper_id) <> 'draft'
 AND NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.patient_id)
BEGIN
    SELECT RAISE (ABORT, 'an issued paper never changes');
END;

-- Money ----------------------------------------------------------------------------------------------------

-- A fee note, or the credit that takes one back. Numbers follow each other without a gap, year by year. The line
-- outlives the record, with the reference alone.
CREATE TABLE fee_note (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT REFERENCES patient (id) ON DELETE SET NULL,
    year        INTEGER NOT NULL,
    number      INTEGER NOT NULL CHECK (number > 0),
    kind        TEXT NOT NULL CHECK (kind IN ('fee', 'credit')),
    credits     TEXT REFERENCES fee_note (id),       -- the fee note a credit takes back
    reason      TEXT NOT NULL DEFAULT '',            -- of a credit: wrong sum, wrong patient; never medical
    reference   TEXT NOT NULL,
    issued_on   TEXT NOT NULL,
    cents       INTEGER NOT NULL,
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    UNIQUE (year, number),
    CHECK ((kind = 'credit') = (credits IS NOT NULL)),
    CHECK ((kind = 'credit') = (reason <> ''))
);
CREATE INDEX fee_note_by_patient ON fee_note (patient_id);
CREATE UNIQUE INDEX fee_note_credited ON fee_note (credits) WHERE credits IS NOT NULL;

CREATE TRIGGER fee_note_follows BEFORE INSERT ON fee_note
WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM fee_note WHERE year = NEW.year), 0)
BEGIN
    SELECT RAISE (ABORT, 'fee notes are numbered without a gap');
END;

CREATE TRIGGER fee_note_is_final BEFORE UPDATE OF
    id, year, number, kind, credits, reason, reference, issued_on, cents, author_id, created_at ON fee_note
BEGIN
    SELECT RAISE (ABORT, 'a fee note never changes');
END;

CREATE TRIGGER fee_note_stays BEFORE DELETE ON fee_note
BEGIN
    SELECT RAISE (ABORT, 'a fee note is never deleted');
END;

CREATE TABLE fee_line (
    id           TEXT PRIMARY KEY NOT NULL,
    fee_note_id  TEXT NOT NULL REFERENCES fee_note (id),
    position     INTEGER NOT NULL,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    label        TEXT NOT NULL,
    code         TEXT NOT NULL DEFAULT '',           -- of the nomenclature: GS, AMI 4, AMK 7,5
    count        INTEGER NOT NULL DEFAULT 1 CHECK (count > 0),
    cents        INTEGER NOT NULL,                   -- of one
    UNIQUE (fee_note_id, position)
);
CREATE INDEX fee_line_by_patient ON fee_line (patient_id);

CREATE TRIGGER fee_line_never_changes BEFORE UPDATE OF id, fee_note_id, position, label, code, count, cents ON fee_line
BEGIN
    SELECT RAISE (ABORT, 'a fee note never changes');
END;

CREATE TRIGGER fee_line_stays BEFORE DELETE ON fee_line
WHEN NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.patient_id)
BEGIN
    SELECT RAISE (ABORT, 'a fee note never changes');
END;

-- What was received; taken back by a line of its own, so that the receipts book only ever grows.
CREATE TABLE payment (
    id           TEXT PRIMARY KEY NOT NULL,
    fee_note_id  TEXT NOT NULL REFERENCES fee_note (id),
    received_on  TEXT NOT NULL,
    cents        INTEGER NOT NULL CHECK (cents <> 0),
    means        TEXT NOT NULL CHECK (means IN ('cash', 'cheque', 'card', 'transfer', 'third_party')),
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL
);
CREATE INDEX payment_by_day ON payment (received_on);
CREATE INDEX payment_by_fee_note ON payment (fee_note_id);

CREATE TRIGGER payment_is_final BEFORE UPDATE ON payment
BEGIN
    SELECT RAISE (ABORT, 'a payment never changes');
END;

CREATE TRIGGER payment_stays BEFORE DELETE ON payment
BEGIN
    SELECT RAISE (ABORT, 'a payment is never deleted');
END;

-- The public list of medicines (BDPM), imported whole; without it free text works --------------------------

CREATE TABLE medicine (
    code         TEXT PRIMARY KEY NOT NULL,          -- CIS
    name         TEXT NOT NULL,
    folded_name  TEXT NOT NULL,
    form         TEXT NOT NULL DEFAULT '',
    routes       TEXT NOT NULL DEFAULT '',
    substances   TEXT NOT NULL DEFAULT '',           -- DCI and dose, as they are printed
    folded_substances TEXT NOT NULL DEFAULT '',
    marketed     INTEGER NOT NULL DEFAULT 1,
    narcotic     INTEGER NOT NULL DEFAULT 0,
    conditions   TEXT NOT NULL DEFAULT ''            -- of prescription
);
CREATE INDEX medicine_by_name ON medicine (folded_name);
CREATE INDEX medicine_by_substance ON medicine (folded_substances);

CREATE TABLE medicine_list (
    only_row     INTEGER PRIMARY KEY CHECK (only_row = 1),
    dated_on     TEXT NOT NULL,
    medicines    INTEGER NOT NULL,
    imported_at  TEXT NOT NULL
);
