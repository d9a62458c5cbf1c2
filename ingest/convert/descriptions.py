"""Descriptions of pictures, written for readers who do not see them.

Of an infographic the description often is all that a text layer has. It stands in the text as a
paragraph of its own, behind a mark, because nobody who sees the document reads these words.
"""

from __future__ import annotations

import re

from ingest.convert.writing import one_line
from ingest.word_count import word_count

MARK = "🖼"
# Names of pictures and of what they show are shorter than what they say.
FEWEST_WORDS = 5
LONGEST_SMALL_WORD = 4
BY_PROGRAMS = re.compile(
    r"description automatically generated|description generated with|ai[- ]generated content|"
    r"description générée automatiquement|contenu généré par l.ia|"
    r"descripción generada automáticamente|contenido generado por ia|"
    r"descrição gerada automaticamente|conteúdo gerado por ia|"
    r"автоматически созданн\w+ описание|تم إنشاء الوصف تلقائي|"
    r"^(?:a picture containing|image may contain|may be an? |no (?:photo|alternative text) |"
    r"une image contenant|imagen que contiene|uma imagem contendo|изображение выглядит как|"
    r"صورة تحتوي على)",
    re.IGNORECASE,
)
FILE_NAME = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|emf|wmf|eps|pdf)$|^(?:https?|file|data):", re.IGNORECASE
)
SIGN = re.compile(r"\blogo(?:s|type|tipo|tipos)?\b|^ic[oô]n[eo]?\b|логотип|شعار", re.IGNORECASE)


def described(written: str | None, beside: str = "") -> str:
    """A picture's description behind its mark; "" where it tells nothing of what the picture says.

    That is where a program wrote it, where it is a name, a title or a sign's, and where the text
    `beside` the picture says it too.
    """
    text = one_line(written or "")
    if word_count(text) < FEWEST_WORDS or text.rstrip(" .").casefold() in beside.casefold():
        return ""
    if _is_a_name(text) or any(said.search(text) for said in (BY_PROGRAMS, FILE_NAME, SIGN)):
        return ""
    return f"{MARK} {text}"


def _is_a_name(text: str) -> bool:
    """Whether all but short words begin with capitals: "Center for International Studies"."""
    longer = [word for word in text.split() if len(word) > LONGEST_SMALL_WORD]
    return all(word[0].isupper() for word in longer)
