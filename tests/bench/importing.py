"""Taking over a patient list: the old program's file whole, and the plan of 100,000 rows."""

import csv
import io
from itertools import count
from pathlib import Path

from app.takeover import storing
from app.takeover.planning import Plan, plan
from tests.bench import stock
from tests.bench.figure import Figure, figure
from tests.bench.timing import alternated, median, seconds
from tests.vault.records import store as records

OLD_LIST = Path(__file__).parents[1] / "app" / "takeover" / "patients-ancien-logiciel.csv"
ROWS, RUNS = 100_000, 3


def measured(scratch: Path) -> list[Figure]:
    """Times and rows."""
    large, old = _list_of(ROWS), OLD_LIST.read_bytes()
    made, read = alternated(
        lambda: seconds(lambda: plan(large, today=stock.TODAY)), lambda: seconds(lambda: _read(large)), RUNS
    )
    turns = count()
    imported = [_imported(old, scratch / f"import{next(turns)}.db") for _ in range(RUNS)]
    return [
        figure(
            f"import: the plan of {ROWS:,} rows",
            median(made),
            "s",
            runs=RUNS,
            peer=("csv.reader alone", median(read)),
        ),
        figure("import: 2,012 rows planned and written", median(imported), "s", runs=RUNS),
    ]


def _imported(data: bytes, path: Path) -> float:
    context = records.new_context(path)

    def work() -> Plan:
        made = storing.planned(context.database, data, today=stock.TODAY)
        storing.store(context, made, data)
        return made

    took = seconds(work)
    context.database.close()
    return took


def _read(data: bytes) -> int:
    return sum(1 for _ in csv.reader(io.StringIO(data.decode("cp1252")), delimiter=";"))


def _list_of(size: int) -> bytes:
    written = io.StringIO(newline="")
    rows = csv.writer(written, delimiter=";", lineterminator="\r\n")
    rows.writerow(
        ["NOM", "NOM_JF", "PRENOM", "DATE_NAISS", "SEXE", "TEL_PORT", "ALLERGIES", "DERNIERE_VISITE"]
    )
    for row in stock.listed(size):
        day, month, year = row.birth_date[8:], row.birth_date[5:7], row.birth_date[:4]
        rows.writerow(
            [
                row.used_name or row.birth_name,
                row.birth_name,
                row.birth_first_name,
                f"{day}/{month}/{year}",
                row.sex,
                row.phones[0] if row.phones else "",
                "Pénicilline" if day == "12" else "",
                f"12/03/{2020 + int(day) % 6}",
            ]
        )
    return written.getvalue().encode("cp1252", "replace")
