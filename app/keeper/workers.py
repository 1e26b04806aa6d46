"""Work that goes on while the program locks: backups, each in a process of its own.

A worker needs no key. It is stopped politely and, since a write to a pulled
drive can hang for ever, killed when it does not listen.
"""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from app import messages as m
from app.keeper.roles import Child, Clock


class WorkerCrew(Protocol):
    """Starts workers."""

    def worker(self, kind: str) -> Child | None:
        """Start one, if the kind is known."""


@dataclass(slots=True)
class _Worker:
    number: int
    kind: str
    child: Child
    last: m.WorkerProgress | None = None
    outcome: m.WorkerEnded | None = None


@dataclass(slots=True)
class Workers:
    """Every worker under way, and who is told about it."""

    crew: WorkerCrew
    clock: Clock
    tell: Callable[[m.Message], None]
    patience: float = 5.0
    _working: dict[int, _Worker] = field(default_factory=dict)
    _open: set[str] = field(default_factory=set)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    @property
    def busy(self) -> bool:
        """Whether any is under way."""
        return bool(self._working)

    def start(self, kind: str, arguments: Mapping[str, str]) -> None:
        """Start a worker with its job."""
        number = next(self._numbers)
        child = self.crew.worker(kind)
        if child is None:
            self.tell(m.WorkerEnded(number, kind, "UnknownWorker", {}))
            return
        self._working[number] = _Worker(number, kind, child)
        for vault in sorted(self._open):
            child.send(m.VaultState(vault, True))
        child.send(m.Job(arguments))

    def heard(self, child: Child, message: m.Message) -> None:
        """A child spoke; others than workers are none of our business."""
        worker = self._of(child)
        match message:
            case m.Progress(fields) if worker:
                worker.last = m.WorkerProgress(worker.number, worker.kind, fields)
                self.tell(worker.last)
            case m.Finished(fields) if worker:
                worker.outcome = m.WorkerEnded(worker.number, worker.kind, None, fields)
            case m.Failed(error, fields) if worker:
                worker.outcome = m.WorkerEnded(worker.number, worker.kind, error, fields)
            case _:
                pass

    def ended(self, child: Child) -> None:
        """A child ended. One that said nothing of how it went was killed or crashed."""
        if worker := self._of(child):
            del self._working[worker.number]
            self.tell(worker.outcome or m.WorkerEnded(worker.number, worker.kind, "Interrupted", {}))

    def cancel(self, number: int) -> None:
        """Stop one, and kill it if it does not listen."""
        if worker := self._working.get(number):
            worker.child.send(m.Stop())
            self.clock.later(self.patience, lambda: self._kill(number))

    def cancel_all(self) -> None:
        """Stop every one."""
        for number in list(self._working):
            self.cancel(number)

    def vault_state(self, vault: str, is_open: bool) -> None:
        """Tell the workers that a vault was opened or closed."""
        (self._open.add if is_open else self._open.discard)(vault)
        for worker in self._working.values():
            worker.child.send(m.VaultState(vault, is_open))

    def report_to(self, child: Child) -> None:
        """Tell a window that has come on view how far each worker is."""
        for worker in self._working.values():
            if worker.last is not None:
                child.send(worker.last)

    def _kill(self, number: int) -> None:
        if worker := self._working.get(number):
            worker.child.kill()

    def _of(self, child: Child) -> _Worker | None:
        return next((worker for worker in self._working.values() if worker.child is child), None)
