-- The record, first step. A step is never edited after a release: the next one mends it.
--
-- Conventions. An id is 32 random hexadecimal digits. A moment is UTC, ISO 8601 with Z. A date may be partial
-- (1968, 1968-03, 1968-03-12) and is then kept with its precision. Text that is not known is ''; a moment that
-- has not come is NULL. author_id and typed_at say who wrote this version of a row and when; earlier versions
-- stand in earlier_version. Everything of a patient carries patient_id with ON DELETE CASCADE, so that
-- destroying a record at the end of its keeping time leaves nothing behind, whatever nouns are added later.
-- No column but document.key is a BLOB, so that everything else can be exported as JSON.

-- The vault itself -----------------------------------------------------------------------------------------

CREATE TABLE vault_state (
    only_row  INTEGER PRIMARY KEY CHECK (only_row = 1),
    vault_id  TEXT    NOT NULL,
    epoch     INTEGER NOT NULL,
    lineage   TEXT    NOT NULL,
    revision  INTEGER NOT NULL,
    header_revision INTEGER NOT NULL          -- of the last header whose change was logged
);

-- Who writes, and under which letterhead -------------------------------------------------------------------

CREATE TABLE author (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL,
    profession  TEXT NOT NULL DEFAULT '',
    rpps        TEXT NOT NULL DEFAULT '',
    created_at  TEXT NOT NULL
);

CREATE TABLE practice (
    id            TEXT PRIMARY KEY NOT NULL,
    practitioner  TEXT NOT NULL,
    profession    TEXT NOT NULL DEFAULT '',
    rpps          TEXT NOT NULL DEFAULT '',
    name          TEXT NOT NULL DEFAULT '',
    address       TEXT NOT NULL DEFAULT '',
    phone         TEXT NOT NULL DEFAULT '',
    mobile        TEXT NOT NULL DEFAULT '',
    email         TEXT NOT NULL DEFAULT '',
    author_id     TEXT NOT NULL REFERENCES author (id),
    created_at    TEXT NOT NULL,
    typed_at      TEXT NOT NULL
);

-- Every earlier version of a row that may change, as the JSON of its columns.
CREATE TABLE earlier_version (
    seq         INTEGER PRIMARY KEY,
    noun        TEXT NOT NULL,
    record_id   TEXT NOT NULL,
    patient_id  TEXT REFERENCES patient (id) ON DELETE CASCADE,
    content     TEXT NOT NULL,
    kept_at     TEXT NOT NULL,
    author_id   TEXT NOT NULL REFERENCES author (id)
);
CREATE INDEX earlier_version_by_record ON earlier_version (record_id, seq);
CREATE INDEX earlier_version_by_patient ON earlier_version (patient_id);

-- INSERT OR REPLACE deletes without asking the triggers of DELETE, here and in the tables below.
CREATE TRIGGER earlier_version_is_not_replaced BEFORE INSERT ON earlier_version
WHEN EXISTS (SELECT 1 FROM earlier_version WHERE seq = NEW.seq)
BEGIN
    SELECT RAISE (ABORT, 'an earlier version never changes');
END;

CREATE TRIGGER earlier_version_is_final BEFORE UPDATE ON earlier_version
BEGIN
    SELECT RAISE (ABORT, 'an earlier version never changes');
END;

CREATE TRIGGER earlier_version_stays BEFORE DELETE ON earlier_version
WHEN NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.patient_id)
BEGIN
    SELECT RAISE (ABORT, 'an earlier version is never deleted');
END;

-- Identity -------------------------------------------------------------------------------------------------

CREATE TABLE patient (
    id                    TEXT PRIMARY KEY NOT NULL,
    birth_name            TEXT NOT NULL,
    birth_first_name      TEXT NOT NULL,
    all_first_names       TEXT NOT NULL DEFAULT '',
    birth_date            TEXT NOT NULL DEFAULT '',
    birth_date_precision  TEXT NOT NULL CHECK (birth_date_precision IN ('day', 'month', 'year', 'unknown', 'odd')),
    sex                   TEXT NOT NULL CHECK (sex IN ('F', 'M', 'I', '')),
    birthplace            TEXT NOT NULL DEFAULT '',  -- INSEE code
    used_name             TEXT NOT NULL DEFAULT '',
    used_first_name       TEXT NOT NULL DEFAULT '',
    status                TEXT NOT NULL CHECK (status IN ('PROV', 'VALI', 'RECUP', 'QUAL')),
    evidence              TEXT NOT NULL DEFAULT '',
    evidence_on           TEXT NOT NULL DEFAULT '',
    homonym               INTEGER NOT NULL DEFAULT 0,
    doubtful              INTEGER NOT NULL DEFAULT 0,
    fictive               INTEGER NOT NULL DEFAULT 0,
    duplicate             INTEGER NOT NULL DEFAULT 0,
    deceased_on           TEXT NOT NULL DEFAULT '',
    archived_at           TEXT,
    last_care_on          TEXT NOT NULL DEFAULT '',
    sort_key              TEXT NOT NULL,             -- folded names, for order and for lookalikes
    author_id             TEXT NOT NULL REFERENCES author (id),
    created_at            TEXT NOT NULL,
    typed_at              TEXT NOT NULL
);
CREATE INDEX patient_by_name ON patient (sort_key);
CREATE INDEX patient_by_birth ON patient (birth_date);

-- The one explicit path to the end of a record: a row here first, then the deletion. The row stays.
CREATE TABLE destruction (
    patient_id    TEXT PRIMARY KEY NOT NULL,
    reason        TEXT NOT NULL,
    destroyed_at  TEXT NOT NULL,
    author_id     TEXT NOT NULL REFERENCES author (id)
);

CREATE TRIGGER patient_stays BEFORE DELETE ON patient
WHEN NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.id)
BEGIN
    SELECT RAISE (ABORT, 'a record is destroyed by its own path only');
END;

CREATE TABLE identifier (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    system      TEXT NOT NULL,                       -- OID
    value       TEXT NOT NULL,
    original    TEXT NOT NULL DEFAULT '',
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX identifier_by_patient ON identifier (patient_id);
CREATE INDEX identifier_by_value ON identifier (value, system);

CREATE TABLE contact (
    id                  TEXT PRIMARY KEY NOT NULL,
    patient_id          TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    kind                TEXT NOT NULL CHECK (kind IN ('phone', 'email', 'address')),
    value               TEXT NOT NULL,
    original            TEXT NOT NULL DEFAULT '',
    label               TEXT NOT NULL DEFAULT '',    -- whose it is and who else reads it
    verified_on         TEXT NOT NULL DEFAULT '',
    not_for_results     INTEGER NOT NULL DEFAULT 0,
    author_id           TEXT NOT NULL REFERENCES author (id),
    created_at          TEXT NOT NULL,
    typed_at            TEXT NOT NULL,
    removed_at          TEXT
);
CREATE INDEX contact_by_patient ON contact (patient_id);

-- What is always true of the patient -----------------------------------------------------------------------

-- No row: nobody asked yet.
CREATE TABLE allergy_status (
    patient_id  TEXT PRIMARY KEY NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    status      TEXT NOT NULL CHECK (status IN ('not_asked', 'none_known', 'listed')),
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL
);

CREATE TABLE allergy (
    id          TEXT PRIMARY KEY NOT NULL,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    substance   TEXT NOT NULL,
    reaction    TEXT NOT NULL DEFAULT '',
    severity    TEXT NOT NULL CHECK (severity IN ('', 'mild', 'moderate', 'severe')),
    certainty   TEXT NOT NULL CHECK (certainty IN ('', 'suspected', 'confirmed', 'refuted')),
    noted_on    TEXT NOT NULL DEFAULT '',
    author_id   TEXT NOT NULL REFERENCES author (id),
    created_at  TEXT NOT NULL,
    typed_at    TEXT NOT NULL,
    removed_at  TEXT
);
CREATE INDEX allergy_by_patient ON allergy (patient_id);

-- History, problems, treatments, remarks, treating GP: one sentence each, with its dates.
CREATE TABLE entry (
    id            TEXT PRIMARY KEY NOT NULL,
    patient_id    TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    kind          TEXT NOT NULL,
    text          TEXT NOT NULL,
    detail        TEXT NOT NULL DEFAULT '',
    since         TEXT NOT NULL DEFAULT '',
    until         TEXT NOT NULL DEFAULT '',
    until_reason  TEXT NOT NULL DEFAULT '',
    author_id     TEXT NOT NULL REFERENCES author (id),
    created_at    TEXT NOT NULL,
    typed_at      TEXT NOT NULL,
    removed_at    TEXT
);
CREATE INDEX entry_by_patient ON entry (patient_id, kind);

-- What happened --------------------------------------------------------------------------------------------

CREATE TABLE note (
    id           TEXT PRIMARY KEY NOT NULL,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    kind         TEXT NOT NULL,
    text         TEXT NOT NULL,
    care_at      TEXT NOT NULL,
    typed_at     TEXT NOT NULL,
    author_id    TEXT NOT NULL REFERENCES author (id),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'entered_in_error')),
    signed_at    TEXT,
    reason       TEXT NOT NULL DEFAULT '',           -- why it was entered in error
    withdrawn_at TEXT,
    withdrawn_by TEXT REFERENCES author (id),
    addendum_to  TEXT REFERENCES note (id),
    copied_from  TEXT,                               -- a note entered in error, in another record
    CHECK ((state = 'draft') = (signed_at IS NULL)),
    CHECK ((state = 'entered_in_error') = (withdrawn_at IS NOT NULL)),
    CHECK ((state = 'entered_in_error') = (reason <> ''))
);
CREATE INDEX note_by_patient ON note (patient_id, care_at);
CREATE INDEX note_by_parent ON note (addendum_to) WHERE addendum_to IS NOT NULL;
CREATE INDEX note_drafts ON note (typed_at) WHERE state = 'draft';

CREATE TRIGGER note_signed_is_final BEFORE UPDATE ON note
WHEN OLD.state <> 'draft' AND NOT (
        OLD.state = 'signed' AND NEW.state = 'entered_in_error'
    AND NEW.id = OLD.id AND NEW.patient_id = OLD.patient_id AND NEW.kind = OLD.kind AND NEW.text = OLD.text
    AND NEW.care_at = OLD.care_at AND NEW.typed_at = OLD.typed_at AND NEW.author_id = OLD.author_id
    AND NEW.signed_at = OLD.signed_at AND NEW.addendum_to IS OLD.addendum_to
    AND NEW.copied_from IS OLD.copied_from)
BEGIN
    SELECT RAISE (ABORT, 'a signed note never changes');
END;

CREATE TRIGGER note_signed_is_not_replaced BEFORE INSERT ON note
WHEN EXISTS (SELECT 1 FROM note WHERE id = NEW.id AND state <> 'draft')
BEGIN
    SELECT RAISE (ABORT, 'a signed note never changes');
END;

CREATE TRIGGER note_stays_with_its_patient BEFORE UPDATE OF id, patient_id ON note
WHEN NEW.id <> OLD.id OR NEW.patient_id <> OLD.patient_id
BEGIN
    SELECT RAISE (ABORT, 'a note stays in its record');
END;

CREATE TRIGGER note_signed_stays BEFORE DELETE ON note
WHEN OLD.state <> 'draft' AND NOT EXISTS (SELECT 1 FROM destruction WHERE patient_id = OLD.patient_id)
BEGIN
    SELECT RAISE (ABORT, 'a signed note is never deleted');
END;

-- A correction stands in the record of the note it corrects, and never hangs on a draft.
CREATE TRIGGER note_addendum_of_its_record BEFORE INSERT ON note
WHEN NEW.addendum_to IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM note WHERE id = NEW.addendum_to AND patient_id = NEW.patient_id AND state <> 'draft')
BEGIN
    SELECT RAISE (ABORT, 'an addendum belongs to a signed note of the same record');
END;

CREATE TABLE measurement (
    id           TEXT PRIMARY KEY NOT NULL,
    patient_id   TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    code         TEXT NOT NULL,                      -- LOINC
    value        REAL NOT NULL,
    unit         TEXT NOT NULL,                      -- UCUM
    original     TEXT NOT NULL DEFAULT '',
    panel_id     TEXT,                               -- ties systolic to diastolic
    note_id      TEXT REFERENCES note (id),
    measured_at  TEXT NOT NULL,
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL,
    typed_at     TEXT NOT NULL,
    removed_at   TEXT
);
CREATE INDEX measurement_by_patient ON measurement (patient_id, code, measured_at);

CREATE TABLE document (
    id             TEXT PRIMARY KEY NOT NULL,
    patient_id     TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE,
    title          TEXT NOT NULL,
    kind           TEXT NOT NULL DEFAULT '',
    class          TEXT NOT NULL CHECK (class IN ('administrative', 'medical')),
    dated_on       TEXT NOT NULL,
    source         TEXT NOT NULL DEFAULT '',
    media_type     TEXT NOT NULL,
    size           INTEGER NOT NULL,
    key            BLOB,                             -- NULL once destroyed: the file can never be read again
    cipher_size    INTEGER NOT NULL,
    cipher_sha256  TEXT NOT NULL,
    author_id      TEXT NOT NULL REFERENCES author (id),
    created_at     TEXT NOT NULL,
    typed_at       TEXT NOT NULL,
    removed_at     TEXT,
    CHECK (key IS NULL OR length(key) = 32),
    CHECK ((key IS NULL) = (removed_at IS NOT NULL))
);
CREATE INDEX document_by_patient ON document (patient_id, dated_on);

-- Where records came from ----------------------------------------------------------------------------------

-- The file's name could name a patient: only its hash is kept.
CREATE TABLE import_batch (
    id           TEXT PRIMARY KEY NOT NULL,
    file_sha256  TEXT NOT NULL,
    rows         INTEGER NOT NULL,
    created      INTEGER NOT NULL,
    merged       INTEGER NOT NULL,
    skipped      INTEGER NOT NULL,
    last_seq     INTEGER NOT NULL,                   -- of the access log, when the batch was written
    author_id    TEXT NOT NULL REFERENCES author (id),
    created_at   TEXT NOT NULL,
    undone_at    TEXT
);

CREATE TABLE source_row (
    batch_id    TEXT NOT NULL REFERENCES import_batch (id),
    row         INTEGER NOT NULL,                    -- the header is row 1
    outcome     TEXT NOT NULL CHECK (outcome IN ('created', 'merged', 'skipped')),
    patient_id  TEXT REFERENCES patient (id) ON DELETE CASCADE,
    verbatim    TEXT NOT NULL,                       -- JSON list of [column, cell], untouched
    digest      TEXT NOT NULL DEFAULT '',            -- equal for rows that say the same
    reported    TEXT NOT NULL DEFAULT '[]',          -- JSON list of {reason, value}
    PRIMARY KEY (batch_id, row)
);
CREATE INDEX source_row_by_patient ON source_row (patient_id);

-- The access log: who, when, what operation, which record; no medical content ------------------------------

CREATE TABLE access_log (
    seq         INTEGER PRIMARY KEY,
    at          TEXT NOT NULL,
    author_id   TEXT NOT NULL,
    operation   TEXT NOT NULL,
    patient_id  TEXT NOT NULL,                       -- '' when it concerns the vault; never a foreign key:
    record_id   TEXT NOT NULL,                       -- the log outlives what it names
    hash        TEXT NOT NULL
);
CREATE INDEX access_log_by_patient ON access_log (patient_id, seq);

CREATE TABLE access_segment (
    year        INTEGER PRIMARY KEY,
    first_seq   INTEGER NOT NULL,
    start_hash  TEXT NOT NULL,
    last_seq    INTEGER,
    head_hash   TEXT,
    dropped_at  TEXT
);

CREATE TRIGGER access_log_is_not_replaced BEFORE INSERT ON access_log
WHEN EXISTS (SELECT 1 FROM access_log WHERE seq = NEW.seq)
BEGIN
    SELECT RAISE (ABORT, 'the access log never changes');
END;

CREATE TRIGGER access_log_is_final BEFORE UPDATE ON access_log
BEGIN
    SELECT RAISE (ABORT, 'the access log never changes');
END;

CREATE TRIGGER access_log_stays BEFORE DELETE ON access_log
WHEN NOT EXISTS (
    SELECT 1 FROM access_segment
     WHERE dropped_at IS NOT NULL AND OLD.seq BETWEEN first_seq AND last_seq)
BEGIN
    SELECT RAISE (ABORT, 'the access log is dropped by whole years only');
END;

CREATE TRIGGER access_segment_stays BEFORE DELETE ON access_segment
BEGIN
    SELECT RAISE (ABORT, 'the heads of the access log stay');
END;

-- Full text ------------------------------------------------------------------------------------------------

-- What is in the index, by rowid; the text stays in its own table, folded here only.
CREATE TABLE search_item (
    seq         INTEGER PRIMARY KEY,
    noun        TEXT NOT NULL,
    record_id   TEXT NOT NULL UNIQUE,
    patient_id  TEXT NOT NULL REFERENCES patient (id) ON DELETE CASCADE
);
CREATE INDEX search_item_by_patient ON search_item (patient_id);

-- The patient's id is a word of its own column: a search within one record is then one more term.
CREATE VIRTUAL TABLE search_text USING fts5 (
    patient, body, content = '', prefix = '2 3', tokenize = 'unicode61 remove_diacritics 0'
);
-- Without it, deleted words stay in the index despite the database's secure_delete.
INSERT INTO search_text (search_text, rank) VALUES ('secure-delete', 1);
