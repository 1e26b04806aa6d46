"""The printers of this computer, and the one a person chooses.

What the system's print spooler keeps is beyond the program and named in THREATS.md.
"""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app import paths, sentences, spooling
from ui import text
from vault.errors import FileUnreachable

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


def there_is_a_printer() -> bool:
    """Whether this computer knows one."""
    # Here and below: Qt's printing, which opens the system's, once somebody prints.
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def chosen_printer(parent: QWidget) -> "QPrinter | None":
    """The printer a person chose, None where they thought better of it. It is the one modal window.

    Where what is printed may not wait for the spooler nothing is printed, and the same window says why.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    if QApplication.activeModalWidget() is not None:
        return None  # it is on the screen: the keys of the window below are still heard
    try:
        spooling.settle(paths.runtime_folder())
    except FileUnreachable as error:
        QMessageBox.warning(parent, "Serment", sentences.sentence(error, "fr" if text.french() else "en"))
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Serment")  # the queue shows it to everyone
    dialog = QPrintDialog(printer, parent)
    dialog.setOptions(QPrintDialog.PrintDialogOption.PrintCollateCopies)  # never to a file
    native = QPrinter.OutputFormat.NativeFormat
    return printer if dialog.exec() and printer.outputFormat() is native else None
