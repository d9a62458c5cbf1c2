"""A long question finds what the short ones find that it is made of, and no more."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from page_samples import one, soup_of, words

from api.bootstrap import Library
from corpus.model import OWNER
from corpus.ports import Embedder, EncodedQuery, QuestionParts
from search.index.kept import Kept
from search.index.late_interaction import QuestionPieces, interactions_of
from search.question.question import Question
from search.question.situations import parts_of, sentences_of, words_compared

ASKED = Path(__file__).parent / "data" / "situations_asked.tsv"

TOLD = {
    "en": "The ministry removes user fees for children under five. "
    "The budget was cut by a tenth, and nurses fear for the bonus of their team.",
    "fr": "Le ministère supprime le paiement direct pour les enfants de moins de cinq ans. "
    "Le budget a été réduit d'un dixième et les infirmiers craignent pour leur prime.",
    "es": "El ministerio suprime las tarifas para los niños menores de cinco años. "
    "El presupuesto se recortó en una décima parte y las enfermeras temen por su prima.",
    "pt": "O ministério suprime as taxas para as crianças com menos de cinco anos. "
    "O orçamento foi cortado em um décimo e os enfermeiros receiam pelo seu prémio.",
    "ar": "تلغي الوزارة رسوم العلاج للأطفال دون سن الخامسة في المراكز الصحية. "
    "وقد خفضت الميزانية بمقدار العشر ويخشى الممرضون على حوافزهم الشهرية.",
    "ru": "Министерство отменяет плату за лечение детей до пяти лет. "
    "Бюджет урезали на десятую часть, и медсёстры боятся потерять свою премию.",
}


def said(question: str, language: str) -> tuple[list[str], list[str]]:
    """The sentences that count by themselves, and those that count with one of these."""
    alone, told = sentences_of(question, language)
    return [question[slice(*one)] for one in alone], [question[slice(*one)] for one in told]


@pytest.mark.parametrize(
    ("asking", "language"),
    [
        ("How did other countries pay midwives when they abolished fees?", "en"),
        ("I would like to know how midwives were paid when fees were abolished.", "en"),
        ("Evaluations of the pay of midwives after the abolition would be welcome.", "en"),
        ("Comment les maternités rurales ont-elles été payées après la gratuité ?", "fr"),
        (
            "J'aimerais savoir comment les maternités rurales ont été payées après la gratuité.",
            "fr",
        ),
        ("¿Cómo se pagó a las maternidades rurales cuando desaparecieron las tarifas?", "es"),
        ("Quisiera saber cómo se pagó a las maternidades cuando desaparecieron las tarifas.", "es"),
        ("Gostaria de saber como se pagaram as maternidades depois de abolidas as taxas.", "pt"),
        ("أرجو إفادتي كيف دفعت الحكومات أجور القابلات بعد إلغاء الرسوم.", "ar"),
        ("Хотелось бы узнать, как платили акушеркам после отмены платы за роды.", "ru"),
        ("Our minister asks whether paying midwives by delivery would be better.", "en"),
        ("Le ministre veut savoir comment les maternités ont été payées ensuite.", "fr"),
        ("La ministra pregunta cómo se pagó a las maternidades sin tarifas.", "es"),
        ("O ministro quer saber como se pagaram as maternidades sem taxas.", "pt"),
        ("يريد الوزير أن يعرف كيف دفعت أجور القابلات بعد إلغاء الرسوم.", "ar"),
        ("Министр спрашивает, как платили акушеркам после отмены платы.", "ru"),
    ],
)
def test_what_asks_counts_by_itself(asking: str, language: str) -> None:
    """And what tells how things are with it, since it may be of another matter."""
    alone, told = said(f"{TOLD[language]} {asking}", language)
    assert len(alone) == 1
    assert alone[0] in asking
    assert len(told) == 2


@pytest.mark.parametrize(
    ("asking", "language"),
    [
        ("What did others do, and what should we watch out for?", "en"),
        ("Comment d'autres ont-ils résolu ce problème ? Merci d'avance de vos réponses.", "fr"),
        ("¿Qué experiencias hay en otros países y qué conviene evitar?", "es"),
        ("O que aconteceu noutros lugares, e que cuidados devemos ter?", "pt"),
        ("ما تجارب البلدان الأخرى في هذا، وما الذي ينبغي الحذر منه؟", "ar"),
        ("Какой опыт есть у других стран и чего следует избегать?", "ru"),
    ],
)
def test_what_is_told_counts_where_little_is_asked(asking: str, language: str) -> None:
    """Nobody wrote about "what did others do?": what they did it about stands before."""
    alone, told = said(f"{TOLD[language]} {asking}", language)
    assert " ".join(alone) == TOLD[language]
    assert told == []


def test_a_question_mark_that_was_left_off_is_one() -> None:
    """At the end of a text people leave it off, and so does what takes an introduction off."""
    asking = "How were midwives paid after the abolition of fees"
    assert said(f"{TOLD['en']} {asking}", "en")[0] == [asking]


def test_what_is_shortened_ends_no_sentence() -> None:
    """Before a capital as well."""
    asking = "What did Dr. Mensah of the U.S. Agency write about the pay of midwives in St. Louis?"
    assert said(f"{TOLD['en']} {asking}", "en")[0] == [asking]


def test_a_score_is_worth_what_is_compared_at_once() -> None:
    """Not less for all that else is told: a passage answers what is asked with one of these."""
    asking, told = "How were midwives paid after the abolition of fees?", TOLD["en"]
    alone, with_one = words_compared(asking, "en"), words_compared(f"{told} {asking}", "en")
    assert 0 < alone < with_one
    assert words_compared(f"{told} {told} {told} {asking}", "en") == with_one
    assert words_compared("user fees", "en") == 2


ONE_SENTENCE = (
    "What can a low-income country with weak districts and a shrinking budget expect, in the first "
    "two years and later, when it abolishes user fees for pregnant women and small children?"
)


@pytest.mark.parametrize(
    "question",
    [
        "user fees",
        "Our fees were removed in January. Midwives were paid after the abolition.",
        "Good morning! Many thanks. " * 8,
    ],
)
def test_other_questions_are_asked_as_ever(question: str, prepared_embedder: Embedder) -> None:
    """Short ones, those of one sentence however long, and those whose sentences say little."""
    assert said(question, "en") == ([], [])
    parts = parts_of(prepared_embedder.encode_query(question, "en"), question, "en")
    assert parts == QuestionParts([], [])


@pytest.mark.parametrize(
    ("language", "question", "matter"),
    [
        ("en", "What did other countries experience when they removed user fees?",
         "removed user fees"),
        ("en", ONE_SENTENCE,
         ("low income weak districts shrinking budget first two later abolishes user fees "
          "pregnant women small children")),
        ("fr", "Quels pays ont de l'expérience avec la gratuité des soins ?", "gratuité soins"),
        ("ar", "ما تجارب البلدان الأخرى في إلغاء رسوم الاستخدام؟", "إلغاء رسوم الاستخدام"),
    ],
)  # fmt: skip
def test_what_a_question_is_about_is_compared_by_itself(
    language: str, question: str, matter: str, prepared_embedder: Embedder
) -> None:
    """Without the words that any question among colleagues may have."""
    encoded = prepared_embedder.encode_query(question, language)
    alone, told = parts_of(encoded, question, language)
    assert not told
    written = "".join(question[slice(*encoded.places[number])] for number in alone[0])
    assert written.replace(" ", "") == matter.replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "Other countries had removed user fees by the end of that year.",
        "What did others experience with vouchers?",
    ],
)
def test_what_asks_nothing_or_says_one_word_is_compared_whole(
    text: str, prepared_embedder: Embedder
) -> None:
    """A statement is looked for as it is; one word comes close to much."""
    assert parts_of(prepared_embedder.encode_query(text, "en"), text, "en") == QuestionParts([], [])


def test_two_short_sentences_are_parted_where_one_asks() -> None:
    """As most people write: how things are, and what they want to know."""
    asking = "How were midwives paid after the abolition?"
    assert said(f"Our fees were removed in January. {asking}", "en") == ([asking], [])


def test_pieces_are_those_of_the_sentences(prepared_embedder: Embedder) -> None:
    """Without those of an introduction, which no passage has."""
    question = f"{TOLD['en']} I would like to know how midwives were paid in poor countries."
    encoded = prepared_embedder.encode_query(question, "en")
    parts = parts_of(encoded, question, "en")
    written = [
        "".join(question[slice(*encoded.places[number])] for number in one).replace(" ", "")
        for one in (*parts.alone, *parts.background)
    ]
    assert [len(parts.alone), len(parts.background)] == [1, 2]
    assert written[0] == "midwiveswerepaidinpoorcountries"
    assert written[1].startswith("Theministryremovesuserfees")
    assert written[2].endswith("bonusoftheirteam")


def test_nothing_is_taken_apart_where_pieces_are_not_known() -> None:
    """As with a model that does not tell where they stand."""
    encoded = EncodedQuery(np.ones(4, np.float32), np.ones((3, 4), np.float32))
    question = f"{TOLD['en']} How were midwives paid after the abolition?"
    assert parts_of(encoded, question, "en") == QuestionParts([], [])


def worth(
    parts: QuestionParts, said: Sequence[Sequence[int]], besides: Sequence[int] = ()
) -> list[float]:
    """Of passages that say these of the eight pieces of a question."""
    tokens = np.eye(8, dtype=np.float32)
    signs = np.packbits(tokens > 0, axis=1)
    passages = [Kept(signs[list(numbers)]) for numbers in said]
    pieces = QuestionPieces(tokens, besides=besides, parts=parts)
    found: list[float] = interactions_of(pieces, passages).tolist()
    return found


def test_a_passage_need_not_say_all_of_a_long_question() -> None:
    """One sentence that asks is enough; one that tells takes some of what is asked as well."""
    asked, told, neither = [0, 1], [2, 3], [6, 7]
    passages = (asked, told, neither, [*asked, *told], range(8))
    whole = worth(QuestionParts(), passages)
    parts = worth(QuestionParts([asked], [told]), passages)
    assert whole[0] == whole[1] == whole[2] < whole[3] < whole[4]
    assert parts[0] == parts[3] == parts[4] == pytest.approx(whole[4])
    assert parts[2] == whole[2]
    assert whole[1] < parts[1] < parts[0]


def test_a_country_alone_is_no_evidence_in_a_sentence_either() -> None:
    """Of piece 0, a country's name, and 1, what is asked of it."""
    parts = QuestionParts([[0, 1]])
    named, asked, both = worth(parts, ([0], [1], [0, 1]), besides=range(1, 8))
    assert named < asked < both


@pytest.mark.slow
@pytest.mark.parametrize(("answered", "least", "most"), [("yes", 0.7, 1.0), ("no", 0.0, 0.1)])
def test_situations_are_told_evidence_where_there_is(
    answered: str, least: float, most: float, starter_library: Library
) -> None:
    """Before, not half of those that can be answered were."""
    with ASKED.open(encoding="utf-8") as file:
        rows = [
            row
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            if row["kind"] == "situation" and row["answered"] == answered
        ]
    assert len(rows) >= 15
    told = [
        row["id"]
        for row in rows
        if starter_library.engine.search(Question(row["text"]), OWNER).evidence_found
    ]
    assert least * len(rows) <= len(told) <= most * len(rows), told


LONG = (
    "Three provinces have new clinics with midwives and medicines since last year. Poor families "
    "stay away from them. Did subsidised premiums in Rwanda bring poor families to the clinics?"
)
ASKING = "Did subsidised premiums in Rwanda bring poor families to the clinics?"


@pytest.mark.parametrize("address", ["/api/v1/search", "/api/v1/answer"])
def test_who_asks_is_told_what_is_looked_for_by_itself(client: TestClient, address: str) -> None:
    """Of other questions nothing is."""
    for question, alone in ((LONG, [ASKING]), (ASKING, [])):
        found = client.get(address, params={"q": question}).json()
        assert found["understanding"]["sentences"] == alone


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "Also searched for on its own:"),
        ("fr", "Recherché aussi séparément :"),
        ("es", "Se buscó también por separado:"),
        ("pt", "Procurou-se também em separado:"),
        ("ar", "بُحث أيضًا على حدة عن:"),
    ],
)
def test_the_page_says_what_is_looked_for_by_itself(
    client: TestClient, language: str, label: str
) -> None:
    """In the reader's language."""
    header = {"accept-language": language}
    reading = one(soup_of(client.get("/search", params={"q": LONG}, headers=header)), ".reading")
    assert f"{label} {ASKING}" in words(reading)
    short = one(soup_of(client.get("/search", params={"q": ASKING}, headers=header)), ".reading")
    assert label not in words(short)
