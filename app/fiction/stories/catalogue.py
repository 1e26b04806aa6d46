"""Who meets which story: at what age, of which sex, in which months, how often, and when they come back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from app.fiction.chart import Chart
from app.fiction.dice import Dice
from app.fiction.model import Sex
from app.fiction.stories import acute, chronic, lasting
from app.fiction.told import Story

_COLD = frozenset((10, 11, 12, 1, 2, 3))
_SPRING = frozenset((4, 5, 6))
_SUMMER = frozenset((5, 6, 7, 8, 9))
_AUTUMN = frozenset((10, 11, 12))
_RETURN_TO_SPORT = frozenset((6, 8, 9, 10))
_ALWAYS = frozenset(range(1, 13))
F, M = Sex.FEMALE, Sex.MALE


@dataclass(frozen=True, slots=True, eq=False)
class Acute:
    """``again`` are the days after the first visit on which the next steps are told."""

    story: Callable[[Chart], Story]
    weight: float
    youngest: int
    oldest: int
    months: frozenset[int] = _ALWAYS
    sex: Sex | None = None
    again: tuple[int, ...] = ()
    while_pregnant: bool = False


_ACUTE = (
    Acute(acute.cold, 6.0, 0, 40, _COLD, while_pregnant=True),
    Acute(acute.cold, 2.0, 0, 90),
    Acute(acute.ear, 4.0, 0, 7, _COLD, again=(9,)),
    Acute(acute.throat, 3.0, 3, 35, while_pregnant=True),
    Acute(acute.bronchiolitis, 5.0, 0, 1, _COLD, again=(1,)),
    Acute(acute.stomach, 3.0, 0, 75),
    Acute(acute.chickenpox, 1.5, 1, 8),
    Acute(acute.cough, 4.0, 16, 95, _COLD, again=(12,)),
    Acute(acute.lungs, 1.0, 25, 95, _COLD, again=(3,)),
    Acute(acute.flu, 3.0, 10, 95, _COLD),
    Acute(acute.sinus, 1.5, 16, 70, _COLD),
    Acute(acute.cystitis, 2.5, 17, 90, sex=F, while_pregnant=True),
    Acute(acute.wound, 1.6, 2, 85, again=(3, 9)),
    Acute(acute.ankle, 1.6, 10, 60, again=(7,)),
    Acute(acute.acute_back, 2.4, 22, 75, again=(10,)),
    Acute(acute.neck, 1.4, 18, 75),
    Acute(acute.tendon, 1.8, 22, 75, again=(30,)),
    Acute(acute.eczema, 1.6, 0, 14),
    Acute(acute.hay_fever, 2.5, 6, 60, _SPRING),
    Acute(acute.vertigo, 0.9, 40, 95),
    Acute(acute.shingles, 0.6, 50, 95, again=(16,)),
    Acute(acute.fall, 1.6, 76, 105),
    Acute(acute.eye, 1.0, 1, 80, while_pregnant=True),
    Acute(acute.tick, 0.8, 3, 75, _SUMMER),
    Acute(acute.tired, 1.6, 15, 80, again=(8,)),
    Acute(acute.sleepless, 0.9, 25, 85),
    Acute(acute.strain, 0.9, 25, 60, again=(10,)),
    Acute(acute.sport, 2.2, 7, 60, _RETURN_TO_SPORT),
    Acute(acute.flu_shot, 12.0, 65, 105, _AUTUMN),
    Acute(acute.booster, 0.5, 25, 85),
    Acute(acute.call, 1.3, 25, 105, while_pregnant=True),
    Acute(acute.mole, 0.7, 18, 85),
    Acute(acute.screening, 1.2, 50, 74),
    Acute(acute.paperwork, 0.6, 25, 90),
    Acute(acute.operation, 0.6, 40, 85, again=(24, 60)),
)


def acute_story(dice: Dice, age: int, sex: Sex, month: int, pregnant: bool) -> Acute:
    """Something that happens at that age in that month."""
    kinds, weights = _possible(age, sex, month, pregnant)
    return dice.weighted(kinds, weights)


@lru_cache(maxsize=8192)
def _possible(age: int, sex: Sex, month: int, pregnant: bool) -> tuple[tuple[Acute, ...], tuple[float, ...]]:
    fitting = tuple(
        kind
        for kind in _ACUTE
        if kind.youngest <= age <= kind.oldest
        and month in kind.months
        and kind.sex in (None, sex)
        and (kind.while_pregnant or not pregnant)
    )
    return fitting, tuple(kind.weight for kind in fitting)


@dataclass(frozen=True, slots=True)
class Lasting:
    """A long illness: ``shares`` gives how many have it from each age on; ``label`` names it in the record."""

    story: Callable[[Chart], Story]
    label: str
    shares: tuple[tuple[int, float], ...]
    sex: Sex | None = None
    while_pregnant: bool = False
    until: int = 120

    def share(self, age: int, sex: Sex) -> float:
        if self.sex not in (None, sex) or age > self.until:
            return 0.0
        return next((share for least, share in reversed(self.shares) if age >= least), 0.0)


@lru_cache(maxsize=512)
def shares(age: int, sex: Sex) -> tuple[tuple[str, float], ...]:
    """Each long illness that somebody of that age and sex may have, and how many have it."""
    found = ((name, kind.share(age, sex)) for name, kind in LASTING.items())
    return tuple((name, share) for name, share in found if share)


LASTING = {
    "hypertension": Lasting(chronic.hypertension, "HTA", ((38, 0.08), (50, 0.25), (62, 0.42), (75, 0.55))),
    "diabetes": Lasting(chronic.diabetes, "Diabète de type 2", ((40, 0.04), (55, 0.12), (68, 0.17))),
    "cholesterol": Lasting(chronic.cholesterol, "Dyslipidémie", ((42, 0.10), (58, 0.24), (82, 0.10))),
    "fibrillation": Lasting(chronic.fibrillation, "Fibrillation auriculaire", ((66, 0.07), (78, 0.18))),
    "thyroid": Lasting(chronic.thyroid, "Hypothyroïdie", ((28, 0.05), (50, 0.09)), F, while_pregnant=True),
    "gout": Lasting(chronic.gout, "Goutte", ((45, 0.05),), M),
    "asthma": Lasting(lasting.asthma, "Asthme", ((5, 0.08), (18, 0.06)), while_pregnant=True),
    "copd": Lasting(lasting.copd, "BPCO", ((55, 0.07), (68, 0.10))),
    "depression": Lasting(lasting.depression, "Syndrome dépressif", ((20, 0.05), (35, 0.08)), until=85),
    "knee": Lasting(lasting.knee, "Gonarthrose", ((56, 0.10), (68, 0.20))),
    "migraine": Lasting(lasting.migraine, "Migraine sans aura", ((18, 0.06),), F, until=55),
    "reflux": Lasting(lasting.reflux, "RGO", ((30, 0.06), (50, 0.10))),
    "prostate": Lasting(lasting.prostate, "HBP", ((60, 0.20), (72, 0.32)), M),
    "bones": Lasting(lasting.bones, "Ostéoporose", ((66, 0.16),), F),
    "memory": Lasting(lasting.memory, "Troubles neurocognitifs", ((80, 0.12), (87, 0.25))),
    "contraception": Lasting(lasting.contraception, "Contraception", ((17, 0.35), (22, 0.42)), F, until=45),
    "smoking": Lasting(lasting.smoking, "Tabagisme", ((24, 0.10),), until=68),
    "back": Lasting(lasting.back, "Lombalgie chronique", ((28, 0.08),), until=66),
}
