"""What a person brings along: long illnesses, allergies, history, remarks."""

from dataclasses import dataclass

from app.fiction.dice import Dice
from app.fiction.model import Allergy, AllergyState, HistoryEntry, Sex
from app.fiction.person import Person
from app.fiction.stories.catalogue import LASTING, shares

_ALLERGENS = (
    ("Pénicilline", ("éruption cutanée", "urticaire", "œdème de Quincke", None), 14),
    ("Acariens", ("rhinite", "asthme"), 4),
    ("Pollens de graminées", ("rhinite", "rhinoconjonctivite"), 5),
    ("Aspirine", ("œdème de Quincke", "urticaire"), 16),
    ("AINS", ("urticaire", "bronchospasme"), 18),
    ("Latex", ("eczéma de contact", "urticaire"), 14),
    ("Produits de contraste iodés", ("urticaire", "malaise"), 35),
    ("Venin de guêpe", ("choc anaphylactique", "œdème local étendu"), 8),
    ("Codéine", ("vomissements", "prurit"), 20),
    ("Sulfamides", ("éruption cutanée",), 20),
    ("Nickel", ("eczéma de contact",), 14),
    ("Sparadrap", ("eczéma de contact",), 20),
)
_CHILD_ALLERGENS = (
    ("Arachide", ("urticaire", "choc anaphylactique"), 1),
    ("Fruits à coque", ("œdème des lèvres",), 2),
    ("Œuf", ("urticaire",), 1),
    ("Protéines du lait de vache", ("vomissements", "eczéma"), 0),
    ("Amoxicilline", ("éruption cutanée",), 1),
    ("Acariens", ("rhinite",), 4),
)
# What happened, between which ages, to whom.
_HISTORY: tuple[tuple[str, int, int, Sex | None], ...] = (
    ("Appendicectomie", 7, 30, None),
    ("Amygdalectomie", 3, 12, None),
    ("Fracture du poignet", 6, 80, None),
    ("Fracture de la clavicule", 6, 50, None),
    ("Extraction des dents de sagesse", 17, 30, None),
    ("Cholécystectomie", 30, 75, None),
    ("Cure de hernie inguinale", 25, 75, Sex.MALE),
    ("Vasectomie", 36, 50, Sex.MALE),
    ("Césarienne", 24, 40, Sex.FEMALE),
    ("Hystérectomie pour fibrome", 42, 58, Sex.FEMALE),
    ("Endométriose opérée", 26, 40, Sex.FEMALE),
    ("Ligamentoplastie du genou (LCA)", 18, 42, None),
    ("Méniscectomie", 25, 60, None),
    ("Canal carpien opéré", 40, 75, None),
    ("Cataracte opérée, deux yeux", 66, 88, None),
    ("Prothèse totale de hanche", 62, 85, None),
    ("Stripping veineux", 35, 65, None),
    ("Colique néphrétique", 25, 65, None),
    ("Pyélonéphrite", 18, 60, Sex.FEMALE),
    ("Phlébite post-opératoire", 35, 75, None),
    ("AIT", 60, 85, None),
    ("Angioplastie coronaire, 1 stent", 52, 80, Sex.MALE),
    ("Cancer du sein, tumorectomie et radiothérapie", 46, 76, Sex.FEMALE),
    ("Polypes coliques réséqués", 50, 78, None),
    ("Accident de moto, fracture du tibia", 18, 45, Sex.MALE),
    ("Bronchiolites à répétition", 0, 1, None),
    ("Otites à répétition, yoyos", 2, 6, None),
    ("Convulsion fébrile", 1, 4, None),
)
_RELATIVES = (
    "Père : IDM à 58 ans",
    "Mère : cancer du sein à 62 ans",
    "Père : diabète de type 2",
    "Mère : HTA, AVC à 79 ans",
    "Frère : asthme",
    "Grand-père maternel : cancer colorectal",
    "Mère : hypothyroïdie",
    "Sœur : maladie cœliaque",
    "Père : glaucome",
)
_REMARKS = (
    "Préfère les rendez-vous tôt le matin.",
    "Entend mal au téléphone, rappeler le fixe.",
    "Personne de confiance : sa fille.",
    "Personne de confiance : son conjoint.",
    "Sonner deux fois, chien dans la cour.",
    "Travaille de nuit, ne pas appeler avant 14 h.",
    "Tiers payant intégral.",
    "Directives anticipées remises, copie au dossier.",
    "Souhaite recevoir les résultats sur papier.",
    "Peur des piqûres : allonger pour les prises de sang et les vaccins.",
    "Déménagement prévu l'été prochain.",
    "Clé chez la voisine (n° 6).",
)
_CHILD_REMARKS = (
    "Garde alternée, carnet de santé chez la mère.",
    "Crèche Les Petits Loirs.",
    "Vient le plus souvent avec sa grand-mère.",
    "PAI à l'école à jour.",
)


@dataclass(frozen=True, slots=True)
class Constitution:
    conditions: tuple[str, ...]
    allergy_state: AllergyState
    allergies: tuple[Allergy, ...]
    history: tuple[HistoryEntry, ...]
    remarks: tuple[str, ...]


def constitution(person: Person, age: int, year: int, dice: Dice) -> Constitution:
    """A person's constitution at ``age`` in ``year``."""
    state, allergies = _allergies(person, age, dice)
    return Constitution(
        _conditions(person, age, dice),
        state,
        allergies,
        _history(person, age, year, dice),
        _remarks(age, dice),
    )


def _conditions(person: Person, age: int, dice: Dice) -> tuple[str, ...]:
    if person.conditions is not None:
        return person.conditions
    mother = bool(person.births) and age <= 45
    found = [
        name
        for name, share in shares(age, person.sex)
        if dice.roll() < share and (LASTING[name].while_pregnant or not mother)
    ]
    # A record that told more than four long illnesses at each visit would be unreadable.
    return tuple(found[:4])


def _allergies(person: Person, age: int, dice: Dice) -> tuple[AllergyState, tuple[Allergy, ...]]:
    if person.allergies is not None:
        return (AllergyState.LISTED if person.allergies else AllergyState.NONE_KNOWN), person.allergies
    if dice.chance(0.1):
        return AllergyState.NOT_ASKED, ()
    if not dice.chance(0.1 if age < 16 else 0.24):
        return AllergyState.NONE_KNOWN, ()
    known = tuple(entry for entry in (_CHILD_ALLERGENS if age < 16 else _ALLERGENS) if entry[2] < max(age, 1))
    chosen = dice.some(known, dice.weighted((1, 2, 3), (0.75, 0.2, 0.05)))
    return AllergyState.LISTED, tuple(_allergy(person, age, entry, dice) for entry in chosen)


def _allergy(person: Person, age: int, entry: tuple[str, tuple[str | None, ...], int], dice: Dice) -> Allergy:
    substance, reactions, least = entry
    known_at = dice.between(least, max(least, age - 1))
    year = person.born_on.year + known_at if dice.chance(0.45) and known_at >= 1 else None
    return Allergy(substance, dice.pick(reactions), year)


def _history(person: Person, age: int, year: int, dice: Dice) -> tuple[HistoryEntry, ...]:
    possible = [entry for entry in _HISTORY if entry[1] < age and entry[3] in (None, person.sex)]
    if not person.births or min(person.births).year >= year:
        possible = [entry for entry in possible if entry[0] != "Césarienne" or age > 45]
    count = min(4, int(dice.roll() * (0.6 + age / 22)))
    chosen = [_past(person, age, entry, dice) for entry in dice.some(possible, count)]
    own = sorted(chosen, key=lambda entry: entry.year or 0)
    if age > 15 and dice.chance(0.3):
        own.append(HistoryEntry(dice.pick(_RELATIVES), None, family=True))
    return tuple(own)


def _past(person: Person, age: int, entry: tuple[str, int, int, Sex | None], dice: Dice) -> HistoryEntry:
    text, youngest, oldest, _ = entry
    at = dice.between(youngest, min(oldest, age - 1))
    if text == "Césarienne" and person.births:
        return HistoryEntry(text, min(person.births).year)
    return HistoryEntry(text, person.born_on.year + at if dice.chance(0.85) else None)


def _remarks(age: int, dice: Dice) -> tuple[str, ...]:
    if not dice.chance(0.22):
        return ()
    return (dice.pick(_CHILD_REMARKS if age < 15 else _REMARKS),)
