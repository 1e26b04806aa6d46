"""Pages onto paper or into a PDF: all of them, or none.

What is half printed is read as if it were whole. A job that cannot be finished, for
want of room or because a lock came, is called off before the spooler has it.
"""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QPagedPaintDevice, QPainter

from app.spooled import Job


def painted(device: QPagedPaintDevice, pages: Iterable[Callable[[QPainter], None]]) -> bool:
    """Each page in its turn, on one of its own; False where the device did not take them all.

    What ``pages`` raises calls the job off too.
    """
    painter, job, whole = QPainter(), Job(), False
    with job.beginning():
        if not painter.begin(device):
            return False
    try:
        whole = all(_one(device, job, painter, *page) for page in enumerate(pages))
    finally:
        if not whole:
            _call_off(device, job)
        painter.end()
    return whole


def _one(
    device: QPagedPaintDevice, job: Job, painter: QPainter, number: int, page: Callable[[QPainter], None]
) -> bool:
    if number and not device.newPage():
        return False
    page(painter)
    return job.has_room()


def _call_off(device: QPagedPaintDevice, job: Job) -> None:
    # Qt's printing takes its time to come, and a lock screen must not wait for it.
    from PySide6.QtPrintSupport import QPrinter

    job.call_off()
    if isinstance(device, QPrinter):
        device.abort()  # on Windows; CUPS knows no such thing
