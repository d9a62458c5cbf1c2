"""A bibliography is no experience: the titles in it must not stand as what worked."""

from pathlib import Path

import pytest
from ingest_samples import SmallLibrary, write

from corpus.model import OWNER, Outcome
from corpus.reference_lists import is_reference_list


@pytest.mark.parametrize(
    "heading", ["Sources to check", "7. References", "RÉFÉRENCES", "Fuentes", "Fontes a verificar:", "مصادر للتحقق", "Список литературы"]
)  # fmt: skip
def test_a_heading_that_announces_sources_is_known(heading: str) -> None:
    assert is_reference_list(["Senegal", heading])


@pytest.mark.parametrize(
    "path", [[], ["Sources of funding"], ["References", "What worked"], ["12"]]
)
def test_other_headings_are_not(path: list[str]) -> None:
    assert not is_reference_list(path)


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
