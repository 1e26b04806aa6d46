"""Long illnesses of the heart, the vessels and the metabolism, told visit after visit.

Each story is a generator: the first step is the visit where follow-up begins,
every later one a renewal. Its local variables are the illness's memory, so
pressures fall because a drug was added, and a drug is added because they had
not fallen.
"""

from app.fiction import correspondents as post
from app.fiction import measures as m
from app.fiction.chart import Chart
from app.fiction.papers import LabRow
from app.fiction.told import Story, Told, capital, number

_LADDERS = (
    (
        ("amlodipine 5 mg", "1 cp le matin"),
        ("amlodipine 10 mg", "1 cp le matin"),
        ("périndopril 4 mg", "1 cp le matin"),
    ),
    (
        ("ramipril 5 mg", "1 cp le soir"),
        ("ramipril 10 mg", "1 cp le soir"),
        ("amlodipine 5 mg", "1 cp le matin"),
    ),
    (
        ("amlodipine 5 mg", "1 cp le matin"),
        ("amlodipine 10 mg", "1 cp le matin"),
        ("irbésartan 150 mg", "1 cp le matin"),
    ),
)
_WELL = (
    "Se sent bien, pas de plainte.",
    "RAS depuis la dernière fois.",
    "Pas de plainte fonctionnelle, bonne observance.",
    "Va bien. Pas de céphalée, pas de vertige.",
    "Pas de dyspnée, pas de douleur thoracique, pas d'OMI.",
    "Bon EG, marche tous les jours.",
    "Vient pour son renouvellement. Traitement bien toléré.",
)
_FRAIL = ("Pas de plainte.", "Traitement donné par l'IDE.", "RAS sur le plan tensionnel.")


def hypertension(chart: Chart) -> Story:
    """High pressure that three steps of treatment bring down."""
    dice = chart.dice
    chart.systolic = dice.bell(163.0, 5.0)
    target = dice.bell(131.0, 3.5)
    ladder, step = dice.pick(_LADDERS), 0
    first = chart.take(*ladder[0])
    post.electrocardiogram(chart, dice.between(62, 84))
    yield Told(
        "HTA",
        f"HTA confirmée sur plusieurs mesures (moy. {round(chart.systolic) - 4}/{dice.between(88, 97)}). "
        + dice.pick(("Père hypertendu.", "Sel +++, peu d'activité.", "Pas de signe fonctionnel.")),
        f"{chart.pressure()} {chart.rhythm()} ECG : {'AC/FA' if chart.irregular else 'RSR'}, pas d'HVG.",
        f"Instauration {first}. RHD, sel < 6 g. Bilan : iono, créat, glycémie, EAL, BU. Revoir à 1 mois.",
    )
    while True:
        chart.systolic += (target + 13 * (2 - step) / 2 - chart.systolic) * 0.55
        high = chart.systolic > 141 and step < 2
        said = dice.pick(_FRAIL if chart.frail else _WELL)
        if high:
            said = dice.pick(_READ_BY_NURSE if chart.frail else _NOT_YET).format(round(chart.systolic) - 5)
        exam = f"{chart.pressure()} {chart.rhythm()}"
        if high:
            _home_readings(chart)
            step += 1
            old = ladder[0][0] if step == 1 else ""
            new = chart.take(*ladder[step], instead_of=old)
            plan = f"TA au-dessus de l'objectif : {new}. Automesure dans 1 mois."
        else:
            plan = dice.pick(("TA à l'objectif.", "TA contrôlée, idem.", "Bon équilibre tensionnel."))
            plan += _yearly_kidneys(chart)
        yield Told("HTA", said, exam, plan)


def _home_readings(chart: Chart) -> None:
    """The three days' readings that some patients type and bring along."""
    dice = chart.dice
    if chart.frail or not dice.chance(0.4):
        return
    lines = [
        f"Automesure tensionnelle - {post.named(chart.person)}",
        "",
        "jour  heure     1re       2e        3e",
    ]
    for day in (1, 2, 3):
        for moment in ("matin", "soir "):
            high = [round(dice.bell(chart.systolic - 4, 4.0)) for _ in range(3)]
            lines.append(
                f"J{day}    {moment}   " + "    ".join(f"{value}/{value // 2 + 12}" for value in high)
            )
    post.text(chart, "Relevé d'automesure tensionnelle", "automesure", "\n".join(lines))


_READ_BY_NURSE = ("Relevés IDE : moy. {}/84.", "TA élevée aux contrôles IDE (moy. {}/86).")
_NOT_YET = (
    "Automesure : moy. {}/86, matin surtout.",
    "Oublie parfois le cp le week-end. Automesure {}/88.",
    "Quelques céphalées matinales. Relevé : moy. {}/87.",
    "Apporte son relevé d'automesure, moy. {}/85.",
)


def _yearly_kidneys(chart: Chart) -> str:
    """Creatinine and potassium about once a year, on paper one time in two."""
    dice = chart.dice
    if not dice.chance(0.3):
        return ""
    micromoles = round(dice.bell(66.0 if chart.woman else 82.0, 9.0) * (1.0 if chart.age < 70 else 1.15))
    rate = round(max(38.0, 122 - 0.62 * chart.age - (micromoles - 74) * 0.6))
    potassium = number(dice.bell(4.2, 0.25))
    chart.measure(m.CREATININE, micromoles, f"créat {micromoles} µmol/L")
    chart.measure(m.GFR, rate, f"DFG {rate}")
    if dice.chance(0.5):
        rows = (
            LabRow("Sodium", str(dice.between(137, 143)), "mmol/L", "136 à 145"),
            LabRow("Potassium", potassium, "mmol/L", "3,5 à 5,1"),
            LabRow("Créatinine", str(micromoles), "µmol/L", "45 à 84" if chart.woman else "59 à 104"),
            LabRow("DFG estimé (CKD-EPI)", str(rate), "mL/min/1,73 m²", "> 60", rate < 60),
        )
        post.laboratory(chart, "ionogramme, créatinine", rows)
    return f" Bio : K+ {potassium}, créat {micromoles}, DFG {rate}."


def cholesterol(chart: Chart) -> Story:
    """LDL under a statin."""
    dice = chart.dice
    grams = dice.bell(1.78, 0.12)
    statin = dice.pick(
        (("atorvastatine 10 mg", "atorvastatine 20 mg"), ("rosuvastatine 5 mg", "rosuvastatine 10 mg"))
    )
    chart.measure(m.LDL, round(grams, 2), f"LDL {number(grams, 2)} g/L")
    _lipids(chart, grams)
    yield Told(
        "dyslipidémie",
        f"EAL : LDL {number(grams, 2)} g/L, HDL {number(dice.bell(0.5, 0.06), 2)}.",
        "",
        f"Règles diététiques et {chart.take(statin[0], '1 cp le soir')}. Contrôle LDL à 3 mois.",
    )
    raised = False
    while True:
        aim = 0.94 if raised else 1.18
        grams += (aim - grams) * 0.6 + dice.bell(0.0, 0.04)
        if not dice.chance(0.45):
            yield Told("dyslipidémie", "", "", dice.pick(("Statine bien tolérée.", "Pas de myalgie.", "")))
            continue
        text = chart.measure(m.LDL, round(grams, 2), f"LDL {number(grams, 2)} g/L")
        if dice.chance(0.5):
            _lipids(chart, grams)
        if grams > 1.1 and not raised:
            raised = True
            plan = f"Objectif < 1 non atteint : {chart.take(statin[1], '1 cp le soir', statin[0])}."
        else:
            plan = "LDL satisfaisant, poursuite statine."
        yield Told("dyslipidémie", f"Pas de myalgie. {text}.", "", plan)


def _lipids(chart: Chart, ldl: float) -> None:
    hdl, fats = chart.dice.bell(0.5, 0.06), chart.dice.bell(1.3, 0.25)
    rows = (
        LabRow("Cholestérol total", number(ldl + hdl + fats / 5, 2), "g/L", "< 2,00", ldl > 1.3),
        LabRow("HDL-cholestérol", number(hdl, 2), "g/L", "> 0,40"),
        LabRow("LDL-cholestérol (calculé)", number(ldl, 2), "g/L", "selon risque CV", ldl > 1.3),
        LabRow("Triglycérides", number(fats, 2), "g/L", "< 1,50", fats > 1.5),
        LabRow("ALAT", str(chart.dice.between(14, 38)), "UI/L", "< 45"),
    )
    post.laboratory(chart, "exploration anomalie lipidique", rows)


_FEET = (
    "Pieds : pas de plaie, monofilament 10/10, pouls perçus.",
    "Examen des pieds : grade 0, peau sèche, émollient.",
    "Monofilament normal, pouls pédieux présents.",
)


def diabetes(chart: Chart) -> Story:
    """Type 2 diabetes: HbA1c over the years, three drugs, eyes and feet."""
    dice = chart.dice
    level = dice.bell(8.3, 0.4)
    chart.grow_stout(dice.bell(30.5, 2.2))
    steps = [("metformine 1 000 mg", "1 cp matin et soir"), _second_drug(chart)]
    text = _glycated(chart, level)
    yield Told(
        "DT2",
        f"DT2 : {text}. Pas de SPUPD. Antécédents familiaux de diabète.",
        f"{chart.body_mass()} {chart.pressure()} {_FEET[0]}",
        f"{capital(chart.take('metformine 500 mg', '1 cp matin et soir'))}. Diététicienne, marche 30 "
        "min/j. "
        "FO, ECG, microalbuminurie, dentiste. ALD 8 demandée.",
    )
    while True:
        level += (6.7 + 0.55 * len(steps) - level) * 0.5 + dice.bell(0.0, 0.12)
        text = _glycated(chart, level)
        exam = f"{chart.weigh()} {chart.pressure()}"
        if dice.chance(0.35):
            exam += f" {dice.pick(_FEET)}"
        yield Told("DT2", f"{dice.pick(_SUGAR)} {text}.", exam, _next_step(chart, level, steps))
        chart.gain(dice.bell(-0.5, 0.4))


_SUGAR = (
    "Pas d'hypo.",
    "Observance correcte, écarts le dimanche.",
    "Marche 3 fois par semaine.",
    "Pas d'hypoglycémie, diététique suivie.",
    "Se plaint de diarrhée modérée sous metformine, supportable.",
    "A repris le grignotage du soir.",
)


def _second_drug(chart: Chart) -> tuple[str, str]:
    if chart.age > 78:
        return "linagliptine 5 mg", "1 cp le matin"
    return chart.dice.pick(
        (("empagliflozine 10 mg", "1 cp le matin"), ("gliclazide LM 60 mg", "1 cp le matin"))
    )


def _glycated(chart: Chart, level: float) -> str:
    shown = round(level, 1)
    fasting = round(0.16 * level + chart.dice.bell(0.06, 0.05), 2)
    chart.measure(m.GLUCOSE, fasting, f"GAJ {number(fasting, 2)} g/L")
    if chart.dice.chance(0.4):
        rows = (
            LabRow("Glycémie à jeun", number(fasting, 2), "g/L", "0,74 à 1,06", True),
            LabRow("HbA1c (HPLC)", number(shown), "%", "4,0 à 6,0", True),
            LabRow("Créatinine", str(chart.dice.between(58, 96)), "µmol/L", "45 à 104"),
            LabRow("Microalbuminurie / créatininurie", str(chart.dice.between(4, 26)), "mg/g", "< 30"),
        )
        post.laboratory(chart, "HbA1c, glycémie", rows)
    return chart.measure(m.HBA1C, shown, f"HbA1c {number(shown)} %")


def _next_step(chart: Chart, level: float, steps: list[tuple[str, str]]) -> str:
    if level > 7.2 and steps:
        old = "metformine 500 mg" if steps[0][0].startswith("metformine") else ""
        return f"HbA1c > objectif : {chart.take(*steps.pop(0), instead_of=old)}. HbA1c dans 3 mois."
    if chart.dice.chance(0.2):
        post.letter(
            chart,
            post.OPHTHALMOLOGIST,
            "Fond d'œil annuel",
            "Chère consœur,",
            "J'ai revu votre patient pour la surveillance de son diabète. Acuité visuelle 10/10 P2 aux deux "
            "yeux avec "
            "correction. Tonus oculaire 15 mmHg. Fond d'œil dilaté : pas de rétinopathie diabétique.",
            "Je propose un contrôle dans un an. Bien confraternellement.",
        )
        return "Diabète équilibré. FO demandé. Bio dans 3 mois."
    return chart.dice.pick(
        ("Diabète équilibré, idem.", "Objectif atteint, on poursuit.", "HbA1c dans 3 mois.")
    )


def fibrillation(chart: Chart) -> Story:
    """Atrial fibrillation: slowed and anticoagulated."""
    dice = chart.dice
    chart.anticoagulated = chart.irregular = True
    chart.take("bisoprolol 2,5 mg", "1 cp le matin")
    blood = chart.take(
        "apixaban 2,5 mg" if chart.age >= 80 and dice.chance(0.5) else "apixaban 5 mg", "1 cp matin et soir"
    )
    post.electrocardiogram(chart, dice.between(84, 104), irregular=True)
    post.letter(
        chart,
        post.CARDIOLOGIST,
        "Consultation de cardiologie",
        "Chère consœur,",
        f"Je vous remercie de m'avoir adressé votre patient{'e' if chart.woman else ''} de {chart.age} ans "
        "pour une "
        "arythmie complète par fibrillation auriculaire, bien tolérée.",
        "ÉCHOGRAPHIE : oreillette gauche modérément dilatée (24 cm²), FEVG 60 %, pas de valvulopathie "
        "significative.",
        "CONCLUSION : contrôle de la fréquence par bisoprolol, anticoagulation au long cours. Contrôle dans "
        "un an.",
        "Bien confraternellement.",
        days=9,
    )
    yield Told(
        "FA",
        "Palpitations depuis 10 j, dyspnée stade II, pas de DT.",
        f"{chart.pressure()} {chart.rhythm(98)} ECG : AC/FA.",
        f"CHA2DS2-VASc {dice.between(2, 5)}. {capital(blood)}, bisoprolol 2,5. Avis cardio rapide, TSH, "
        "NFS, DFG.",
    )
    while True:
        if dice.chance(0.2):
            post.electrocardiogram(chart, dice.between(66, 80), irregular=True)
        yield Told(
            "FA",
            dice.pick(
                (
                    "Pas de saignement, pas de chute.",
                    "Pas de palpitation.",
                    "Bonne tolérance de l'AOD, pas d'oubli.",
                )
            ),
            f"{chart.pressure()} {chart.rhythm()}",
            dice.pick(("AOD poursuivi.", "NFS et DFG dans 6 mois.", "Carte AOD à jour.")),
        )


def thyroid(chart: Chart) -> Story:
    """An underactive thyroid and the search for the dose."""
    dice = chart.dice
    doses = ["lévothyroxine 50 µg", "lévothyroxine 75 µg", "lévothyroxine 88 µg"]
    level, dose = dice.bell(9.5, 1.5), doses.pop(0)
    text = _tsh(chart, level)
    yield Told(
        "hypothyroïdie",
        f"Asthénie, frilosité, prise de poids. {text}, anti-TPO +.",
        f"{chart.weigh()} Thyroïde de taille normale, pas de nodule palpé.",
        f"{capital(chart.take(dose, '1 cp le matin à jeun'))}. TSH dans 6 à 8 semaines.",
    )
    while True:
        level = max(0.6, level * 0.45 + dice.bell(0.6, 0.4))
        if dice.chance(0.45) or level > 4:
            text, said = (
                _tsh(chart, level),
                dice.pick(("Moins fatiguée.", "Va mieux.", "")) if chart.woman else "",
            )
            if level > 4 and doses:
                new = doses.pop(0)
                plan = f"On monte à {chart.take(new, '1 cp le matin à jeun', dose)}. TSH à 6 semaines."
                dose = new
            else:
                plan = "TSH dans la cible, même dose."
            yield Told("hypothyroïdie", f"{said} {text}.".strip(), "", plan)
        else:
            yield Told("hypothyroïdie", "Pas de signe de dysthyroïdie.", "", "Même dose de lévothyroxine.")


def _tsh(chart: Chart, level: float) -> str:
    shown = round(level, 2)
    if chart.dice.chance(0.6):
        rows = (LabRow("TSH (3e génération)", number(shown, 2), "mUI/L", "0,40 à 4,00", shown > 4),)
        post.laboratory(chart, "TSH", rows)
    return chart.measure(m.TSH, shown, f"TSH {number(shown, 2)}")


def gout(chart: Chart) -> Story:
    """Attacks, then allopurinol."""
    dice = chart.dice
    level = dice.bell(540.0, 25.0)
    colchicine = "Colchicine 1 mg puis 0,5 mg à H1" + (", prudence DFG" if chart.age > 70 else "")
    yield Told(
        "goutte",
        f"Crise hallux {dice.pick(('D', 'G'))} depuis hier soir, 3e épisode en un an.",
        f"MTP1 rouge, chaude, très douloureuse. {chart.temperature(37.2)}. "
        f"{chart.measure(m.PAIN, 8, 'EN 8/10')}.",
        f"{colchicine}, glace, repos. Uricémie à distance de la crise.",
    )
    yield Told(
        "goutte",
        f"Crise résolue. {chart.measure(m.URATE, round(level), f'Uricémie {round(level)} µmol/L')}.",
        "",
        f"{capital(chart.take('allopurinol 100 mg', '1 cp après le repas'))}, colchicine 0,5 mg/j 6 "
        "mois. "
        "Limiter bière et charcuterie.",
    )
    while True:
        level += (345 - level) * 0.5
        text = chart.measure(m.URATE, round(level), f"Uricémie {round(level)} µmol/L")
        yield Told("goutte", f"Pas de nouvelle crise. {text}.", "", "Objectif < 360. Allopurinol poursuivi.")
