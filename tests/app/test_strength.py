"""A passphrase is measured by what a French-speaking attacker would try, and told what is wrong with it."""

import sys
from subprocess import run

import pytest

from app import strength, suggestion
from app.strength import Verdict, Weakness
from vault.words import fold

PRACTICE = ("Camille Exemple", "Cabinet infirmier des Tilleuls", "Villeneuve")


@pytest.mark.parametrize(
    ("passphrase", "weakness"),
    [
        ("ordonnance", Weakness.COMMON_WORDS),
        ("stethoscope", Weakness.COMMON_WORDS),
        ("Lefèvre Françoise", Weakness.NAME),
        ("azertyuiopqsdfghjklm", Weakness.KEYBOARD),
        ("&é\"'(-è_çà", Weakness.KEYBOARD),
        ("14/07/1989", Weakness.DATE),
        ("2026", Weakness.DATE),
        ("abcabcabcabcabc", Weakness.REPEATED),
        ("abcdefghijklmnop", Weakness.SEQUENCE),
        ("0rd0nn@nc3", Weakness.DISGUISED),
        ("ecnannodro", Weakness.DISGUISED),
        ("Au clair de la lune, mon ami Pierrot", Weakness.FAMOUS),
        ("iloveyou", Weakness.KNOWN_PASSWORD),
        ("tilleuls exemple villeneuve", Weakness.PERSONAL),
        ("kT7$w", Weakness.SHORT),
        ("", Weakness.SHORT),
    ],
)
def test_a_weak_passphrase_is_refused_for_what_is_wrong_with_it(passphrase: str, weakness: Weakness) -> None:
    measured = strength.measure(passphrase, PRACTICE)
    assert measured.verdict is Verdict.REFUSED
    assert not measured.accepted
    assert measured.weaknesses[0] is weakness


@pytest.mark.parametrize("accented", ["hôpital généraliste", "Élodie vétérinaire"])
def test_leaving_out_accents_makes_no_passphrase_stronger(accented: str) -> None:
    with_accents, without = strength.measure(accented), strength.measure(fold(accented))
    assert abs(with_accents.bits - without.bits) < 2
    assert with_accents.verdict is without.verdict is Verdict.REFUSED


def test_blanks_do_not_make_words_secret() -> None:
    """zxcvbn alone finds 128 bits in this rhyme: it counts every blank as one more thing to guess."""
    rhyme = "sur le pont d'avignon on y danse tous en rond"
    assert strength.measure(rhyme).verdict is Verdict.REFUSED


def test_what_the_letterhead_says_is_tried_first() -> None:
    assert strength.measure("Tilleuls", PRACTICE).bits < strength.measure("Tilleuls").bits


def test_between_64_and_80_bits_the_practitioner_is_warned_and_may_go_on() -> None:
    measured = strength.measure("kT7$wq9!zRb2mPx4Lq8v")
    assert strength.REFUSED_UNDER <= measured.bits < strength.WARNED_UNDER
    assert measured.verdict is Verdict.WARNED
    assert measured.accepted
    assert measured.weaknesses


def test_unrelated_words_are_strong_and_nothing_is_held_against_them() -> None:
    measured = strength.measure("mon chat gris adore les croquettes du mardi")
    assert measured.verdict is Verdict.GOOD
    assert measured.weaknesses == ()


def test_a_suggestion_is_always_strong_to_the_estimate_too() -> None:
    for _ in range(20):
        offered = suggestion.suggest()
        assert offered.isascii()
        assert len(offered.split()) == 8
        assert strength.measure(offered).verdict is Verdict.GOOD
    assert suggestion.suggest() != suggestion.suggest()


def test_every_weakness_has_its_sentence_in_both_languages() -> None:
    for weakness in Weakness:
        for verdict in (Verdict.REFUSED, Verdict.WARNED):
            measured = strength.Strength(50.0, verdict, (weakness,))
            french, english = strength.explain(measured, "fr_FR"), strength.explain(measured, "en")
            assert french != english
            assert french.endswith(".")
            assert english.endswith(".")
    assert strength.explain(strength.Strength(90.0, Verdict.GOOD), "fr").startswith("Solide")


def test_an_explanation_never_quotes_the_passphrase() -> None:
    for language in ("fr", "en"):
        assert (
            "villeneuve" not in strength.explain(strength.measure("villeneuve", PRACTICE), language).lower()
        )


def test_the_end_of_a_very_long_text_is_not_measured() -> None:
    """The matching takes the square of the length; what stands first is strong enough by then."""
    begun = "les sanglots longs " * 7
    assert strength.measure(begun + "x" * 5_000) == strength.measure(begun)


def test_importing_the_measure_loads_no_list() -> None:
    """The lock screen must be painted within 300 ms of its start."""
    code = "import sys, app.strength, app.suggestion; sys.exit('zxcvbn' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
