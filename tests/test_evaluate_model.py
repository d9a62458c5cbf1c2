"""The whole of an evaluation on the real model: questions in one language, texts in another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from api.bootstrap import Library
from api.evaluation import evaluate_with
from api.settings import Settings
from corpus.ports import Embedder
from search.evaluate import Evaluation

TOPICS = {
    "fees": {
        "en": "User fees at health centres were abolished, and more women gave birth there.",
        "fr": "La suppression du paiement direct dans les centres de santé a été décidée par décret.",
        "es": "Se eliminaron las cuotas que pagaban los pacientes en los centros de salud.",
        "ar": "ألغيت الرسوم التي كان يدفعها المرضى في المراكز الصحية.",
    },
    "staff": {
        "en": "Nurses left rural posts because their salaries came months late.",
        "fr": "Les infirmiers ont quitté les zones rurales, faute d'être payés à temps.",
        "es": "El personal de enfermería dejó las zonas rurales porque cobraba con retraso.",
        "ar": "ترك الممرضون المناطق الريفية لأن رواتبهم تأخرت أشهرا.",
    },
    "medicines": {
        "en": "District stores ran out of essential medicines when orders were centralised.",
        "fr": "Les dépôts de district ont manqué de médicaments essentiels après la centralisation.",
        "es": "Los almacenes de distrito se quedaron sin medicamentos esenciales.",
        "ar": "نفدت الأدوية الأساسية من مخازن المقاطعات بعد تحويل الطلبات إلى المركز.",
    },
    "data": {
        "en": "Clinics reported births by mobile phone, and the registers became complete.",
        "fr": "Les centres ont déclaré les naissances par téléphone mobile.",
        "es": "Las clínicas notificaban los nacimientos por teléfono móvil.",
        "ar": "أبلغت العيادات عن المواليد عبر الهاتف المحمول فاكتملت السجلات.",
    },
}
QUESTIONS = {
    "fees": {"en": "What happens when patients no longer pay?", "fr": "Que se passe-t-il quand les soins deviennent gratuits ?"},
    "staff": {"en": "Why do health workers leave the countryside?", "fr": "Pourquoi le personnel de santé quitte-t-il les campagnes ?"},
    "medicines": {"en": "Why were drugs out of stock?", "fr": "Pourquoi les médicaments étaient-ils en rupture de stock ?"},
    "data": {"en": "Recording births with phones", "fr": "Enregistrer les naissances avec des téléphones"},
}  # fmt: skip


@pytest.fixture(scope="module")
def evaluation(
    tmp_path_factory: pytest.TempPathFactory, model_data_dir: Path, prepared_embedder: Embedder
) -> Evaluation:
    """Sixteen texts, eight questions, each with one relevant text in every language."""
    assert prepared_embedder  # prepared before, so that its time is not in the figures
    folder = tmp_path_factory.mktemp("judged")
    corpus = [
        {"id": f"{topic}-{language}", "lang": language, "title": "", "text": text}
        for topic, texts in TOPICS.items()
        for language, text in texts.items()
    ]
    queries = [
        {"id": f"q-{topic}-{language}", "lang": language, "text": text}
        for topic, texts in QUESTIONS.items()
        for language, text in texts.items()
    ]
    judged = "".join(
        f"{query['id']}\t{entry['id']}\t1\n"
        for query in queries
        for entry in corpus
        if query["id"].split("-")[1] == entry["id"].split("-")[0]
    )
    for name, lines in [("corpus", corpus), ("queries", queries)]:
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    (folder / "qrels.tsv").write_text("query\tdocument\tgrade\n" + judged, encoding="utf-8")
    with Library(Settings(data_dir=model_data_dir)) as library:
        return evaluate_with(library, folder)


def test_questions_find_their_texts_in_every_language(evaluation: Evaluation):
    """All four languages of the right topic before those of the others, mostly."""
    assert evaluation.overall.queries == 8
    assert evaluation.overall.mrr_at_10 > 0.9
    assert evaluation.overall.ndcg_at_10 > 0.85
    assert evaluation.overall.recall_at_100 == 1


def test_a_questions_own_language_is_not_favoured(evaluation: Evaluation):
    """It has a quarter of what is relevant; vectors that are not centred give it most of the top."""
    assert evaluation.own_language.relevant == pytest.approx(0.25)
    assert evaluation.own_language.top_five <= 0.4
    for shares in evaluation.languages.values():
        assert shares.relevant == pytest.approx(0.25)
        assert shares.top_five >= 0.1
