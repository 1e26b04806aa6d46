"""A page of help for each screen: what it is for, and what one would not find out alone.

A topic is named as the page of the window or of the record it is about.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from ui.workspace.places import (
    AGENDA,
    BACKUPS,
    CARE,
    DIRECTORY,
    DOSSIER,
    IMPORT,
    LOCKS,
    MEASURES,
    NOTES,
    PAPERS,
    PATIENTS,
    RECEIPTS,
    SETTINGS,
    TODAY,
)

#: Screens that are neither a page of the window nor a leaf of the record.
RECORD, FORM, DOCUMENT = "record", "form", "document"


@dataclass(frozen=True, slots=True)
class Topic:
    """The name of a screen, and what there is to know about it."""

    title: str
    paragraphs: Sequence[str]


class HelpTopics(QObject):
    """The topics in words."""

    def topics(self) -> Mapping[str, Topic]:
        """Every topic by the screen it belongs to, in the order they are listed."""
        return {**self._day(), **self._patients(), **self._vault()}

    def _day(self) -> Mapping[str, Topic]:
        return {
            TODAY: Topic(
                self.tr("Today"),
                (
                    self.tr(
                        "What is to be done by today, of all patients: drafts that wait for a signature, "
                        "results to check, people to call back, vaccinations and prescriptions that fall due "
                        "within two weeks. It opens by itself at the first unlock of a day, where something "
                        "waits."
                    ),
                    self.tr(
                        "Space ticks the line one is on, and Undo brings it back. Enter opens the record, of "
                        "a draft at the draft. Nothing signs itself, so a draft cannot be ticked."
                    ),
                    self.tr(
                        "Ctrl+T notes a task: in a record about that patient, here about nobody. The day is "
                        "typed as one says it: tomorrow, Monday, 12/01, in 3 months."
                    ),
                ),
            ),
            AGENDA: Topic(
                self.tr("Agenda and round"),
                (
                    self.tr(
                        "A day lists its appointments by their hour, then the visits at home: the round, in "
                        "the order one gives it. Arrows walk from visit to visit and from day to day; with "
                        "Alt they move a visit, as the mouse does. N plans one, F2 changes it, Space says it "
                        "is done."
                    ),
                    self.tr(
                        "A round is repeated from an earlier one with the button beneath the days, where a "
                        "day has none yet."
                    ),
                    self.tr(
                        "A printed round holds an hour and a reference for each stop: no name, no initials, "
                        "no address, no motive. Who a reference is, this page alone says. Each print is "
                        "among what left the records concerned."
                    ),
                ),
            ),
        }

    def _patients(self) -> Mapping[str, Topic]:
        return {
            PATIENTS: Topic(
                self.tr("Find a patient"),
                (
                    self.tr(
                        "Three letters are enough: of the name, the first name or both, in any order and "
                        "without accents. A birth date or a phone number finds as well."
                    ),
                    self.tr("Enter opens the marked row. The list is always the one for what is typed."),
                    self.tr("Somebody who is not there yet is written down with Ctrl+Shift+N."),
                ),
            ),
            RECORD: Topic(
                self.tr("The record"),
                (
                    self.tr(
                        "The note is always ready: one types, it saves itself. Ctrl+Enter signs it; what is "
                        "signed never changes, and is completed by an addendum."
                    ),
                    self.tr(
                        "A slash and a few letters offer a short text: /ta, then Tab from stop to stop. Undo "
                        "takes it back in one step. Your own short texts are written in the settings."
                    ),
                    self.tr(
                        "A blood pressure, a weight or a temperature in the note is offered under it; Ctrl+M "
                        "writes it down, on the day of care. Ctrl+Shift+M puts the note into a form, and no "
                        "word is lost when the form changes."
                    ),
                    self.tr(
                        "Ctrl+Shift+P marks a note as personal, Ctrl+Shift+T as about a third person: both "
                        "are left out of the patient’s copy, and can be said of a signed note too."
                    ),
                    self.tr(
                        "Above the note stand the pages of the record: Note (Ctrl+N), Patient file (Ctrl+D), "
                        "Papers (Ctrl+E), Measurements (Ctrl+M) and Care (Ctrl+B)."
                    ),
                    self.tr(
                        "The timeline tells everything that happened: notes whole, and a line for each "
                        "document, paper, vaccination, session, and change of a treatment, and for the "
                        "measurements of a day. Enter on a line opens where more of it stands; Ctrl+F "
                        "searches in it, and the list beside shows one kind of thing alone."
                    ),
                    self.tr(
                        "An ordonnance tells its medicines there, and a letter whom it is for. Above all of "
                        "it stands a line for each note that waits for a signature; Enter opens it, and what "
                        "was being written meanwhile has its line in turn."
                    ),
                    self.tr(
                        "The allergies stay in sight above everything. At the side stands what stays true; "
                        "one adds to it in place."
                    ),
                    self.tr(
                        "Files dropped on the record, pasted or attached, become its documents one after "
                        "another, and the line at the bottom says how far that is. Stop, beside it, takes no "
                        "more of them in: those that are in stay, the others are named. What a lock finds "
                        "still waiting is named after the unlock: it is where it was. A file of more than "
                        "200 MiB is refused; one that cannot be displayed is filed as it came, and told of."
                    ),
                    self.tr(
                        "A note in the wrong record is marked as entered in error, and can be copied to the "
                        "right record in the same gesture."
                    ),
                ),
            ),
            FORM: Topic(
                self.tr("Identity"),
                (
                    self.tr(
                        "The strict traits are those of the identity document: birth name, first names, sex, "
                        "birth date and place. What a person is called in daily life stands beside them."
                    ),
                    self.tr(
                        "Somebody who looks like a patient that exists is shown before anything is kept."
                    ),
                    self.tr("Earlier versions are kept: nothing that was known is lost by a correction."),
                ),
            ),
            DOCUMENT: Topic(
                self.tr("An open document"),
                (
                    self.tr(
                        "It is read from memory: no copy of it is written anywhere on the disk. Ctrl++ and "
                        "Ctrl+- change its size, Ctrl+R turns it, Ctrl+F searches in it."
                    ),
                    self.tr(
                        "Its title, class, kind, date and source are corrected in their place. The class "
                        "decides where it may go: what is medical never goes to an insurer."
                    ),
                    self.tr(
                        "In a picture, Ctrl+Shift+R shows a frame: arrows move it, Shift and arrows change "
                        "its size, the mouse draws another. What it holds is covered, or is all that is "
                        "kept, in a copy filed beside the original, which stays as it is."
                    ),
                    self.tr(
                        "Ctrl+P prints it, from memory as well. That it was printed is among what left the "
                        "record, in the patient file."
                    ),
                ),
            ),
            DOSSIER: Topic(
                self.tr("Patient file"),
                (
                    self.tr(
                        "Everything that is true from one visit to the next. The names above lead to each "
                        "card; Tab and the arrows to what stands in it, Del takes a line back, Enter keeps a "
                        "form."
                    ),
                    self.tr(
                        "An identity is validated once its document was seen; it is retrieved or qualified "
                        "only with what the national service answered. Only a qualified one may carry the "
                        "INS number."
                    ),
                    self.tr(
                        "A day may be partial, 03/2019 or 2019. One that no calendar has is refused, except "
                        "for a birth date, which is kept as the papers have it."
                    ),
                    self.tr(
                        "Under the last card stands what was said before, part by part: in what words, by "
                        "whom, and until when. Earlier versions, on the pages of measurements and care and "
                        "beside an open document, leads to its own part."
                    ),
                ),
            ),
            MEASURES: Topic(
                self.tr("Measurements"),
                (
                    self.tr(
                        "One kind at a time: its chart, and under it the same readings as a table. Left and "
                        "Right walk through the chart, Up and Down through the table; both go together."
                    ),
                    self.tr(
                        "A target is typed as it is said: < 140/90, > 60 or 70-110. An empty field takes it "
                        "back. The range that came with a value, of a laboratory, goes before it."
                    ),
                    self.tr(
                        "In the table Enter corrects a reading and Del takes it back; earlier versions are "
                        "kept. The body mass index is worked out of each weight and the height that counts: "
                        "an adult’s last one, a child’s of the same weeks. There are no growth curves."
                    ),
                ),
            ),
            PAPERS: Topic(
                self.tr("Papers"),
                (
                    self.tr(
                        "Ctrl+O begins an ordonnance, Ctrl+Shift+O repeats the last one, Ctrl+E shows all "
                        "papers and begins a letter, a certificate or a fee note. What will print stands "
                        "beside what one types."
                    ),
                    self.tr(
                        "Ctrl+P issues the paper and prints it; without a printer, and with Ctrl+Enter, it "
                        "is filed as PDF among the documents. What was issued never changes: it is "
                        "repeated, printed again as a duplicate, or taken back with a reason."
                    ),
                    self.tr(
                        "A medicine that meets a recorded allergy asks for a reason, which is kept with the "
                        "prescription. One without a posology or a duration asks for it once, and is then "
                        "issued as it stands. With the public list of medicines, imported in the settings, "
                        "names complete as one types."
                    ),
                    self.tr(
                        "In a letter ↓ and Enter take an address written to before, found by any of its "
                        "words. The patient’s copy is the whole record, without personal notes, remarks, and "
                        "what is of third persons; it is written down as having left."
                    ),
                ),
            ),
            CARE: Topic(
                self.tr("Care"),
                (
                    self.tr(
                        "Ctrl+Page Down and Ctrl+Page Up turn from the prescriptions to the care chart and "
                        "to the wounds."
                    ),
                    self.tr(
                        "A prescription somebody else wrote: Space counts a session, Enter changes it, Del "
                        "takes it back. When two sessions or two weeks are left, a task to have it renewed "
                        "is written once. Its scan, chosen among the documents, is shown beside it."
                    ),
                    self.tr(
                        "The care chart shows a week: the arrows walk through it, Space ticks, N says why "
                        "something was not done, Del takes the last of a cell back, Page Up shows the week "
                        "before."
                    ),
                    self.tr(
                        "A wound has its place on the figure, chosen with the mouse or in the list, and what "
                        "is seen at each visit. Its area is the one outlined on a photograph, or length by "
                        "width; the curve never mixes the two. In the list Space shows the photographs, two "
                        "at a time and at the same scale where both have one."
                    ),
                    self.tr(
                        "To measure on a photograph, put two points on a ruler that lies in it and type its "
                        "length, then put points around the edge. The arrows move the cross, with Shift "
                        "further; Space puts a point, Backspace takes one back. The wound and the ruler must "
                        "lie flat and at the same distance; the area of a curved surface comes out too small."
                    ),
                ),
            ),
            NOTES: Topic(
                self.tr("Search the notes of all patients"),
                (
                    self.tr(
                        "Every word that is typed must stand in the same text: a note, an allergy, the title "
                        "of a document, a paper, a line of the patient file. Enter opens the record, at what "
                        "was found where the timeline has it. The search itself is written to the access "
                        "log, what was typed is not."
                    ),
                ),
            ),
            IMPORT: Topic(
                self.tr("Take over a list of patients"),
                (
                    self.tr(
                        "The file is looked at first: what each column means, who would be new, who is there "
                        "already. Nothing is written before one agrees, and the whole can be undone."
                    ),
                ),
            ),
        }

    def _vault(self) -> Mapping[str, Topic]:
        return {
            DIRECTORY: Topic(
                self.tr("Correspondents"),
                (
                    self.tr(
                        "Whom you write to: colleagues, laboratories, hospitals, of no patient in "
                        "particular. Ctrl+Shift+A comes here from everywhere, Esc goes back to where one "
                        "was. A name, a specialty or a town finds them; Enter in the field, with nobody "
                        "found, writes somebody down."
                    ),
                    self.tr(
                        "In the list Enter changes a card, Del puts it away and Undo brings it back. Who is "
                        "put away is offered no more, and stays in what was written to them. Earlier "
                        "versions of a card are kept, and stand under it."
                    ),
                    self.tr(
                        "Where the recipient of a letter, a prescriber or the treating GP was typed and is "
                        "not known here, a line under the record offers to keep them: Ctrl+Shift+K does, "
                        "with the address, phone, mail and RPPS number that were typed; once more, it opens "
                        "the card, and keeping that leads back."
                    ),
                    self.tr(
                        "A treating GP is found here while one types: Down and Enter choose the card, and "
                        "any other name stays as it was typed. A letter offers the treating GP first, with "
                        "the address of the card, and shows its phone and MSSanté address below."
                    ),
                ),
            ),
            BACKUPS: Topic(
                self.tr("Backups"),
                (
                    self.tr(
                        "A backup goes to an external drive, encrypted like the vault, and counts once every "
                        "byte was read back. Two drives that take turns, one of them elsewhere, survive a "
                        "theft and a fire."
                    ),
                    self.tr(
                        "A backup is proven when one was restored from it: a rehearsal does that in a "
                        "scratch place, and leaves today as it is."
                    ),
                    self.tr(
                        "A drive that did not give back what was written to it gets no backup any more. "
                        "Should its cable have been the cause, format it: then it counts as a new drive."
                    ),
                    self.tr(
                        "A drive that was pulled out while it was written to may be one that your computer "
                        "no longer opens. Have it repaired, not formatted: Windows offers that, and so does "
                        "“Disks” on Linux. Its backups are still there."
                    ),
                ),
            ),
            SETTINGS: Topic(
                self.tr("Settings"),
                (
                    self.tr(
                        "How long Serment waits before it locks, how large the text is, what letterheads "
                        "say, who may open the vault. What is changed here holds at once."
                    ),
                ),
            ),
            RECEIPTS: Topic(
                self.tr("Receipts"),
                (
                    self.tr(
                        "What was received in a period, for the accountant: day, number of the fee note, "
                        "reference and sum. No name and no motive; the reference stands for the patient."
                    ),
                ),
            ),
            LOCKS: Topic(
                self.tr("Does my lock work?"),
                (
                    self.tr(
                        "Each line is something Serment notices on this computer: idleness, the locked "
                        "screen, sleep. A trial shows in a minute whether it really does."
                    ),
                ),
            ),
        }
