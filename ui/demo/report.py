"""What the demonstration says: a readable list while it goes on, or one JSON object at the end."""

# ruff: noqa: E501  # one sentence a line

from typing import Final

from app.cli.terminal import Terminal
from ui.demo.folder import DemoFolder
from ui.demo.proof import Content
from ui.demo.stage import Stage, Step
from ui.demo.story import Outcome

STEPS: Final = {
    "welcome": ("The program starts on a computer without a vault", "Le programme démarre sur un ordinateur sans coffre"),
    "first_run": ("The five steps, two recovery words typed back", "Les cinq étapes, deux mots de secours retapés"),
    "create": ("The vault is made", "Le coffre est créé"),
    "empty_vault": ("The empty vault opens and locks", "Le coffre vide s’ouvre et se verrouille"),
    "furnish": ("A fictional practice is written into it", "Un cabinet fictif y est écrit"),
    "wrong_passphrase": ("A wrong passphrase opens nothing", "Une mauvaise phrase de passe n’ouvre rien"),
    "unlock": ("The right one opens the patient list", "La bonne ouvre la liste des patients"),
    "find": ("A patient is found by fragments of the name", "Un patient est trouvé par des bouts de nom"),
    "open_record": ("A record is opened among homonyms", "Un dossier est ouvert parmi des homonymes"),
    "note": ("A note is written and signed", "Une note est écrite et signée"),
    "addendum": ("An addendum is written and signed", "Un complément est écrit et signé"),
    "note_with_help": ("Snippets, measurements and a form, while one types", "Raccourcis, mesures et forme, pendant la frappe"),
    "task": ("A task is noted in passing", "Une tâche est notée en passant"),
    "agenda": ("Visits are planned, at the practice and at home", "Des visites sont prévues, au cabinet et à domicile"),
    "today": ("What waits today", "Ce qui attend aujourd’hui"),
    "dossier": ("The patient file; two records held side by side", "Le dossier du patient ; deux dossiers côte à côte"),
    "attach_document": ("A letter is filed, encrypted", "Un courrier est classé, chiffré"),
    "view_document": ("The letter is shown from memory", "Le courrier s’affiche depuis la mémoire"),
    "import_folder": ("What a phone left in the import folder is filed", "Ce qu’un téléphone a déposé est classé"),
    "cover": ("A part of a picture is covered, in a copy", "Une partie d’image est masquée, dans une copie"),
    "refused_document": ("A file that cannot be filed", "Un fichier qui ne se classe pas"),
    "ordonnance": ("An ordonnance meets a recorded allergy", "Une ordonnance se heurte à une allergie notée"),
    "letter": ("A letter is written and filed", "Un courrier est écrit et classé"),
    "fee_note": ("A fee note, with its number", "Une note d’honoraires, avec son numéro"),
    "patient_copy": ("All papers, and the patient’s copy", "Tous les papiers, et la copie pour le patient"),
    "measurements": ("Measurements as a chart and a table", "Les mesures en courbe et en tableau"),
    "received_prescription": ("Sessions of a received prescription are counted", "Les séances d’une prescription reçue sont comptées"),
    "care_chart": ("Care is ticked, or left out with a reason", "Les soins sont cochés, ou non faits avec leur raison"),
    "wound": ("A wound is followed visit by visit", "Une plaie est suivie visite après visite"),
    "wound_photographs": ("Its photographs side by side, at one scale", "Ses photographies côte à côte, à la même échelle"),
    "timeline": ("The timeline, its papers alone", "La chronologie, ses papiers seuls"),
    "allergies": ("Allergies are written down under the name", "Les allergies se notent sous le nom"),
    "entered_in_error": ("A note is marked as entered in error", "Une note est marquée saisie erronée"),
    "identity": ("The identity is edited", "L’identité se modifie"),
    "earlier_versions": ("What the record said before", "Ce que le dossier disait avant"),
    "document_label": ("What is known of a document is corrected", "Ce qu’on sait d’un document se corrige"),
    "certificate": ("A certificate is begun, and thrown away", "Un certificat est commencé, puis abandonné"),
    "record_alone": ("The record alone on the screen", "Le dossier seul à l’écran"),
    "search_notes": ("Words are found in all notes", "Des mots sont trouvés dans toutes les notes"),
    "short_texts": ("Short texts behind a slash", "Les textes courts, derrière une barre oblique"),
    "locum_at_work": ("A locum at work; the last seconds before a lock", "Un remplaçant au travail ; les dernières secondes avant le verrou"),
    "correspondents": ("Correspondents are kept and found", "Des correspondants sont gardés et retrouvés"),
    "receipts": ("The receipts book", "Le livre de recettes"),
    "import": ("A list from another program is taken over", "Une liste d’un autre logiciel est reprise"),
    "new_patient": ("A new patient who looks like another one", "Un nouveau patient qui ressemble à un autre"),
    "draft": ("A note is begun", "Une note est commencée"),
    "lock": ("The window locks in the middle of the sentence", "La fenêtre se verrouille au milieu de la phrase"),
    "unlock_again": ("Same patient, same text, same caret; signed", "Même patient, même texte, même curseur ; signée"),
    "backup": ("A verified backup on the pretend drive", "Une sauvegarde vérifiée sur le disque simulé"),
    "drives": ("Drives years later, and what one is asked about", "Les disques des années plus tard, et leurs questions"),
    "lose": ("A treatment and a document removed by mistake", "Un traitement et un document retirés par erreur"),
    "look": ("The backup is looked into, beside today", "La sauvegarde est regardée, à côté d’aujourd’hui"),
    "take_back": ("What is missing today is taken back", "Ce qui manque aujourd’hui est repris"),
    "eject": ("The drive is ejected", "Le disque est éjecté"),
    "backup_again": ("The drive arrives again, and takes its backup", "Le disque revient, et reçoit sa sauvegarde"),
    "settings": ("Settings", "Réglages"),
    "help": ("Help", "Aide"),
    "lock_for_good": ("The vault is locked", "Le coffre est verrouillé"),
    "lock_questions": ("An older vault, or a misplaced one, opens only when asked", "Un coffre plus ancien ou mal placé : une question d’abord"),
    "lock_problems": ("A damaged vault, and one that is open elsewhere", "Un coffre altéré, un coffre ouvert ailleurs"),
    "lock_news": ("What else a lock screen says", "Ce que l’écran de verrouillage dit d’autre"),
    "pin": ("A PIN for the rest of the day", "Un code PIN pour le reste de la journée"),
    "ways_in": ("The ways into the vault; one is lent to a locum", "Les accès au coffre ; l’un est prêté à un remplaçant"),
    "new_keys": ("New keys for everything, step by step", "De nouvelles clés pour tout, étape par étape"),
    "rehearse": ("Another computer: the restore is tried, nothing is kept", "Autre ordinateur : la restauration est essayée, rien n’est gardé"),
    "look_alone": ("A backup looked into without a vault", "Une sauvegarde regardée sans coffre"),
    "restore": ("Another computer: restored with the recovery words", "Autre ordinateur : restauration avec les mots de secours"),
    "open_restored": ("The restored vault opens", "Le coffre restauré s’ouvre"),
    "compare": ("Vault, backup and restored vault are compared", "Coffre, sauvegarde et coffre restauré sont comparés"),
}  # fmt: skip
MEASURED: Final = {
    "patients": ("patients", "patients", 0),
    "notes": ("notes", "notes", 0),
    "documents": ("documents", "documents", 0),
    "furnish_seconds": ("s to write the practice", "s pour écrire le cabinet", 1),
    "unlock_seconds": ("s from Enter to the painted list, derivation included", "s de la touche Entrée à la liste affichée, dérivation comprise", 2),
    "unlock_beyond_derivation_seconds": ("s of that beyond the derivation", "s de cela hors dérivation", 3),
    "keystroke_to_painted_median_ms": ("ms from a key to its painted answer (median)", "ms d’une touche à la réponse affichée (médiane)", 1),
    "keystroke_to_painted_longest_ms": ("ms at most", "ms au plus", 1),
    "open_record_ms": ("ms to open a record", "ms pour ouvrir un dossier", 0),
    "sign_note_ms": ("ms to sign a note", "ms pour signer une note", 0),
    "lock_hidden_ms": ("ms until the locked window is gone", "ms pour que la fenêtre verrouillée disparaisse", 0),
    "lock_sealed_ms": ("ms until the vault is sealed", "ms pour que le coffre soit scellé", 0),
    "backup_bytes": ("bytes in the backup", "octets dans la sauvegarde", 0),
    "backup_seconds": ("s to copy them and read them back", "s pour les copier et les relire", 2),
    "backup_mb_per_second": ("MB/s", "Mo/s", 1),
    "restore_seconds": ("s to restore", "s pour restaurer", 1),
    "compare_seconds": ("s to compare every row and every byte", "s pour comparer chaque ligne et chaque octet", 1),
}  # fmt: skip


class Reporter:
    """Says each step as it is done, the measures and the verdict at the end."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def tell(self, step: Step) -> None:
        """One step is done."""
        if not self._terminal.as_json:
            self._terminal.print(f"{step.seconds:7.2f} s  {self._terminal.said(*STEPS[step.name])}")
            self._terminal.stdout.flush()

    def conclude(self, folder: DemoFolder, stage: Stage, outcome: Outcome) -> None:
        """Everything is done."""
        facts: dict[str, object] = {
            "ok": outcome.proof.holds,
            "steps": [{"name": step.name, "seconds": round(step.seconds, 3)} for step in stage.steps],
            "measured": {name: _rounded(value) for name, value in outcome.measured.items()},
            "pictures": [str(path) for path in stage.pictures],
        }
        self._terminal.answer(facts, lambda: self._page(folder, stage, outcome))

    def _page(self, folder: DemoFolder, stage: Stage, outcome: Outcome) -> str:
        said = self._terminal.said
        measured = [
            f"{value:>14.{places}f}  {said(english, french)}"
            for name, (english, french, places) in MEASURED.items()
            if (value := outcome.measured.get(name)) is not None
        ]
        return "\n".join(
            [
                "",
                said("Measured", "Mesuré"),
                *measured,
                "",
                said(
                    f"{len(stage.pictures)} pictures in {folder.pictures}",
                    f"{len(stage.pictures)} images dans {folder.pictures}",
                ),
                said(
                    f"Passphrase of both vaults (fictional): {outcome.passphrase}",
                    f"Phrase de passe des deux coffres (fictive) : {outcome.passphrase}",
                ),
                self._verdict(outcome),
            ]
        )

    def _verdict(self, outcome: Outcome) -> str:
        said, found = self._terminal.said, outcome.proof
        if found.holds:
            digest = found.first.digest
            return said(
                f"The restored vault equals the first one: same rows, same documents (SHA-256 {digest}).",
                f"Le coffre restauré est égal au premier : mêmes lignes, mêmes documents (SHA-256 {digest}).",
            )
        lines = [said("The restored vault is NOT the first one.", "Le coffre restauré N’EST PAS le premier.")]
        for name, content in (
            (said("first vault", "premier coffre"), found.first),
            (said("backup", "sauvegarde"), found.snapshot),
            (said("restored vault", "coffre restauré"), found.restored),
        ):
            lines.append(f"  {name}: {_told(content)}")
        return "\n".join(lines)


def _told(content: Content) -> str:
    findings = ", ".join(f"{one.kind.value} {one.path}" for one in content.findings)
    return f"{content.digest or '—'} {findings}".strip()


def _rounded(value: float | int) -> float | int:
    return value if isinstance(value, int) else round(value, 4)
