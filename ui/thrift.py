"""Qt without what this program never asks of it. Import it before any other module that is large.

PySide6 reads the source of every module imported after it, to learn whether that module might ask for
its alternative spellings (``from __feature__ import snake_case``), and Python keeps what was read. None
of ours does. Without the looking, the lock screen is painted a fifth sooner and several MB lighter
(measured).

It also compiles, at each start, six modules that write the texts of its errors and signatures: a fifth
of a lock screen's work before its first paint (measured). Here each of them is read when it is first asked
for something, which a program without a defect never does.

Neither is a public switch: where one is not there, nothing is lost.
"""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from typing import IO, Any

_SIGNATURES = "shibokensupport/signature/"
_LATER = frozenset(
    f"{_SIGNATURES}{name}.py"
    for name in ("errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator", "lib/tool")
)


class _Archive(zipfile.ZipFile):
    """The archive inside libshiboken, out of which it compiles its Python modules."""

    def open(self, name: "str | zipfile.ZipInfo", *arguments: Any, **named: Any) -> IO[bytes]:
        if name not in _LATER:
            return super().open(name, *arguments, **named)
        return io.BytesIO(b"__getattr__ = __spec__.loader.zfile.later(globals(), '%s')" % str(name).encode())

    def later(self, module: dict[str, Any], name: str) -> Callable[[str], object]:
        """What makes ``module`` whole when something is asked of it (PEP 562)."""

        def whole(wanted: str) -> object:
            if wanted.startswith("__") or not module.pop("__getattr__", None):
                raise AttributeError(wanted)
            with super(_Archive, self).open(name) as source:
                exec(compile(source.read(), name, "exec", dont_inherit=True), module)  # noqa: S102 - Qt's own
            if wanted not in module:
                raise AttributeError(wanted)
            return module[wanted]

        return whole


_whole = zipfile.ZipFile
zipfile.ZipFile = _Archive  # type: ignore[misc]  # for as long as libshiboken opens its own
try:
    import PySide6  # noqa: F401 - brings what is changed here
finally:
    zipfile.ZipFile = _whole  # type: ignore[misc]

with suppress(ImportError, AttributeError):
    # Embedded in shiboken6, and there only once PySide6 was imported.
    from shibokensupport import feature  # type: ignore[import-not-found]  # it ships no types

    feature.feature_imported = lambda module: None
