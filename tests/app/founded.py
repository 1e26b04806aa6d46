"""A vault as the program founds one."""

from pathlib import Path

from app import founding
from app.host import Host
from tests.app.cli.shell import PASSPHRASE
from vault import creation
from vault.header import DataKey
from vault.records.practice import Practice
from vault.secret import Secret

ENTROPY = bytes(range(16))
PRACTICE = Practice("Dr Camille Exemple", name="Cabinet des Tilleuls")


def typed(text: str) -> Secret:
    return Secret(text.encode())


def founded(target: Path, here: Host) -> DataKey:
    ways = founding.new_ways(typed(PASSPHRASE), Secret(ENTROPY))
    data_key = founding.prepare(target, ways, creation.drawn(), here)
    founding.finish(target, data_key, PRACTICE, here)
    return data_key
