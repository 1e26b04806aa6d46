"""Other illnesses that last: lungs, mind, joints, memory, and contraception, which is none."""

from app.fiction import correspondents as post
from app.fiction import measures as m
from app.fiction.chart import Chart
from app.fiction.papers import LabRow
from app.fiction.told import Story, Told, capital, number


def asthma(chart: Chart) -> Story:
    """Asthma that a daily inhaler controls."""
    dice = chart.dice
    best = (chart.dice.between(38, 45) if chart.woman else dice.between(48, 58)) * 10
    if chart.age < 15:
        best = max(120, chart.age * 26)
    share, child = 0.72, chart.age < 12
    inhaler = ("fluticasone 50 µg", "1 bouffée x2/j, chambre d'inhalation") if child else (
        "budésonide/formotérol 200/6", "1 inhalation matin et soir")  # fmt: skip
    chart.take("salbutamol 100 µg", "1 à 2 bouffées si gêne")
    yield Told(
        "asthme",
        f"Toux nocturne, gêne à l'effort, salbutamol {dice.between(4, 6)} fois/sem. "
        + dice.pick(("Chat à la maison.", "Terrain atopique.", "Aggravé au printemps.")),
        f"Sibilants expiratoires bilatéraux. {chart.saturation(96.4)}. {_flow(chart, best * share)}",
        f"{capital(chart.take(*inhaler))}. Technique montrée, plan d'action remis. EFR demandées.",
    )
    while True:
        share += (0.97 - share) * 0.5 + dice.bell(0.0, 0.02)
        said = (
            dice.pick(_BREATH)
            if share > 0.85
            else "Encore 1 à 2 réveils/semaine, oublie le traitement de fond."
        )
        plan = dice.pick(
            ("Asthme contrôlé, même palier.", "ACT 23/25. On poursuit.", "Technique d'inhalation revue, ok.")
        )
        if share <= 0.85:
            plan = "Observance reprise, technique corrigée. Revoir 2 mois."
        if dice.chance(0.15):
            post.letter(
                chart,
                post.LUNGS,
                "Explorations fonctionnelles respiratoires",
                "Chère consœur,",
                "Les EFR de ce jour montrent un VEMS à 86 % de la théorique, réversible de 14 % après "
                "bêta-2-mimétiques. FeNO à 31 ppb.",
                "CONCLUSION : asthme partiellement contrôlé, poursuite du traitement de fond. Bien "
                "confraternellement.",
            )
        yield Told("asthme", said, f"Ausc. libre. {chart.saturation()}. {_flow(chart, best * share)}", plan)


_BREATH = (
    "Pas de gêne nocturne, salbutamol < 1 fois/sem.",
    "Fait du sport sans gêne.",
    "Une exacerbation légère lors d'un rhume, gérée seule.",
    "Aucun réveil nocturne depuis 3 mois.",
)


def _flow(chart: Chart, litres: float) -> str:
    value = round(litres / 10) * 10
    return f"{chart.measure(m.PEAK_FLOW, value, f'DEP {value} L/min')}."


def copd(chart: Chart) -> Story:
    """A smoker's chronic bronchitis."""
    dice = chart.dice
    packs, smoker = dice.between(28, 55), dice.chance(0.4)
    post.chest_film(chart, shadow=False)
    yield Told(
        "BPCO",
        f"Dyspnée stade 2 mMRC, toux grasse matinale. Tabac {packs} PA, {'actif' if smoker else 'sevré'}.",
        f"MV diminué, quelques ronchi. {chart.saturation(94.5)}. {chart.weigh()}",
        f"{capital(chart.take('tiotropium 18 µg', '1 inhalation le matin'))}. EFR, radio thorax. Grippe "
        "+ pneumocoque.",
    )
    while True:
        yield Told(
            "BPCO",
            dice.pick(
                (
                    "Dyspnée stable, pas d'exacerbation.",
                    "Crachats clairs, marche 30 min.",
                    "Une exacerbation cet hiver, traitée par le remplaçant.",
                    "Réhabilitation respiratoire en cours, se sent mieux.",
                )
            ),
            f"MV diminué aux bases, pas de sibilant. {chart.saturation(94.6)}.",
            dice.pick(
                (
                    "Même traitement.",
                    "Technique revue.",
                    "Conseil sevrage, TNS proposés.",
                    "Vaccin grippe fait.",
                )
            ),
        )


def depression(chart: Chart) -> Story:
    """A depression that lifts over a year."""
    dice = chart.dice
    score = dice.between(16, 20)
    why = dice.pick(
        ("Conflit au travail.", "Séparation récente.", "Deuil il y a 3 mois.", "Épuisement, aidant familial.")
    )
    yield Told(
        "syndrome dépressif",
        f"Tristesse, anhédonie, réveils à 4 h depuis 2 mois. {why} Pas d'idée suicidaire.",
        f"{_mood(chart, score)} {chart.pressure()} {chart.weigh()}",
        f"{capital(chart.take('sertraline 50 mg', '1 cp le matin'))}. Psychologue (Mon soutien psy). "
        f"{'AT 15 j. ' if chart.age < 62 else ''}Revoir à J10.",
    )
    while True:
        score = max(3, score - dice.between(2, 5))
        if score > 10:
            said = dice.pick(
                (
                    "Un peu mieux, sommeil encore haché.",
                    "Nausées les premiers jours, passées. Élan revient peu.",
                )
            )
            plan = "Poursuite sertraline, pas d'IDS. Revoir 1 mois."
        else:
            said = dice.pick(
                (
                    "Thymie bonne, a repris ses activités.",
                    "Dort bien, projets.",
                    "Va nettement mieux, suit la psy.",
                )
            )
            plan = dice.pick(
                (
                    "Poursuite 6 mois après rémission.",
                    "Maintien du traitement, arrêt à discuter au printemps.",
                )
            )
        yield Told("suivi thymique", said, _mood(chart, score), plan)


def _mood(chart: Chart, score: int) -> str:
    return f"{chart.measure(m.PHQ9, score, f'PHQ-9 {score}/27')}."


def knee(chart: Chart) -> Story:
    """An arthritic knee."""
    dice = chart.dice
    side = dice.pick(("D", "G"))
    post.knee_film(chart, side)
    post.imaging(
        chart,
        f"Radiographie du genou {'droit' if side == 'D' else 'gauche'}",
        "Gonalgie mécanique.",
        "Pincement de l'interligne fémoro-tibial interne en charge. Ostéophytose marginale modérée. Pas "
        "d'épanchement.",
        "Gonarthrose fémoro-tibiale interne, stade 2 de Kellgren et Lawrence.",
    )
    yield Told(
        f"gonarthrose {side}",
        "Gonalgie mécanique, dérouillage 10 min, descend mal les escaliers.",
        f"Genou {side} : pas d'épanchement, flexion 120°, rabot +. {chart.measure(m.PAIN, 6, 'EN 6/10')}. "
        f"{chart.body_mass()}",
        f"{capital(chart.paracetamol())}. Kiné 15 séances. Radio genoux en charge.",
    )
    while True:
        pain = dice.between(2, 5)
        yield Told(
            f"gonarthrose {side}",
            dice.pick(
                (
                    "Soulagé par la kiné.",
                    "Gêne aux escaliers, marche 1 h.",
                    "Poussée la semaine dernière, résolue.",
                )
            ),
            chart.measure(m.PAIN, pain, f"EN {pain}/10") + ".",
            dice.pick(
                (
                    "Paracétamol à la demande, vélo.",
                    "Renouv. kiné 10 séances.",
                    "Infiltration à discuter si récidive.",
                )
            ),
        )


def migraine(chart: Chart) -> Story:
    dice = chart.dice
    monthly = dice.between(4, 7)
    yield Told(
        "migraine",
        f"Céphalées hémicrâniennes pulsatiles, photophobie, nausées, {monthly}/mois. Sœur migraineuse. Pas "
        "d'aura.",
        f"Examen neuro normal, nuque souple. {chart.pressure()}",
        f"{capital(chart.take('sumatriptan 50 mg', '1 cp dès le début, max 2/24 h'))}. Agenda des "
        "crises. Revoir 2 mois.",
    )
    while True:
        monthly = max(1, monthly - dice.between(0, 1))
        yield Told(
            "migraine",
            f"{monthly} crise{'s' if monthly > 1 else ''}/mois, triptan efficace en 1 h. Agenda apporté.",
            chart.pressure(),
            dice.pick(
                (
                    "Pas d'abus médicamenteux. Renouvelé.",
                    "Traitement de fond non souhaité.",
                    "Idem, hygiène de sommeil.",
                )
            ),
        )


def reflux(chart: Chart) -> Story:
    dice = chart.dice
    if chart.age > 50:
        post.letter(
            chart,
            post.GASTRO,
            "Fibroscopie œso-gastro-duodénale",
            "Chère consœur,",
            "FOGD réalisée sous anesthésie générale : œsophagite peptique grade A de Los Angeles, petite "
            "hernie hiatale. "
            "Muqueuse gastrique d'aspect normal, biopsies sans Helicobacter pylori.",
            "Traitement par IPP 8 semaines puis à la demande. Bien confraternellement.",
            days=30,
        )
    yield Told(
        "RGO",
        "Pyrosis postprandial et nocturne depuis 3 mois, pas de dysphagie, pas d'amaigrissement.",
        f"Abdomen souple, épigastre sensible. {chart.weigh()}",
        f"{capital(chart.take('ésoméprazole 20 mg', '1 gél. le matin'))}, 4 sem. Surélever la tête du lit.",
    )
    while True:
        yield Told(
            "RGO",
            dice.pick(
                ("Contrôlé sous IPP.", "Récidive à l'arrêt.", "Plus de brûlure, prend l'IPP à la demande.")
            ),
            "Abdomen souple.",
            dice.pick(
                ("IPP à dose minimale efficace.", "Tenter l'arrêt cet été.", "Renouvelé, RHD rappelées.")
            ),
        )


def prostate(chart: Chart) -> Story:
    dice = chart.dice
    nights = dice.between(3, 4)
    level = dice.bell(2.4, 0.8)
    text = chart.measure(m.PSA, round(level, 2), f"PSA {number(level, 2)} ng/mL")
    rows = (
        LabRow("PSA total", number(level, 2), "ng/mL", "< 4,00"),
        LabRow("Créatinine", "84", "µmol/L", "59 à 104"),
    )
    post.laboratory(chart, "PSA, créatinine", rows)
    yield Told(
        "HBP",
        f"Nycturie {nights}/nuit, jet faible. Pas de brûlure. IPSS {dice.between(14, 19)}. {text}.",
        "TR : prostate augmentée de volume, souple, indolore. BU négative.",
        f"{capital(chart.take('tamsulosine LP 0,4 mg', '1 gél. le soir'))}. Revoir 2 mois.",
    )
    while True:
        yield Told(
            "HBP",
            f"Nycturie {dice.between(1, 2)}, jet meilleur. Pas d'hypoTA orthostatique.",
            chart.pressure(),
            dice.pick(("Même traitement.", "Bien soulagé, on continue.", "PSA annuel.")),
        )


def bones(chart: Chart) -> Story:
    dice = chart.dice
    yield Told(
        "ostéoporose",
        f"Fracture du poignet sur chute de sa hauteur. DMO : T-score rachis -{number(dice.bell(2.8, 0.2))}.",
        f"{chart.body_mass()} Rachis non douloureux.",
        f"{capital(chart.take('acide risédronique 35 mg', '1 cp/semaine à jeun'))}, "
        f"{chart.take('cholécalciférol 50 000 UI', '1 ampoule/mois')}. Dentiste avant. Calcium alimentaire.",
    )
    while True:
        yield Told(
            "ostéoporose",
            dice.pick(
                ("Pas de nouvelle chute.", "Bonne tolérance du bisphosphonate.", "Gym douce 1 fois/sem.")
            ),
            f"Taille {chart.height - dice.between(1, 3)} cm.",
            dice.pick(
                (
                    "Poursuite, DMO à 5 ans de traitement.",
                    "Vit. D renouvelée.",
                    "Prévention des chutes revue.",
                )
            ),
        )


def memory(chart: Chart) -> Story:
    """An old person's memory fading, and the house visits."""
    dice = chart.dice
    chart.frail = True
    score = dice.between(21, 23)
    post.letter(
        chart,
        post.MEMORY_CLINIC,
        "Consultation mémoire",
        "Chère consœur,",
        f"Évaluation ce jour en présence de la famille. MMSE {score}/30, 5 mots de Dubois 6/10, IADL "
        "altérées "
        "(traitements, budget). IRM : atrophie hippocampique bilatérale.",
        "CONCLUSION : trouble neurocognitif majeur léger, maladie d'Alzheimer probable. APA, accueil de "
        "jour, "
        "orthophonie. Bien confraternellement.",
        days=40,
    )
    yield Told(
        "troubles mnésiques",
        "Vue avec sa fille : oublis, répète les questions, erreurs de médicaments." if chart.woman
        else "Vu avec sa femme : oublis, se perd en voiture, répète les questions.",
        f"{_mini_mental(chart, score)} Examen neuro sans déficit. {chart.weigh()}",
        "Consultation mémoire, TSH, B12, iono. IDE pour pilulier. Dossier APA.",
    )  # fmt: skip
    while True:
        score = max(9, score - dice.between(0, 2))
        said = dice.pick(_AT_HOME)
        yield Told(
            "suivi gériatrique",
            said,
            f"{chart.pressure()} {chart.weigh()} "
            + (_mini_mental(chart, score) if dice.chance(0.4) else "Pas d'escarre."),
            dice.pick(
                (
                    "Aide à domicile augmentée.",
                    "Compléments hyperprotidiques, pesée mensuelle.",
                    "Point avec la famille, directives anticipées évoquées.",
                    "IDE 2 passages/j, kiné à domicile.",
                )
            ),
        )


_AT_HOME = (
    "État général conservé, mange bien, un peu de déambulation le soir.",
    "AEG légère, appétit diminué selon l'équipe.",
    "Calme, de contact facile, marche avec déambulateur.",
    "Pas de chute ce mois-ci, sommeil correct.",
)


def _mini_mental(chart: Chart, score: int) -> str:
    return f"{chart.measure(m.MMSE, score, f'MMSE {score}/30')}."


def contraception(chart: Chart) -> Story:
    dice = chart.dice
    if chart.age >= 35 or dice.chance(0.3):
        pill = chart.take("désogestrel 75 µg", "1 cp/j en continu")
    else:
        pill = chart.take("lévonorgestrel/éthinylestradiol 150/30", "1 cp/j 21 j sur 28")
    yield Told(
        "contraception",
        "Souhaite une contraception. Pas d'ATCD thrombo-embolique perso ni familial, pas de migraine avec "
        "aura.",
        f"{chart.pressure()} {chart.body_mass()}",
        f"{capital(pill)}. CAT en cas d'oubli remise. Bilan à 3 mois, préservatif.",
    )
    while True:
        smear = chart.age >= 25 and dice.chance(0.3)
        yield Told(
            "contraception",
            dice.pick(
                ("Bonne tolérance, pas d'oubli.", "Quelques spottings.", "Satisfaite, pas de céphalée.")
            ),
            chart.pressure(),
            "Renouvelée 1 an." + (" FCU fait ce jour (HPV)." if smear and chart.age >= 30 else ""),
        )


def smoking(chart: Chart) -> Story:
    dice = chart.dice
    daily = dice.between(12, 25)
    yield Told(
        "sevrage tabagique",
        f"{daily} cig/j depuis {max(3, chart.age - 19)} ans, motivé{'e' if chart.woman else ''} (8/10). "
        "Fagerström 6.",
        f"{chart.pressure()} Ausc. libre. {chart.weigh()}",
        "Patch nicotine 21 mg + gommes 2 mg. Date d'arrêt fixée. Revoir J15.",
    )
    while True:
        daily = max(0, daily - dice.between(4, 10))
        said = f"Réduit à {daily} cig/j." if daily else "Non-fumeur depuis le dernier RDV, quelques envies."
        yield Told(
            "sevrage tabagique",
            said,
            chart.weigh(),
            "Encouragé. Patch dégressif, " + dice.pick(("14 mg.", "7 mg.", "relais gommes.")),
        )


def back(chart: Chart) -> Story:
    """A worker's back that comes back."""
    dice = chart.dice
    leave = "AT 5 j. " if chart.age < 64 else ""
    yield Told(
        "lombalgie",
        dice.pick(
            (
                "Lumbago en soulevant une palette.",
                "Blocage lombaire au jardin.",
                "Lombalgie depuis 3 j, travail penché.",
            )
        )
        + " Pas d'irradiation, pas de déficit.",
        f"Contracture paravertébrale, DDS 40 cm, Lasègue négatif. {_back_pain(chart, 7)}",
        f"{capital(chart.relief())}. Rester actif, chaleur. {leave}Pas d'imagerie.",
    )
    while True:
        pain = dice.between(2, 5)
        yield Told(
            "lombalgie",
            dice.pick(
                (
                    "Mieux, raideur matinale.",
                    "Récidive après trajet long.",
                    "Kiné utile, auto-exercices faits.",
                )
            ),
            f"DDS {dice.between(8, 24)} cm, pas de déficit, ROT présents. {_back_pain(chart, pain)}",
            dice.pick(
                (
                    "Kiné 10 séances, gainage.",
                    "Reprise du travail, ergonomie.",
                    "Médecin du travail : aménagement de poste.",
                )
            ),
        )


def _back_pain(chart: Chart, score: int) -> str:
    return f"{chart.measure(m.PAIN, score, f'EN {score}/10')}."
