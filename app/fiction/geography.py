"""Where people were born (real communes) and where they live (towns that do not exist).

The practice stands in Montbrelan, invented, somewhere near Angers. Postal
codes and streets are invented with it, so no address here is anybody's.
"""

from app.fiction.dice import Dice
from app.fiction.model import Address, Place
from app.fiction.names import Origin

_INSEE = {
    "Angers": "49007", "Cholet": "49099", "Nantes": "44109", "Saumur": "49328", "Le Mans": "72181", "Laval": "53130",
    "Ancenis": "44003", "Rennes": "35238", "Tours": "37261", "La Roche-sur-Yon": "85191", "Paris 14e": "75114",
    "Paris 12e": "75112", "Lyon 4e": "69384", "Marseille 5e": "13205", "Bordeaux": "33063", "Lille": "59350",
    "Strasbourg": "67482", "Toulouse": "31555", "Brest": "29019", "Quimper": "29232", "Poitiers": "86194",
    "Limoges": "87085", "Bayonne": "64102", "Clermont-Ferrand": "63113", "Dijon": "21231", "Metz": "57463",
    "Saint-Étienne": "42218", "Nice": "06088", "Rouen": "76540", "Caen": "14118",
    "Saint-Denis (La Réunion)": "97411", "Fort-de-France": "97209", "Pointe-à-Pitre": "97120",
    "Ajaccio": "2A004", "Bastia": "2B033", "Corte": "2B096", "Porto-Vecchio": "2A247", "Sartène": "2A272",
    "Calvi": "2B050", "Algérie": "99352", "Maroc": "99350", "Tunisie": "99351", "Portugal": "99139",
    "Espagne": "99134", "Italie": "99127", "Pologne": "99122", "Turquie": "99208", "Viêt Nam": "99243",
    "Sénégal": "99341", "Mali": "99335", "Côte d'Ivoire": "99326", "Guinée": "99330", "Royaume-Uni": "99132",
}  # fmt: skip
_NEAR = ("Angers", "Angers", "Cholet", "Nantes", "Saumur", "Le Mans", "Laval", "Ancenis", "Rennes", "Tours")
_FAR = (
    "Paris 14e", "Paris 12e", "La Roche-sur-Yon", "Poitiers", "Bordeaux", "Lille", "Lyon 4e", "Toulouse", "Caen",
    "Rouen", "Limoges", "Brest", "Marseille 5e", "Strasbourg", "Clermont-Ferrand", "Dijon", "Nice", "Saint-Étienne",
)  # fmt: skip
_TOWNS = (
    ("49981", "Montbrelan"),
    ("49981", "Montbrelan"),
    ("49982", "Saint-Aubin-la-Rive"),
    ("49983", "Les Trois-Moulins"),
    ("49984", "Chauvigné-le-Vieux"),
    ("49985", "La Fontaine-aux-Ormes"),
    ("49986", "Villeneuve-sous-Orle"),
)
_STREETS = (
    "rue du Four", "rue de l'Église", "rue des Lavandières", "allée des Tilleuls", "rue du Moulin-à-Vent", "rue Haute",
    "impasse des Mésanges", "place du Marché", "rue de la Gare", "chemin de la Levée", "rue Jules-Ferry",
    "rue du Vieux-Puits", "avenue de la Loire", "rue des Vignes", "square des Acacias", "rue de la Poterie",
    "rue du 8-Mai-1945", "chemin des Grands-Prés", "rue de l'Abreuvoir", "quai des Gabares", "rue Basse",
)  # fmt: skip
_HAMLETS = (
    "La Haute Noue",
    "Le Bois Renou",
    "La Petite Métairie",
    "Les Rochettes",
    "Le Clos Thibault",
    "L'Aubinière",
)


def place(name: str) -> Place:
    return Place(name, _INSEE[name])


def birthplace(dice: Dice, source: Origin, birth_year: int, today_year: int) -> Place:
    """Elders were born where the family comes from, children in the maternity next door."""
    away = 0.8 if today_year - birth_year >= 35 else 0.08
    if source.birthplaces and dice.chance(away):
        return place(dice.pick(source.birthplaces))
    near = 0.8 if today_year - birth_year >= 20 else 0.94
    return place(dice.early(_NEAR) if dice.chance(near) else dice.pick(_FAR))


def is_foreign(where: Place) -> bool:
    return where.insee_code.startswith("99")


def home(dice: Dice) -> Address:
    code, town = dice.pick(_TOWNS)
    if dice.chance(0.12):
        return Address(dice.pick(_HAMLETS), code, town)
    suffix = " bis" if dice.chance(0.06) else ""
    return Address(f"{dice.between(1, 78)}{suffix}, {dice.pick(_STREETS)}", code, town)


def nursing_home(dice: Dice) -> Address:
    return Address(f"EHPAD Les Glycines, chambre {dice.between(1, 64)}", "49981", "Montbrelan")
