"""All machines of all platforms."""

from tests.app.places.machines.linux import LINUX
from tests.app.places.machines.macos import MACOS
from tests.app.places.machines.windows import WINDOWS

FAMILIES = (LINUX, WINDOWS, MACOS)
MACHINES = [machine for family in FAMILIES for machine in family.machines]
