"""Sentences end where a reader of the language would say they do."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sentences import sentence_spans


def sentences(text: str, language: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fr", ["Le Dr. Koné (cf. art. 12) a dit non.", "M. le ministre l'a confirmé, p. ex. en 2016."]),
        ("fr", ["Les coûts, env. 3,5 %, ont baissé.", "La loi n° 5 a suivi."]),
        ("fr", ["Voir p. 12.", "Le texte est clair."]),
        ("en", ["Smith et al. (2016) reported approx. 3.5 per cent.", "The U.S. programme (Fig. 2) went on."]),
        ("en", ["The answer is no.", "The minister agreed."]),
        ("es", ["El Dr. Pérez dijo que sí.", "¿Funcionó?", "Sí, p. ej. en 2003."]),
        ("pt", ["A Sra. Silva assinou (cf. art. 5.º).", "O programa funcionou."]),
        ("ru", ["Закон принят в 2018 г. правительством.", "Он действует (см. табл. 2)."]),
        ("ar", ["ارتفعت التغطية.", "هل نجحت؟", "نعم، ولكن ببطء!", "انخفضت التكلفة بنسبة 3.5 في المئة."]),
        ("und", ["One sentence.", "Another one."]),
    ],
)  # fmt: skip
def test_sentences_are_cut_at_their_ends_and_not_after_abbreviations(
    language: str, expected: list[str]
) -> None:
    assert sentences(" ".join(expected), language) == expected


@given(text=st.text(max_size=200), language=st.sampled_from(["en", "fr", "ar", "ru", "und", "zh"]))
def test_every_character_but_white_space_is_in_exactly_one_sentence(
    text: str, language: str
) -> None:
    spans = sentence_spans(text, language)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    covered = set().union(*(range(start, end) for start, end in spans))
    assert not "".join(c for at, c in enumerate(text) if at not in covered).strip()
