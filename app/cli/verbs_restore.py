"""``restore`` and ``rehearse``: a vault comes back from a snapshot, to stay or to prove that it can."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from app import founding, rehearsing
from app.cli.terminal import Terminal
from app.cli.unlocking import unlocked
from app.host import Host
from app.rehearsing import Proof
from app.sentences import here
from vault import files, migrations
from vault.backup import snapshot
from vault.backup.snapshot import Snapshot
from vault.errors import ExitCode
from vault.progress import Silent


def restore(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Make a vault from a snapshot."""
    source, target = Path(arguments.snapshot).absolute(), Path(arguments.new).absolute()
    found = _snapshot(source)
    founding.check_restorable(found, target, host)
    # From here on the header's word that it is fictive counts: the key that came out has signed it.
    data_key = unlocked(found.header, terminal.unlocking(), host)
    restored = founding.restore(source, target, data_key, host, Silent())
    terminal.found(restored.findings)
    facts: dict[str, object] = {
        "vault_id": restored.vault_id,
        "lineage": restored.lineage,
        "snapshot": restored.snapshot,
        "counts": restored.counts,
    }
    held = terminal.counts(restored.counts)
    terminal.answer(
        facts, lambda: terminal.said(f"Restored at {target}: {held}.", f"Restauré dans {target} : {held}.")
    )
    return ExitCode.DONE


def rehearse(arguments: Namespace, terminal: Terminal, host: Host) -> ExitCode:
    """Restore a snapshot to a scratch place, look through it, and keep nothing of it."""
    source = Path(arguments.snapshot).absolute()
    found = _snapshot(source)
    rehearsing.check_room(found, host)
    data_key = unlocked(found.header, terminal.unlocking(), host)
    proof = rehearsing.rehearse(source, data_key, host, Silent())
    terminal.found(proof.findings)
    facts = asdict(proof)
    del facts["findings"]
    terminal.answer(facts, lambda: _proof_page(proof, terminal))
    return ExitCode.DONE


def _proof_page(proof: Proof, terminal: Terminal) -> str:
    held = terminal.counts(proof.counts)
    read = terminal.counted(
        proof.documents_read,
        ("document deciphered", "documents deciphered"),
        ("document déchiffré", "documents déchiffrés"),
    )
    when = here(proof.sealed_at)
    page = terminal.said(
        f"The backup of {when} restores: {held}; {read}. Nothing of it was kept.",
        f"La sauvegarde du {when} se restaure : {held} ; {read}. Rien n’en a été gardé.",
    )
    if proof.today is None:
        return page
    today = terminal.counts(proof.today)
    return (
        page
        + "\n"
        + terminal.said(f"The vault holds now: {today}.", f"Le coffre contient à présent : {today}.")
    )


def _snapshot(source: Path) -> Snapshot:
    with files.answers(source), snapshot.blamed():
        found = snapshot.read(source)
    migrations.check_known(found.seal.schema)
    return found
