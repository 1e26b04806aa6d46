from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ui.models.rows import ROW, Rows


def test_a_list_of_values_behaves_as_qt_expects(qtbot) -> None:
    rows: Rows[int] = Rows(lambda value: f"value {value}")
    QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows.replace([3, 4])
    assert rows.rowCount() == 2
    assert rows.data(rows.index(1), ROW) == 4
    assert rows.data(rows.index(0), Qt.ItemDataRole.AccessibleTextRole) == "value 3"
    assert rows.row(rows.index(1)) == 4
    assert rows.row(rows.index(7)) is None
    rows.replace([])
    assert rows.rowCount() == 0
