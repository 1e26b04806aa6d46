"""What is measured in a practice, coded by LOINC with UCUM units."""

from dataclasses import dataclass

PRESSURE_PANEL = "85354-9"


@dataclass(frozen=True, slots=True)
class Measure:
    loinc: str
    label: str
    unit: str
    panel: str | None = None


SYSTOLIC = Measure("8480-6", "Tension systolique", "mm[Hg]", PRESSURE_PANEL)
DIASTOLIC = Measure("8462-4", "Tension diastolique", "mm[Hg]", PRESSURE_PANEL)
WEIGHT = Measure("29463-7", "Poids", "kg")
HEIGHT = Measure("8302-2", "Taille", "cm")
BMI = Measure("39156-5", "IMC", "kg/m2")
TEMPERATURE = Measure("8310-5", "Température", "Cel")
PULSE = Measure("8867-4", "Fréquence cardiaque", "/min")
SATURATION = Measure("59408-5", "SpO2", "%")
RESPIRATION = Measure("9279-1", "Fréquence respiratoire", "/min")
HEAD = Measure("9843-4", "Périmètre crânien", "cm")
HBA1C = Measure("4548-4", "HbA1c", "%")
GLUCOSE = Measure("1558-6", "Glycémie à jeun", "g/L")
LDL = Measure("2089-1", "LDL-cholestérol", "g/L")
CREATININE = Measure("14682-9", "Créatinine", "umol/L")
GFR = Measure("62238-1", "DFG (CKD-EPI)", "mL/min/{1.73_m2}")
TSH = Measure("3016-3", "TSH", "m[IU]/L")
HAEMOGLOBIN = Measure("718-7", "Hémoglobine", "g/dL")
FERRITIN = Measure("2276-4", "Ferritine", "ug/L")
URATE = Measure("14933-6", "Uricémie", "umol/L")
CRP = Measure("1988-5", "CRP", "mg/L")
PSA = Measure("2857-1", "PSA", "ng/mL")
PEAK_FLOW = Measure("19935-6", "Débit expiratoire de pointe", "L/min")
PHQ9 = Measure("44261-6", "PHQ-9", "{score}")
PAIN = Measure("72514-3", "Douleur (EN)", "{score}")
MMSE = Measure("72106-8", "MMSE", "{score}")
FUNDAL_HEIGHT = Measure("11881-0", "Hauteur utérine", "cm")
FETAL_HEART = Measure("55283-6", "Rythme cardiaque fœtal", "/min")
