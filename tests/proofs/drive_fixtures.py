"""Every recorded machine is judged right, and stays so when any one of its facts cannot be read."""

import time
from collections import Counter
from pathlib import Path

from app.places.judging import judge
from app.places.policy import Purpose, Verdict
from tests.app.places.machines.everyone import MACHINES
from tests.app.places.machines.faults import broken
from tests.app.places.machines.recorded import Box, Place, Recorded
from tests.proofs.proof import Proof

#: Upper ends of what a decision took, in milliseconds of processor time; none may take longer.
_MILLISECONDS = (1, 5, 50)
#: Said even where there are none.
_TOLD = ("wrong approvals", "decisions over 50 ms")


class Machines:
    """Each trial is one machine: all its folders, for each purpose."""

    runs = len(MACHINES)

    def __init__(self, _scratch: Path) -> None:
        self._counted: Counter[str] = Counter(dict.fromkeys(_TOLD, 0))

    def trial(self, number: int) -> None:
        """The rule that must decide decides; and no refusal turns into an approval for want of a fact."""
        machine = MACHINES[number]
        self._counted[f"machines, {machine.family}"] += 1
        for place in machine.places:
            for purpose, answer in place.answers:
                verdict = self._judged(machine.make(), place, purpose)
                self._counted["wrong approvals"] += verdict.allowed and not answer.must_be_allowed
                self._counted[f"false refusals, {machine}"] += answer.is_false_refusal
                said = f"{machine}: {place.path} for {purpose}: {verdict.rule}"
                assert verdict.rule == answer.rule(purpose), said
                assert verdict.allowed == (answer.must_be_allowed and not answer.is_false_refusal), said
                self._counted["approvals" if verdict.allowed else "refusals"] += 1
        self._stays_refused(machine)

    def _stays_refused(self, machine: Recorded) -> None:
        for what, box in broken(machine):
            for place in machine.places:
                for purpose, answer in place.answers:
                    if answer.refused_by:
                        verdict = self._judged(box, place, purpose)
                        said = f"{machine}: {place.path} for {purpose} without {what}"
                        assert not verdict.allowed, said
                        self._counted["refusals with one fact unreadable"] += 1

    def _judged(self, box: Box, place: Place, purpose: Purpose) -> Verdict:
        start = time.process_time()
        verdict = judge(place.path, purpose, box.machine, place.beside if purpose is Purpose.BACKUP else None)
        spent = (time.process_time() - start) * 1000
        within = next((f"within {limit} ms" for limit in _MILLISECONDS if spent <= limit), "over 50 ms")
        self._counted[f"decisions {within}"] += 1
        return verdict

    def facts(self) -> dict[str, int]:
        """How many of each, and how long a decision took."""
        return {name: count for name, count in sorted(self._counted.items()) if count or name in _TOLD}


PROOF = Proof(
    "drive-fixtures", "no recorded machine gets a wrong approval, whatever cannot be read", Machines
)
