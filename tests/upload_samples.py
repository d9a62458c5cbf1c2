"""Uploads as a caller makes them."""

from __future__ import annotations

import time
from typing import Any

from starlette.testclient import TestClient

DOCUMENTS = "/api/v1/documents"
NOTE = (
    b"The maternity voucher scheme in the coastal region was popular with young mothers, but the\n"
    b"vouchers ran out every autumn, and private clinics stopped accepting them after that.\n"
)


def upload(client: TestClient, name: str, content: bytes, **about: Any) -> Any:
    """Send a file and wait until its job has ended; the job."""
    accepted = client.post(DOCUMENTS, files={"file": (name, content)}, data=about)
    assert accepted.status_code == 202, accepted.text
    assert accepted.headers["location"] == accepted.json()["links"]["self"]
    return ended(client, accepted.json()["links"]["self"])


def ended(client: TestClient, address: str, seconds: float = 120.0) -> Any:
    """The job at this address once it has ended."""
    give_up = time.monotonic() + seconds
    while time.monotonic() < give_up:
        job = client.get(address).json()
        if job["state"] in {"done", "failed"}:
            return job
        time.sleep(0.05)
    raise AssertionError(f"still under way: {job}")
