"""The double array trie that fast tokenizers read their character table from."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers.normalizers import Precompiled

from search.embedding.character_map import precompiled_character_map

_CHARACTERS = st.characters(min_codepoint=1, exclude_categories=["Cs"])
_REPLACEMENTS = st.dictionaries(
    _CHARACTERS.map(ord), st.text(_CHARACTERS, max_size=4), min_size=1, max_size=60
)


@settings(max_examples=60, deadline=None)
@given(replacements=_REPLACEMENTS, others=st.lists(_CHARACTERS, max_size=30))
def test_every_character_is_read_as_its_replacement(
    replacements: dict[int, str], others: list[str]
):
    """What is in the table is replaced, whatever keys share bytes with it; the rest stays."""
    normalizer = Precompiled(precompiled_character_map(replacements))
    for code in [*replacements, *map(ord, others)]:
        expected = replacements.get(code, chr(code))
        assert normalizer.normalize_str(chr(code)) == expected


def test_a_table_of_thousands_stays_whole():
    """Dense tables, where most places are taken, still tell every key apart."""
    codes = [*range(1, 5000), *range(0x1F300, 0x1F700)]
    normalizer = Precompiled(precompiled_character_map({code: f"{code:x}" for code in codes}))
    assert [normalizer.normalize_str(chr(code)) for code in codes] == [f"{c:x}" for c in codes]
