"""Guidance beside experience, in the engine, in the API and on a document's page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from page_samples import href, one, soup_of, words
from search_samples import SampleLibrary, WordEmbedder, quick_folder
from starlette.testclient import TestClient

from api.bootstrap import Library
from corpus.errors import NotFound
from corpus.evidence import Outcome
from corpus.model import ANONYMOUS, OWNER, Access, AccessLevel, GuidanceStatus, Kind
from ingest.run import IngestOptions
from search.answers.related import spread_out

FEES = "user fees at health centres were removed for mothers"
PAY = "village midwives get their pay every month from districts"


@pytest.fixture
def library() -> Iterator[SampleLibrary]:
    with quick_folder() as folder, SampleLibrary(folder, WordEmbedder()) as opened:
        yield opened


def test_guidance_has_the_countries_whose_experience_bears_on_it(library: SampleLibrary):
    """By outcome, each with the passage that comes nearest; other matters stay away."""
    guidance = library.put("g.pdf", FEES, kind=Kind.NORMATIVE_GUIDANCE)
    library.put("ner.pdf", f"{FEES} late", f"{FEES} soon", PAY, countries=("NER",),
                outcomes=[Outcome.DID_NOT_WORK, Outcome.DID_NOT_WORK, Outcome.WORKED])  # fmt: skip
    library.put("mli.pdf", f"{FEES} well", countries=("MLI",), outcomes=[Outcome.WORKED])
    library.put("per.pdf", PAY, countries=("PER",), outcomes=[Outcome.WORKED])
    related = library.engine.related(guidance.id, ANONYMOUS)
    found = {one.country: dict(one.counts) for one in related.experience}
    assert found == {"NER": {Outcome.DID_NOT_WORK: 2}, "MLI": {Outcome.WORKED: 1}}
    assert not related.guidance
    (nearest,) = related.experience[0].nearest.values()
    assert FEES in nearest.passage.text


def test_a_case_has_the_guidance_that_fits_most_of_it(library: SampleLibrary):
    """What fits one sentence of it comes after, or not at all."""
    case = library.put("case.pdf", FEES, f"{FEES} again", f"{FEES} and again", PAY)
    library.put("fees.pdf", FEES, kind=Kind.NORMATIVE_GUIDANCE)
    library.put("pay.pdf", PAY, kind=Kind.NORMATIVE_GUIDANCE)
    related = library.engine.related(case.id, ANONYMOUS)
    assert [result.document.path for result in related.guidance] == ["fees.pdf"]
    assert not related.experience


def test_nobody_learns_of_what_they_may_not_read(library: SampleLibrary):
    """Neither of the document asked about nor of what bears on it."""
    secret = Access(AccessLevel.RESTRICTED, ("ministry",))
    case = library.put("case.pdf", FEES)
    hidden = library.put("g.pdf", FEES, kind=Kind.NORMATIVE_GUIDANCE, access=secret)
    assert not library.engine.related(case.id, ANONYMOUS).guidance
    assert library.engine.related(case.id, OWNER).guidance
    with pytest.raises(NotFound):
        library.engine.related(hidden.id, ANONYMOUS)


def test_passages_from_all_over_stand_for_a_long_document(library: SampleLibrary):
    """A book costs no more than a note."""
    document = library.put("book.pdf", *[f"{FEES} {n}" for n in range(30)], index=False)
    passages = library.store.document_passages(document.id, OWNER)
    chosen = [passage.ordinal for passage in spread_out(passages, 5)]
    assert chosen == [0, 6, 12, 18, 24]
    assert spread_out(passages[:3], 5) == passages[:3]


@pytest.fixture
def superseded(owner_client: TestClient, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A case in a library where old guidance on its matter has been superseded; its id."""
    folder = tmp_path_factory.mktemp("fees")
    text = "User fees for mothers at health centres should be set by each district every year."
    (folder / "old.txt").write_text(f"Fees of 2001\n\n{text}", encoding="utf-8")
    (folder / "new.txt").write_text(f"Fees of 2021\n\n{text} They should end.", encoding="utf-8")
    (folder / "case.txt").write_text(
        "A district\n\nUser fees for mothers at health centres kept them away, and it failed.",
        encoding="utf-8",
    )
    (folder / "manifest.csv").write_text(
        "path,title,kind,guidance_status,superseded_by,countries\n"
        "old.txt,Fees of 2001,normative_guidance,superseded,new.txt,\n"
        "new.txt,Fees of 2021,normative_guidance,current,,\n"
        "case.txt,A district,country_case_study,,,NER\n",
        encoding="utf-8",
    )
    library: Library = owner_client.app.state.library  # type: ignore[attr-defined]
    library.ingest(folder, IngestOptions("fees"))
    documents = library.store.documents(OWNER, limit=100).items
    return next(d.id for d in documents if d.path == "case.txt")


def test_superseded_guidance_says_so_and_by_what(owner_client: TestClient, superseded: str):
    """In the API and on the page."""
    found = owner_client.get(f"/api/v1/documents/{superseded}/related").json()
    by_title = {one["document"]["title"]: one for one in found["guidance"]}
    assert by_title["Fees of 2001"]["successor"]["title"] == "Fees of 2021"
    assert by_title["Fees of 2021"]["successor"] is None
    old = by_title["Fees of 2001"]["document"]
    assert old["guidance_status"] == GuidanceStatus.SUPERSEDED
    page = soup_of(owner_client.get(f"/documents/{superseded}", params={"lang": "en"}))
    section = one(page, "section[aria-labelledby=related-title]")
    row = next(li for li in section.select(".rows > li") if "Fees of 2001" in words(li.a))
    assert words(one(row, ".stale")) == "Superseded"
    assert words(row.select("a")[-1]) == "Fees of 2021"
    assert owner_client.get(href(row.select("a")[-1])).status_code == 200
    guidance = soup_of(owner_client.get(f"/documents/{old['id']}", params={"lang": "en"}))
    assert "Niger" in words(one(guidance, "section[aria-labelledby=related-title]"))
