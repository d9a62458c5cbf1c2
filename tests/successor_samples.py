"""Guidance that has been superseded, in libraries for tests. A pytest plugin."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.bootstrap import Library
from ingest.run import IngestOptions

FEES_ASKED = "What does guidance say on user fees for mothers?"
FEES = "User fees for mothers at health centres should be set by each district every year."
FEES_NOW = f"Governments may wish to end them. {FEES} It did not serve the poor."
FUNDS = "A fund of the village buys medicines with what patients pay, and the committee keeps it."
FUNDS_NOW = "Medicines of the village should be bought from taxes, and patients should pay nothing."
NOTICE = "This summary was prepared from public sources. It is not an official document."
SOURCES = "Sources\n\n- A. Mensah, Medicines of the village and the fund, 2019."


def library_with(
    client: TestClient, folder: Path, matter: str, old: str, new: str, access: str
) -> Library:
    """The owner's library with guidance on the matter of 2001, and what took its place in 2021.

    Only the later is kept to those who have `access`.
    """
    folder.mkdir()
    for name, year, text in (("old", 2001, old), ("new", 2021, new)):
        (folder / f"{name}.md").write_text(f"# {matter} of {year}\n\n{text}\n", encoding="utf-8")
    (folder / "manifest.csv").write_text(
        "path,title,kind,guidance_status,superseded_by,access,year\n"
        f"old.md,{matter} of 2001,normative_guidance,superseded,new.md,public,2001\n"
        f"new.md,{matter} of 2021,normative_guidance,current,,{access},2021\n",
        encoding="utf-8",
    )
    library: Library = client.app.state.library  # type: ignore[attr-defined]
    library.ingest(folder, IngestOptions(matter.lower()))
    return library


def access_asked_for(request: pytest.FixtureRequest) -> str:
    """Who may read what took its place: all, unless the test gives another level of access."""
    return str(getattr(request, "param", "public"))


@pytest.fixture
def superseded_fees(
    request: pytest.FixtureRequest, owner_client: TestClient, tmp_path: Path
) -> Library:
    """A library in which guidance on user fees has been superseded."""
    access = access_asked_for(request)
    return library_with(owner_client, tmp_path / "fees", "Fees", FEES, FEES_NOW, access)


@pytest.fixture
def superseded_funds(
    request: pytest.FixtureRequest, owner_client: TestClient, tmp_path: Path
) -> Library:
    """Guidance on funds for medicines; what took its place does not speak of what is asked."""
    old, access = f"{FUNDS} Zumbara 1987.", access_asked_for(request)
    new = f"{NOTICE}\n\n## Posts\n\nPay nurses on time, every month, in all provinces.\n\n"
    new += f"## Medicines\n\n{FUNDS_NOW}\n\n## {SOURCES}"
    return library_with(owner_client, tmp_path / "funds", "Funds", old, new, access)
