"""What a practitioner does in a day, by keys: the sentences of the journeys are made of these."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.program import Child, Fact, Program
from tests.vault import cheap

NOTE = "Note du jour"
ATTACH = "Joindre un document"
PRACTICE = "Cabinet de l’Œuvre"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the practitioner wrote on paper."""

    passphrase: str
    words: tuple[str, ...]


def first_run(program: Program) -> Secrets:
    """The five steps, by keys alone, from an empty home to an open vault and its first backup."""
    screen = program.lock_screen
    screen.focuses("Créer mon coffre")
    screen.presses("Return")
    screen.reads("Étape 1 sur 5")
    screen.tabs_to("Nom")
    screen.types("Morel")
    screen.tabs_to("Nom du cabinet")
    screen.presses("Ctrl+A")
    screen.types(PRACTICE)
    screen.presses("Return")
    passphrase = _passphrase(screen)
    words = _words(screen)
    screen.reads("Étape 4 sur 5")
    screen.reads("disque local")
    screen.presses("Return")
    screen.reads("Étape 5 sur 5")
    screen.presses("Up")
    screen.sees_when(lambda seen: seen["focus"]["name"].startswith("CLE"), "the stick chosen")
    screen.tabs_to("Créer le coffre")
    screen.presses("Return")
    program.session.reads("Aucun patient")
    return Secrets(passphrase, words)


def _passphrase(screen: Child) -> str:
    texts = screen.reads("Étape 2 sur 5")["texts"]
    passphrase = next(text for text in texts if len(text.split(" ")) == 8 and text == text.lower())
    screen.types(passphrase)
    screen.presses("Return")
    return str(passphrase)


def unlock_for_a_pin(program: Program, pin: str) -> Child:
    """Type the passphrase, then a PIN for today; the session it opens."""
    screen = program.lock_screen
    screen.types(cheap.PASSPHRASE)
    screen.clicks("Déverrouiller, puis choisir un code PIN…")
    choose_pin(screen, pin)
    return program.session


def choose_pin(screen: Child, pin: str) -> None:
    """On the page after a full unlock: the PIN of today, twice."""
    for field in ("Code PIN, six chiffres ou plus", "Le même code PIN, encore une fois"):
        screen.focuses(field)
        screen.types(pin)
        screen.presses("Return")


def unlock_by_pin(program: Program, pin: str) -> Child:
    """Type the PIN of today; the session it opens."""
    screen = program.lock_screen
    screen.focuses("Code PIN")
    screen.types(pin)
    screen.presses("Return")
    return program.session


def new_passphrase(screen: Child, old: str) -> str:
    """On a lock screen, up to the last key press of a change: the passphrase that will open the vault."""
    screen.clicks("Autre coffre…")
    screen.sees_when(lambda seen: "QMenu" in seen["windows"], "the menu")
    screen.does("choose", name="Phrase de passe et mots de secours…")
    screen.clicks("Changer la phrase de passe…")
    screen.focuses("Phrase de passe")
    screen.types(old)
    screen.presses("Return")
    texts = screen.reads("Étape 2 sur 2")["texts"]
    new = next(text for text in texts if len(text.split(" ")) == 8 and text == text.lower())
    screen.types(new)
    return str(new)


def _words(screen: Child) -> tuple[str, ...]:
    texts = screen.reads("Étape 3 sur 5")["texts"]
    words = tuple(texts[texts.index(f"{number}.") + 1] for number in range(1, 13))
    screen.tabs_to("Suivant")
    screen.presses("Return")
    for _ in range(2):
        asked = screen.sees_when(lambda seen: seen["focus"]["name"].startswith("Mot "))["focus"]["name"]
        screen.types(words[int(asked.removeprefix("Mot ")) - 1])
        screen.presses("Tab")
    screen.tabs_to("Suivant")
    screen.presses("Return")
    return words


def new_patient(session: Child, name: str, first_name: str, born: str) -> None:
    """Look for somebody, find nobody, create the record; the note has the focus."""
    session.presses("Ctrl+K")
    session.types(f"{name} {first_name}")
    session.presses("Ctrl+Shift+N")
    session.focuses("Nom de naissance")
    session.tabs_to("Date de naissance")
    session.types(born)
    session.presses("Return")
    session.focuses(NOTE)


def sign(session: Child) -> None:
    """Sign the note that is being written, and see it in the timeline."""
    written = session.sees()["focus"]["text"].strip()
    session.presses("Ctrl+Return")
    session.sees_when(
        lambda seen: any(written in text and "Signé par" in text for text in seen["texts"]), "signed"
    )


def attach(session: Child, path: Path) -> None:
    """Attach a file by Qt's own dialog."""
    session.clicks(ATTACH)
    choose(session, path)
    session.reads(path.stem)


def complete(session: Child, text: str) -> None:
    """Write and sign an addendum to the note that is first in the timeline."""
    session.tabs_to("Chronologie")
    session.presses("Down")
    session.clicks("Compléter")
    session.focuses("Complément")
    session.types(text)
    sign(session)


def chooses_list(session: Child, path: Path) -> None:
    """Choose a patient list to be looked at in the window."""
    session.clicks("Réglages")
    session.clicks("Reprendre une liste de patients…")
    session.clicks("Choisir un fichier…")
    choose(session, path)


def list_to_take_over(session: Child, path: Path) -> str:
    """Have a patient list looked at in the window; the button that takes it over."""
    chooses_list(session, path)
    found = session.reads("patients seront créés")
    return str(next(text for text in found["texts"] if re.fullmatch(r"Reprendre \d+ patients?", text)))


def take_list_over(session: Child, path: Path) -> None:
    """Take a patient list over in the window."""
    session.clicks(list_to_take_over(session, path))
    session.reads("repris")
    session.clicks("Patients")


def choose(session: Child, path: Path) -> None:
    """Type a path into Qt's own file dialog."""
    session.sees_when(_in_dialog, "the file dialog")
    # Its list of completions may be quicker: it takes the key, and what was typed.
    while _in_dialog(session.sees()):
        session.types(str(path))
        session.presses("Return")
        session.sees_when(
            lambda seen: not _in_dialog(seen) or not seen["focus"].get("text"), "the path taken"
        )


def _in_dialog(seen: Fact) -> bool:
    return "QFileDialog" in seen["windows"]


def back_up(session: Child) -> None:
    """Order a backup onto the first drive that may take one, which is made ours; it goes on by itself."""
    session.clicks("Sauvegardes")
    # A drive that is plugged in for the first time is introduced, and gets its first backup with that.
    names = ("C’est mon disque de sauvegarde", "Sauvegarder")
    session.sees_when(lambda _: any(session.does("click", name=one) for one in names), "a drive")


def restore(screen: Child, words: tuple[str, ...]) -> None:
    """From the welcome page of another computer to the restored vault, with the recovery words."""
    screen.clicks("Restaurer une sauvegarde")
    screen.reads("Étape 1 sur 5")
    screen.presses("Up")
    screen.tabs_to("Suivant")
    screen.presses("Return")
    screen.reads("Étape 2 sur 5")
    screen.tabs_to("Suivant")
    screen.presses("Return")
    screen.reads("Étape 3 sur 5")
    screen.tabs_to("Suivant")
    screen.presses("Return")
    screen.reads("Étape 4 sur 5")
    screen.clicks("Utiliser les mots de secours")
    screen.focuses("Mot 1")
    for word in words:
        screen.types(word)
        screen.presses("Space")
    screen.reads("Étape 5 sur 5")
    screen.reads("disque local")
    screen.tabs_to("Restaurer")
    screen.presses("Return")
    screen.reads("Tout a été relu et correspond")
    screen.clicks("Ouvrir le coffre")
