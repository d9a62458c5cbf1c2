"""A bibliography is no experience: the titles in it must not stand as what worked."""

from pathlib import Path

import pytest
from ingest_samples import SmallLibrary, write

from corpus.evidence import Outcome
from corpus.model import OWNER
from corpus.reference_lists import is_reference_list


@pytest.mark.parametrize(
    "heading", ["Sources to check", "7. References", "RÉFÉRENCES", "Fuentes", "Fontes a verificar:", "مصادر للتحقق", "Список литературы"]
)  # fmt: skip
def test_a_heading_that_announces_sources_is_known(heading: str) -> None:
    assert is_reference_list(["Senegal", heading], "")


@pytest.mark.parametrize(
    "path", [[], ["Sources of funding"], ["References", "What worked"], ["12"]]
)
def test_other_headings_are_not(path: list[str]) -> None:
    assert not is_reference_list(path, "What was done.")


LISTED = """Alavi P., Benga T. M., Cissé O. et al., "Premiums and enrolment in two districts", Journal
of Made-up Systems, 2012;4(2):101-119. doi:10.1000/1. Dorval, J. The long road of mutual funds.
Kolwara: Ministry of Health, 2014. Okoro BN, Evans KL. Who stayed and who left. Annals of
Examples 2017, 9(1):12-31. https://example.org/annals"""
CITING = """Many have asked whether mutual funds reach the poorest. Some found that they do where the
state pays for them (Alavi et al., 2012; Dorval, 2014), others that nobody renews a card without
medicines in the health centre (Okoro and Evans, 2017). In Kolwara, where we asked 300 households
in 2018, both were right: those who had been ill stayed, and those who had not left, pp. 3-4."""


def test_a_list_is_known_by_its_form() -> None:
    """Without any heading; prose that cites as much is none."""
    assert is_reference_list([], LISTED)
    assert is_reference_list(["Annex 3"], LISTED)
    assert not is_reference_list([], CITING)
    abstract = "We asked households why they had not renewed their cards, and what would help. " * 8
    assert not is_reference_list([], f"{LISTED} {abstract}")  # as a paper begins
    table = "Year | Visits | Costs\n" + "\n".join(f"{y} | 1.2 | 3.4 (5)" for y in range(2001, 2012))
    assert not is_reference_list([], table)


def test_a_line_in_the_text_can_be_the_heading() -> None:
    """As in a message; a last paragraph of sources does not make a list of what stands before."""
    advice = "Pay on time. " * 20
    sources = "- Two ministries, A plan for all.\n- A bank, Another plan.\n" * 4
    assert is_reference_list([], f"Sources à vérifier :\n\n{sources}")
    assert is_reference_list([], f"Until next time.\n\nSources\n\n{sources}")
    assert not is_reference_list([], f"{advice}\n\nSources\n\n{sources}")


def test_a_list_of_sources_reports_no_outcome(small_library: SmallLibrary, tmp_path: Path) -> None:
    text = (
        "# Mutual funds\n\n## References\n\n"
        "- A ministry, The great success of mutual funds: enrolment rose and costs fell, 2019.\n"
        "- A bank, How subsidies worked well for the poorest households, 2020.\n"
    )
    small_library.ingest(write(tmp_path / "in", funds__md=text))
    (document,) = small_library.store.documents(OWNER).items
    (passage,) = small_library.store.document_passages(document.id, OWNER)
    assert passage.outcome is not None
    assert passage.outcome.outcome is Outcome.NONE
