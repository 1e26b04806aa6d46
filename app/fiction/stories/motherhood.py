"""A pregnancy followed in general practice, from the test to the visit after birth."""

from datetime import date, timedelta

from app.fiction import correspondents as post
from app.fiction import measures as m
from app.fiction.chart import Chart
from app.fiction.papers import LabRow
from app.fiction.told import Story, Told, number

# Weeks of amenorrhoea at each visit; the maternity takes over at the end, and the mother comes back.
VISIT_WEEKS = (8, 13, 17, 22, 26, 30, 34)
_TERM_DAYS = 281
_AFTER = 48


def visits(birth: date) -> list[date]:
    """The days at which the pregnancy that ended (or will end) with ``birth`` is seen."""
    beginning = birth - timedelta(days=_TERM_DAYS)
    return [beginning + timedelta(days=weeks * 7 + 2) for weeks in VISIT_WEEKS] + [
        birth + timedelta(days=_AFTER)
    ]


def pregnancy(chart: Chart, birth: date) -> Story:
    """One step a visit. Whatever visits were missed, each tells the week it falls in."""
    beginning = birth - timedelta(days=_TERM_DAYS)
    gained = 0.0
    while True:
        weeks = (chart.day - beginning).days // 7
        if chart.day > birth:
            chart.gain(3.0 - gained)
            yield _after(chart)
            return
        aim = max(0.0, (weeks - 10) * 0.42)
        chart.gain(aim - gained)
        gained = aim
        yield _first(chart, birth, weeks) if weeks < 11 else _visit(chart, birth, weeks)


def _first(chart: Chart, birth: date, weeks: int) -> Told:
    ferritin = chart.dice.between(24, 60)
    rows = (
        LabRow("Groupe sanguin", "A", "", "rhésus positif"),
        LabRow("Toxoplasmose IgG / IgM", "nég.", "", "non immune"),
        LabRow("Rubéole IgG", "positif", "", "immune"),
        LabRow("Hémoglobine", number(chart.dice.bell(12.6, 0.4)), "g/dL", "11,0 à 15,0"),
        LabRow("Ferritine", str(ferritin), "µg/L", "15 à 150"),
        LabRow("Glycémie à jeun", "0,82", "g/L", "< 0,92"),
    )
    post.laboratory(
        chart, "bilan du 1er trimestre", rows, "Contrôle mensuel de la sérologie de toxoplasmose."
    )
    chart.measure(m.FERRITIN, ferritin, f"ferritine {ferritin}")
    return Told(
        "début de grossesse",
        f"Test positif, {weeks} SA. Nausées matinales, grossesse désirée. Pas de métrorragie.",
        f"{chart.pressure()} {chart.body_mass()}",
        f"Terme prévu le {birth:%d/%m/%Y}. Acide folique 0,4 mg/j, bilan T1, écho à 12 SA. Toxo : conseils. "
        "0 alcool.",
    )


def _visit(chart: Chart, birth: date, weeks: int) -> Told:
    dice = chart.dice
    exam = [chart.pressure(), chart.weigh()]
    if weeks >= 20:
        high = weeks - dice.between(3, 5)
        exam.append(f"{chart.measure(m.FUNDAL_HEIGHT, high, f'HU {high} cm')}.")
    beats = dice.between(136, 156)
    exam.append(f"{chart.measure(m.FETAL_HEART, beats, f'BDCF {beats}/min')}. BU : prot. nég.")
    if weeks in (13, 22):
        _ultrasound(chart, weeks)
    return Told(
        f"suivi de grossesse, {weeks} SA",
        dice.pick(_FELT_EARLY if weeks < 20 else _FELT_LATE),
        " ".join(exam),
        _plan(chart, weeks),
    )


_FELT_EARLY = ("Nausées en régression.", "Fatigue, sinon va bien.", "Pas de saignement, pas de contraction.")
_FELT_LATE = (
    "MAF +, pas de contraction, pas de métrorragie.",
    "Bouge bien. Lombalgies en fin de journée.",
    "MAF présents. Quelques brûlures mictionnelles, non retrouvées à la BU.",
    "Va bien, préparation à la naissance commencée.",
)


def _plan(chart: Chart, weeks: int) -> str:
    if weeks < 16:
        return "Dépistage T21 fait, risque faible. Déclaration de grossesse. Toxo mensuelle."
    if weeks < 21:
        return "Toxo nég. Écho T2 prescrite. Entretien prénatal précoce."
    if weeks < 24:
        return "Écho T2 normale. Toxo nég. Préparation à la naissance."
    if weeks < 29:
        return "HGPO 75 g : normale. NFS, RAI. Vaccin coqueluche fait. Toxo nég."
    if weeks < 33:
        fer = "Fer 80 mg/j. " if chart.dice.chance(0.5) else ""
        return f"{fer}Écho T3 prescrite. Congé maternité vu. Toxo nég."
    return "PV streptocoque B à 36 SA. Consultation anesthésie. Relais maternité."


def _ultrasound(chart: Chart, weeks: int) -> None:
    trimester = "premier" if weeks < 20 else "deuxième"
    post.letter(
        chart,
        post.GYNAECOLOGIST,
        f"Échographie du {trimester} trimestre",
        "Chère consœur,",
        "Grossesse monofœtale évolutive. Biométrie en rapport avec le terme, au 50e percentile. "
        + ("Clarté nucale 1,3 mm." if weeks < 20 else "Morphologie sans anomalie décelée ce jour."),
        "Placenta normalement inséré, liquide amniotique en quantité normale. Bien confraternellement.",
        days=2,
    )


def _after(chart: Chart) -> Told:
    dice = chart.dice
    return Told(
        "visite postnatale",
        dice.pick(
            (
                "Accouchement voie basse, périnée intact.",
                "Césarienne en urgence, cicatrice propre.",
                "Voie basse, épisio.",
            )
        )
        + dice.pick(
            (" Allaitement maternel.", " Allaitement mixte.", " Biberon, pas de montée laiteuse résiduelle.")
        ),
        f"{chart.pressure()} {chart.weigh()} Abdomen souple, utérus involué.",
        dice.pick(
            (
                "EPDS 5, moral bon. Rééducation périnéale 10 séances. Désogestrel.",
                "EPDS 8, fatigue, entourage présent. Rééducation périnéale. DIU souhaité.",
            )
        ),
    )
