"""The public list of medicines, as its files really are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.bdpm import reading
from app.bdpm.errors import NotAMedicineList
from vault.records.medicines import Medicine


def line(*cells):
    return "\t".join(cells)


LISTED = [
    line(
        "60000001",
        " AMOXICILLINE BIOGARAN 1 g, comprimé ",
        "comprimé",
        "orale",
        "Autorisation active",
        "Procédure nationale",
        "Commercialisée",
        "01/01/2000",
        "",
        "",
        " BIOGARAN",
        "Non",
    ),
    line(
        "60000002",
        "SKENAN L.P. 10 mg, gélule",
        "gélule",
        "orale;entérale",
        "Autorisation active",
        "Procédure nationale",
        "Non commercialisée",
        "01/01/2000",
        "",
        "",
        "X",
        "Non",
    ),
]
COMPOSED = [
    line(
        "60000001", "comprimé", "00001", "AMOXICILLINE TRIHYDRATÉE", "1147 mg", "un comprimé", "SA", "1", ""
    ),
    line("60000001", "comprimé", "00002", "AMOXICILLINE", "1 g", "un comprimé", "ST", "1", ""),
    line(
        "60000001", "comprimé", "00001", "AMOXICILLINE TRIHYDRATÉE", "1147 mg", "un comprimé", "SA", "2", ""
    ),
    line("60000002", "gélule", "00003", "MORPHINE (SULFATE DE)", "10 mg", "une gélule", "SA", "1", ""),
]
CONDITIONS = [
    line("60000002", "stupéfiants"),
    line("60000002", "prescription limitée à 28 jours"),
    line("60000001", ""),
]
MEDICINES = (
    Medicine(
        "60000001",
        "AMOXICILLINE BIOGARAN 1 g, comprimé",
        "comprimé",
        "orale",
        "AMOXICILLINE TRIHYDRATÉE 1147 mg",
    ),
    Medicine(
        "60000002",
        "SKENAN L.P. 10 mg, gélule",
        "gélule",
        "orale, entérale",
        "MORPHINE (SULFATE DE) 10 mg",
        marketed=False,
        narcotic=True,
        conditions="stupéfiants; prescription limitée à 28 jours",
    ),
)


def files(listed, encoding="utf-8", end="\r\n"):
    return {
        "CIS_bdpm (1).txt": end.join(listed).encode(encoding),
        "CIS_COMPO_bdpm.txt": end.join(COMPOSED).encode("cp1252"),
        "CIS_CPD_bdpm.txt": end.join(CONDITIONS).encode("utf-8"),
        "CIS_CIP_bdpm.txt": b"\xff\x00",
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_files_of_every_encoding_and_line_end_are_read(encoding, end):
    found = reading.read(files(LISTED, encoding, end))
    assert (found.medicines, found.skipped) == (MEDICINES, 0)


def test_line_ends_may_be_mixed_and_cells_hold_odd_separators():
    odd = [LISTED[0].replace("BIOGARAN 1 g", "BIO\u2028GARAN \x851 g"), LISTED[1]]
    found = reading.read({"CIS_bdpm.txt": (odd[0] + "\r\n\n" + odd[1] + "\r").encode()})
    assert [one.code for one in found.medicines] == ["60000001", "60000002"]
    assert found.medicines[0].name == "AMOXICILLINE BIO\u2028GARAN \x851 g, comprimé"
    assert found.skipped == 0


def test_a_list_without_compositions_is_a_list():
    found = reading.read({"CIS_bdpm.txt": "\n".join(LISTED).encode()})
    assert [(one.substances, one.narcotic) for one in found.medicines] == [("", False), ("", False)]


def test_rows_that_make_no_sense_are_left_out_and_counted():
    bad = ["<html>", line("6000", *"abcdef"), line("60000009", "seul"), line("60000008", *([""] * 11))]
    found = reading.read({"CIS_bdpm.txt": "\n".join([*LISTED, *bad, ""]).encode()})
    assert [one.code for one in found.medicines] == ["60000001", "60000002"]
    assert found.skipped == 3


@pytest.mark.parametrize(
    ("given_files", "reason"),
    [
        ({}, "missing"),
        ({"photo.jpg": b"\xff\xd8"}, "missing"),
        ({"CIS_bdpm.txt": b""}, "empty"),
        ({"CIS_bdpm.txt": b"%PDF-1.7"}, "empty"),
        ({"CIS_bdpm.txt": bytes(reading.LARGEST + 1)}, "too_large"),
    ],
)
def test_what_is_no_list_is_refused(given_files, reason):
    with pytest.raises(NotAMedicineList) as refused:
        reading.read(given_files)
    assert refused.value.reason == reason


@given(st.binary(max_size=300))
def test_no_bytes_are_too_odd_to_be_read(data):
    found = reading.read({"CIS_bdpm.txt": LISTED[0].encode() + b"\n" + data, "CIS_CPD_bdpm.txt": data})
    assert found.medicines
