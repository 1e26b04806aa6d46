"""What holds for every test: no display, nothing of the person running it, no warning in the log."""

import logging
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy computer takes longer over an example than the 200 ms that each has otherwise.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")
# Before anything imports Qt. The person running the tests keeps their screen, and CI has none.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

HERE = Path(__file__).parent
JOURNEYS = HERE / "journeys"
#: Each of these is one long chain: begun last, it would run on alone.
LONGEST = (HERE / "proofs", JOURNEYS, HERE / "ui" / "demo")
HOMES = ("CONFIG", "DATA", "STATE", "CACHE")

_MEMORY = Path("/dev/shm")
#: Bytes: several times what all tests have lying there at once.
_ROOM = 2 << 30

# The tests fsync some hundred thousand times: in memory where the system has a place for it. What an fsync
# is for is tested by cameras and fake drives that forget unflushed writes, not by waiting for a real disk.
if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
    tempfile.tempdir = os.environ["TMPDIR"] = str(_MEMORY)


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, local state and keychain are the tests' own: they run beside real work."""
    home = tmp_path_factory.mktemp("home")
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    with pytest.MonkeyPatch.context() as environment:
        for name in HOMES:
            environment.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        environment.setenv("XDG_RUNTIME_DIR", str(runtime))
        environment.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
        yield


@pytest.hookimpl(tryfirst=True)  # before pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files stay whole, for what their tests share; the journeys come one after another.

    The longest groups are begun first, then those of the most tests.
    """
    groups = {item: "journeys" if JOURNEYS in item.path.parents else str(item.path) for item in items}
    sizes = Counter(groups.values())
    items.sort(key=lambda one: (not any(long in one.path.parents for long in LONGEST), -sizes[groups[one]]))
    for item, group in groups.items():
        item.add_marker(pytest.mark.xdist_group(group))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Fail a test that logged a warning or worse, unless it asked for ``caplog`` to look at it."""
    unexpected = _Warnings()
    logging.getLogger().addHandler(unexpected)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(unexpected)
    if unexpected.seen and "caplog" not in getattr(item, "fixturenames", ()):
        pytest.fail("Unexpected in the log:\n" + "\n".join(unexpected.seen), pytrace=False)


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")
