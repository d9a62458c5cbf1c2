"""What pieces of a question's words find in passages, on both engines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from index_fixtures import OpenIndex
from index_samples import direction, entry, hits_of, put, towards

from corpus.ports import PassageIndex, TokenPlaces, TokenSigns, Vectors
from search.embedding.encoder import unit_length
from search.index import RankingOptions
from search.index.kept import Kept, from_payload, to_payload
from search.index.late_interaction import (
    ACROSS,
    MATCHED,
    NAMED,
    STRETCHES,
    TOGETHER,
    UNRELATED,
    QuestionPieces,
    best_matches,
    interactions_of,
)

PIECES = RankingOptions().interaction_weight
# What a passage is worth that has all of a question in one place.
MOST = MATCHED * (1 + len(STRETCHES) * TOGETHER)


def signs_of(*tokens: Vectors) -> TokenSigns:
    return np.packbits(np.stack(tokens) > 0, axis=1)


def interactions(tokens: Vectors, passages: Sequence[TokenSigns]) -> list[float]:
    """Of a question that names nothing."""
    found = interactions_of(QuestionPieces(tokens), [Kept(signs) for signs in passages])
    return [float(one) for one in found]


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
        np.testing.assert_allclose(best_matches(tokens, packed).mean(axis=1), expected, atol=1e-6)

    def test_what_stands_together_counts_again(self) -> None:
        """Each passage finds all of a question: in one place, further apart, at its two ends."""
        drawn = np.random.default_rng(7).normal(size=(102, 384)).astype(np.float32)
        first, second, *others = unit_length(drawn)
        short, long = STRETCHES

        def said(before: int, between: int) -> TokenSigns:
            after = before + between
            return signs_of(*others[:before], first, *others[before:after], second, *others[after:])

        together = [said(before, 0) for before in (0, short // 2 - 1, short - 1, 50, 100)]
        further = [said(before, short) for before in (0, long // 2 - 4, 50)]
        apart = [said(0, len(others))]
        found = interactions(np.stack([first, second]), [*together, *further, *apart])
        assert found[: len(together)] == [pytest.approx(MOST)] * len(together)
        assert all(found[-1] < one < MOST - TOGETHER * MATCHED / 4 for one in found[-4:-1])
        assert MATCHED < found[-1] < MOST - TOGETHER * MATCHED / 2

    def test_short_passages_are_one_stretch(self) -> None:
        """As a passage of one piece is, and one that ends within a stretch."""
        draw = np.random.default_rng(9)
        word = unit_length(draw.normal(size=(1, 384)).astype(np.float32))
        passages = [np.packbits(draw.normal(size=(length, 384)) > 0, axis=1) for length in (1, 9)]
        expected = best_matches(word, passages)[:, 0] * (1 + len(STRETCHES) * TOGETHER)
        assert interactions(word, passages) == pytest.approx(list(expected))

    def test_the_same_word_does_not_outdo_its_translation(self) -> None:
        """A piece that is found well enough is found."""
        asked = direction("fees")
        said, translated = asked, unit_length(asked + 0.7 * direction("in another language"))
        passages = [signs_of(one, direction(1)) for one in (said, translated, direction(2))]
        same, other, neither = interactions(np.stack([asked]), passages)
        assert same == other == pytest.approx(MOST)
        assert neither < other

    @pytest.mark.parametrize(
        ("asked", "said", "is_across"),
        [
            ("fr", "en", True),
            ("ar", "pt", True),
            ("en", "en", False),
            ("und", "en", False),
            ("en", "und", False),
            ("und", "und", False),
        ],
    )
    def test_what_is_said_in_another_language_counts_as_it_would_in_the_same(
        self, asked: str, said: str, *, is_across: bool
    ) -> None:
        """But for what is as far away as anything is; a language must be known to be another."""
        word = direction("fees")
        passages = [
            signs_of(unit_length(word + further * direction("x"))) for further in (0, 1.2, 2, 9)
        ]
        plain = [Kept(signs) for signs in passages]
        other = [Kept(signs, language=said) for signs in passages]
        pieces = QuestionPieces(np.stack([word]))
        before = interactions_of(pieces, plain)
        after = interactions_of(pieces._replace(language=asked), other)
        if not is_across:
            assert list(after) == list(before)
            return
        most, least = MOST, UNRELATED * MOST / MATCHED
        np.testing.assert_allclose(
            after, np.minimum(most, least + ACROSS * (before - least)), rtol=1e-5
        )
        assert list(after) == sorted(after, reverse=True)
        assert after[0] == pytest.approx(most)
        assert after[1] > before[1]
        assert after[-1] < before[-1]

    def test_the_engines_know_the_language_of_what_they_keep(self, index: PassageIndex) -> None:
        """One word asked in French is nearly found where it is said in English, in either order."""
        about, word = direction("about"), direction("fees")
        near = signs_of(unit_length(word + 1.2 * direction("x")))
        put(
            index,
            [
                entry("same", "-", language="fr", vector=about, signs=near),
                entry("other", "-", language="en", vector=about, signs=near),
                entry("unknown", "-", language="und", vector=about, signs=near),
            ],
        )
        hits = hits_of(index, "", language="fr", vector=about, tokens=np.stack([word]))
        scores = {hit.document_id: hit.score for hit in hits}
        assert scores["same"] == pytest.approx(scores["unknown"])
        assert scores["same"] < scores["other"] - 0.01

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
        found = best_matches(pieces[:1], [signs])[0, 0]
        lacking = MATCHED - (UNRELATED + ACROSS * (found - UNRELATED))
        expected = PIECES * (1 + len(STRETCHES) * TOGETHER) * NAMED * lacking / 2
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
