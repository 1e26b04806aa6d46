"""What is said to people on the command line, once, in English and French, by class of answer.

A sentence names the thing and the next step. The facts an error carries fill
the braces. A class without a sentence of its own uses its nearest ancestor's.
Each module has those of one subject.
"""

from app import errors
from app.amounts import size
from app.cli import errors as cli
from app.language import Language
from app.places.reasons import sentence as place_sentence
from app.sentences import access, asking, files, machine, records, vaults, windows
from app.sentences.asking import ASKED_WRONGLY, SHOWS_HOW
from app.sentences.findings import ANOTHER_BACKUP, NEXT_STEP, TAMPERED
from app.typography import unbroken
from app.visible import visible
from vault import errors as e
from vault.clock import moment
from vault.findings import Kind

SENTENCES: dict[type[BaseException], tuple[str, str]] = {
    **access.SENTENCES,
    **asking.SENTENCES,
    **files.SENTENCES,
    **machine.SENTENCES,
    **records.SENTENCES,
    **vaults.SENTENCES,
}

#: Facts that come as a name of ours or of the system (errno); one that is not here is shown as it is.
NAMED: dict[str, tuple[str, str]] = {
    "ENOENT": ("nothing is there", "il n’y a rien à cet endroit"),
    "ENOTDIR": ("this is not a folder", "ce n’est pas un dossier"),
    "EISDIR": ("this is a folder", "c’est un dossier"),
    "EACCES": ("access denied", "accès refusé"),
    "EPERM": ("access denied", "accès refusé"),
    "EIO": ("the disk does not answer", "le disque ne répond pas"),
    "ENODEV": ("the disk is gone", "le disque n’est plus là"),
    "ENOSPC": ("the disk is full", "le disque est plein"),
    "EROFS": ("the disk is read-only", "le disque est en lecture seule"),
    "ENAMETOOLONG": ("the name is too long", "le nom est trop long"),
    "EPIPE": ("nobody reads it", "personne ne la lit"),
    "xlsx": ("an Excel workbook", "un classeur Excel"),
    "xls": ("an old Excel workbook", "un ancien classeur Excel"),
    "pdf": ("a PDF", "un PDF"),
    "picture": ("a picture", "une image"),
    "compressed": ("a compressed file", "un fichier compressé"),
    "binary": ("a file for programs", "un fichier pour des programmes"),
}
_ALREADY_THERE = (
    "Your vault is there already: lock it, then move its folder, or restore it to another place.",
    "Votre coffre s’y trouve déjà : verrouillez-le, puis déplacez son dossier, ou restaurez-le ailleurs.",
)
_DEFECT = (
    "Serment has met a defect of its own. Nothing was lost; the log says where ({log}).",
    "Serment a rencontré un défaut. Rien n’est perdu ; le journal dit où ({log}).",
)


def sentence(error: BaseException, language: Language) -> str:
    """One plain sentence for an answer."""
    return visible(_sentence(error, language))


def in_a_window(error: BaseException, language: Language) -> str:
    """The same, where one can go on at once."""
    known = windows.SENTENCES
    template = next((known[kind] for kind in type(error).__mro__ if kind in known), None)
    if template is not None:
        return visible(_said(template, language).format(**_facts(error, language)))
    if isinstance(error, e.Tampered) and not isinstance(error, e.BackupTampered):
        return visible(_altered(error, windows.NEXT_STEP, language))
    return sentence(error, language)


def _sentence(error: BaseException, language: Language) -> str:
    if isinstance(error, cli.AskedWrongly):
        said = _said(ASKED_WRONGLY[error.problem], language), _said(SHOWS_HOW, language)
        return " ".join(said).format(**_facts(error, language))
    if isinstance(error, e.PlaceRefused):
        why = place_sentence(error.rule, error.detail, language)
        return f"{why} {_said(_ALREADY_THERE, language)}" if isinstance(error, errors.VaultMisplaced) else why
    if isinstance(error, e.Tampered):
        step = ANOTHER_BACKUP if isinstance(error, e.BackupTampered) else NEXT_STEP
        return _altered(error, step, language)
    if isinstance(error, e.VaultInUse) and not error.since:
        return _said(vaults.OPEN_ELSEWHERE, language).format(path=error.path)
    template = next(SENTENCES[kind] for kind in type(error).__mro__ if kind in SENTENCES)
    return _said(template, language).format(**_facts(error, language))


def _altered(error: e.Tampered, step: tuple[str, str], language: Language) -> str:
    return f"{finding(Kind(error.kind), error.path, error.detail, language)} {_said(step, language)}"


def finding(kind: Kind, path: str, detail: str, language: Language) -> str:
    """What was found, where."""
    place = f"{path}, {detail}" if detail else path
    colon = "\u00a0: " if language == "fr" else ": "
    return visible(f"{_said(TAMPERED[kind], language)}{colon}{place}.")


def defect(log: str, language: Language) -> str:
    """What is said of a bug."""
    return _said(_DEFECT, language).format(log=log)


def _said(pair: tuple[str, str], language: Language) -> str:
    return unbroken(pair[1]) if language == "fr" else pair[0]


def _facts(error: BaseException, language: Language) -> dict[str, object]:
    names = getattr(error, "__dataclass_fields__", {})
    return {name: _fact(name, getattr(error, name), language) for name in names}


_MOMENTS = ("since", "sealed_at", "used_at", "starts_at", "ends_at", "found_at")
_SIZES = ("free", "needed")


def _fact(name: str, value: object, language: Language) -> object:
    if name in _MOMENTS:
        return here(str(value))
    if name in ("reason", "kind") and value in NAMED:
        return _said(NAMED[str(value)], language)
    return size(value, language) if name in _SIZES and isinstance(value, int) else value


def here(written: str) -> str:
    """A moment by the clock and in the spelling of the person; what is no moment as it stands."""
    try:
        return moment(written).astimezone().strftime("%d/%m/%Y %H:%M")
    except ValueError:
        return written
