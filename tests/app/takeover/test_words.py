"""What the report of an import says: in both languages, and true before the import as well as after it."""

import re

import pytest

from app.takeover.columns import Field
from app.takeover.reasons import SENTENCES, Reason, sentence
from app.takeover.words import NAMES, name


@pytest.mark.parametrize("field", Field)
def test_every_meaning_of_a_column_has_a_name_of_its_own(field: Field) -> None:
    for language in ("en", "fr"):
        assert name(field, language)
        assert [name(other, language) for other in NAMES].count(name(field, language)) == 1
    assert name(field, "fr") != field.value


@pytest.mark.parametrize("reason", [one for one in Reason if one is not Reason.ALREADY_HERE])
def test_no_reason_speaks_as_if_the_rows_were_taken_over_already(reason: Reason) -> None:
    """The same sentence stands in the report that is read before anything is written."""
    assert not re.search(r"\b(was|were|has been|became)\b", sentence(reason, "en"))
    assert not re.search(r"\b(a|ont) été\b", sentence(reason, "fr"))
    assert reason in SENTENCES
