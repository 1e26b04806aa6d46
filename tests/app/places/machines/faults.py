"""A machine of which one fact at a time cannot be read: what was refused must stay refused."""

from collections.abc import Callable, Iterator

from tests.app.places.fake_linux import FakeReader
from tests.app.places.fake_macos import Mac
from tests.app.places.fake_windows import FakeApi
from tests.app.places.machines.recorded import Box, Recorded

_WINDOWS_CALLS = """
    volume_path letter_path drive_type volume extents bus_type devices free_bytes writable is_sync_root
    key_names key_values
""".split()
_OF_THE_READER = ["names", "real"]
_MAC_CALLS = "statfs file_flags attributes disk space writable names".split()
_LINUX_CALLS = "space writable number names".split()


def broken(machine: Recorded) -> Iterator[tuple[str, Box]]:
    """Each machine that differs from ``machine`` in one refusal, with what is refused."""
    whole = machine.make()
    if isinstance(whole, FakeApi):
        yield from _without_calls(machine, _WINDOWS_CALLS)
        yield from _without_calls(machine, _OF_THE_READER)
        yield from _without_files(machine, list(whole.reader.files))
    elif isinstance(whole, Mac):
        yield from _without_calls(machine, _MAC_CALLS)
        yield from _without_files(machine, list(whole.files))
    elif isinstance(whole, FakeReader):
        yield from _without_calls(machine, _LINUX_CALLS)
        yield from _without_files(machine, list(whole.files))


def _without_calls(machine: Recorded, calls: list[str]) -> Iterator[tuple[str, Box]]:
    for call in calls:
        box = machine.make()
        owner = box.reader if isinstance(box, FakeApi) and call in _OF_THE_READER else box
        setattr(owner, call, _refusing(call))
        yield call, box


def _without_files(machine: Recorded, paths: list[str]) -> Iterator[tuple[str, Box]]:
    for path in paths:
        box = machine.make()
        reader = box.reader if isinstance(box, FakeApi) else box
        assert isinstance(reader, FakeReader)
        reader.files[path] = PermissionError(path)
        yield path, box


def _refusing(call: str) -> Callable[..., object]:
    def refuse(*_: object) -> object:
        raise PermissionError(call)

    return refuse
