"""Who asks what is recommended gets the guidance on the matter first, in whatever language."""

from __future__ import annotations

import pytest

from api.bootstrap import Library
from corpus.model import OWNER
from search.question.question import Question
from search.question.sides import Side, side_asked

USER_FEES = "user-fees-and-out-of-pocket-payments.en.docx"


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked",
    [
        "What does WHO recommend on user fees?",
        "Que recommande l'OMS sur le ticket modérateur ?",
        # Superseded guidance is closer to these.
        "guidance on cost sharing",
        "guidance on revolving drug funds",
        "¿Qué recomienda la OMS sobre los copagos?",
        "O que recomenda a OMS sobre taxas moderadoras?",
        "بماذا توصي منظمة الصحة العالمية بشأن رسوم المستخدمين؟",
    ],
)
def test_what_is_recommended_is_found_by_its_matter(asked: str, starter_library: Library) -> None:
    """Looked for in passages, "recommends" brought up what recommends something else."""
    found = side_asked(asked)
    assert found is not None
    assert found.side is Side.GUIDANCE
    answer = starter_library.engine.answer(Question(asked, side=found.side), OWNER)
    assert answer.guidance.results[0].document.path.endswith(USER_FEES)


@pytest.mark.slow
def test_superseded_guidance_that_alone_comes_close_leads_to_what_holds(
    starter_library: Library,
) -> None:
    """It speaks of these in more of the question's words."""
    asked = Question("Que recommande l'OMS sur les tickets modérateurs ?", side=Side.GUIDANCE)
    first = starter_library.engine.answer(asked, OWNER).guidance.results[0]
    assert first.document.path.endswith(USER_FEES) or (
        first.successor is not None and first.successor.path.endswith(USER_FEES)
    )
