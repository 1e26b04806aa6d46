"""A medicine that meets a recorded allergy is asked about."""

import pytest

from app.prescribing import allergens, matching
from app.prescribing.matching import Because
from vault.records.allergies import Allergy, Certainty, Facts
from vault.records.papers import Line


@pytest.mark.parametrize(
    ("medicine", "allergen", "because"),
    [
        ("AMOXICILLINE BIOGARAN 1 g, comprimé", "Amoxicilline", Because.SAME_SUBSTANCE),
        ("Clamoxyl 500 mg amoxicilline", "allergie à l’amoxicilline", Because.SAME_SUBSTANCE),
        ("Amoxicilline 1 g", "Pénicilline", Because.SAME_CLASS),
        ("Augmentin", "PENICILLINES", Because.SAME_CLASS),
        ("Amoxicilline", "oxacilline", Because.SAME_CLASS),
        ("Céfixime 200 mg", "bêta-lactamines", Because.SAME_CLASS),
        ("Ceftriaxone", "amoxicilline", Because.RELATED_CLASS),
        ("Ibuprofène 400 mg", "AINS", Because.SAME_CLASS),
        ("Kardégic 75", "Aspirine", Because.SAME_CLASS),
        ("Acide acétylsalicylique", "anti-inflammatoires", Because.SAME_CLASS),
        ("Bactrim", "Sulfamides", Because.SAME_CLASS),
        ("Tramadol", "Codéine", Because.SAME_CLASS),
        ("Ciprofloxacine", "quinolones", Because.SAME_CLASS),
        ("Xylocaïne", "anesthésiques locaux", Because.SAME_CLASS),
        ("Nystatine", "nistatine", Because.SPELLING),
        ("Amoxiciline", "Pénicilline", Because.SAME_CLASS),
        ("Ibuprofène", "ibuprofenne", Because.SPELLING),
        ("Amoxicilline", "Pénicilinne", Because.SAME_CLASS),
        ("Propranolol", "propanolol", Because.SPELLING),
    ],
)
def test_they_meet_by_substance_by_class_or_nearly(medicine, allergen, because):
    assert matching.met(medicine, allergen) is because


@pytest.mark.parametrize(
    ("medicine", "allergen"),
    [
        ("Paracétamol 1 g", "Pénicilline"),
        ("Amoxicilline", "arachide"),
        ("Amoxicilline 500 mg, gélule", "gélule"),
        ("Amlodipine 5 mg", "5 mg"),
        ("Sulfate de magnésium", "sulfamides"),
        ("Chlorhydrate de tramadol", "chlorhydrate de sertraline"),
        ("Nystatine", "statines"),
        ("Zopiclone", "Iode"),
        ("", "Latex"),
        ("Latex", ""),
    ],
)
def test_what_has_nothing_in_common_is_not_asked_about(medicine, allergen):
    assert matching.met(medicine, allergen) is None


def allergy(substance, certainty=Certainty.UNKNOWN):
    return Allergy("aa", "bb", Facts(substance, certainty=certainty), "cc", "2026-11-22T08:00:00Z")


def test_each_line_is_held_against_each_allergy_that_was_not_refuted():
    lines = [
        Line("DOLIPRANE 1 g", "paracétamol"),
        Line("CLAMOXYL 1 g"),
        Line("ADVIL", "ibuprofène"),
    ]
    recorded = [allergy("Pénicilline"), allergy("AINS"), allergy("paracétamol", Certainty.REFUTED)]
    found = [(one.position, one.allergy.facts.substance) for one in matching.matches(lines, recorded)]
    assert found == [(1, "Pénicilline"), (2, "AINS")]


def test_classes_are_called_and_related_by_names_that_exist():
    assert len(allergens.BY_KEY) == len(allergens.CLASSES)
    assert {key for one in allergens.CLASSES for key in one.related} <= set(allergens.BY_KEY)
