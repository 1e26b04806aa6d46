"""Classes of medicines one may be allergic to: their members by name or by the ending of a substance.

Names are folded (``vault.search.fold``). Brands stand beside substances, because
free text works without the public list of medicines. The list is for a warning
that asks for a reason, not a reference: it is better asked once too often.
"""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class AllergenClass:
    """A class: the words it goes by, its members, and what ends or begins a member's name."""

    key: str
    called: tuple[str, ...]
    members: frozenset[str]
    pattern: re.Pattern[str] | None = None
    #: Classes that may cross-react.
    related: tuple[str, ...] = ()

    def holds(self, word: str) -> bool:
        """Whether a folded word names a member."""
        return word in self.members or (self.pattern is not None and self.pattern.fullmatch(word) is not None)


def _class(
    key: str, called: str, members: str, pattern: str | None = None, related: tuple[str, ...] = ()
) -> AllergenClass:
    names = tuple(name.strip() for name in called.split(","))
    return AllergenClass(
        key, names, frozenset(members.split()), re.compile(pattern) if pattern else None, related
    )


CLASSES: Final = (
    _class(
        "penicillins",
        "penicilline, penicillines, betalactamine, betalactamines, beta lactamine, beta lactamines",
        "augmentin clamoxyl oracilline orbenine extencilline bristopen",
        r"\w+cill?ine?|penicill?ine?",
        ("cephalosporins", "carbapenems"),
    ),
    _class(
        "cephalosporins",
        "cephalosporine, cephalosporines, betalactamine, betalactamines, beta lactamine, beta lactamines",
        "oroken orelox zinnat rocephine claforan",
        r"cef\w{3,}",
        ("penicillins",),
    ),
    _class("carbapenems", "carbapeneme, carbapenemes", "tienam invanz", r"\w+penem[e]?", ("penicillins",)),
    _class(
        "macrolides",
        "macrolide, macrolides",
        "erythromycine josamycine spiramycine rodogyl birodogyl zithromax zeclar josacine rovamycine rulid",
        r"\w+thromycine",
    ),
    _class(
        "quinolones",
        "quinolone, quinolones, fluoroquinolone, fluoroquinolones",
        "ciflox oflocet tavanic izilox",
        r"\w+floxacine",
    ),
    _class(
        "sulfonamides",
        "sulfamide, sulfamides, sulfonamide, sulfonamides",
        "bactrim cotrimoxazole adiazine",
        r"sulfa(?:methoxazole|diazine|salazine|furazole|doxine)\w*",
    ),
    _class(
        "nsaids",
        "ains, anti inflammatoire, anti inflammatoires",
        "ibuprofene ketoprofene naproxene diclofenac aspirine acetylsalicylique aspegic kardegic advil"
        " nurofen antarene spedifen profenid apranax voltarene celecoxib celebrex etoricoxib arcoxia"
        " meloxicam piroxicam feldene flurbiprofene antadys indometacine nifluril niflumique mefenamique"
        " ponstyl aceclofenac cartrex tiaprofenique surgam",
        r"\w+profene|\w+oxicam|\w+coxib",
    ),
    _class(
        "opioids",
        "opioide, opioides, opiace, opiaces, morphinique, morphiniques",
        "morphine codeine tramadol oxycodone fentanyl skenan actiskenan oxycontin oxynorm topalgic contramal"
        " ixprim lamaline codoliprane opium nalbuphine buprenorphine subutex hydromorphone sophidone"
        " durogesic",
    ),
    _class("paracetamol", "paracetamol", "paracetamol doliprane dafalgan efferalgan"),
    _class(
        "iodine",
        "iode, produit de contraste iode, produits de contraste iodes, iodes",
        "betadine povidone iomeron omnipaque xenetix visipaque iopamidol iohexol ioversol",
        r"io(?:hexol|pamidol|meprol|promide|versol|bitridol|dixanol)",
    ),
    _class("ace_inhibitors", "iec, inhibiteur de l enzyme de conversion", "triatec coversyl", r"\w{3,}pril"),
    _class("sartans", "sartan, sartans", "aprovel kenzen tareg cozaar micardis", r"\w{2,}sartan"),
    _class("statins", "statine, statines", "tahor crestor zocor elisor vasten", r"\w{3,}vastatine"),
    _class(
        "benzodiazepines",
        "benzodiazepine, benzodiazepines",
        "xanax lexomil temesta seresta valium rivotril lysanxia",
        r"\w+(?:zepam|zolam)|\w*bromazepam|clobazam|clorazepate",
    ),
    _class(
        "local_anaesthetics",
        "anesthesique local, anesthesiques locaux",
        "xylocaine emla naropeine marcaine",
        r"(?:lido|bupi|ropi|mepi|arti|prilo|tetra)\w*caine",
    ),
    _class("cyclines", "cycline, cyclines, tetracycline, tetracyclines", "doxy tolexine", r"\w+cycline"),
)
BY_KEY: Final = {one.key: one for one in CLASSES}


def called(folded: str) -> list[AllergenClass]:
    """The classes that a folded text names as such."""
    return [one for one in CLASSES if any(f" {name} " in f" {folded} " for name in one.called)]


def holding(words: list[str]) -> list[AllergenClass]:
    """The classes that hold one of these folded words."""
    return [one for one in CLASSES if any(map(one.holds, words))]
