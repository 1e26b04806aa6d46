"""What the Windows machines share."""

from tests.app.places.fake_windows import CABINET
from tests.app.places.machines.recorded import Family

E = "E:\\"
WINDOWS = Family("windows", CABINET)
at, never, system_disk = WINDOWS.at, WINDOWS.never, WINDOWS.system_disk
