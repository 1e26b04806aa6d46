"""The wheel is what `pip install .` gives on every system: whole, and at home in any folder."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]
SHIPPED = ("app", "vault", "ui", "resources")


def _run(*command: str | Path, cwd: Path) -> str:
    # Nothing of the checkout may help: neither its folder nor its variables.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [*map(str, command)], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the checkout, built without fetching anything."""
    folder = tmp_path_factory.mktemp("wheel")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, CHECKOUT, cwd=folder)
    return next(folder.glob("serment-*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of a clean environment with the wheel in it, and this one's libraries within reach."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=os.name != "nt")
    variables = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", "venv", variables))
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    scripts = Path(sysconfig.get_path("scripts", "venv", variables))
    pip = (sys.executable, "-m", "pip", "--python", scripts / "python")
    _run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=folder)
    return scripts


@pytest.fixture(scope="session")
def contents(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_file_of_the_shipped_folders(contents: set[str]) -> None:
    files = {path for name in SHIPPED for path in (CHECKOUT / name).rglob("*") if path.is_file()}
    expected = {path.relative_to(CHECKOUT).as_posix() for path in files if "__pycache__" not in path.parts}
    assert expected - contents == set()


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("vault/schema/", ".sql"),
        ("vault/FORMAT", ".md"),
        ("vault/THREATS", ".md"),
        ("resources/fonts/", ".otf"),
        ("resources/icons/", ".svg"),
        ("resources/translations/fr_", ".qm"),
        ("resources/wordlists/", ".txt"),
        ("resources/changes/", ".md"),
    ],
)
def test_the_wheel_holds_what_the_program_reads_at_run_time(contents: set[str], start: str, end: str) -> None:
    assert [name for name in contents if name.startswith(start) and name.endswith(end)]


def test_the_licence_travels_with_the_wheel(contents: set[str]) -> None:
    names = {name.rpartition("/")[2] for name in contents if ".dist-info/licenses/" in name}
    assert names == {"LICENSE", "LICENSES.md"}


def test_nothing_else_is_in_the_wheel(contents: set[str]) -> None:
    assert {name.partition("/")[0] for name in contents if ".dist-info/" not in name} == set(SHIPPED)


def test_the_installed_command_works_from_another_folder(installed: Path, tmp_path: Path) -> None:
    assert "serment" in _run(installed / "serment", "--help", cwd=tmp_path)


def test_the_installed_program_reads_its_resources(installed: Path, tmp_path: Path) -> None:
    code = (
        "import resources; print(resources.__file__, resources.text('version.txt'), resources.names('fonts'))"
    )
    printed = _run(installed / "python", "-c", code, cwd=tmp_path)
    assert str(CHECKOUT) not in printed
    assert (CHECKOUT / "resources" / "version.txt").read_text(encoding="utf-8").strip() in printed
