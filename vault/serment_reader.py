"""Get the records of a Serment vault, or of a backup on a drive, back without Serment.

    python serment_reader.py FOLDER OUTPUT          writes everything, readable, to OUTPUT
    python serment_reader.py --restore FOLDER NEW   copies a backup to NEW, a whole vault, still encrypted

FOLDER is a vault (Cabinet.serment) or one backup of a drive (2026-11-21T18-30-12Z). The passphrase, or the
twelve recovery words, is asked for, or read from one line of standard input when that is not a terminal.

Written from FORMAT.md alone, so that page and program can be held against each other. It needs Python 3.11
and `pip install cryptography argon2-cffi sqlcipher3`. FOLDER is only read. The records of a vault not closed
cleanly, or that lie there in parts, are copied, encrypted as they are, to a private temporary folder. What
does not match is named, what can be read is written all the same, and the exit code is 5. Other exit codes:
0 done, 2 usage, 3 wrong secret, 6 the machine's fault, 8 written by a newer version, 130 interrupted.
"""

import argparse
import base64
import getpass
import hashlib
import io
import json
import locale
import os
import re
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

PAGE, SEGMENT, TAG = 4096, 1_048_576, 16
FRAME = 24 + PAGE
FORMAT, FLOOR, CEILING = 2, (65_536, 3, 1), (1_048_576, 20, 16)
HEADERS = ("header.json", "header.copy.json")
SEALED = ("records.db", "manifest.json", "pending.bin")
ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "text/plain": ".txt"}

# fmt: off
SAID = {
    "library": ("Une bibliothèque manque ({}) : pip install cryptography argon2-cffi sqlcipher3",
                "A library is missing ({}): pip install cryptography argon2-cffi sqlcipher3"),
    "about": ("Récupère les dossiers d'un coffre, ou d'une sauvegarde, sans Serment.",
              "Gets the records of a vault, or of a backup, back without Serment."),
    "help_folder": ("un coffre (Cabinet.serment) ou une sauvegarde d'un disque (2026-11-21T18-30-12Z)",
                    "a vault (Cabinet.serment) or one backup of a drive (2026-11-21T18-30-12Z)"),
    "help_output": ("un dossier nouveau, où tout est écrit, lisible par quiconque",
                    "a new folder, where everything is written, readable by anybody"),
    "help_restore": ("y copier la sauvegarde telle quelle, chiffrée : un coffre que Serment ouvre",
                     "copy the backup there as it is, encrypted: a vault that Serment opens"),
    "ask": ("Phrase de passe, ou les douze mots de secours : ", "Passphrase, or the twelve recovery words: "),
    "nothing": ("{} n'est ni un coffre ni une sauvegarde : il n'y a pas de header.json.",
                "{} is neither a vault nor a backup: it has no header.json."),
    "dated": ("{} contient plusieurs sauvegardes. Indiquez-en une : {}",
              "{} holds several backups. Name one of them: {}"),
    "not_empty": ("{} n'est pas vide. Indiquez un dossier nouveau.", "{} is not empty. Name a new folder."),
    "too_new": ("Écrit par une version plus récente (format {}). Prenez le lecteur copié sur le disque.",
                "Written by a newer version (format {}). Use the reader that lies on the drive."),
    "headers": ("Les deux exemplaires de l'en-tête sont abîmés : rien ne peut être déchiffré.",
                "Both copies of the header are damaged: nothing can be decrypted."),
    "wrong": ("Cette phrase ou ces mots n'ouvrent pas ce coffre.", "This secret does not open this vault."),
    "no_list": ("french.txt manque à côté de ce programme : les mots de secours ne peuvent être lus.",
                "french.txt is missing beside this program: recovery words cannot be read."),
    "argon2": ("Paramètres Argon2 hors des bornes : l'en-tête a été altéré.",
               "The Argon2 parameters are out of bounds: the header was altered."),
    "memory": ("Pas assez de mémoire : il faut {} Mio libres.", "Not enough memory: {} MiB must be free."),
    "machine": ("L'ordinateur ou le disque a refusé : {}", "The computer or the drive refused: {}"),
    "foreign": ("La clé trouvée n'est pas celle de l'en-tête : l'en-tête a été altéré.",
                "The key found is not the header's: the header was altered."),
    "missing": ("Manque : {}", "Missing: {}"),
    "differs": ("Abîmé ou altéré : {}", "Damaged or altered: {}"),
    "stranger": ("De trop, laissé de côté : {}", "Does not belong here, left aside: {}"),
    "old_header": ("header.json est plus ancien que le sceau ne le permet (une phrase remplacée ?).",
                   "header.json is older than the seal allows (a replaced passphrase?)."),
    "log": ("Le journal des accès est altéré à partir de la ligne {}.",
            "The access log was altered, from row {} on."),
    "unclean": ("Ce coffre n'a pas été fermé proprement : lu avec son -wal, d'une copie chiffrée dans {}.",
                "This vault was not closed cleanly: read with its -wal, from an encrypted copy in {}."),
    "not_closed": ("Ce coffre n'est pas fermé : seul un coffre fermé ou une sauvegarde se restaure.",
                   "This vault is not closed: only a closed vault or a backup can be restored."),
    "unreadable": ("Les données ne se laissent pas lire plus loin : abîmées ou altérées.",
                   "The data cannot be read any further: damaged or altered."),
    "damaged": ("Rien n'a été restauré.", "Nothing was restored."),
    "written": ("{} lignes, {} documents, {} brouillons. Attention : {} n'est pas chiffré.",
                "{} rows, {} documents, {} drafts. Beware: {} is not encrypted."),
    "restored": ("Restauré : {}. Ouvrez-le avec Serment.", "Restored: {}. Open it with Serment."),
}
# fmt: on
LANGUAGE = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or "fr"


def say(sentence: str, *facts: object) -> str:
    return SAID[sentence][0 if LANGUAGE.startswith("fr") else 1].format(*facts)


try:
    import sqlcipher3
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw
    from cryptography.exceptions import InvalidSignature, InvalidTag
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF
except ImportError as missing:
    print(say("library", missing.name), file=sys.stderr)
    sys.exit(6)


class Stop(Exception):
    """The end, with its exit code and its sentence."""


findings: list[str] = []


def found(sentence: str, *facts: object) -> None:
    findings.append(say(sentence, *facts))
    print(findings[-1], file=sys.stderr)


def framed(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def u64(number: int) -> bytes:
    return number.to_bytes(8, "big")


def signed(path: Path, public_key: bytes | None = None) -> dict[str, Any] | None:
    """The body of a signed JSON, or None: signed by ``public_key``, or by the key it names itself."""
    try:
        outer = json.loads(path.read_bytes())
        text = outer["body"].encode()
        body: dict[str, Any] = json.loads(text)
        if body["format"] > FORMAT:
            raise Stop(8, say("too_new", body["format"]))
        key = Ed25519PublicKey.from_public_bytes(public_key or base64.b64decode(body["public_key"]))
        key.verify(base64.b64decode(outer["signature"]), text)
        return body if hashlib.sha256(text).hexdigest() == outer["sha256"] else None
    except (FileNotFoundError, ValueError, TypeError, LookupError, AttributeError, InvalidSignature):
        return None


def read_header(folder: Path) -> tuple[dict[str, Any], Path]:
    """The valid header with the higher revision, and its file.

    Of two that name different keys, the one whose key signed the seal: anybody can sign another.
    """
    paths = [folder / name for name in HEADERS]
    if not any(path.exists() for path in paths):
        dated = sorted(str(path.parent) for path in folder.glob(f"*/{HEADERS[0]}"))
        raise Stop(2, say("dated", folder, ", ".join(dated)) if dated else say("nothing", folder))
    headers, refused = [], Stop(5, say("headers"))
    for path in paths:
        try:
            headers += [(header, path)] if (header := signed(path)) else []
        except Stop as later:
            refused = later
    seal = folder / "seal.json"
    headers = [one for one in headers if signed(seal, base64.b64decode(one[0]["public_key"]))] or headers
    for path in paths:
        if path not in [valid for _, valid in headers]:
            found("differs", path.name)
    if not headers:
        raise refused
    return max(headers, key=lambda valid: int(valid[0]["revision"]))


# From a secret to the keys ------------------------------------------------------------------------


def fold(word: str) -> str:
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def entropy_of(secret: str) -> bytes | None:
    """The 16 bytes of twelve words, accents aside, four letters being enough; None if these are not words."""
    typed = [fold(word) for word in re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", secret))]
    if len(typed) != 12:
        return None
    try:
        words = (Path(__file__).parent / "french.txt").read_text("utf-8").split()
    except FileNotFoundError:
        found("no_list")
        return None
    places = {fold(word)[:4]: place for place, word in enumerate(words)}
    number = 0
    for word in typed:
        place = places.get(word[:4])
        if place is None or not fold(words[place]).startswith(word):
            return None
        number = number << 11 | place
    entropy = (number >> 4).to_bytes(16, "big")
    return entropy if hashlib.sha256(entropy).digest()[0] >> 4 == number & 15 else None


def opaque(secret: str) -> bytes:
    """RFC 8265 OpaqueString: every space is U+0020, then NFC."""
    spaced = "".join(" " if unicodedata.category(letter) == "Zs" else letter for letter in secret)
    return unicodedata.normalize("NFC", spaced).encode()


def unwrap(header: dict[str, Any], slot: dict[str, Any], secret: bytes) -> bytes | None:
    cost = (slot["memory_kib"], slot["passes"], slot["lanes"])
    if not all(low <= asked <= high for low, asked, high in zip(FLOOR, cost, CEILING, strict=True)):
        found("argon2")
        return None
    salt = base64.b64decode(slot["salt"])
    try:
        key = hash_secret_raw(secret, salt, cost[1], cost[0], cost[2], 32, Type.ID)
    except HashingError:
        raise Stop(6, say("memory", cost[0] // 1024)) from None
    bound = framed(
        b"serment 1 slot", bytes.fromhex(header["vault_id"]), u64(header["epoch"]), slot["id"].encode(),
        slot["kind"].encode(), *map(u64, cost), salt,
    )  # fmt: skip
    try:
        nonce, wrapped = base64.b64decode(slot["nonce"]), base64.b64decode(slot["wrapped_key"])
        return AESGCM(key).decrypt(nonce, wrapped, bound)
    except InvalidTag:
        return None


def data_key(header: dict[str, Any], secret: str) -> bytes:
    forms = {"passphrase": opaque(secret), "recovery": entropy_of(secret)}
    for slot in header["slots"]:
        form = forms.get(slot["kind"])
        key = unwrap(header, slot, form) if form else None
        if key:
            return key
    raise Stop(3, say("wrong"))


def working_key(header: dict[str, Any], key: bytes, use: str) -> bytes:
    salt = bytes.fromhex(header["vault_id"])
    return HKDF(hashes.SHA256(), 32, salt, f"serment 1 {use}".encode()).derive(key)


# What the seal says -------------------------------------------------------------------------------


def fingerprint(
    path: Path, overlay: dict[int, bytes] | None = None, pages: int | None = None
) -> dict[str, Any]:
    """Size and hash of a file, as if pages of ``overlay`` had been written over it and its size set."""
    digest, size, place = hashlib.sha256(), 0, 0
    with path.open("rb") as file:
        while pages is None or place < pages:
            place += 1
            page = file.read(PAGE)
            page = (overlay or {}).get(place, page)
            if not page:
                break
            digest.update(page)
            size += len(page)
    return {"size": size, "sha256": digest.hexdigest()}


def salts(wal: Path) -> str:
    """What binds a -wal to its session."""
    with wal.open("rb") as file:
        return file.read(24)[16:].hex()


def frames(wal: Path, count: int) -> tuple[dict[int, bytes], int | None]:
    """The last image of each page among the first frames of a -wal, and the file's size in pages."""
    images, pages = {}, None
    with wal.open("rb") as file:
        file.seek(32)
        for _ in range(count):
            frame = file.read(FRAME)
            images[int.from_bytes(frame[:4], "big")] = frame[24:]
            pages = int.from_bytes(frame[4:8], "big") or pages
    return images, pages


def check(path: Path, stated: dict[str, Any] | None) -> bool:
    if stated is None:
        if path.exists():
            found("stranger", path.name)
        return True
    if not path.exists():
        found("missing", path.name)
        return False
    # One that is larger is not read: with a hole it would take days.
    same_size = path.stat().st_size == stated["size"]
    if same_size and fingerprint(path) == {"size": stated["size"], "sha256": stated["sha256"]}:
        return True
    found("differs", path.name)
    return False


def proven(wal: Path, proof: Path, start: dict[str, Any]) -> int:
    """How many frames of the -wal were written by the session that was cut off, and acknowledged by it."""
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(start["public_key"]))
    stated, torn, taken = [(start["frames"], bytes.fromhex(start["sha256"]))], 0, 0
    if not proof.exists():
        found("missing", proof.name)
    with proof.open("rb") if proof.exists() else io.BytesIO() as file:
        while block := file.read(PAGE):
            try:
                key.verify(block[40:104], framed(b"serment 1 wal", block[:40]))
                stated.append((int.from_bytes(block[:8], "big"), block[8:40]))
            except InvalidSignature:
                torn += any(block)
    if torn > 1:
        found("differs", proof.name)
    digest = hashlib.sha256()
    with wal.open("rb") as file:
        for count, expected in sorted(stated):
            digest.update(file.read(32 + count * FRAME - file.tell()))
            if digest.digest() != expected:
                found("differs", wal.name)
                break
            taken = count
    return taken


def join(folder: Path, target: Path) -> Path:
    """The records as one file: ``target``, where a drive that takes none so large holds them in parts."""
    parts = sorted(folder.glob("records.db.[0-9][0-9][0-9]"))
    if not parts or (folder / "records.db").exists():
        return folder / "records.db"
    with target.open("wb") as file:
        for part in parts:
            with part.open("rb") as source:
                shutil.copyfileobj(source, file, SEGMENT)
    return target


def check_records(folder: Path, records: Path, seal: dict[str, Any]) -> int:
    """Name what differs from the seal; how many frames of the -wal beside the records belong to them."""
    wal = folder / "records.db-wal"
    waiting = wal.exists() and wal.stat().st_size > 0
    if seal["state"] == "closed":
        for path in folder.glob("records.db-*"):
            found("stranger", path.name)
        check(records, seal["records"])
        check(folder / "manifest.json", seal["manifest"])
        check(folder / "pending.bin", seal["pending"])
        return 0
    if seal["state"] == "opening":
        check(records, seal["records"])
        return 0
    if seal["state"] == "closing" and not waiting:
        check(records, seal["overlay"]["records"])
        return 0
    if not waiting:
        found("missing", wal.name)
    elif salts(wal) != seal["wal_salts"]:
        found("differs", wal.name)
        waiting = False
    if seal["state"] == "open":
        check(records, seal["records"])
        return proven(wal, folder / "records.db-proof", seal["proof"]) if waiting else 0
    if (
        waiting
        and fingerprint(records, *frames(wal, seal["overlay"]["frames"])) != seal["overlay"]["records"]
    ):
        found("differs", records.name)
    return seal["overlay"]["frames"] if waiting else 0


# Restoring ----------------------------------------------------------------------------------------


def listed(folder: Path) -> list[tuple[Path, str, dict[str, Any]]]:
    """Where each document of the manifest lies, its path in a vault, and what it must be."""
    manifest = json.loads((folder / "manifest.json").read_bytes())
    found_in = folder if (folder / "documents").is_dir() else folder.parent
    paths = [(entry["path"], entry) for entry in manifest["documents"]]
    if not all(re.fullmatch(r"documents/[0-9a-f]{2}/[0-9a-f]{32}", path) for path, _ in paths):
        raise ValueError
    return [(found_in / path, path, entry) for path, entry in paths]


def restore(folder: Path, new: Path) -> None:
    """Copy a backup to a vault of its own: every byte compared, and visible only when it is whole."""
    header, header_path = read_header(folder)
    seal = signed(folder / "seal.json", base64.b64decode(header["public_key"]))
    if seal is None or seal["state"] != "closed":
        raise Stop(5, say("not_closed") if seal else say("differs", "seal.json"))
    files: list[tuple[Path, str, Any]] = [(header_path, name, None) for name in HEADERS]
    files += [(folder / name, name, seal[name.split(".")[0]]) for name in SEALED]
    files += [(folder / "seal.json", "seal.json", None), *listed(folder)]
    before, unfinished = len(findings), new.with_name(new.name + ".unfinished")
    (unfinished / "documents").mkdir(parents=True)
    try:
        for path, name, stated in files:
            (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
            if name == "records.db":
                path = join(folder, unfinished / name)
            if path != unfinished / name and path.exists() and (stated or name not in SEALED):
                shutil.copyfile(path, unfinished / name)
            if stated:
                check(unfinished / name, stated)
        if len(findings) > before:
            raise Stop(5, say("damaged"))
        if new.exists():
            new.rmdir()
        unfinished.rename(new)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    print(say("restored", new))


# Reading ------------------------------------------------------------------------------------------


def connect(records: Path, key: bytes, options: str) -> Any:
    connection = sqlcipher3.connect(f"{records.resolve().as_uri()}?{options}", uri=True, isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("PRAGMA temp_store = MEMORY")
    return connection


def rows_of(connection: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of every table that is not made from the others, as the full-text index is."""
    tables = connection.execute("SELECT name FROM pragma_table_list WHERE type = 'table' ORDER BY name")
    for (table,) in tables.fetchall():
        if not table.startswith(("sqlite_", "search_")):
            cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY rowid')
            names = [column[0] for column in cursor.description]
            yield from ((table, dict(zip(names, row, strict=True))) for row in cursor)


def check_log(connection: Any, seal: dict[str, Any]) -> None:
    """Name the first altered row of the access log."""
    dropped = "SELECT last_seq, head_hash FROM access_segment WHERE dropped_at IS NOT NULL ORDER BY last_seq"
    last, head = ([(0, "00" * 32), *connection.execute(dropped)])[-1]
    log = "SELECT seq, at, author_id, operation, patient_id, record_id, hash FROM access_log ORDER BY seq"
    for *row, stated in connection.execute(log):
        chained = bytes.fromhex(head) + u64(row[0]) + framed(*(value.encode() for value in row[1:]))
        last, head = last + 1, hashlib.sha256(chained).hexdigest()
        if (last, head) != (row[0], stated):
            return found("log", last)
    if seal["state"] == "closed" and (last, head) != (seal["log_rows"], seal["log_head"]):
        found("log", last + 1)


def decrypted(path: Path, key: bytes, bound: bytes) -> Iterator[bytes]:
    """The pieces of a document. Raises InvalidTag or ValueError at the first one that is not authentic."""
    with path.open("rb") as file:
        if file.read(12) != b"serment doc1":
            raise ValueError
        counter, piece = 0, file.read(SEGMENT + TAG)
        while piece:
            after = file.read(SEGMENT + TAG)
            nonce = counter.to_bytes(11, "big") + (b"\0" if after else b"\1")
            yield AESGCM(key).decrypt(nonce, piece, bound)
            counter, piece = counter + 1, after


def write_document(folder: Path, output: Path, vault_id: str, row: dict[str, Any]) -> bool:
    path = Path("documents", row["id"][:2], row["id"])
    source = next((root / path for root in (folder, folder.parent) if (root / path).exists()), folder / path)
    if not check(source, {"size": row["cipher_size"], "sha256": row["cipher_sha256"]}):
        return False
    target = output / "documents" / (row["id"] + ENDINGS.get(row["media_type"], ".bin"))
    bound = framed(b"serment 1 document", bytes.fromhex(vault_id), bytes.fromhex(row["id"]))
    try:
        with target.open("wb") as file:
            file.writelines(decrypted(source, row["key"], bound))
    except (InvalidTag, ValueError):
        target.unlink()
        found("differs", path.as_posix())
        return False
    return True


def drafts_of(path: Path, key: bytes, header: dict[str, Any], seal: dict[str, Any]) -> list[Any]:
    """The drafts in pending.bin: none where there is no such file, or where it cannot be read (said then)."""
    if not path.exists():
        return []
    content = path.read_bytes()
    # The second is that of a session whose opening was cut off.
    for revision in (seal["session_revision"], seal["revision"] + 1):
        bound = framed(
            b"serment 1 pending", bytes.fromhex(header["vault_id"]), u64(header["epoch"]),
            bytes.fromhex(seal["lineage"]), u64(revision),
        )  # fmt: skip
        with suppress(InvalidTag, ValueError):
            drafts: list[Any] = json.loads(AESGCM(key).decrypt(content[12:24], content[24:], bound))["drafts"]
            return drafts
    found("differs", path.name)
    return []


def export(connection: Any, folder: Path, output: Path, vault_id: str) -> list[int]:
    """Write records.jsonl and documents/; the numbers of rows and documents."""
    counts = [0, 0]
    with (output / "records.jsonl").open("w", encoding="utf-8", newline="\n") as file:
        for table, row in rows_of(connection):
            if table == "document":
                counts[1] += row["key"] is not None and write_document(folder, output, vault_id, row)
                del row["key"]
            content = {"table": table, "row": row}
            file.write(json.dumps(content, ensure_ascii=False, sort_keys=True) + "\n")
            counts[0] += 1
    return counts


def read(folder: Path, output: Path, secret: str) -> None:
    header, _ = read_header(folder)
    key = data_key(header, secret)
    own = Ed25519PrivateKey.from_private_bytes(working_key(header, key, "seal"))
    public_key = own.public_key().public_bytes_raw()
    if public_key != base64.b64decode(header["public_key"]):
        found("foreign")
    seal = signed(folder / "seal.json", public_key)
    if seal is None or (seal["vault_id"], seal["epoch"]) != (header["vault_id"], header["epoch"]):
        found("differs", "seal.json")
        seal = {
            "state": "unsealed",
            "header_revision": 0,
            "lineage": "",
            "session_revision": 0,
            "revision": 0,
        }
    if header["revision"] < seal["header_revision"]:
        found("old_header")
    (output / "documents").mkdir(parents=True)
    drafts = drafts_of(folder / "pending.bin", working_key(header, key, "pending"), header, seal)
    (output / "drafts.json").write_text(json.dumps(drafts, ensure_ascii=False, indent=1), "utf-8")
    with tempfile.TemporaryDirectory() as private:
        records, options = join(folder, Path(private, "joined.db")), "mode=ro&immutable=1"
        if count := check_records(folder, records, seal):
            print(say("unclean", private), file=sys.stderr)
            for name in ("records.db", "records.db-wal"):
                shutil.copyfile(folder / name, Path(private, name))
            # Nobody vouches for what lies behind: SQLite would read it all the same.
            os.truncate(Path(private, "records.db-wal"), 32 + count * FRAME)
            records, options = Path(private, "records.db"), "mode=rw"
        connection = connect(records, working_key(header, key, "records"), options)
        try:
            counts = export(connection, folder, output, header["vault_id"])
            check_log(connection, seal)
        finally:
            connection.close()
    print(say("written", *counts, len(drafts), output))


def typed() -> str:
    if sys.stdin.isatty():
        return getpass.getpass(say("ask"))
    return sys.stdin.buffer.readline().decode("utf-8", "replace").rstrip("\r\n")


def main() -> int:
    parser = argparse.ArgumentParser(
        usage="serment_reader.py [--restore] FOLDER OUTPUT", description=say("about")
    )
    parser.add_argument("folder", type=Path, metavar="FOLDER", help=say("help_folder"))
    parser.add_argument("output", type=Path, metavar="OUTPUT", help=say("help_output"))
    parser.add_argument("--restore", action="store_true", help=say("help_restore"))
    asked = parser.parse_args()
    os.umask(0o077)
    try:
        if asked.output.exists() and (not asked.output.is_dir() or any(asked.output.iterdir())):
            raise Stop(2, say("not_empty", asked.output))
        restore(asked.folder, asked.output) if asked.restore else read(asked.folder, asked.output, typed())
    except Stop as stop:
        print(stop.args[1], file=sys.stderr)
        return int(stop.args[0])
    except OSError as refused:
        print(say("machine", refused), file=sys.stderr)
        return 6
    except (sqlcipher3.DatabaseError, ValueError, LookupError, TypeError):
        print(say("unreadable"), file=sys.stderr)
        return 5
    except KeyboardInterrupt:
        return 130
    return 5 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
