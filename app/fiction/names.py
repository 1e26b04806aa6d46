"""Names as France gives them: by birth decade, by region, by where a family came from.

A Marcel of 1935, a Kévin of 1992 and a Jade of 2018 are what makes a list of
patients believable. Lists run from common to rare. Everyone is invented; what
likeness there is comes from how common these names are.
"""

from dataclasses import dataclass
from functools import lru_cache

from app.fiction.dice import Dice
from app.fiction.model import Sex

_GIRLS = {
    1920: "Marie Jeanne Simone Yvonne Suzanne Germaine Madeleine Denise Marcelle Paulette Lucienne Andrée "
    "Raymonde "
    "Yvette Marguerite Georgette Odette Renée Thérèse Henriette Fernande Blanche Léone",
    1930: "Simone Jacqueline Jeannine Denise Ginette Paulette Monique Yvette Thérèse Colette Micheline "
    "Huguette "
    "Gisèle Pierrette Josette Arlette Andrée Odile Marie-Thérèse Lucette Solange Éliane Geneviève",
    1940: "Monique Nicole Danielle Michèle Françoise Colette Jacqueline Christiane Jeannine Annie Josette "
    "Claudine "
    "Marie-Claude Bernadette Éliane Marie-France Liliane Odile Maryse Arlette Ghislaine Marie-Thérèse Noëlle",
    1950: "Martine Françoise Monique Nicole Chantal Christiane Annie Catherine Brigitte Jocelyne "
    "Marie-Christine "
    "Dominique Évelyne Danielle Élisabeth Marie-Claude Bernadette Ghislaine Maryvonne Joëlle Mireille Édith",
    1960: "Sylvie Catherine Brigitte Martine Christine Isabelle Véronique Patricia Nathalie Corinne Pascale "
    "Valérie "
    "Dominique Hélène Laurence Marie-Christine Fabienne Agnès Béatrice Marie-Laure Anne Ghislaine Odile",
    1970: "Nathalie Sandrine Stéphanie Isabelle Valérie Karine Céline Laurence Christelle Sophie Virginie "
    "Delphine "
    "Anne Véronique Séverine Sabrina Magali Anne-Sophie Florence Caroline Peggy Gaëlle Marie-Laure",
    1980: "Aurélie Émilie Céline Élodie Julie Laetitia Audrey Amélie Vanessa Stéphanie Marie Anne-Laure "
    "Mélanie Cindy "
    "Aurore Émeline Jennifer Sophie Charlotte Claire Ludivine Angélique Gwenaëlle Marie-Charlotte",
    1990: "Laura Marine Camille Marion Pauline Manon Anaïs Mathilde Justine Morgane Chloé Mélissa Léa "
    "Alexandra Ophélie "
    "Élodie Océane Margot Cassandra Solène Coralie Fanny Héloïse Estelle",
    2000: "Léa Manon Chloé Emma Camille Océane Clara Inès Sarah Marie Lucie Mathilde Eva Lola Romane Maëlle "
    "Noémie "
    "Louise Anaïs Éloïse Margaux Solène Ambre Apolline",
    2010: "Emma Louise Jade Alice Chloé Lina Léa Manon Lola Inès Camille Zoé Juliette Rose Ambre Agathe "
    "Louna Lily Anna "
    "Éléna Margaux Capucine Romy Constance",
    2020: "Jade Louise Ambre Alba Emma Rose Alice Romy Alma Anna Lina Léna Iris Mia Inaya Charlie Adèle "
    "Olivia Agathe "
    "Victoire Suzanne Giulia Léonie Apolline",
}
_BOYS = {
    1920: "Jean André Marcel Pierre René Roger Louis Robert Henri Georges Maurice Raymond Lucien Albert "
    "Émile Paul "
    "Joseph Fernand Gaston Léon Auguste Eugène Camille",
    1930: "Jean Michel Pierre Jacques André Claude Roger René Marcel Raymond Robert Guy Henri Roland "
    "Bernard Lucien "
    "Maurice Georges Gilbert Serge Yves Fernand Élie",
    1940: "Michel Jean-Claude Bernard Jean Gérard Daniel Jean-Pierre Claude Jacques Guy André Alain "
    "Christian René Yves "
    "Serge Jean-Paul Roland Gilbert Marcel Roger Jean-Marie Noël",
    1950: "Michel Patrick Alain Jean-Pierre Gérard Daniel Christian Jean-Claude Bernard Jean-Luc Philippe "
    "Jacques "
    "Dominique Joël Jean-Marc Yves Serge Didier Francis Jean-François Denis Hervé Rémy",
    1960: "Philippe Thierry Pascal Éric Patrick Christophe Laurent Bruno Frédéric Didier Olivier Jean-Luc "
    "Marc Franck "
    "Hervé Gilles Jean-Michel Stéphane Denis Jean-Christophe Régis Loïc Benoît",
    1970: "Stéphane Christophe Sébastien Nicolas Laurent David Frédéric Olivier Jérôme Cédric Éric Arnaud "
    "Franck "
    "Ludovic Fabrice Grégory Emmanuel Yann Benoît Mickaël Jean-Baptiste Gaël François-Xavier",
    1980: "Nicolas Julien Mathieu Sébastien Guillaume Romain Jérémy Thomas Mickaël Cédric Vincent Benjamin "
    "Alexandre "
    "Anthony Damien Aurélien Jonathan Rémi Pierre-Yves Florian Benoît Gaëtan Tanguy Jean-Baptiste",
    1990: "Kévin Alexandre Thomas Maxime Nicolas Quentin Florian Jordan Valentin Romain Anthony Dylan "
    "Clément Antoine "
    "Corentin Benjamin Adrien Guillaume Steven Rémi Loïc Baptiste Pierre-Louis Aurélien",
    2000: "Thomas Lucas Théo Hugo Maxime Clément Antoine Alexandre Enzo Nathan Mathis Baptiste Mattéo "
    "Romain Tom Léo "
    "Noah Evan Mathéo Titouan Raphaël Gaspard Charles-Henri Malo",
    2010: "Lucas Gabriel Jules Louis Raphaël Nathan Hugo Léo Enzo Arthur Adam Ethan Noah Maël Tom Sacha "
    "Timéo Paul "
    "Gabin Nolan Éden Antonin Côme Lubin",
    2020: "Gabriel Raphaël Léo Louis Jules Arthur Maël Adam Noah Sacha Isaac Gabin Marceau Léon Noé Eden "
    "Nino Augustin "
    "Malo Côme Marius Soan Lucien Ismaël",
}
_FRENCH = (
    "Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy "
    "Roux "
    "Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure Mercier "
    "Blanc Guérin "
    "Boyer Garnier Chevalier Legrand Gauthier Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu "
    "Gautier Masson "
    "Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière "
    "Lucas "
    "Brunet Gaillard Barbier Arnaud Martinet Gérard Roche Renard Roy Leroux Colin Vidal Caron Picard Aubert "
    "Lacroix Vasseur Lemoine Renaud Fabre Rolland Dupuis Olivier Carpentier Leclercq Lecomte Bourgeois "
    "Hubert Rey "
    "Guillaume Benoît Deschamps Collet Prévost Jacquet Poulain Huet Bertin Pelletier Chauvin Cousin Besson "
    "Léger "
    "Royer Charpentier Mallet Boucher Bouvier Marty Bailly Hervé Tessier Germain Étienne Perret Camus "
    "Delaunay Maillard "
    "Rousset Hamon Chauveau Cordier Pichon Coulon Ferrand Gillet Baudry Guichard Lebrun Verdier Poirier "
    "Renou "
    "Bellanger Besnard Gaudin Cesbron Raimbault Chesneau Davy Marsault Onillon Augereau Brémond Gélineau "
    "Thibault "
    "Ménard Pineau Rabouin Œuvrard Bélanger Chopin Sauvêtre Pasquier Grimault Babin Bouët Cailleau Gouraud "
    "Retailleau"
)
_PARTICLES = (
    "de La Motte|de Bodard|du Plessis|d'Hauteville|Le Roux de Kerjean|de Saint-Aubin|des Essarts|de L'Épinay"
)
_DOUBLE = "Petit-Renaud|Martin-Lefèvre|Gaudin-Roche|Dubois-Maréchal|Robin-Cesbron|Bonnet-Vidal|Morel-Davy"


@dataclass(frozen=True, slots=True)
class Origin:
    """A family's origin: its names, where its elders were born, and its own given names if it keeps some."""

    label: str
    families: tuple[str, ...]
    birthplaces: tuple[str, ...] = ()
    girls: tuple[str, ...] = ()
    boys: tuple[str, ...] = ()


def _origin(label: str, families: str, places: str = "", girls: str = "", boys: str = "") -> Origin:
    return Origin(
        label,
        tuple(families.split("|")),
        tuple(places.split("|")) if places else (),
        tuple(girls.split()),
        tuple(boys.split()),
    )


LOCAL = Origin("Anjou", tuple(_FRENCH.split()))
_ORIGINS = (
    (62.0, LOCAL),
    (2.0, _origin("noms à particule", _PARTICLES)),
    (3.0, _origin("noms composés", _DOUBLE)),
    (
        7.0,
        _origin(
            "Bretagne",
            "Le Goff|Le Gall|Le Roux|Tanguy|Kervella|Guivarc'h|Le "
            "Bihan|Quéré|L'Hostis|Prigent|Kermarrec|Cariou",
            "Brest|Quimper|Rennes",
            "Maëlys Nolwenn Rozenn Enora Soazig Gwenaëlle",
            "Yann Ewen Erwan Malo Ronan Yannick Gwendal",
        ),
    ),
    (2.0, _origin("Alsace", "Schmitt|Meyer|Klein|Zimmermann|Wolff|Schneider|Kieffer", "Strasbourg|Metz")),
    (
        1.5,
        _origin(
            "Pays basque",
            "Etcheverry|Harispe|Ithurralde|Bidegain",
            "Bayonne",
            "Maitena Amaia",
            "Beñat Xabi Peio",
        ),
    ),
    (
        1.5,
        _origin(
            "Corse",
            "Paoli|Santoni|Casanova|Mattei|Luciani|Colonna d'Istria",
            "Ajaccio|Bastia|Corte|Porto-Vecchio|Sartène|Calvi",
            "Ghjulia Livia Maria-Stella Vannina",
            "Ange Dominique Ghjuvan Pasquale Antoine",
        ),
    ),
    (
        3.5,
        _origin(
            "Portugal",
            "Da Silva|Ferreira|Dos Santos|Pereira|Rodrigues|Gonçalves|De Oliveira|Da Conceição|Magalhães",
            "Portugal",
            "Maria Fátima Ana Lúcia Inês Carla Beatriz",
            "José Manuel António João Carlos Rui Tiago",
        ),
    ),
    (
        2.0,
        _origin(
            "Espagne",
            "Garcia|Martinez|Lopez|Sanchez|Fernandez|Muñoz",
            "Espagne",
            "Carmen Pilar Dolorès",
            "José Antonio Manuel",
        ),
    ),
    (
        1.8,
        _origin(
            "Italie",
            "Rossi|Ferrari|Bianchi|Moretti|Lombardi|D'Angelo",
            "Italie",
            "Giulia Rosa Lucia",
            "Gino Enzo Matteo",
        ),
    ),
    (
        4.5,
        _origin(
            "Maghreb",
            "Benali|Haddad|Bouzid|Cherif|El Amrani|Benhaddou|Saïdi|Mansouri|Belkacem|Ben Youssef|Aït Ouali",
            "Algérie|Maroc|Tunisie",
            "Fatima Khadija Samira Nadia Leïla Yasmine Inès Assia Naïma",
            "Mohamed Karim Ahmed Rachid Saïd Youssef Mehdi Ilyès Bilal Amine",
        ),
    ),
    (
        2.5,
        _origin(
            "Afrique de l'Ouest",
            "Diallo|Traoré|N'Diaye|Koné|Camara|Coulibaly|Bâ|N'Guessan",
            "Sénégal|Mali|Guinée|Côte d'Ivoire",
            "Aminata Fatou Mariam Aïssata Awa Kadiatou",
            "Mamadou Ibrahima Ousmane Moussa Amadou Cheikh",
        ),
    ),
    (
        1.0,
        _origin(
            "Turquie", "Yılmaz|Kaya|Demir|Öztürk|Şahin", "Turquie", "Elif Zeynep Ayşe", "Mehmet Mustafa Emre"
        ),
    ),
    (
        1.2,
        _origin(
            "Viêt Nam", "Nguyen|Tran|Pham|Le Van", "Viêt Nam", "Thi-Mai Linh Kim-Anh", "Van-Minh Tuan Duc"
        ),
    ),
    (
        1.0,
        _origin(
            "Pologne",
            "Kowalski|Nowak|Wiśniewski|Zielinski",
            "Pologne",
            "Zofia Hanna Teresa",
            "Jan Stanislas Casimir",
        ),
    ),
    (0.8, _origin("La Réunion", "Hoarau|Payet|Grondin", "Saint-Denis (La Réunion)")),
    (0.8, _origin("Antilles", "Jean-Baptiste|Marie-Sainte|Célestin", "Fort-de-France|Pointe-à-Pitre")),
    (
        1.0,
        _origin(
            "Royaume-Uni",
            "Walker|Hughes|O'Connor",
            "Royaume-Uni",
            "Margaret Susan Emily",
            "John Peter Andrew",
        ),
    ),
)
_WEIGHTS = tuple(weight for weight, _ in _ORIGINS)
_KINDS = tuple(origin for _, origin in _ORIGINS)


def origin(dice: Dice) -> Origin:
    """A family's origin, as mixed as the patients of a small town near Angers."""
    return dice.weighted(_KINDS, _WEIGHTS)


@lru_cache(maxsize=1024)
def by_family_name(name: str) -> Origin:
    """The origin that has this family name; the local one for any other."""
    return next((origin for origin in _KINDS if name in origin.families), LOCAL)


def family_name(dice: Dice, source: Origin) -> str:
    return dice.early(source.families) if source is LOCAL else dice.pick(source.families)


@lru_cache(maxsize=64)
def given_names(sex: Sex, decade: int) -> tuple[str, ...]:
    """The names of that sex given most in a decade (1920 to 2020), common to rare."""
    table = _GIRLS if sex is Sex.FEMALE else _BOYS
    return tuple(table[min(max(decade, 1920), 2020)].split())


def first_name(dice: Dice, sex: Sex, birth_year: int, source: Origin) -> str:
    """A first name for that year; families from elsewhere keep one of their own two times in three."""
    own = source.girls if sex is Sex.FEMALE else source.boys
    if own and dice.chance(0.65):
        return dice.pick(own)
    # Fashions overlap: one child in five is named as its elders were.
    decade = birth_year // 10 * 10 - (10 if dice.chance(0.2) else 0)
    return dice.early(given_names(sex, decade))


def further_names(dice: Dice, sex: Sex, birth_year: int, first: str) -> tuple[str, ...]:
    """None to two more given names, often a grandparent's."""
    count = dice.weighted((0, 1, 2), (0.3, 0.4, 0.3))
    pool = [name for name in given_names(sex, birth_year // 10 * 10 - 50) if name != first]
    return dice.some(pool, count)
