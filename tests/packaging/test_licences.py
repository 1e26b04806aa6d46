"""What is shipped, and what is installed with it, is named with its licence."""

import re
from configparser import RawConfigParser
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
PAGE = (CHECKOUT / "LICENSES.md").read_text(encoding="utf-8")


def test_every_locked_library_has_its_licence_named() -> None:
    lock = (CHECKOUT / "requirements" / "run.txt").read_text(encoding="utf-8")
    libraries = re.findall(r"^([\w-]+)==", lock, re.MULTILINE)
    named = PAGE.lower().replace(".", "-")
    assert [library for library in libraries if library not in named] == []


def test_every_licence_that_is_linked_is_there() -> None:
    links = re.findall(r"\]\(([^)]+)\)", PAGE)
    assert links
    assert [link for link in links if not (CHECKOUT / link).is_file()] == []


def test_every_folder_of_others_work_is_named() -> None:
    licences = {
        path.parent for path in (CHECKOUT / "resources").rglob("*") if re.match(r"LICEN[CS]E|OFL", path.name)
    }
    assert licences
    assert [folder.name for folder in licences if f"`resources/{folder.name}/`" not in PAGE] == []


def test_the_desktop_entry_has_what_menus_ask_for() -> None:
    entry = RawConfigParser()
    entry.read(CHECKOUT / "packaging" / "linux" / "serment.desktop", encoding="utf-8")
    assert {"type", "name", "exec", "icon", "categories", "comment[fr]"} <= entry["Desktop Entry"].keys()
