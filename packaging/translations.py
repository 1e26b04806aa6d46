"""Brings the translation files in line with the windows' source, or checks that they are.

Source sentences are English and stand in the code, through ``tr`` and ``translate``. Each sub-package of
``ui`` has one ``fr_<package>.ts`` for people to finish, and one ``en_<package>.ts`` for English plurals
alone ("%n notes" is "1 note" or "2 notes"). The compiled ``.qm`` beside each is committed, so that a
checkout and a wheel speak French without Qt's tools.

lupdate reads Python by guesswork: it drops a sentence inside an f-string, takes
``translate("text", "%n days", "", days)`` for no plural and misses it altogether when the number is an
expression. So Python's own parser finds the calls, and lupdate gets them as the C++ it reads well.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

UI = Path("ui")
SHIPPED = Path("resources/translations")
LANGUAGES = {"fr": "fr_FR", "en": "en_GB"}


class Sentence(NamedTuple):
    """One call of ``tr`` or ``translate``; ``source`` is None when it is not a plain string."""

    place: str
    context: str
    source: str | None
    comment: str
    plural: bool


def groups() -> dict[str, list[Path]]:
    """The source files of each sub-package; "ui" holds the modules directly in it."""
    folders = {
        folder.name: sorted(folder.rglob("*.py")) for folder in sorted(UI.iterdir()) if folder.is_dir()
    }
    return {"ui": sorted(UI.glob("*.py")), **{name: files for name, files in folders.items() if files}}


def sentences(path: Path) -> Iterator[Sentence]:
    """The calls in ``path``, in the order they stand there."""
    yield from _within(ast.parse(path.read_text(encoding="utf-8")), str(path), "")


def _within(node: ast.AST, path: str, context: str) -> Iterator[Sentence]:
    if isinstance(node, ast.ClassDef):
        context = node.name
    if isinstance(node, ast.Call) and (found := _sentence(node, path, context)):
        yield found
    for child in ast.iter_child_nodes(node):
        yield from _within(child, path, context)


def _sentence(call: ast.Call, path: str, context: str) -> Sentence | None:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    arguments = [_literal(argument) for argument in call.args]
    if name == "translate" and len(arguments) > 1:
        context, arguments = arguments[0] or "", arguments[1:]
    elif name != "tr" or not arguments:
        return None
    keywords = {keyword.arg for keyword in call.keywords}
    comment = (arguments[1] if len(arguments) > 1 else None) or ""
    plural = len(arguments) > 2 or "n" in keywords
    return Sentence(f"{path}:{call.lineno}", context, arguments[0], comment, plural)


def _literal(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def update(folder: Path) -> None:
    """Make every ``.ts`` in ``folder`` say what the source says, keep what is translated, and compile."""
    for group, sources in groups().items():
        found = [sentence for path in sources for sentence in sentences(path)]
        for language in LANGUAGES:
            _update_one(folder / f"{language}_{group}.ts", language, found)


def _update_one(ts: Path, language: str, found: list[Sentence]) -> None:
    wanted = [sentence for sentence in found if sentence.plural or language != "en"]
    if not wanted:
        ts.unlink(missing_ok=True)
        ts.with_suffix(".qm").unlink(missing_ok=True)
        return
    with tempfile.TemporaryDirectory() as scratch:
        calls = Path(scratch) / "sentences.cpp"
        calls.write_text("".join(map(_as_cpp, wanted)), encoding="utf-8")
        _qt(
            "pyside6-lupdate", "-silent", "-locations", "none", "-no-obsolete", "-source-language", "en",
            "-target-language", LANGUAGES[language], str(calls), "-ts", str(ts),
        )  # fmt: skip
    _qt("pyside6-lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(ts.with_suffix(".qm")))


def _as_cpp(sentence: Sentence) -> str:
    strings = (sentence.context, sentence.source or "", sentence.comment)
    arguments = [json.dumps(string, ensure_ascii=False) for string in strings] + ["n"] * sentence.plural
    return f"QCoreApplication::translate({', '.join(arguments)});\n"


def _qt(tool: str, *arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name(tool)), *arguments], check=True)


def findings() -> list[str]:
    """What is wrong with the committed translations, one line each; none when all is well."""
    with tempfile.TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "translations"
        shutil.copytree(SHIPPED, fresh)
        update(fresh)
        return [*_unreadable(), *_unfinished(fresh), *_stale(fresh)]


def _unreadable() -> Iterator[str]:
    for sentence in (
        sentence for paths in groups().values() for path in paths for sentence in sentences(path)
    ):
        if sentence.source is None:
            yield f"{sentence.place}: only a sentence written as one plain string can be translated"
        elif not sentence.context:
            yield f"{sentence.place}: tr outside a class has no context; use translate"


def _unfinished(folder: Path) -> Iterator[str]:
    for ts in sorted(folder.glob("*.ts")):
        messages = ET.parse(ts).getroot().iter("message")  # noqa: S314  written by lupdate, from our own source
        for message in messages:
            if fault := _fault(message.findtext("source") or "", message.find("translation")):
                yield f"{SHIPPED / ts.name}: {fault}: {message.findtext('source')}"


def _fault(source: str, translation: ET.Element | None) -> str | None:
    if translation is None or translation.get("type") == "unfinished":
        return "not translated"
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    if not all(forms):
        return "not translated"
    # A singular may say "one" in words; any other place for a value must be there, and no new one.
    kept = [_places(form) | ({"%n"} & _places(source)) for form in forms]
    return None if all(places == _places(source) for places in kept) else "not the same %1, %2, {names}"


def _places(sentence: str) -> set[str]:
    return set(re.findall(r"%L?[1-9]|%n|\{\w*\}", sentence))


def _stale(fresh: Path) -> Iterator[str]:
    for name in sorted({path.name for folder in (SHIPPED, fresh) for path in folder.glob("*.??")}):
        ours, theirs = SHIPPED / name, fresh / name
        if not (ours.exists() and theirs.exists() and ours.read_bytes() == theirs.read_bytes()):
            yield f"{ours}: not what the source says; run `make translations`"


def main() -> int:
    """Update and list what is left to translate; ``--check`` only judges, with exit code 1."""
    if "--check" in sys.argv:
        found = findings()
        print(*found, sep="\n", file=sys.stderr)
        return 1 if found else 0
    SHIPPED.mkdir(parents=True, exist_ok=True)
    update(SHIPPED)
    for line in [*_unreadable(), *_unfinished(SHIPPED)]:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
