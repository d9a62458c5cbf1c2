"""Pages as a test reads them, and documents that mean harm."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from api.bootstrap import Library
from corpus.evidence import Outcome
from corpus.model import OWNER, OutcomeLabel
from corpus.reviews.judgements import Aspect, Judgement

LANGUAGES = ("en", "fr", "es", "pt", "ar")
# One that the eight documents answer, from both sides.
QUESTION = "Did subsidising premiums of the poorest work?"
# A title and a text that would run, close tags and turn letters round, were they not shown as words.
ATTACK = '<script>alert("x")</script><img src=x onerror=alert(1)>"\'>&amp;'
TURNED = "\u202egnirahs tsoc\u202c"
HOSTILE_FRENCH = f"""La vaccination de porte en porte a réussi dans le district de Kolwara. {ATTACK} Les équipes ont
visité chaque ménage deux fois, et {TURNED} la couverture a dépassé les objectifs fixés au départ.
"""

# Longer than an excerpt, and what it is asked about stands at its end.
LONG_ENGLISH = """Supervision of village clinics

District teams in Torvaneland visited every village clinic each month for five years, with a list of
forty points and a day of work beside the nurse. In the first year the visits found that half of the
clinics had no register, that refrigerators stood without fuel and that stock cards were filled in on
the morning of the visit. In the second year a supervisor stayed with each clinic and brought fuel
and forms along, which the visits before had only asked for. Absence fell, and more children were
weighed and vaccinated at every clinic than before. The visits stopped for a season when the cars
were taken for an election, and the gains were lost within three months. Supervisors who stayed two
days, and slept in the village, kept the gains where the others lost them.
"""


class Answered(Protocol):
    """A response of whatever client."""

    @property
    def headers(self) -> Mapping[str, str]: ...

    @property
    def text(self) -> str: ...


def soup_of(response: Answered) -> BeautifulSoup:
    """The page, which has to be one."""
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return BeautifulSoup(response.text, "lxml")


def words(tag: Tag | None) -> str:
    """What is read aloud of a part of a page."""
    assert tag is not None
    return " ".join(tag.get_text().split())


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    """The one part of the page that the selector means."""
    found = page.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)}"
    return found[0]


def href(tag: Tag) -> str:
    """Where a link leads."""
    return str(tag["href"])


def first_passage(library: Library, path: str) -> str:
    """The id of a document's first passage."""
    found = library.store.documents(OWNER, limit=100).items
    document = next(document for document in found if document.path == path)
    return library.store.document_passages(document.id, OWNER)[0].id


def page_again(
    client: TestClient, address: str, sent: Mapping[str, str | list[str]], status: int = 422
) -> BeautifulSoup:
    """The page that comes back with a form that cannot be taken, which is whole."""
    response = client.post(address, data=sent)
    assert response.status_code == status
    page = soup_of(response)
    assert one(page, "#not-taken[tabindex='-1'][autofocus] [role=alert]")
    ids = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert words(page.title).startswith(words(one(page, "#not-taken strong")))
    return page


def draft_with(client: TestClient, passage: str, title: str, note: str = "") -> BeautifulSoup:
    """The page of a new draft that quotes a passage."""
    sent = {"place": "new", "title": title, "note": note}
    return soup_of(client.post(f"/add-to-pack?passage={passage}", data=sent))


def form_fields(page: BeautifulSoup, selector: str) -> tuple[str, dict[str, str]]:
    """Where a form is sent, and its hidden fields."""
    form = one(page, selector)
    hidden = form.select("input[type=hidden]")
    return str(form["action"]), {str(field["name"]): str(field["value"]) for field in hidden}


def instructive_passage(library: Library) -> str:
    """The id of a passage that reports an outcome, from which a lesson can be proposed.

    Whatever another test judged of it.
    """
    passage, store = first_passage(library, "rwanda.md"), library.store
    store.save_outcomes({passage: OutcomeLabel(Outcome.WORKED, 0.6)})
    said = store.reviewed_values([passage], OWNER).get(passage, {}).get(Aspect.OUTCOME)
    if said is not None:
        again = Judgement(Outcome.WORKED.value, "As it says.")
        store.judge(passage, said.aspect, said.raw, again, said.reviewer, OWNER, seen=said.version)
    return passage


def write_hostile(folder: Path) -> Path:
    """A folder with a document that means harm, in its text and its title, and a long one."""
    folder.mkdir(parents=True)
    (folder / "long.txt").write_text(LONG_ENGLISH, encoding="utf-8")
    (folder / "attack.txt").write_text(HOSTILE_FRENCH, encoding="utf-8")
    with (folder / "manifest.csv").open("w", encoding="utf-8", newline="") as file:
        rows = (("path", "title"), ("attack.txt", f"{ATTACK} {TURNED}"))
        csv.writer(file).writerows(rows)
    return folder
