"""Which lines of an ordonnance ask for no posology: analyses, images, care by others, and what one wears.

The list keeps a question from being asked in vain, and is no reference: what is
not in it is asked about once, as a medicine.
"""

import re
from typing import Final

from vault.search import fold_name

_WORDS: Final = frozenset(
    # analyses
    "analyse analyses asat alat bhcg bilan bilans bnp calcemie cholesterol cpk creatinine creatininemie crp"
    " dfg dosage ecbu ferritine ferritinemie ggt glycemie hba1c hemogramme inr ionogramme lipidique nfs"
    " numeration phosphatases plaquettes prelevement prelevements proteinurie psa rai serologie serologies"
    " triglycerides troponine tsh uree uricemie vs"
    # images and traces
    " angioscanner arthroscanner doppler echodoppler ecg eeg emg holter irm mammographie"
    " osteodensitometrie panoramique radio radios scanner spirometrie tdm"
    # care by others
    " ergotherapie infirmier infirmiere infirmiers kine kinesitherapie massage massages orthophonie"
    " orthophoniques orthoptie pansement pansements pedicurie reeducation seance seances toilette"
    # what one wears, leans on, or measures with
    " attelle attelles bas bandelettes cannes ceinture chaussettes chevillere collants collier compresses"
    " contention corset deambulateur fauteuil genouillere lancettes lit lunettes matelas orthese ortheses"
    " prothese semelles tensiometre".split()
)
_BEGUN: Final = re.compile(r"(?:radiograph|echograph|scintigraph|endoscop|coloscop|gastroscop|fibroscop)\w+")


def names_act(text: str) -> bool:
    """Whether ``text`` names one: any word of it does."""
    return any(word in _WORDS or _BEGUN.fullmatch(word) for word in fold_name(text).split())
