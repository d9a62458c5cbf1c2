"""Which passages only say what the document is: a short notice at its beginning.

"This summary was prepared from public sources and is no official document" stands under the
document's title, so that it comes close to every question about it, and answers none.
"""

from __future__ import annotations

from corpus.evidence import Outcome
from corpus.model import Passage
from search.outcomes.asides import can_tell

_MOST_WORDS = 60


def is_notice(passage: Passage) -> bool:
    """Whether a document begins with these few words and they only speak of itself.

    In languages without cues (`search/outcomes/asides/`) none is known.
    """
    label = passage.outcome
    return (
        passage.ordinal == 0
        and (label is None or label.outcome is Outcome.NONE)
        and len(passage.text.split()) <= _MOST_WORDS
        # What cannot even be advice speaks of the text.
        and not can_tell(passage.text, passage.language, Outcome.RECOMMENDATION)
    )
