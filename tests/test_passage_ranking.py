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
from corpus.ports import PassageIndex, TokenPlaces, TokenSigns, Vectors
from search.embedding.encoder import unit_length
from search.index import RankingMode, RankingOptions
from search.index.kept import from_payload, to_payload
from search.index.late_interaction import MATCHED, NAMED, best_matches, interactions

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


def signs_of(*tokens: Vectors) -> TokenSigns:
    return np.packbits(np.stack(tokens) > 0, axis=1)


class TestLateInteraction:
    """The pieces of the question's words against those of the best passages."""

    @pytest.mark.parametrize("dimension", [24, 27])
    def test_each_token_counts_by_its_best_match(self, dimension: int) -> None:
        """Against the definition, token by token, with every sign as plus or minus one.

        A token that counts for more has that much more of its match.
        """
        draw = np.random.default_rng(5)
        tokens = unit_length(draw.normal(size=(4, dimension)).astype(np.float32))
        passages = [draw.normal(size=(length, dimension)) for length in (3, 1, 7)]
        root = np.sqrt(dimension)
        tokens *= np.array([[0.5], [1], [2], [0.5]], np.float32)
        passages[0][:2] = tokens[:2]  # more alike than counts
        expected = [
            np.mean(
                [
                    min(
                        max(np.sign(own) @ token / root for own in passage),
                        MATCHED * np.linalg.norm(token),
                    )
                    for token in tokens
                ]
            )
            for passage in passages
        ]
        packed = [np.packbits(passage > 0, axis=1) for passage in passages]
        np.testing.assert_allclose(interactions(tokens, packed), expected, atol=1e-6)

    def test_the_same_word_does_not_outdo_its_translation(self) -> None:
        """A piece that is found well enough is found."""
        asked = direction("fees")
        said, translated = asked, unit_length(asked + 0.7 * direction("in another language"))
        passages = [signs_of(one, direction(1)) for one in (said, translated, direction(2))]
        same, other, neither = interactions(np.stack([asked]), passages)
        assert same == other == pytest.approx(MATCHED)
        assert neither < other

    def test_signs_come_back_as_they_were_kept(self) -> None:
        """Also where the dimension is no multiple of eight; without any, nothing is kept."""
        signs = np.packbits(np.random.default_rng(1).normal(size=(5, 13)) > 0, axis=1)
        kept = from_payload(to_payload(signs), 13)
        assert kept is not None
        np.testing.assert_array_equal(kept, signs)
        assert to_payload(None) == to_payload(signs[:0]) == {}
        assert from_payload({}, 13) is from_payload(None, 13) is None

    def test_a_passage_whose_words_match_comes_first(self, index: PassageIndex) -> None:
        """Two passages about the same: one has the question's own words."""
        about, words = direction("about"), [direction("fees"), direction("removed")]
        near, nearer = towards(about, 1, 0.9), towards(about, 2, 0.92)
        put(
            index,
            [
                entry("match", "-", vector=near, signs=signs_of(*words, direction(3))),
                entry("other", "-", vector=nearer, signs=signs_of(direction(4), direction(5))),
            ],
        )
        by_vector = hits_of(index, "", vector=about)
        by_both = hits_of(index, "", vector=about, tokens=np.stack(words))
        assert [hit.document_id for hit in by_vector] == ["other", "match"]
        assert [hit.document_id for hit in by_both] == ["match", "other"]
        found = interactions(np.stack(words), [signs_of(*words, direction(3))])[0]
        assert by_both[0].score == pytest.approx(float(near @ about) + PIECES * found, abs=2e-3)

    def test_passages_without_signs_keep_their_order_below(self, index: PassageIndex) -> None:
        """As those have that were not looked at: the least interaction found is theirs."""
        about, words = direction("about"), np.stack([direction("fees")])
        put(
            index,
            [
                entry("a", "-", vector=towards(about, 1, 0.9), signs=signs_of(direction("fees"))),
                entry("b", "-", vector=towards(about, 2, 0.8), signs=signs_of(direction("x"))),
                entry("c", "-", vector=towards(about, 3, 0.7)),
                entry("d", "-", vector=towards(about, 4, 0.5)),
            ],
        )
        hits = hits_of(index, "", vector=about, tokens=words)
        assert [hit.document_id for hit in hits] == ["a", "b", "c", "d"]
        least = interactions(words, [signs_of(direction("x"))])[0]
        cosine = float(towards(about, 4, 0.5) @ about)
        assert hits[-1].score == pytest.approx(cosine + PIECES * least, abs=2e-3)

    def test_a_thing_is_found_by_whatever_name_a_passage_gives_it(
        self, index: PassageIndex
    ) -> None:
        """And no other piece of the question; where pieces stand must be known."""
        about, pieces = direction("about"), np.stack([direction("stock"), direction("clinics")])
        signs = signs_of(direction("x"))
        put(
            index,
            [
                entry("named", "نفاد المخزون متكرر.", language="ar", vector=about, signs=signs),
                entry("other", "الأطباء كثيرون.", language="ar", vector=about, signs=signs),
            ],
        )

        def difference(places: TokenPlaces) -> float:
            hits = hits_of(
                index, "stock-outs in clinics", vector=about, tokens=pieces, places=places
            )
            scores = {hit.document_id: hit.score for hit in hits}
            return scores["named"] - scores["other"]

        unnamed = difference(())
        lacking = MATCHED - best_matches(pieces[:1], [signs])[0, 0]
        expected = PIECES * NAMED * lacking / 2
        assert difference([(0, 10), (14, 21)]) - unnamed == pytest.approx(expected, abs=1e-3)

    def test_only_the_first_are_looked_at(self, open_index: OpenIndex) -> None:
        """However good the words of the second are, with a depth of one."""
        about, words = direction("about"), np.stack([direction("fees")])
        index = open_index(RankingOptions(interaction_depth=1))
        put(
            index,
            [
                entry("a", "-", vector=towards(about, 1, 0.9), signs=signs_of(direction("x"))),
                entry("b", "-", vector=towards(about, 2, 0.5), signs=signs_of(direction("fees"))),
            ],
        )
        hits = hits_of(index, "", vector=about, tokens=words)
        assert [hit.document_id for hit in hits] == ["a", "b"]
        index.close()


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
