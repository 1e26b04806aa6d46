"""What somebody with the folder, and without the key, can do to it."""

import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from tests.vault import frames
from tests.vault.museum import Museum
from vault import cipher, header, seal
from vault.database import PAGE_SIZE
from vault.entry import RECORDS
from vault.envelope import Envelope

WAL, SHM, JOURNAL, PROOF = (f"{RECORDS}-{suffix}" for suffix in ("wal", "shm", "journal", "proof"))

Attack = Callable[[Path, Museum], None]
Body = dict[str, Any]


def flip(name: str, place: float | int = 0.5) -> Attack:
    """One bit, somewhere in a file."""

    def attack(folder: Path, museum: Museum) -> None:
        path = next(folder.glob(name))
        data = bytearray(path.read_bytes())
        data[place if isinstance(place, int) else int(len(data) * place)] ^= 1
        path.write_bytes(data)

    return attack


def swap_pages(folder: Path, museum: Museum) -> None:
    pages = [image for _, image in frames.pages(folder / RECORDS)]
    pages[4], pages[9] = pages[9], pages[4]
    (folder / RECORDS).write_bytes(b"".join(pages))


def truncate(name: str, size: int = PAGE_SIZE) -> Attack:
    def attack(folder: Path, museum: Museum) -> None:
        path = next(folder.glob(name))
        path.write_bytes(path.read_bytes()[:-size])

    return attack


def replay_a_page(folder: Path, museum: Museum) -> None:
    """Put one page back that was valid in the session before: SQLCipher's own checks pass."""
    states = zip(frames.pages(museum.earlier / RECORDS), frames.pages(folder / RECORDS), strict=False)
    page, image = next(old for old, new in states if old != new and old[0] > 1)
    with (folder / RECORDS).open("r+b") as file:
        file.seek((page - 1) * PAGE_SIZE)
        file.write(image)


def take_from(state: str, *names: str) -> Attack:
    """Put files of another state of the same vault in their places."""

    def attack(folder: Path, museum: Museum) -> None:
        for name in names:
            shutil.copyfile(getattr(museum, state) / name, folder / name)

    return attack


def plant(name: str, content: bytes | None = None) -> Attack:
    """Put a file there: by default the one of a session that was cut off."""

    def attack(folder: Path, museum: Museum) -> None:
        source = museum.earlier_cut / name
        (folder / name).write_bytes(source.read_bytes() if content is None else content)

    return attack


def old_pages(museum: Museum) -> list[tuple[int, bytes]]:
    """The whole of the records as they were a session earlier, page by page: genuine, and of this vault."""
    return frames.pages(museum.earlier / RECORDS)


def put_old_pages_behind(folder: Path, museum: Museum) -> None:
    """Behind the last frame of a -wal, with its salts and with right checksums: SQLite takes them."""
    images = old_pages(museum)
    frames.append(folder / WAL, frames.count(folder / WAL), images, len(images))


def put_old_pages_in_the_last_transaction(folder: Path, museum: Museum) -> None:
    images = old_pages(museum)
    frames.append(folder / WAL, frames.commits(folder / WAL)[-2], images, len(images))


def cut_the_last_transaction(folder: Path, museum: Museum) -> None:
    frames.append(folder / WAL, frames.commits(folder / WAL)[-2], [])


def forget_what_was_proven(folder: Path, museum: Museum) -> None:
    """Empty its places, and put old pages there instead."""
    (folder / PROOF).write_bytes(bytes((folder / PROOF).stat().st_size))
    put_old_pages_behind(folder, museum)


def link_to_nowhere(folder: Path, museum: Museum) -> None:
    (folder / f"{RECORDS}-wal").symlink_to(folder.parent / "elsewhere")


def remove(*names: str) -> Attack:
    def attack(folder: Path, museum: Museum) -> None:
        for name in names:
            path = next(folder.glob(name))
            shutil.rmtree(path) if path.is_dir() else path.unlink()

    return attack


def one_document_for_another(folder: Path, museum: Museum) -> None:
    """Both are genuine, of this vault, and of the same size."""
    one, other = sorted(folder.glob("documents/*/*"))
    shutil.copyfile(other, one)


def a_folder_for_a_document(folder: Path, museum: Museum) -> None:
    one = next(folder.glob("documents/*/*"))
    one.unlink()
    one.mkdir()


def an_extra_document(folder: Path, museum: Museum) -> None:
    path = folder / "documents" / "ab" / ("ab" * 16)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"serment doc1" + bytes(100))


def edit_manifest(folder: Path, museum: Museum) -> None:
    listed = json.loads((folder / "manifest.json").read_bytes())
    listed["documents"].pop()
    (folder / "manifest.json").write_text(json.dumps(listed))


def edited_header(change: Callable[[Body], object], *, resummed: bool, names=(header.MAIN, header.COPY)):
    """Change the body; with the checksum recomputed it is no damage any more."""

    def attack(folder: Path, museum: Museum) -> None:
        for name in names:
            outer = json.loads((folder / name).read_bytes())
            body = json.loads(outer["body"])
            change(body)
            outer["body"] = json.dumps(body)
            if resummed:
                outer["sha256"] = hashlib.sha256(outer["body"].encode()).hexdigest()
            (folder / name).write_text(json.dumps(outer))

    return attack


def cheaper(body: Body) -> None:
    for slot in body["slots"]:
        slot["memory_kib"] = 1


def without_a_slot(body: Body) -> None:
    del body["slots"][1]


def signed_by_someone_else(folder: Path, museum: Museum) -> None:
    """Cheap parameters, and header and seal signed with a key of the attacker."""
    seed = cipher.random_key()
    found = header.read(folder).header
    sealed = seal.read(folder, found)
    weak = tuple(msgspec.structs.replace(slot, memory_kib=1) for slot in found.slots)
    changed = msgspec.structs.replace(found, slots=weak, public_key=cipher.public_key(seed))
    header.write(folder, changed, seed)
    seal.write(folder, sealed, seed)


def signed_by_someone_else_in(name: str) -> Attack:
    """One of the two files alone, signed with a key of the attacker, the newest, with no slot that opens."""

    def attack(folder: Path, museum: Museum) -> None:
        seed = cipher.random_key()
        found = header.read(folder).header
        slots = tuple(msgspec.structs.replace(slot, wrapped_key=bytes(48)) for slot in found.slots)
        changed = msgspec.structs.replace(
            found, slots=slots, revision=found.revision + 9, public_key=cipher.public_key(seed)
        )
        for path, data in header.signed(folder, changed, seed):
            if path.name == name:
                path.write_bytes(data)

    return attack


def a_lagging_copy(folder: Path, museum: Museum) -> None:
    shutil.copyfile(museum.before_change / header.COPY, folder / header.COPY)


def only_a_lagging_copy(folder: Path, museum: Museum) -> None:
    a_lagging_copy(folder, museum)
    (folder / header.MAIN).unlink()


def seal_of_another_vault(folder: Path, museum: Museum) -> None:
    outer = json.loads((folder / seal.NAME).read_bytes())
    body = json.loads(outer["body"]) | {"vault_id": "0" * 32}
    envelope = Envelope.signed(json.dumps(body).encode(), museum.key.keys.seal)
    (folder / seal.NAME).write_bytes(envelope.data())


without_a_slot_in_the_copy = edited_header(without_a_slot, resummed=True, names=(header.COPY,))
both_old_headers = take_from("before_change", header.MAIN, header.COPY)
