"""How passages are scored: meaning, words, and pieces of words, on both engines."""

from __future__ import annotations

import numpy as np
import pytest
from index_fixtures import OpenIndex
from index_samples import (
    IDENTITY,
    direction,
    entry,
    hits_of,
    library,
    passage_id,
    put,
    score_of,
    towards,
)

from corpus.model import ANONYMOUS, OWNER
from corpus.ports import PassageIndex
from search.index import RankingMode, RankingOptions

WORDS, PIECES = RankingOptions().lexical_weight, RankingOptions().interaction_weight


class TestRanking:
    def test_score_is_the_cosine_plus_a_share_of_coverage(self, index: PassageIndex) -> None:
        """Both parts are exact, whichever side proposed the passage."""
        about = direction("topic")
        near, far = towards(about, 1, 0.8), towards(about, 2, 0.3)
        put(
            index,
            [
                entry("near", "Something else entirely.", vector=near),
                entry("far", "Vouchers.", vector=far),
                entry("neither", "Nothing.", vector=direction("other")),
            ],
        )
        scores = {h.document_id: h.score for h in hits_of(index, "vouchers?", vector=about)}
        assert scores["near"] == pytest.approx(float(near @ about), abs=2e-3)
        assert scores["far"] == pytest.approx(float(far @ about) + WORDS, abs=2e-3)

    def test_half_of_the_words_count_an_eighth(self, index: PassageIndex) -> None:
        """Words as frequent as each other cover as much; coverage counts cubed."""
        put(
            index,
            [
                entry("one", "vouchers", vector=direction(0)),
                entry("two", "midwives", vector=direction(0)),
            ],
        )
        assert score_of(index, "one", "vouchers") == pytest.approx(1 + WORDS, abs=1e-3)
        half = score_of(index, "one", "midwives vouchers")
        assert half == pytest.approx(1 + WORDS / 8, abs=1e-3)

    @pytest.mark.parametrize(
        ("question", "language", "document"),
        [
            ("burundi", "fr", "burundi"),
            ("BURUNDI", "ar", "burundi"),
            ("cbhi", "en", "rwanda"),
            ("CBHI enrolment", "pt", "rwanda"),
            ("pm-jay", "fr", "forum"),
            ("PMJAY hôpitaux", "fr", "forum"),
            ("mutuelle sante", "fr", "rwanda"),
            ("atencao primaria", "pt", "brazil"),
            ("WHO reported payments late", "en", "burundi"),
            ("performance-based financing", "und", "burundi"),
        ],
    )
    def test_names_and_words_are_found_as_people_type_them(
        self,
        shared: PassageIndex,
        open_shared: OpenIndex,
        question: str,
        language: str,
        document: str,
    ) -> None:
        """Without accents or capitals, and names in a question of any language."""
        lexical = open_shared(options=RankingOptions(mode=RankingMode.LEXICAL))
        hits = hits_of(lexical, question, language=language)
        assert hits
        assert hits[0].document_id == document
        lexical.close()

    def test_ties_stand_in_order_of_passage_id(self, index: PassageIndex) -> None:
        same = direction("same")
        put(index, [entry("twin", ordinal=n, vector=same) for n in range(6)])
        ids = [hit.passage_id for hit in hits_of(index, "unrelated", vector=same)]
        assert ids == sorted(ids)
        assert len(ids) == 6

    @pytest.mark.parametrize("text", ["", "   ", "the of and", "?!", "\u0000", "م" * 400])
    def test_a_question_without_words_is_ranked_by_meaning_alone(
        self, shared: PassageIndex, text: str
    ) -> None:
        hits = hits_of(shared, text, vector=direction(("brazil", 0)))
        assert hits[0].document_id == "brazil"
        assert hits[0].score == pytest.approx(1.0, abs=2e-3)

    def test_frequencies_follow_removals(self, index: PassageIndex) -> None:
        """A word's weight is what it is in the passages held now, not in those ever held."""
        put(index, [entry("rare", "midwives vouchers", vector=direction(0))])
        put(index, [entry(f"d{n}", "midwives", vector=direction(n)) for n in range(1, 9)])
        common = score_of(index, "rare", "vouchers hospitals")
        with index.write(IDENTITY) as batch:
            batch.remove_documents([f"d{n}" for n in range(1, 9)])
            batch.publish()
        alone = score_of(index, "rare", "vouchers hospitals")
        again = [entry(f"d{n}", "midwives", vector=direction(n)) for n in range(1, 9)]
        put(index, again)
        put(index, again)
        assert score_of(index, "rare", "vouchers hospitals") == pytest.approx(common, abs=1e-5)
        assert alone < common - 0.005

    def test_other_modes(self, shared: PassageIndex, open_shared: OpenIndex) -> None:
        """For comparisons: one side alone, and the field's usual fusion of ranks."""
        vector = direction(("brazil", 0))
        by_mode = {}
        for mode in RankingMode:
            opened = open_shared(options=RankingOptions(mode=mode))
            by_mode[mode] = hits_of(opened, "CBHI mutuelle", language="fr", vector=vector)
            opened.close()
        assert by_mode[RankingMode.DENSE][0].document_id == "brazil"
        assert by_mode[RankingMode.DENSE][0].score == pytest.approx(1.0, abs=2e-3)
        assert [hit.document_id for hit in by_mode[RankingMode.LEXICAL]] == ["rwanda"]
        assert by_mode[RankingMode.RRF][0].document_id in {"brazil", "rwanda"}
        assert {"brazil", "rwanda"} <= {h.document_id for h in by_mode[RankingMode.RRF]}


class TestVectors:
    """What passages are compared by with one another."""

    def test_are_those_that_were_put(self, shared: PassageIndex) -> None:
        """Ids of what is not there, or is no id, are left out."""
        wanted = [passage_id("burundi"), passage_id("brazil"), passage_id("nowhere"), "no id"]
        vectors = shared.vectors(wanted, OWNER)
        assert set(vectors) == set(wanted[:2])
        expected = direction(("burundi", 0))
        np.testing.assert_allclose(vectors[wanted[0]], expected, atol=1e-6)
        assert shared.vectors([], OWNER) == {}

    def test_are_given_of_what_the_reader_may_read(self, shared: PassageIndex) -> None:
        """For anybody else the passage does not exist."""
        public = {hit.passage_id for hit in hits_of(shared, "", reader=ANONYMOUS, candidates=99)}
        every = [one.passage.id for one in library()]
        assert set(shared.vectors(every, ANONYMOUS)) == public < set(every)
