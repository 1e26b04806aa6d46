"""The top of a disk keeps its name, so no vault is made there nor changes places with another."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.places import top

MOUNTS = """
import subprocess, sys
from pathlib import Path
from app.places.top import is_top
place = Path(sys.argv[1])
subprocess.run(["mount", "-t", "tmpfs", "tmpfs", place / "disk"], check=True)
subprocess.run(["mount", "--bind", place / "elsewhere", place / "bound"], check=True)
(place / "disk" / "in").mkdir()
names = ("disk", "bound", "disk/in", "elsewhere", "leads")
print(*(name for name in names if is_top(place / name)))
"""


def test_an_ordinary_folder_is_none(tmp_path: Path) -> None:
    assert not top.is_top(tmp_path)
    assert not top.is_top(tmp_path / "not" / "there")


def test_the_root_of_all_is_one() -> None:
    assert top.is_top(Path(Path.cwd().anchor))


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="only root mounts")
def test_what_is_mounted_is_one_even_from_its_own_disk_and_by_a_link(tmp_path: Path) -> None:
    for name in ("disk", "bound", "elsewhere"):
        (tmp_path / name).mkdir()
    (tmp_path / "leads").symlink_to(tmp_path / "disk")
    own_mounts = ["unshare", "-m", "--propagation", "private"]
    done = subprocess.run([*own_mounts, sys.executable, "-c", MOUNTS, str(tmp_path)], capture_output=True)
    if b"unshare" in done.stderr:
        pytest.skip("this system lets no process have mounts of its own")
    assert done.stdout.split() == [b"disk", b"bound", b"leads"], done.stderr
