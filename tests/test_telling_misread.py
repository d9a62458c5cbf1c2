"""Sentences that look like a failure or a success, in six languages, and those that are one."""

from __future__ import annotations

import pytest
from outcome_samples import labelled_passage

from corpus.evidence import Outcome
from corpus.ports import Embedder
from ingest.sentences import sentence_spans
from search.outcomes import find_telling_sentences, load_outcome_classifier
from search.outcomes.misread import is_misread

FAILED, WORKED = Outcome.DID_NOT_WORK, Outcome.WORKED


@pytest.mark.parametrize(
    ("language", "outcome", "sentence"),
    [
        ("en", FAILED, "The pilot shows that a levy can work even in a poor, war-torn province."),
        ("fr", FAILED, "Un tel fonds peut fonctionner même dans une province pauvre."),
        ("es", FAILED, "Un fondo así puede funcionar incluso en una provincia muy pobre."),
        ("pt", FAILED, "Um fundo assim pode funcionar mesmo numa província muito pobre."),
        ("ar", FAILED, "يمكن أن ينجح الصندوق حتى في محافظة فقيرة."),
        ("ru", FAILED, "Такой фонд может работать даже в самой бедной области."),
        ("en", FAILED, "There is one form a quarter, and a single audit."),
        ("fr", FAILED, "Un seul formulaire par trimestre, un seul guichet pour les familles."),
        ("fr", FAILED, "La subvention a été fondue dans le budget des districts en 2012."),
        ("es", FAILED, "Un solo formulario por trimestre y una ventanilla única."),
        ("pt", FAILED, "Um só formulário por trimestre, um único balcão."),
        ("ar", FAILED, "استمارة واحدة كل ثلاثة أشهر وسجل موحد."),
        ("ru", FAILED, "Одна форма в квартал и единый счёт."),
        ("en", FAILED, "The province began with the districts that had the worst roads."),
        ("fr", FAILED, "On a commencé par les cantons les moins bien desservis."),
        ("es", FAILED, "Se comenzó por los cantones con menos médicos."),
        ("pt", FAILED, "Começou pelos bairros com menos médicos."),
        ("ru", FAILED, "Начали с районов с наименьшим числом врачей."),
        ("en", FAILED, "Salaries gave the scheme a continuity that unpaid work lacked."),
        ("fr", FAILED, "Le salaire leur a donné une continuité qui manquait aux bénévoles."),
        ("es", FAILED, "El sueldo les dio una continuidad que a los voluntarios les faltaba."),
        ("pt", FAILED, "O salário deu-lhes uma continuidade que aos voluntários faltava."),
        ("ar", FAILED, "منحت الأجور البرنامج استمرارية افتقر إليها المتطوعون."),
        ("ru", FAILED, "Зарплата дала программе постоянство, которого не хватало волонтёрам."),
        ("en", WORKED, "The levy was adopted very quickly, on an estimate made for another year."),
        ("fr", WORKED, "La taxe a été adoptée très vite, sur une estimation d'une autre année."),
        ("en", WORKED, "The network grew quickly on paper."),
        ("fr", WORKED, "Le réseau a grandi rapidement sur le papier."),
        ("es", WORKED, "En el papel la red creció mucho."),
        ("pt", WORKED, "No papel a rede cresceu muito."),
        ("ar", WORKED, "على الورق توسعت الشبكة."),
        ("ru", WORKED, "На бумаге сеть выросла вдвое."),
        ("en", WORKED, "The obstacle is less about distance than about price."),
        ("en", WORKED, "The towns on the coast gained more from it than the hills."),
        ("en", FAILED, "The law promised free dialysis without any register."),
        ("es", WORKED, "La ley prometía diálisis gratuita para todos."),
    ],
)
def test_a_sentence_is_no_failure_or_success_by_such_words(
    language: str, outcome: Outcome, sentence: str
) -> None:
    assert is_misread(sentence, language, outcome)


@pytest.mark.parametrize(
    ("language", "outcome", "sentence"),
    [
        ("en", FAILED, "No levy can work where nobody is paid."),
        ("fr", FAILED, "Aucune taxe ne peut fonctionner sans registre."),
        ("en", FAILED, "The levy cannot work in a poor province."),
        ("en", FAILED, "The levy can work, but the money never came."),
        ("en", FAILED, "There were stock-outs everywhere: one form a quarter was not enough."),
        ("en", FAILED, "One form was used; stock-outs went on."),
        ("en", FAILED, "One single nurse cared for ten thousand people."),
        ("fr", FAILED, "Une seule infirmière soignait dix mille personnes."),
        ("es", FAILED, "Un solo médico atendía a diez mil personas."),
        ("fr", FAILED, "Le district avait le moins de médecins."),
        ("en", FAILED, "The law gave every district a clinic, and all of them lacked drugs."),
        ("en", FAILED, "Clinics that lacked drugs gave patients prescriptions."),
        ("fr", FAILED, "La loi a donné un dispensaire à tous, et les médicaments manquaient."),
        ("en", WORKED, "Members were enrolled very quickly."),
        ("en", WORKED, "Deaths fell in every district, and the law was adopted quickly."),
        ("en", WORKED, "Reports on paper forms came in on time."),
        ("fr", WORKED, "La couverture a grandi sur le papier, mais aussi dans les faits."),
        ("en", WORKED, "The poor gained more from it than the rich."),
        ("en", FAILED, "The network grew on paper only."),
        ("en", FAILED, "The salaries promised for June never came."),
        ("en", Outcome.RECOMMENDATION, "One form can work everywhere."),
        ("fr", FAILED, "En un an, la subvention a fondu."),
        ("sw", FAILED, "Fomu moja tu kwa robo mwaka."),
    ],
)
def test_others_may_say_it(language: str, outcome: Outcome, sentence: str) -> None:
    """Denied, turned, said before or in another part, of other things, or of the other side."""
    assert not is_misread(sentence, language, outcome)


def test_what_is_misread_is_not_marked(prepared_embedder: Embedder) -> None:
    """Though it is taken for a failure, and the sentence beside it is still marked."""
    text = "Une seule déclaration par trimestre, un seul virement. Les médicaments ont manqué."
    found = find_telling_sentences(
        labelled_passage(text, "fr", FAILED),
        sentence_spans(text, "fr"),
        prepared_embedder,
        load_outcome_classifier(prepared_embedder.identity),
    )
    assert [text[one.start : one.end] for one in found] == ["Les médicaments ont manqué."]
