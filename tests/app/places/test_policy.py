"""The rules alone: an unknown fact can refuse and can never allow."""

import re
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.places import policy
from app.places.facts import Bus, CloudRoot, Disk, Facts, Nature
from app.places.policy import ATOMIC, READABLE, Purpose, decide, decide_fictive
from app.places.reasons import SENTENCES, reason

DISKS = st.builds(
    Disk,
    id=st.sampled_from("abc"),
    name=st.just("sdx"),
    bus=st.none() | st.sampled_from(Bus),
    unpluggable=st.none() | st.booleans(),
)
IDS = st.none() | st.frozensets(st.sampled_from("abc"), max_size=1)
FACTS = st.builds(
    Facts,
    path=st.just("/x"),
    mount=st.none() | st.just("/"),
    file_system=st.none() | st.sampled_from(sorted(READABLE | {"neuffs"})),
    nature=st.none() | st.sampled_from(Nature) | st.just(Nature.DISK),
    disks=st.none() | st.lists(DISKS, max_size=3).map(tuple),
    system_disks=IDS,
    vault_disks=IDS,
    clouds=st.none() | st.just(()) | st.just((CloudRoot("Dropbox", "/x"),)),
    read_only=st.none() | st.booleans(),
    writable=st.none() | st.booleans(),
)
CAN_BE_UNKNOWN = [
    each.name for each in fields(Facts) if each.name not in ("path", "label", "uuid", "unread", "free_bytes")
]

GOOD = Facts(
    path="/media/anne/CLE",
    mount="/media/anne/CLE",
    file_system="ext4",
    nature=Nature.DISK,
    disks=(Disk("8:16", "sdb", Bus.USB, True),),
    system_disks=frozenset({"259:0"}),
    vault_disks=frozenset({"259:0"}),
    clouds=(),
    read_only=False,
    writable=True,
)


def without(facts: Facts, *names: str) -> Facts:
    """The same, with these facts not known."""
    known = {each.name: getattr(facts, each.name) for each in fields(facts)}
    return Facts(**known | dict.fromkeys(names))


@given(FACTS, st.sampled_from(Purpose), st.sets(st.sampled_from(CAN_BE_UNKNOWN)))
def test_a_fact_turned_unknown_never_turns_a_refusal_into_an_approval(facts, purpose, names):
    unknown = without(facts, *names)
    assert decide(facts, purpose).allowed or not decide(unknown, purpose).allowed
    assert decide_fictive(facts).allowed or not decide_fictive(unknown).allowed


@given(FACTS, st.sampled_from(Purpose), st.data())
def test_a_disk_turned_unknown_never_turns_a_refusal_into_an_approval(facts, purpose, data):
    if facts.disks:
        index = data.draw(st.integers(0, len(facts.disks) - 1))
        field = data.draw(st.sampled_from(["bus", "unpluggable"]))
        disks = list(facts.disks)
        disks[index] = replace(disks[index], **{field: None})
        unknown = replace(facts, disks=tuple(disks))
        assert decide(facts, purpose).allowed or not decide(unknown, purpose).allowed


@given(FACTS, st.sampled_from(Purpose))
def test_every_verdict_has_a_sentence_in_both_languages(facts, purpose):
    for verdict in (decide(facts, purpose), decide_fictive(facts)):
        for language in ("en", "fr"):
            sentence = reason(verdict, language)
            assert "{" not in sentence
            assert "?" not in sentence.replace("(?", "").replace("?)", "")


@given(FACTS)
def test_what_a_backup_is_approved_on_is_an_external_disk_of_its_own(facts):
    if decide(facts, Purpose.BACKUP).allowed:
        assert facts.disks
        ids = {disk.id for disk in facts.disks}
        assert all(disk.unpluggable for disk in facts.disks)
        assert not ids & (facts.system_disks or ids)
        assert not ids & (facts.vault_disks if facts.vault_disks is not None else ids)
        assert facts.nature is Nature.DISK
        assert facts.clouds == ()
        assert facts.read_only is False


@given(FACTS)
def test_a_vault_is_approved_only_where_a_rename_is_whole(facts):
    if decide(facts, Purpose.VAULT).allowed and facts.nature is Nature.DISK:
        assert facts.file_system in ATOMIC


@pytest.mark.parametrize("purpose", Purpose)
def test_a_good_external_drive_serves_every_purpose(purpose):
    assert decide(GOOD, purpose).allowed


@pytest.mark.parametrize("name", CAN_BE_UNKNOWN)
def test_each_fact_matters_to_a_backup(name):
    assert not decide(without(GOOD, name), Purpose.BACKUP).allowed


def test_a_folder_that_may_not_be_written_can_be_imported_from():
    facts = replace(GOOD, writable=False)
    assert decide(facts, Purpose.IMPORT).allowed
    assert decide(facts, Purpose.EXPORT).rule == "no-permission"


def test_memory_holds_a_fictive_vault_and_no_real_one():
    facts = replace(GOOD, nature=Nature.MEMORY, file_system="tmpfs", disks=())
    assert decide_fictive(facts).allowed
    assert decide(facts, Purpose.VAULT).rule == "memory"


@pytest.mark.parametrize("nature", [Nature.NETWORK, Nature.VIRTUAL, None])
def test_a_fictive_vault_stays_on_this_machine_too(nature):
    assert not decide_fictive(replace(GOOD, nature=nature)).allowed


def test_no_rule_is_without_a_sentence_and_no_sentence_without_a_rule():
    places = Path(policy.__file__).parent
    code = "".join(path.read_text() for path in places.glob("*.py") if path.name != "reasons.py")
    for rule in SENTENCES:
        assert f'"{rule.removesuffix("-unknown")}"' in code or f'"{rule}"' in code, rule
    yielded = re.findall(r'yield "([a-z-]+)"', code) + re.findall(r'Verdict\(\w+, "([a-z-]+)"', code)
    assert set(yielded) <= set(SENTENCES)


@pytest.mark.parametrize("rule", SENTENCES)
def test_french_sentences_keep_french_typography(rule):
    _, french = SENTENCES[rule]
    assert "'" not in french
    assert "“" not in french


@pytest.mark.parametrize("path", ["/media/anne/CLE", "/mnt", "/run/media/anne/CLE/Serment", "/Volumes/CLE"])
def test_where_a_drive_would_be_and_none_is_that_is_the_reason(path):
    vacant = replace(GOOD, path=path, mount="/", system_disks=frozenset({"8:16"}))
    assert decide(vacant, Purpose.BACKUP).rule == "nothing-mounted"
    assert decide(replace(vacant, mount=path), Purpose.BACKUP).rule == "system-disk"
    assert decide(replace(vacant, path="/home/anne"), Purpose.BACKUP).rule == "system-disk"
