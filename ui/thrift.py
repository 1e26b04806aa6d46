"""Qt without what this program never asks of it. Import it before any other module that is large.

PySide6 reads the source of every module imported after it, to learn whether that module might ask for
its alternative spellings (``from __feature__ import snake_case``), and Python keeps what was read. None
of ours does. Without the looking, the lock screen is painted a fifth sooner and several MB lighter
(measured). It is no public switch: where it is not there, nothing is lost.
"""

from contextlib import suppress

import PySide6  # noqa: F401 - brings what is changed here

with suppress(ImportError, AttributeError):
    # Embedded in shiboken6, and there only once PySide6 was imported.
    from shibokensupport import feature  # type: ignore[import-not-found]  # it ships no types

    feature.feature_imported = lambda module: None
