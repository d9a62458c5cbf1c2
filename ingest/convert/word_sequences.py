"""Which of many sequences of words stand in a text, found in one pass over it."""

from __future__ import annotations

from collections.abc import Iterable


class WordSequences:
    """Sequences of words, and which of them have been told: stood in a text, word for word.

    Texts and sequences are words parted by blanks. The time it takes grows with their number of
    words alone, however many sequences there are (Aho and Corasick, 1975): state 0 is where no
    sequence has begun, and each other one is the words at the beginning of some.
    """

    def __init__(self, sequences: Iterable[str]) -> None:
        self.next: list[dict[str, int]] = [{}]
        self.ends = {sequence: self._added(sequence) for sequence in sequences if sequence}
        self.told: set[int] = set()
        # The longest end of a state's words that begins a sequence too, and that is one.
        self.shorter = [0] * len(self.next)
        self.whole = [0] * len(self.next)
        self._link()

    def is_told(self, sequence: str) -> bool:
        """Whether one of the sequences has been told; that of no words always has."""
        return not sequence or self.ends[sequence] in self.told

    def tell(self, text: str) -> None:
        """Remember which sequences stand in a text."""
        state = 0
        for word in text.split():
            state = self._after(state, word)
            found = self.whole[state]
            # Where one has been told, so have those that it ends with.
            while found and found not in self.told:
                self.told.add(found)
                found = self.whole[self.shorter[found]]

    def _added(self, sequence: str) -> int:
        state = 0
        for word in sequence.split():
            if word not in self.next[state]:
                self.next[state][word] = len(self.next)
                self.next.append({})
            state = self.next[state][word]
        return state

    def _link(self) -> None:
        ends = set(self.ends.values())
        # Grows while it is read, so that what has fewer words comes first.
        states = [0]
        for state in states:
            for word, longer in self.next[state].items():
                shorter = self._after(self.shorter[state], word) if state else 0
                self.shorter[longer] = shorter
                self.whole[longer] = longer if longer in ends else self.whole[shorter]
                states.append(longer)

    def _after(self, state: int, word: str) -> int:
        while state and word not in self.next[state]:
            state = self.shorter[state]
        return self.next[state].get(word, 0)
