"""Runs, jobs and access keys: rows that any process can read."""

from __future__ import annotations

import pytest

from corpus.access_keys import Role, generate, hash_of, parse
from corpus.errors import InvalidRequest, NotFound
from corpus.model import OWNER, Reader
from corpus.store import FileResult, JobState, RunState, Store
from corpus.tables import access_keys


def test_a_run_says_what_became_of_each_file(store: Store):
    """Counts by status, results by path, a second result in place of the first."""
    assert store.last_run() is None
    run = store.begin_run("ingest", "/library")
    store.record_file_result(run, "b.pdf", "refused", "encrypted", "needs a password", 0, 0.5)
    store.record_file_result(run, "a.pdf", "failed")
    store.record_file_results(
        run, [FileResult("a.pdf", "failed"), FileResult("a.pdf", "added", passages=12, seconds=1.5)]
    )
    running = store.run(run)
    assert (running.state, running.finished_at) == (RunState.RUNNING, None)
    finished = store.finish_run(run)
    assert finished == store.last_run()
    assert (finished.state, finished.passages) == (RunState.FINISHED, 12)
    assert finished.counts == {"added": 1, "refused": 1}
    assert finished.finished_at is not None
    assert finished.finished_at >= finished.started_at
    assert store.run_results(run) == [
        FileResult("a.pdf", "added", passages=12, seconds=1.5),
        FileResult("b.pdf", "refused", "encrypted", "needs a password", 0, 0.5),
    ]


def test_only_the_latest_runs_are_kept(store: Store):
    """A folder watched for years does not fill the disk with reports."""
    begun = [store.begin_run("ingest", str(number)) for number in range(25)]
    store.record_file_result(begun[-1], "a.pdf", "added")
    last = store.last_run()
    assert last is not None
    assert (last.id, last.source) == (begun[-1], "24")
    assert store.run(begun[5]).source == "5"
    with pytest.raises(NotFound):
        store.run(begun[4])
    with pytest.raises(NotFound):
        store.finish_run(begun[4])


def test_a_job_is_seen_by_every_process_as_it_goes(store: Store):
    """What is not given stays as it was."""
    job = store.create_job("upload", total=3, detail="three files")
    assert (job.state, job.done, job.total, job.result) == (JobState.QUEUED, 0, 3, {})
    store.update_job(job.id, state=JobState.RUNNING, done=1)
    store.update_job(job.id, done=2)
    done = store.update_job(job.id, state=JobState.DONE, done=3, result={"documents": ["é"]})
    assert done == store.job(job.id)
    assert (done.done, done.total, done.detail) == (3, 3, "three files")
    assert done.result == {"documents": ["é"]}
    assert done.updated_at >= job.updated_at
    for ask in (store.job, store.update_job):
        with pytest.raises(NotFound):
            ask("none")


def test_a_key_opens_what_it_was_made_for(store: Store):
    """Name, role, network and groups come back with the key, and its secret is nowhere kept."""
    key, text = store.add_key(
        " Forum team ", Role.CURATOR, in_network=True, groups=("organisers", "ministère")
    )
    assert key.name == "Forum team"
    assert store.key_holder(text) == key
    assert store.key_holder(f" {text}\n") == key
    assert key.reader == Reader(frozenset({"organisers", "ministère"}), in_network=True)
    with store._database.reading() as connection:
        row = str(connection.execute(access_keys.select()).one())
    _, secret = parse(text) or ("", "")
    assert secret
    assert secret not in row
    assert hash_of(secret) in row


def test_a_key_with_one_letter_wrong_opens_nothing(store: Store):
    """Only the whole key does."""
    _, text = store.add_key("x", Role.READER)
    other = "A" if text[-1] != "A" else "B"
    for wrong in ("", text[:-1], text + "A", text[:-1] + other, text.upper(), "é" + text):
        assert store.key_holder(wrong) is None


def test_a_key_of_nobody_opens_nothing(store: Store):
    """Neither a well-made key that was never given out nor one with another's secret."""
    first, text = store.add_key("a", Role.READER)
    second, _ = store.add_key("b", Role.READER)
    assert store.key_holder(generate().text) is None
    assert store.key_holder(text.replace(first.id, second.id)) is None
    assert store.key_holder(text) == first


def test_a_revoked_key_opens_nothing_and_is_remembered(store: Store):
    """The list still says whose it was and since when it is void."""
    key, text = store.add_key("x", Role.ADMINISTRATOR)
    store.revoke_key(key.id)
    [listed] = store.list_keys()
    store.revoke_key(key.id)
    assert store.key_holder(text) is None
    assert listed.revoked_at is not None
    assert store.list_keys() == [listed]
    with pytest.raises(NotFound):
        store.revoke_key("none")


@pytest.mark.parametrize(("name", "groups"), [("", ()), ("  ", ()), ("x" * 201, ()), ("x", ("",))])
def test_a_key_needs_a_holder(store: Store, name: str, groups: tuple[str, ...]):
    """A key without a name could not be told from others when it is to be revoked."""
    with pytest.raises(InvalidRequest):
        store.add_key(name, Role.READER, groups=groups)


def test_roles_include_one_another(store: Store):
    """An administrator may do what a curator may, and reads everything; a reader curates not."""
    held = {role: store.add_key(role, role)[0] for role in Role}
    assert held[Role.ADMINISTRATOR].role.includes(Role.CURATOR)
    assert held[Role.CURATOR].role.includes(Role.CURATOR)
    assert not held[Role.READER].role.includes(Role.CURATOR)
    assert not held[Role.CURATOR].role.includes(Role.ADMINISTRATOR)
    assert held[Role.ADMINISTRATOR].reader.reads_everything == OWNER.reads_everything
    assert not held[Role.CURATOR].reader.reads_everything


def test_keys_never_repeat():
    """Two hundred and fifty-six random bits each."""
    made = [generate() for _ in range(100)]
    assert len({key.text for key in made}) == len({key.secret_hash for key in made}) == 100
    assert all(parse(key.text) for key in made)
