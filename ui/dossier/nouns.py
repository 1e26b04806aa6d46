"""What a record holds, counted in words: "12 notes, 3 documents"."""

from collections.abc import Mapping

from PySide6.QtCore import QObject


class NounWords(QObject):
    """By the name of the table each stands in."""

    def counted(self, counts: Mapping[str, int]) -> str:
        """Every noun there is, the most telling first; what has no word of its own counted together."""
        known = [self._of(table, counts[table]) for table in _TOLD if counts.get(table)]
        rest = sum(count for table, count in counts.items() if table not in (*_TOLD, *_WITH_OTHERS))
        if rest:
            known.append(self.tr("%n other lines", "", rest))
        return ", ".join(known) or self.tr("nothing")

    def _of(self, table: str, count: int) -> str:
        tr = self.tr
        match table:
            case "note":
                return tr("%n notes", "", count)
            case "document":
                return tr("%n documents", "", count)
            case "measurement":
                return tr("%n measurements", "", count)
            case "allergy":
                return tr("%n allergies", "", count)
            case "entry":
                return tr("%n lines of history, problems and treatments", "", count)
            case "vaccination":
                return tr("%n vaccinations", "", count)
            case "paper":
                return tr("%n papers", "", count)
            case "fee_note":
                return tr("%n fee notes", "", count)
            case "contact":
                return tr("%n contact points", "", count)
            case "identifier":
                return tr("%n identifiers", "", count)
            case "related_person":
                return tr("%n related persons", "", count)
            case "appointment":
                return tr("%n appointments", "", count)
            case _:
                return tr("%n tasks", "", count)


#: In this order.
_TOLD = (
    "note",
    "document",
    "measurement",
    "allergy",
    "entry",
    "vaccination",
    "paper",
    "fee_note",
    "contact",
    "identifier",
    "related_person",
    "appointment",
    "task",
)
#: They go with what is counted already.
_WITH_OTHERS = ("note_flag", "prescription_line")
