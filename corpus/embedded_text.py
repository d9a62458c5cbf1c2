"""What of a passage the embedding model reads: its words, under its title and headings."""

from __future__ import annotations

from collections.abc import Sequence

# The nearest headings say what a passage is about; those further up repeat the title.
_HEADINGS = 2


def embedded_text(title: str, heading_path: Sequence[str], text: str) -> str:
    """The text to embed for a passage, also where a heading or title is empty.

    `heading_path` runs from the outermost heading to the nearest, as in `Passage`.
    """
    context = dict.fromkeys([title.strip(), *(part.strip() for part in heading_path[-_HEADINGS:])])
    context.pop("", None)
    return "\n".join([*context, text])
