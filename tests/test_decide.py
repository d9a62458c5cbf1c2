"""What happens to a file is decided from what is known, never from a look at its content."""

import pytest

from corpus.errors import PruneRefused
from corpus.store import KnownFile, Withdrawal
from ingest.decide import Action, decide, decide_prune


def known(path: str = "a.pdf", **more: object) -> KnownFile:
    values = {
        "revision": "r1",
        "input_hash": "same",
        "content_hash": "c",
        "document_id": f"id-{path}",
    }
    return KnownFile(path=path, **{**values, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("file", "twin", "again", "expected"),
    [
        (None, None, False, Action.TAKE_IN),
        (known(), None, False, Action.KEEP),
        (known(), None, True, Action.TAKE_IN),
        (known(input_hash="older"), None, False, Action.TAKE_IN),
        (known(refusal_code="empty", revision=None), None, False, Action.REFUSE_AGAIN),
        (known(refusal_code="empty", revision=None, input_hash="older"), None, False, Action.TAKE_IN),
        (known(refusal_code="empty", revision=None), None, True, Action.TAKE_IN),
        (known(revision=None, withdrawal=Withdrawal.REMOVED), None, False, Action.LEAVE_REMOVED),
        (known(revision=None, withdrawal=Withdrawal.REMOVED, input_hash="older"), None, False, Action.TAKE_IN),
        (known(revision=None, withdrawal=Withdrawal.GONE), None, False, Action.TAKE_IN),
        (None, "b.pdf", False, Action.SAME_AS_ANOTHER),
    ],
)  # fmt: skip
def test_a_file_is_taken_in_when_new_changed_or_asked_for(
    file: KnownFile | None, twin: str | None, again: bool, expected: Action
) -> None:
    assert decide("same", file, twin, again=again) is expected


def test_pruning_withdraws_what_left_the_folder() -> None:
    files = {name: known(name) for name in "abcdef"}
    prune = decide_prune(files, set("bcdef"))
    assert (prune.paths, prune.documents) == (("a",), ("id-a",))


def test_pruning_more_than_a_fifth_needs_a_yes() -> None:
    files = {name: known(name) for name in "abcdef"}
    with pytest.raises(PruneRefused) as refused:
        decide_prune(files, set("cdef"))
    assert refused.value.facts == {"leaving": 2, "served": 6}
    assert len(decide_prune(files, set("cdef"), yes=True).documents) == 2


def test_refused_files_that_left_are_forgotten_without_asking() -> None:
    files = {"a": known("a"), "b": known("b", revision=None, refusal_code="empty")}
    prune = decide_prune(files, {"a"})
    assert (prune.paths, prune.documents) == (("b",), ())
