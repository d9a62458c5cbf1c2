"""Of passages written for this, in six languages, the sentences that are marked say what is claimed.

Each sentence of `telling_passages.txt` was marked by hand with what it says: `+` that something
worked, `-` that something did not, `!` advice, `.` none of these; `/` begins a line. Half of the
passages ("apart") were not looked at while it was decided how sentences are found.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from outcome_samples import labelled_passage

from corpus.evidence import Outcome
from corpus.model import Passage
from corpus.ports import Embedder
from ingest.sentences import sentence_spans
from search.answers.telling import told
from search.outcomes import find_telling_sentences, load_outcome_classifier
from search.outcomes.asides import can_tell
from search.outcomes.side_words import has_words_of
from search.statement_spans import statement_spans

PASSAGES = Path(__file__).parent / "data" / "telling_passages.txt"
SAID_BY = {
    "+": Outcome.WORKED,
    "-": Outcome.DID_NOT_WORK,
    "!": Outcome.RECOMMENDATION,
    ".": None,
}

# What was measured, less a sentence or two: of those marked, the share that says what is claimed;
# of what sentences say of a passage's outcome, the share that is marked.
RIGHT = {"seen": 0.85, "apart": 0.86}
MARKED = {"seen": 0.7, "apart": 0.75}


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage, and what each of its sentences says, by where it stands."""

    passage: Passage
    half: str
    said: dict[tuple[int, int], Outcome | None]

    def says(self, start: int, end: int) -> Outcome | None:
        """What is said where most of this stretch is."""
        where = max(self.said, key=lambda span: min(end, span[1]) - max(start, span[0]))
        return self.said[where]

    @property
    def sides(self) -> set[Outcome]:
        """What its outcome is shown by, as far as any sentence says it."""
        label = self.passage.outcome
        assert label is not None
        mixed = {Outcome.WORKED, Outcome.DID_NOT_WORK}
        wanted = mixed if label.outcome is Outcome.MIXED else {label.outcome}
        return wanted & {outcome for outcome in self.said.values() if outcome}


def judged_passages() -> Iterator[Judged]:
    for block in PASSAGES.read_text(encoding="utf-8").strip().split("\n\n"):
        head, *lines = block.splitlines()
        language, outcome, half = head.strip("[]").split()
        text, said = "", {}
        for line in lines:
            mark, words = line.split(" ", 1)
            if text:
                text += "\n" if mark.startswith("/") else " "
            said[len(text), len(text) + len(words)] = SAID_BY[mark.removeprefix("/")]
            text += words
        yield Judged(labelled_passage(text, language, Outcome(outcome)), half, said)


@pytest.mark.parametrize("half", ["seen", "apart"])
def test_what_is_marked_says_what_is_claimed(prepared_embedder: Embedder, half: str) -> None:
    """Disclaimers, notes on method, tables, questions, advice and contraries stand beside it."""
    classifier = load_outcome_classifier(prepared_embedder.identity)
    judged = [one for one in judged_passages() if one.half == half]
    marked = right = 0
    for one in judged:
        text, language = one.passage.text, one.passage.language
        spans = statement_spans(text, sentence_spans(text, language))
        read = find_telling_sentences(one.passage, spans, prepared_embedder, classifier)
        for found in told(read):
            marked += 1
            right += one.says(found.start, found.end) is found.outcome
    assert len({one.passage.language for one in judged}) == 6
    assert right / marked > RIGHT[half]
    assert right / sum(len(one.sides) for one in judged) > MARKED[half]


WENT_BACK = [
    (
        "fr",
        "Les plaintes ont baissé depuis que les prix sont affichés à l'entrée.",
        "Dans le district voisin, le même affichage a été arraché au bout d'une semaine et les paiements informels ont repris.",
    ),
    (
        "ar",
        "تضاعفت الزيارات خلال عام في جميع المحافظات وانخفضت وفيات الأمهات.",
        "لكن المكاسب تراجعت بعد ذلك حين انقطع التمويل وعادت الرسوم غير الرسمية.",
    ),
    (
        "ru",
        "За год число посещений удвоилось во всех районах.",
        "Однако затем достигнутое было утрачено: финансирование прекратилось, и неформальные платежи вернулись.",
    ),
]


@pytest.mark.parametrize(("language", "good", "bad"), WENT_BACK)
def test_what_is_said_as_a_contrast_says_the_side_that_nothing_else_says(
    prepared_embedder: Embedder, language: str, good: str, bad: str
) -> None:
    """Of a mixed passage alone, and only where the other side is said by itself."""
    assert _marked(prepared_embedder, language, Outcome.MIXED, good, bad) == {
        good: Outcome.WORKED,
        bad: Outcome.DID_NOT_WORK,
    }
    only_good = _marked(prepared_embedder, language, Outcome.WORKED, good, bad)
    assert only_good == {good: Outcome.WORKED}
    assert _marked(prepared_embedder, language, Outcome.MIXED, bad) == {}


def _marked(
    embedder: Embedder, language: str, outcome: Outcome, *sentences: str
) -> dict[str, Outcome]:
    text = " ".join(sentences)
    found = find_telling_sentences(
        labelled_passage(text, language, outcome),
        statement_spans(text, sentence_spans(text, language)),
        embedder,
        load_outcome_classifier(embedder.identity),
    )
    return {text[one.start : one.end]: one.outcome for one in found}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Why did the districts fail to deliver?"),
        ("ar", "ما الذي أخر الحملة؟"),
        ("en", "Area | Before | Action taken"),
        ("fr", "Volet | Situation de départ | Mesure"),
        ("en", "This summary was prepared from public sources and is not an official document."),
        ("fr", "Les noms des participants ont été changés."),
        ("es", "Los datos proceden de los registros del programa."),
        ("pt", "Este texto não substitui o relatório."),
        ("ru", "Имена участников изменены."),
        ("en", "We interviewed forty nurses in six districts."),
        ("en", "A simpler form could have been tried first."),
    ],
)
def test_some_sentences_can_tell_no_outcome(language: str, sentence: str) -> None:
    assert not can_tell(sentence, language, Outcome.DID_NOT_WORK)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The evaluation compared ten districts: deaths fell in those with the new teams."),
        ("en", "Nurses could not reach the villages, and vaccines were lost."),
        ("fr", "Les remboursements sont arrivés avec huit mois de retard."),
        ("en", "Kolwe | the district reached eighty per cent of children in a year"),
        ("sw", "Wauguzi walikosa dawa kwa miezi sita."),
    ],
)
def test_others_can(language: str, sentence: str) -> None:
    assert can_tell(sentence, language, Outcome.DID_NOT_WORK)
    assert can_tell(sentence, language, Outcome.WORKED)


def test_what_could_be_is_advice_and_no_result() -> None:
    sentence = "A shorter form could be tried in two districts."
    assert can_tell(sentence, "en", Outcome.RECOMMENDATION)
    assert not can_tell(sentence, "en", Outcome.WORKED)


def test_a_heading_is_no_statement() -> None:
    """Unless it is an entry of a list, or lines of a slide stand above one another."""
    text = "What did not work in the districts\nThe forms were far too long to fill in.\nDelays in every province"
    spans = statement_spans(text, [(0, len(text))])
    assert [text[slice(*span)] for span in spans] == text.splitlines()[1:]
    slide = "Stock-outs in all three districts\nNo supervision since the month of May"
    assert len(statement_spans(slide, [(0, len(slide))])) == 2


TAKEN_FOR_THE_CONTRARY = [
    (
        "en",
        Outcome.WORKED,
        "Workers go on for a while out of loyalty, drugs run low first, then visits fall, and people stop coming to ask.",
        "Trust is lost faster than it is regained.",
    ),
    (
        "es",
        Outcome.DID_NOT_WORK,
        "Desde 2022 se han desplegado equipos básicos pagados con recursos de la nación que visitan los territorios.",
        "Encuentran casos que nadie veía.",
    ),
]
WITHOUT_WORDS_OF_A_SIDE = [
    (
        "en",
        Outcome.WORKED,
        "Sierra Leone's Free Health Care Initiative of 2010 came with a salary rise, a payroll clean-up and a drug supply effort.",
        "Use by women and children rose sharply.",
    ),
    (
        "en",
        Outcome.DID_NOT_WORK,
        "Facilities valued the small cash they controlled in years when nothing else arrived.",
        "Inflation and rules on foreign currency then ate the value of what they were paid.",
    ),
]


@pytest.mark.parametrize(
    ("language", "taken_for", "before", "sentence", "is_marked"),
    [(*one, False) for one in TAKEN_FOR_THE_CONTRARY]
    + [(*one, True) for one in WITHOUT_WORDS_OF_A_SIDE],
)
def test_what_has_no_words_of_a_side_is_read_after_the_sentence_before_it(
    prepared_embedder: Embedder,
    language: str,
    taken_for: Outcome,
    before: str,
    sentence: str,
    is_marked: bool,
) -> None:
    """It says what it seems to say where that sentence bears it out, and alone it always may."""
    assert not has_words_of(taken_for, sentence, language)
    alone = _marked(prepared_embedder, language, taken_for, sentence)
    assert alone == {sentence: taken_for}
    after = _marked(prepared_embedder, language, taken_for, before, sentence)
    assert (sentence in after) is is_marked


def test_nothing_goes_on_from_an_aside(prepared_embedder: Embedder) -> None:
    sentence = "Two thirds of the reports contained errors large enough to mislead a planner."
    aside = "We read 48 monthly reports and spoke with 20 users of the system."
    assert not has_words_of(Outcome.DID_NOT_WORK, sentence, "en")
    marked = _marked(prepared_embedder, "en", Outcome.DID_NOT_WORK, aside, sentence)
    assert marked == {sentence: Outcome.DID_NOT_WORK}


@pytest.mark.parametrize(
    ("language", "sentence", "sides"),
    [
        ("en", "Use rose and deaths fell.", {Outcome.WORKED}),
        ("fr", "Les médicaments ont manqué pendant trois mois.", {Outcome.DID_NOT_WORK}),
        ("en", "Access improved, but stock-outs went on.", {Outcome.WORKED, Outcome.DID_NOT_WORK}),
        ("es", "Encuentran casos que nadie veía.", set()),
        ("sw", "Dawa zilikosekana kwa miezi mitatu.", {Outcome.WORKED, Outcome.DID_NOT_WORK}),
    ],
)
def test_words_are_of_one_side_of_both_or_of_none(
    language: str, sentence: str, sides: set[Outcome]
) -> None:
    """In a language without cues nobody knows, so that any sentence may say either."""
    both = (Outcome.WORKED, Outcome.DID_NOT_WORK)
    assert {side for side in both if has_words_of(side, sentence, language)} == sides
