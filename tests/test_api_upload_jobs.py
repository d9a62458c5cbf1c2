"""Jobs of uploads: in order, and what becomes of them when something interrupts."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from library_fixtures import BASE_URL, OpenLibrary
from starlette.testclient import TestClient
from upload_samples import DOCUMENTS, NOTE, ended, upload

from api.app import create_app
from api.workers.job_locks import JobLocks
from corpus.model import OWNER
from corpus.store import JobState


def test_an_upload_that_a_stop_interrupts_says_so(own_library: OpenLibrary) -> None:
    """Another process holds the index, so the upload waits; then the server stops."""
    library = own_library()
    with library.index.write(library.embedder.identity):
        with TestClient(create_app(library), base_url=BASE_URL) as client:
            accepted = client.post(DOCUMENTS, files={"file": ("note.txt", NOTE)}).json()
            assert accepted["state"] == "queued"
        assert library.store.job(accepted["id"]).state is JobState.FAILED
    with TestClient(create_app(library), base_url=BASE_URL) as client:
        job = client.get(accepted["links"]["self"]).json()
        assert (job["state"], job["problem"]["code"]) == ("failed", "interrupted")
        again = upload(client, "note.txt", NOTE)
        assert again["state"] == "done"


def test_a_job_of_a_killed_server_is_interrupted(owner_client: TestClient) -> None:
    """Nobody holds its lock any more, so nobody will finish it; one that is held goes on."""
    library = owner_client.app.state.library  # type: ignore[attr-defined]
    job = library.store.create_job("upload")
    library.store.update_job(job.id, state=JobState.RUNNING, detail="read")
    address = f"/api/v1/jobs/{job.id}"
    with JobLocks(library.settings.data_dir / "jobs").held(job.id):
        assert owner_client.get(address).json()["state"] == "running"
    found = owner_client.get(address, headers={"Accept-Language": "es"}).json()
    assert (found["state"], found["problem"]["code"]) == ("failed", "interrupted")
    assert found["problem"]["detail"].startswith("El servidor se detuvo")


def test_a_killed_process_lets_go_of_its_jobs(tmp_path: Path) -> None:
    """With no chance to say anything before it ends."""
    script = (
        "import sys, time, pathlib; from api.workers.job_locks import JobLocks\n"
        "with JobLocks(pathlib.Path(sys.argv[1])).held('job'):\n"
        "    print('held', flush=True); time.sleep(600)"
    )
    locks = JobLocks(tmp_path)
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        assert locks.is_held("job")
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert not locks.is_held("job")


def test_uploads_that_wait_together_all_say_what_came_of_them(owner_client: TestClient) -> None:
    """The first to be read takes the others in as well; each job still has its own file."""
    contents = [NOTE + f"This is note number {number}.\n".encode() for number in range(3)]
    accepted = [
        owner_client.post(DOCUMENTS, files={"file": (f"note-{number}.txt", content)}).json()
        for number, content in enumerate(contents)
    ]
    documents = set()
    for number, job in enumerate(accepted):
        found = ended(owner_client, job["links"]["self"])
        (file,) = found["files"]
        assert (found["state"], file["file_name"]) == ("done", f"note-{number}.txt")
        assert (file["passages"], file["language"]) == (1, "en")
        documents.add(file["document_id"])
    assert len(documents) == 3


def test_an_upload_goes_on_after_a_file_that_broke_the_worker(
    owner_client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens to one upload, the next is taken in."""
    library = owner_client.app.state.library  # type: ignore[attr-defined]
    real: Callable[..., Any] = library.ingest

    def breaks(*_: Any) -> None:
        raise RuntimeError("/secret/path")

    monkeypatch.setattr(library, "ingest", breaks)
    job = upload(owner_client, "note.txt", NOTE)
    assert (job["state"], job["problem"]["code"]) == ("failed", "unexpected")
    assert "secret" not in str(job)
    monkeypatch.setattr(library, "ingest", real)
    assert upload(owner_client, "note.txt", NOTE)["state"] == "done"
    assert library.store.documents(OWNER).total == 9
