"""Footnotes of Markdown ("[^1]"), each of which is told after what it is to, as those of Word are.

The parser knows none: it would take a definition of one word for the address of a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock

DEFINITION = re.compile(r"\[\^(?P<label>[^\]\s]+)\]:[^\S\n]*(?P<text>.*)")
REFERENCE = re.compile(r"\[\^([^\]\s]+)\]")
# What stands in the text where a reference did, until its neighbours are known.
MARK = "\x02"
BETWEEN_WORDS = re.compile(rf"(?<=\w){MARK}+(?=\w)")
BEFORE_SIGN = re.compile(rf" ?{MARK}+(?=[.,)\]…،]|$)", re.MULTILINE)
# How far the later paragraphs of a note are set in.
INDENT = 4
NOTE = "note"


def read_notes(parser: MarkdownIt) -> None:
    """Have the parser make a token `note` of each definition: its label, and its Markdown."""
    parser.block.ruler.before("reference", NOTE, _read_note, {"alt": ["paragraph", "reference"]})


class Notes:
    """A document's notes by label; to be asked for each of its texts once, in order."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.told: dict[str, int] = {}
        self.waiting: list[str] = []

    def marked(self, text: str) -> str:
        """The text with `MARK` in place of its references; those to no note stay as written."""
        return REFERENCE.sub(self._mark, text)

    def below(self) -> Iterator[str]:
        """The notes that were referred to since, each once, with their numbers."""
        waiting, self.waiting = self.waiting, []
        for label in waiting:
            if label not in self.told:
                self.told[label] = len(self.told) + 1
                yield f"{self.told[label]} {self.texts[label]}"

    def _mark(self, reference: re.Match[str]) -> str:
        if reference[1] not in self.texts:
            return reference[0]
        self.waiting.append(reference[1])
        return MARK


def labels(text: str) -> Iterator[str]:
    """The labels that a text refers to; some may have no note."""
    return (match[1] for match in REFERENCE.finditer(text))


def without_marks(text: str) -> str:
    """The text without `MARK`, which glues no words together and leaves no blank before a stop."""
    text = BEFORE_SIGN.sub("", BETWEEN_WORDS.sub(" ", text))
    return text.replace(MARK, "")


def _read_note(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """A rule of the parser: a definition, with what is set in below it after empty lines."""
    if state.is_code_block(start):
        return False
    match = DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start])
    if match is None:
        return False
    if silent:
        return True
    following = _end_of_note(state, start, end)
    rest = state.getLines(start + 1, following, state.blkIndent + INDENT, keepLastLF=False)
    token = state.push(NOTE, "", 0)
    token.info, token.content = match["label"], f"{match['text']}\n{rest}"
    state.line = following
    return True


def _end_of_note(state: StateBlock, start: int, end: int) -> int:
    """The line after a note's last: its own paragraph goes on to an empty line or another note."""
    following, last = start + 1, start
    while following < end:
        if not state.isEmpty(following):
            is_set_in = state.sCount[following] - state.blkIndent >= INDENT
            if not is_set_in and (last < following - 1 or _begins_other(state, following, end)):
                break
            last = following
        following += 1
    return last + 1


def _begins_other(state: StateBlock, line: int, end: int) -> bool:
    if state.sCount[line] < state.blkIndent:
        return True
    rules = state.md.block.ruler.getRules("paragraph")
    return any(rule(state, line, end, True) for rule in rules)
