"""What brings people in between: infections of the season, and everything that hurts.

Each story is a generator of one to three visits. Who may meet it, at what age
and in which months, stands in ``catalogue.py``.
"""

from datetime import date

from app.fiction import correspondents as post
from app.fiction import measures as m
from app.fiction.chart import Chart
from app.fiction.model import NoteKind
from app.fiction.papers import LabRow
from app.fiction.told import Story, Told, capital, number

_SIDES = ("D", "G")
_COVID_SINCE = date(2020, 3, 2)
_COVID_VACCINE_SINCE = date(2021, 9, 1)


def _agreed(chart: Chart, word: str) -> str:
    """``word`` with the feminine e where it is due."""
    return f"{word}e" if chart.woman else word


def cold(chart: Chart) -> Story:
    dice = chart.dice
    said = dice.pick(
        (
            f"Rhinite claire et toux depuis {dice.between(2, 5)} j, fébricule.",
            "Nez bouché, odynophagie, toux nocturne. Entourage malade.",
            f"Rhino depuis {dice.between(3, 6)} j, " + ("mange moins." if chart.age < 8 else "dort mal."),
        )
    )
    yield Told(
        "rhinopharyngite",
        said,
        f"{chart.temperature(37.7)}. Gorge érythémateuse, tympans normaux, ausc. libre. "
        f"{_child_weight(chart)}",
        f"DRP, {chart.paracetamol()}. Pas d'ATB. Revoir si fièvre > 72 h ou gêne respi.",
    )


def _child_weight(chart: Chart) -> str:
    return chart.weigh() if chart.age < 12 else ""


def ear(chart: Chart) -> Story:
    dice = chart.dice
    side = dice.pick(_SIDES)
    if chart.allergic_to("pénicilline", "amoxicilline"):
        drug = "cotrimoxazole dose-poids x2/j 5 j (allergie pénicilline)"
    else:
        dose = round(chart.kilograms() * 80 / 50) * 50
        drug = f"amoxicilline {dose} mg/j en 2 prises, {8 if chart.age < 2 else 5} j"
    yield Told(
        f"OMA {side}",
        dice.pick(
            ("Otalgie cette nuit, fièvre, pleurs.", "Se touche l'oreille, fièvre 48 h, rhino depuis 5 j.")
        ),
        f"{chart.temperature(38.8)}. Tympan {side} bombant, congestif. {_child_weight(chart)} Pas de "
        "mastoïdite.",
        f"{capital(drug)}, {chart.paracetamol()}. Revoir si pas mieux à 48 h.",
    )
    yield Told(
        f"contrôle OMA {side}",
        "Apyrexie, ne se plaint plus.",
        f"{chart.temperature(36.8)}. Tympan {side} mat, non bombant.",
        "Évolution favorable. Contrôle inutile sauf récidive.",
    )


def throat(chart: Chart) -> Story:
    dice = chart.dice
    positive = dice.chance(0.45)
    if not positive:
        plan = f"TDR nég. : virale, {chart.paracetamol()}. Pas d'ATB."
    elif chart.allergic_to("pénicilline", "amoxicilline"):
        plan = "TDR +. Azithromycine 3 j (allergie pénicilline). Éviction 24 h."
    elif chart.age >= 15:
        plan = "TDR +. Amoxicilline 1 g x2/j 6 j. Éviction 48 h."
    else:
        plan = "TDR +. Amoxicilline 50 mg/kg/j en 2 prises, 6 j. Éviction 48 h."
    yield Told(
        "angine",
        dice.pick(
            (
                "Odynophagie et fièvre depuis hier.",
                "Mal de gorge, céphalées, 39 hier soir.",
                "Dysphagie douloureuse 48 h.",
            )
        ),
        f"{chart.temperature(38.5)}. Amygdales {dice.pick(('érythémateuses', 'érythémato-pultacées'))}, ADP "
        "sous-angulo-max. "
        f"{_child_weight(chart)}",
        plan,
    )


def bronchiolitis(chart: Chart) -> Story:
    dice = chart.dice
    breaths = dice.between(42, 54)
    yield Told(
        "bronchiolite",
        f"J{dice.between(2, 3)} : toux, gêne respi, prend les 3/4 des biberons. Pas d'apnée.",
        f"{chart.temperature(37.9)}, {chart.measure(m.RESPIRATION, breaths, f'FR {breaths}')}, "
        f"{chart.saturation(96.0)}. "
        f"Sibilants et crépitants diffus, tirage sous-costal léger. {chart.weigh()}",
        "DRP avant repas, fractionner. Signes de gravité expliqués aux parents, 15 si besoin. Revoir demain.",
    )
    yield Told(
        "bronchiolite, contrôle",
        "Nuit correcte, boit mieux.",
        f"FR {breaths - 8}, {chart.saturation(97.3)}. Quelques sibilants, plus de tirage. {chart.weigh()}",
        "Évolution favorable, poursuite DRP.",
    )


def stomach(chart: Chart) -> Story:
    dice = chart.dice
    baby = chart.age < 4
    exam = f"{chart.temperature(37.6)}. Abdomen souple, sensible, pas de défense. "
    exam += f"Pas de pli cutané, diurèse conservée. {chart.weigh()}" if baby else chart.pressure()
    yield Told(
        "GEA",
        dice.pick(("Vomissements puis diarrhée liquide depuis hier, contage familial.",
                   f"Diarrhée {dice.between(5, 9)}/j, crampes, pas de sang.", "Nausées, vomissements x4 "
                                                                              "cette nuit.")),
        exam,
        "SRO à volonté, réalimentation précoce, racécadotril. Consignes de surveillance." if baby
        else "Réhydratation, régime, " + ("AT 2 j." if 18 <= chart.age < 62 else "repos."),
    )  # fmt: skip


def chickenpox(chart: Chart) -> Story:
    yield Told(
        "varicelle",
        "Vésicules depuis hier, prurit. "
        + chart.dice.pick(("Épidémie à la crèche ou à l'école.", "Fratrie malade il y a 2 sem.")),
        f"{chart.temperature(38.0)}. Vésicules d'âges différents, cuir chevelu atteint. {chart.weigh()}",
        "Chlorhexidine, ongles courts, antihistaminique. PAS d'AINS ni aspirine. Paracétamol.",
    )


def cough(chart: Chart) -> Story:
    dice = chart.dice
    lasting = dice.chance(0.3)
    if lasting:
        said = f"Toux depuis {dice.between(3, 5)} semaines, quintes nocturnes, AEG modérée."
        plan = "Radio thorax. Pas d'ATB d'emblée. Revoir avec le cliché."
        _clear_film(chart)
    else:
        said = dice.pick(
            (
                f"Toux sèche puis grasse depuis {dice.between(5, 12)} j, pas de dyspnée.",
                "Toux productive, crachats clairs. Pas de fièvre.",
                f"Toux depuis {dice.between(6, 14)} j, n'en dort plus. Pas de fièvre.",
            )
        )
        plan = dice.pick(("Symptomatique, hydratation. Pas d'ATB.", "Miel, hydratation. Revoir si fièvre."))
    heard = dice.pick(("Ronchi mobilisables à la toux.", "Auscultation libre."))
    yield Told(
        "toux persistante" if lasting else "bronchite aiguë",
        said,
        f"{chart.temperature(37.3)}, {chart.saturation(97.2)}. {heard} {chart.pressure()}",
        plan,
    )
    yield Told(
        "toux, contrôle",
        "Toux résiduelle, en nette régression.",
        f"Ausc. libre. {chart.saturation()}.",
        "Radio normale. Surveillance." if lasting else "Évolution favorable. Surveillance.",
    )


def _clear_film(chart: Chart) -> None:
    post.chest_film(chart, shadow=False)
    post.imaging(
        chart,
        "Radiographie thoracique",
        "Toux persistante.",
        "Pas de foyer parenchymateux systématisé. Culs-de-sac pleuraux libres. Index cardio-thoracique "
        "normal.",
        "Cliché thoracique sans anomalie décelable.",
        days=2,
    )


def lungs(chart: Chart) -> Story:
    """A pneumonia treated at home."""
    dice = chart.dice
    allergic = chart.allergic_to("pénicilline", "amoxicilline")
    drug = "pristinamycine 1 g x3/j 7 j (allergie pénicilline)" if allergic else "amoxicilline 1 g x3/j 5 j"
    side = dice.pick(_SIDES)
    protein = dice.between(86, 168)
    post.chest_film(chart, shadow=True, days=1)
    yield Told(
        "pneumopathie",
        "Fièvre, frissons, toux et point de côté depuis 48 h. AEG.",
        f"{chart.temperature(39.1)}, {chart.saturation(95.2)}, {chart.pulse(96)}. {chart.pressure()} Foyer "
        f"de crépitants base {side}.",
        f"CRB-65 = {1 if chart.age >= 65 else 0}, ambulatoire. {capital(drug)}. Radio thorax, NFS, CRP. "
        "Revu à J3.",
        addendum=f"Appel du labo : CRP {protein} mg/L. Radio : foyer base {side} confirmé. Même CAT.",
    )
    chart.measure(m.CRP, protein, f"CRP {protein} mg/L")
    rows = (
        LabRow("Leucocytes", number(dice.bell(14.2, 1.2)), "G/L", "4,0 à 10,0", True),
        LabRow("Hémoglobine", number(dice.bell(13.4, 0.7)), "g/dL", "12,0 à 16,0"),
        LabRow("CRP", str(protein), "mg/L", "< 5", True),
    )
    post.laboratory(chart, "NFS, CRP", rows, days=1)
    yield Told(
        "pneumopathie J3",
        f"Apyrexie depuis 24 h, moins {_agreed(chart, 'fatigué')}.",
        f"{chart.temperature(37.1)}, {chart.saturation(96.8)}. Crépitants discrets base {side}.",
        "Bonne évolution, fin d'ATB comme prévu. Radio de contrôle si tabac.",
    )


def flu(chart: Chart) -> Story:
    dice = chart.dice
    covid = chart.day >= _COVID_SINCE and dice.chance(0.4)
    yield Told(
        "covid" if covid else "syndrome grippal",
        dice.pick(
            (
                "Fièvre 39, courbatures, céphalées depuis hier.",
                "Début brutal : frissons, toux sèche, myalgies.",
            )
        ),
        f"{chart.temperature(38.9)}, {chart.saturation(97.0)}, {chart.pulse(88)}. Ausc. libre, nuque souple.",
        f"{'Autotest covid +. ' if covid else ''}Repos, hydratation, {chart.paracetamol()}. "
        + ("AT 3 j." if 18 <= chart.age < 62 else "Revoir si dyspnée ou fièvre > 4 j."),
    )


def sinus(chart: Chart) -> Story:
    allergic = chart.allergic_to("pénicilline", "amoxicilline")
    drug = "pristinamycine 1 g x2/j 4 j (allergie pénicilline)" if allergic else "amoxicilline 1 g x2/j 7 j"
    side = chart.dice.pick(_SIDES)
    yield Told(
        "sinusite maxillaire",
        f"Douleur sous-orbitaire {side} pulsatile, augmentée tête penchée, mouchage purulent depuis 6 j.",
        f"{chart.temperature(38.0)}. Douleur à la pression maxillaire {side}, pus au méat moyen.",
        f"{capital(drug)}, lavages de nez, {chart.paracetamol()}.",
    )


def cystitis(chart: Chart) -> Story:
    dice = chart.dice
    drug = "Fosfomycine-trométamol 3 g dose unique"
    yield Told(
        "cystite",
        dice.pick(
            (
                "Brûlures mictionnelles et pollakiurie depuis hier.",
                "SFU depuis 24 h, pas de fièvre ni douleur lombaire.",
            )
        ),
        f"{chart.temperature(36.9)}. FL libres. BU : leuco +++, nitrites +.",
        f"{drug}. Boire 1,5 L. {'ECBU, contrôle mensuel. ' if chart.pregnant else ''}Revoir si fièvre.",
        addendum="ECBU reçu : E. coli 10^6, sensible à la fosfomycine. Patiente prévenue."
        if chart.pregnant or dice.chance(0.3)
        else "",
    )


def wound(chart: Chart) -> Story:
    dice = chart.dice
    side = dice.pick(_SIDES)
    child = chart.age < 12
    where = dice.pick(
        ("du front", "du menton", "du genou")
        if child
        else ("de l'index", "de la paume", "de l'avant-bras", "du pouce")
    )
    how = dice.pick(
        ("chute à la récréation", "coin de table")
        if child
        else ("couteau de cuisine", "bricolage", "taille-haie", "verre cassé")
    )
    placed = side if where not in ("du front", "du menton") else ""
    stitches, length = dice.between(2, 6), dice.between(2, 5)
    yield Told(
        f"plaie {where} {placed}".strip(),
        f"Plaie il y a {dice.between(1, 4)} h ({how}). VAT à jour.",
        f"Plaie franche {length} cm, non souillée, sensibilité et mobilité normales.",
        f"Lavage, AL lidocaïne, {stitches} points fil 4/0. "
        f"Pansement{' (gants sans latex)' if chart.allergic_to('latex') else ''} tous les 2 j IDE. Fils à "
        f"J{dice.between(7, 10)}.",
    )
    yield Told(
        "plaie, contrôle",
        dice.pick(
            ("Pas de fièvre, peu de douleur.", "Tire un peu la nuit.", "RAS, pansement fait par l'IDE.")
        ),
        dice.pick(
            ("Plaie propre, berges affrontées.", "Petit hématome, pas de signe infectieux.", "Plaie sèche.")
        ),
        "Pansement refait, ablation des fils comme prévu.",
    )
    yield Told(
        "ablation de fils",
        "RAS.",
        f"Bonne cicatrisation. {stitches} fils retirés.",
        "Protection solaire 6 mois.",
    )


_TWISTED_YOUNG = ("au foot", "dans les escaliers", "en courant", "au handball")
_TWISTED = ("sur un trottoir", "dans les escaliers", "en randonnée", "au jardin")


def ankle(chart: Chart) -> Story:
    dice = chart.dice
    side = dice.pick(_SIDES)
    other = "G" if side == "D" else "D"
    yield Told(
        f"entorse cheville {side}",
        f"Torsion en inversion {dice.pick(_TWISTED_YOUNG if chart.age < 42 else _TWISTED)} "
        "hier, appui possible.",
        f"Œdème pré-malléolaire ext., douleur LLE {side}, Ottawa négatif. "
        f"{chart.measure(m.PAIN, 6, 'EN 6/10')}.",
        f"GREC, attelle stabilisatrice 4 sem., {chart.relief()}. Kiné proprioceptive.",
        addendum=f"Rectificatif : il s'agit bien de la cheville {side} (et non {other} noté sur "
        "l'ordonnance de kiné)."
        if dice.chance(0.12)
        else "",
    )
    yield Told(
        f"entorse cheville {side}, J7",
        "Douleur en baisse, marche sans canne.",
        f"Œdème résiduel, pas de laxité. {chart.measure(m.PAIN, 3, 'EN 3/10')}.",
        "Kiné débutée. Sport dans 4 sem.",
    )


def acute_back(chart: Chart) -> Story:
    dice = chart.dice
    worker = 18 <= chart.age < 62
    yield Told(
        "lumbago",
        dice.pick(
            (
                "Blocage lombaire en se penchant.",
                "Lombalgie aiguë au jardinage.",
                "A porté un canapé hier, blocage ce matin.",
            )
        ),
        f"Contracture, DDS {dice.between(30, 50)} cm, Lasègue nég., pas de déficit. "
        f"{chart.measure(m.PAIN, 7, 'EN 7/10')}. {chart.pressure()}",
        f"{capital(chart.relief())}. Chaleur, rester actif. {'AT 3 j.' if worker else ''}",
    )
    yield Told(
        "lumbago, contrôle",
        dice.pick(("80 % mieux.", "Nettement mieux, raideur le matin.", "Beaucoup moins raide.")),
        f"DDS {dice.between(5, 20)} cm. {chart.measure(m.PAIN, 2, 'EN 2/10')}.",
        "Kiné 6 séances, école du dos.",
    )


def neck(chart: Chart) -> Story:
    yield Told(
        "cervicalgie",
        chart.dice.pick(("Torticolis au réveil.", "Cervicalgies sur écran, pas de NCB.")),
        f"Contracture trapèze {chart.dice.pick(_SIDES)}, rotation limitée, pas de déficit MS. "
        f"{chart.pressure()}",
        f"{capital(chart.relief())}, chaleur, ergonomie du poste.",
    )


def tendon(chart: Chart) -> Story:
    dice = chart.dice
    side = dice.pick(_SIDES)
    where, test = dice.pick(
        (
            ("épaule", "Jobe +, Neer +, mobilité passive conservée"),
            ("coude", "douleur épicondyle à l'extension contrariée"),
            ("poignet", "Finkelstein +"),
            ("talon", "douleur insertion aponévrose plantaire"),
        )
    )
    if where == "épaule":
        post.imaging(
            chart,
            f"Échographie de l'épaule {'droite' if side == 'D' else 'gauche'}",
            "Douleur d'épaule persistante.",
            "Tendinopathie non rompue du supra-épineux. Bursite sous-acromiale modérée. Long biceps en "
            "place.",
            "Tendinopathie du supra-épineux sans rupture.",
            days=14,
        )
    yield Told(
        f"tendinopathie {where} {side}",
        f"Douleur mécanique depuis {dice.between(2, 6)} sem., gestes répétés.",
        f"{where.capitalize()} {side} : {test}. {chart.measure(m.PAIN, 5, 'EN 5/10')}.",
        f"Repos relatif, {chart.relief()}. Kiné 10 séances. Écho si échec.",
    )
    yield Told(
        f"{where} {side}, contrôle",
        dice.pick(
            (
                "Amélioration partielle avec la kiné.",
                "Soulagé aux 2/3, gêne nocturne.",
                "Reste sensible à l'effort.",
            )
        ),
        f"{chart.measure(m.PAIN, 3, 'EN 3/10')}.",
        "Poursuite kiné, excentrique.",
    )


def eczema(chart: Chart) -> Story:
    where = "plis des coudes et creux poplités" if chart.age > 2 else "joues et convexités"
    yield Told(
        "eczéma",
        chart.dice.pick(("Poussée depuis 10 j, prurit nocturne.", "Peau sèche, lésions de grattage.")),
        f"Plaques érythémateuses {where}, xérose. Pas de surinfection. {_child_weight(chart)}",
        "Désonide 1/j 7 j puis 2/sem., émollient quotidien, coton.",
    )


def hay_fever(chart: Chart) -> Story:
    yield Told(
        "rhinite allergique",
        chart.dice.pick(
            (
                "Éternuements, prurit oculaire chaque printemps.",
                "Rhinorrhée claire, larmoiement aux graminées.",
            )
        ),
        f"Muqueuse nasale pâle, conjonctives rosées. Ausc. libre. {chart.saturation()}.",
        "Cétirizine 10 mg/j (adapter à l'âge), mométasone nasal. Lavages. Allergo si gêne persistante."
        if chart.age < 12
        else "Cétirizine 10 mg/j, mométasone nasal 2 bouff./j. Collyre si besoin.",
    )


def vertigo(chart: Chart) -> Story:
    side = chart.dice.pick(_SIDES)
    yield Told(
        "VPPB",
        "Vertiges rotatoires brefs en se tournant dans le lit, nausées. Pas d'acouphène.",
        f"Dix-Hallpike + à {'droite' if side == 'D' else 'gauche'}, examen neuro normal. {chart.pressure()} "
        f"{chart.pulse()}.",
        "Manœuvre d'Epley réalisée, soulagement. Kiné vestibulaire si récidive.",
    )


def shingles(chart: Chart) -> Story:
    side = chart.dice.pick(_SIDES)
    yield Told(
        "zona",
        f"Douleur à type de brûlure hémithorax {side} puis éruption à 48 h.",
        f"Vésicules en bouquets T5-T6 {side}, ne franchit pas la ligne médiane. {chart.temperature(37.4)}.",
        "Valaciclovir 1 g x3/j 7 j, soins locaux, paracétamol. Vaccin Shingrix à distance.",
    )
    yield Told(
        "zona, contrôle",
        "Croûtes, douleur nocturne persistante.",
        f"Lésions croûteuses, pas de surinfection. {chart.measure(m.PAIN, 4, 'EN 4/10')}.",
        "Gabapentine 100 mg le soir si persistance. Revoir 3 sem.",
    )


def fall(chart: Chart) -> Story:
    dice = chart.dice
    yield Told(
        "chute",
        dice.pick(("Chute de sa hauteur dans la salle de bain, a pu se relever avec aide, pas de PC.",
                   "S'est pris les pieds dans le tapis, au sol 20 min. Pas de PC.")),
        f"{chart.pressure()} {chart.pulse(72)}. Hématome hanche, mobilisation indolore, appui possible. Pas "
        "d'hypoTA orthostatique.",
        "Paracétamol. " + ("Sous AOD : surveillance neuro 48 h, consignes. " if chart.anticoagulated else "")
        + "Kiné équilibre, ergothérapeute, téléalarme.",
    )  # fmt: skip


def eye(chart: Chart) -> Story:
    yield Told(
        "conjonctivite",
        f"Œil {chart.dice.pick(_SIDES)} rouge, collé le matin depuis 2 j. Pas de BAV.",
        "Conjonctive hyperhémiée, sécrétions, cornée claire.",
        "Lavages sérum phy., antiseptique 7 j. Hygiène des mains.",
    )


def tick(chart: Chart) -> Story:
    where = chart.dice.pick(("creux poplité", "cuisse", "aine", "flanc"))
    yield Told(
        "piqûre de tique",
        f"Tique retirée hier ({where}), balade en forêt.",
        "Point de piqûre sans érythème. Pas d'ADP.",
        "Pas d'ATB. Surveillance 30 j, photo si érythème > 5 cm.",
    )


def tired(chart: Chart) -> Story:
    dice = chart.dice
    low = chart.woman and 14 <= chart.age < 52
    ferritin, red = (
        (dice.between(6, 18), dice.bell(11.4, 0.4)) if low else (dice.between(48, 160), dice.bell(14.0, 0.6))
    )
    yield Told(
        "asthénie",
        f"Fatigue depuis {dice.between(1, 3)} mois, sommeil {dice.pick(('moyen', 'correct'))}, pas "
        "d'amaigrissement.",
        f"{chart.pressure()} {chart.pulse()}. {chart.weigh()} Pas d'ADP, pas de pâleur franche.",
        "NFS, ferritine, TSH, iono, glycémie, CRP. Revoir avec bilan.",
    )
    chart.measure(m.HAEMOGLOBIN, round(red, 1), f"Hb {number(red)} g/dL")
    chart.measure(m.FERRITIN, ferritin, f"ferritine {ferritin} µg/L")
    rows = (
        LabRow("Hémoglobine", number(red), "g/dL", "12,0 à 16,0" if chart.woman else "13,0 à 17,0", red < 12),
        LabRow("VGM", str(dice.between(76, 80) if low else dice.between(86, 94)), "fL", "80 à 100", low),
        LabRow("Ferritine", str(ferritin), "µg/L", "15 à 150" if chart.woman else "30 à 300", low),
        LabRow("TSH", number(dice.bell(2.0, 0.5), 2), "mUI/L", "0,40 à 4,00"),
        LabRow("CRP", "< 3", "mg/L", "< 5"),
    )
    post.laboratory(chart, "bilan de fatigue", rows)
    yield Told(
        "résultats",
        f"Bilan : Hb {number(red)}, ferritine {ferritin}."
        + (" Règles abondantes." if low else " Le reste normal."),
        "",
        "Fer 80 mg/j 3 mois, contrôle. Avis gynéco si persistance."
        if low
        else "Réassurance, hygiène de vie.",
    )


def sleepless(chart: Chart) -> Story:
    yield Told(
        "insomnie",
        chart.dice.pick(("Endormissement > 1 h, ruminations.", "Réveils nocturnes, écrans au lit.")),
        f"Pas de signe dépressif. {chart.pressure()}",
        "Agenda du sommeil, hygiène, TCC-I. Pas de BZD.",
    )


def strain(chart: Chart) -> Story:
    """Work that wears out."""
    worn = _agreed(chart, "épuisé")
    yield Told(
        "souffrance au travail",
        f"Se dit {worn}, pleure avant d'aller au travail, surcharge depuis 6 mois. Pas d'IDS.",
        f"{chart.measure(m.PHQ9, 11, 'PHQ-9 11/27')}. {chart.pressure()}",
        "AT 10 j, médecin du travail, psychologue. Revoir avant reprise.",
    )
    yield Told(
        "souffrance au travail",
        "Dort mieux, appréhende la reprise.",
        chart.pressure(),
        "Mi-temps thérapeutique demandé. Psychologue.",
    )


def sport(chart: Chart) -> Story:
    dice = chart.dice
    what = dice.pick(
        ("football", "judo", "danse", "handball", "athlétisme", "tennis", "natation", "course à pied")
    )
    yield Told(
        f"certificat sport ({what})",
        f"Demande de certificat, {what}. Pas d'ATCD familial de mort subite, pas de malaise à l'effort.",
        f"{chart.pressure() if chart.age > 9 else ''} "
        f"{chart.child_measures() if chart.age < 18 else chart.weigh()} "
        "Ausc. cardiaque normale, Ruffier correct.".strip(),
        "Pas de CI apparente ce jour. Certificat remis.",
        NoteKind.CERTIFICATE,
    )


def flu_shot(chart: Chart) -> Story:
    covid = chart.day >= _COVID_VACCINE_SINCE and chart.dice.chance(0.5)
    arm = chart.dice.pick(("gauche", "droit"))
    yield Told(
        "vaccin grippe" + (" et covid" if covid else ""),
        "Pas de fièvre, pas de réaction antérieure.",
        "",
        f"Influvac deltoïde {arm}{', Comirnaty bras opposé' if covid else ''}. Lot "
        f"{chart.dice.between(1000, 9999)}. Surveillance 15 min RAS.",
        NoteKind.VACCINATION,
    )


def booster(chart: Chart) -> Story:
    yield Told(
        "rappel dTP" + ("ca" if chart.age < 45 else ""),
        "Rappel à date anniversaire.",
        "",
        f"{'Repevax' if chart.age < 45 else 'Revaxis'} deltoïde {chart.dice.pick(('G', 'D'))}, lot "
        f"{chart.dice.between(1000, 9999)}. Carnet rempli.",
        NoteKind.VACCINATION,
    )


def call(chart: Chart) -> Story:
    about, answer = chart.dice.pick(
        (
            ("Appel : résultats de la prise de sang.", "Bilan normal, expliqué. Pas de changement."),
            ("Appel de la pharmacie : rupture, demande de substitution.", "Accord pour équivalent même DCI."),
            ("Appel : demande de renouvellement kiné.", "Ordonnance déposée à l'accueil."),
            ("Appel de l'IDE : pansement propre, demande protocole.", "Protocole espacé à 1/48 h."),
        )
    )
    yield Told("appel téléphonique", about, "", answer, NoteKind.PHONE)


def mole(chart: Chart) -> Story:
    post.letter(
        chart,
        post.SKIN,
        "Avis dermatologique",
        "Chère consœur,",
        "Lésion pigmentée du dos : réseau régulier en dermoscopie, sans critère de malignité. Nævus bénin.",
        "Surveillance annuelle, photoprotection. Bien confraternellement.",
    )
    yield Told(
        "lésion cutanée",
        "Nævus du dos qui aurait changé, pas de saignement.",
        f"Lésion {chart.dice.between(5, 9)} mm, bords nets, bicolore, asymétrie légère au dermatoscope.",
        "Avis dermato (télé-expertise avec photo).",
    )


def screening(chart: Chart) -> Story:
    """The organised screenings of the fifties and sixties."""
    dice = chart.dice
    breast = chart.woman and dice.chance(0.6)
    said = "Mammographie de dépistage faite." if breast else "Test immunologique (côlon) remis et fait."
    if breast:
        post.imaging(
            chart,
            "Mammographie bilatérale de dépistage",
            "Dépistage organisé.",
            "Densité de type B. Pas de masse, pas de foyer de microcalcifications suspect. Aires axillaires "
            "libres.",
            "Classification ACR 2 des deux côtés. Contrôle dans deux ans.",
        )
    yield Told(
        "dépistage organisé",
        said,
        f"{chart.pressure()} {chart.body_mass()} "
        f"{'Palpation mammaire normale.' if breast else 'Abdomen souple.'}",
        "ACR 2, contrôle 2 ans. FIT remis." if breast else "Test négatif, à refaire dans 2 ans.",
    )


def paperwork(chart: Chart) -> Story:
    about = chart.dice.pick(
        ("demande d'APA", "cure thermale")
        if chart.age >= 62
        else ("dossier MDPH", "certificat assurance emprunteur", "cure thermale")
    )
    post.office_paper(
        chart,
        post.PRACTITIONER_PAPER,
        f"Courrier d'accompagnement : {about}",
        "Madame, Monsieur,",
        "Veuillez trouver ci-joint les pièces demandées, remises ce jour à l'intéressé·e pour faire valoir "
        "ce que de droit.",
    )
    yield Told(
        "certificat",
        f"Demande : {about}.",
        chart.pressure(),
        "Document rempli et remis en main propre.",
        NoteKind.CERTIFICATE,
    )


def operation(chart: Chart) -> Story:
    """A planned operation seen from the practice: before, after, healed."""
    dice = chart.dice
    side = dice.pick(_SIDES)
    word = "droite" if side == "D" else "gauche"
    if chart.age >= 62 and dice.chance(0.6):
        what, surgeon, letter = f"PTH {side}", post.SURGEON, f"arthroplastie totale de hanche {word}"
    else:
        what, surgeon, letter = dice.pick(
            (
                ("hernie inguinale", post.VISCERAL, "cure de hernie inguinale par cœlioscopie"),
                ("cholécystectomie", post.VISCERAL, "cholécystectomie cœlioscopique"),
                (
                    f"canal carpien {side}",
                    post.SURGEON,
                    f"libération du nerf médian {'droit' if side == 'D' else 'gauche'}",
                ),
            )
        )
    post.letter(
        chart,
        surgeon,
        f"Compte rendu opératoire : {what}",
        "Chère consœur,",
        f"Votre patient{'e' if chart.woman else ''} a bénéficié d'une {letter}. Suites opératoires simples, "
        "sortie au domicile avec soins infirmiers et thromboprophylaxie.",
        f"Je {'la' if chart.woman else 'le'} reverrai à six semaines. Bien confraternellement.",
        days=9,
    )
    yield Told(
        f"pré-op {what}",
        f"Intervention prévue ({what}), consultation d'anesthésie faite.",
        f"{chart.pressure()} {chart.pulse()}. {chart.weigh()} Ausc. libre.",
        "Bilan pré-op ok. " + ("Relais AOD selon anesthésiste." if chart.anticoagulated else "Pas de CI."),
    )
    yield Told(
        f"post-op {what}, J12",
        "Suites simples, douleur modérée, pas de fièvre.",
        f"{chart.temperature(36.8)}. Cicatrice propre, mollets souples. "
        f"{chart.measure(m.PAIN, 3, 'EN 3/10')}.",
        "Ablation des agrafes/fils. "
        + (
            "HBPM jusqu'à J35, kiné."
            if what.startswith("PTH")
            else "Reprise progressive, pas de port de charge."
        ),
    )
    yield Told(
        f"post-op {what}, contrôle",
        "Récupération satisfaisante.",
        f"Cicatrice souple. {chart.pressure()}",
        "Revu par le chirurgien, RAS. Reprise des activités.",
    )
