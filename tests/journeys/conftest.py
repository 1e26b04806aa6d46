"""A program in a folder of its own, on Linux: the journeys look into /proc and send signals."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform != "linux":
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.journeys.program import Program, program

    @pytest.fixture
    def started(tmp_path: Path) -> Iterator[Program]:
        """A program without a vault, not started yet."""
        with program(tmp_path) as made:
            yield made
