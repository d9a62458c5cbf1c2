"""Whoever raises an error gives it a message of its own in every language.

Read from the sources: every call of an error's class, its detail and the facts it names. A detail
without a message would be shown as it stands, in English, within a sentence of another language.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fluent.syntax import FluentParser, visitor
from fluent.syntax import ast as fluent

import api.errors as http
from api.messages import LANGUAGES, messages
from corpus import errors as domain
from corpus.errors import InvalidRequest, SankofaError

ROOT = Path(__file__).parent.parent
PACKAGES = ("api", "corpus", "ingest", "search")
CODES = {
    name: kind.code
    for module in (domain, http)
    for name, kind in vars(module).items()
    if isinstance(kind, type)
    and issubclass(kind, SankofaError)
    # Its words are for the server's log alone, the command line has no such error.
    and kind is not http.Unexpected
}

# The sentence of the code alone says what there is to say, and does not quote the detail.
SAID_BY_THE_CODE = {
    "not_found": {
        # Whether such a thing exists is not told: it may be one the reader may not know of.
        "no such document",
        "no such document or revision",
        "no such job",
        "no such lesson",
        "no such pack",
        "no such page",
        "no such passage",
        "no such passage in this document",
        "no such review",
        "no such run",
        "the pack has no such section or item",
    },
    "not_authenticated": {"no such key"},  # Nor is it told what is wrong with a key.
    "busy": {
        # Whoever waits need not know which part of the library is being written to.
        "another process has published to the index meanwhile",
        "another process is writing to the index",
        "another process is writing to the store",
    },
    "model_mismatch": {"another model", "another dimension"},  # The remedy is the same.
    "prune_refused": {"too many documents"},  # There is only this one kind.
}

# Mistakes that only a change of this program can make.
NOT_MET_BY_PEOPLE = {
    # The server draws these ids and makes these addresses itself.
    "conflict": {
        "there is a section with this id",
        "there is an item with this id",
        "there is such a pack already",
    },
    "invalid_request": {
        "an address is small letters, digits and hyphens",
        # The ingest cleans texts and cuts passages; the store makes sure of it once more.
        "the text holds a lone surrogate",
        "the text holds a NUL",
        "a passage belongs to another document",
        "a passage is not the text's own words",
        "passages are numbered from 0 in order",
    },
}

# What a refusal is about: an input by name, or the file that it was read from.
INPUTS = {"field", "file", "path"}
ABOUT_NO_INPUT = {
    "wrong values",  # the framework names each of them
    "a value that cannot be stored",  # the database's driver does not say which
    "not a readable PDF",  # a document that was taken in
    "no outcome weights for this model",  # a setting
    "an outcome has no texts",  # of several files together
}

# Raised again with the words of an error from one of the other places.
PASSED_ON = {
    ("api/curation/seen_versions.py", "conflict.detail"),
    ("corpus/workers/page_images.py", "answer['invalid']"),
}


@dataclass(frozen=True)
class Raised:
    """An error as it is made somewhere: a detail of None is not written out there."""

    place: str
    code: str
    detail: str | None
    written: str
    facts: frozenset[str]

    @property
    def message(self) -> str:
        """The name of its message, as `Messages.error` looks for it."""
        return f"error-{self.code}-{'-'.join((self.detail or '').lower().split())}"


def _raised() -> Iterator[Raised]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _name(node.func) in CODES and node.args:
                    yield _read(node, path.relative_to(ROOT).as_posix())


def _read(call: ast.Call, place: str) -> Raised:
    (detail,) = call.args
    return Raised(
        place=f"{place}:{call.lineno}",
        code=CODES[_name(call.func)],
        detail=str(detail.value) if isinstance(detail, ast.Constant) else None,
        written=ast.unparse(detail),
        facts=frozenset(keyword.arg for keyword in call.keywords if keyword.arg),
    )


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _allowed(raised: Raised) -> bool:
    return any(
        raised.detail in listed.get(raised.code, set())
        for listed in (SAID_BY_THE_CODE, NOT_MET_BY_PEOPLE)
    )


class _Variables(visitor.Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: fluent.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)


def _variables(language: str) -> dict[str, set[str]]:
    """The variables of each message about an error."""
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "api" / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, fluent.Message) and entry.id.name.startswith("error-"):
                reader = _Variables()
                reader.visit(entry)
                found[entry.id.name] = reader.names
    return found


RAISED = tuple(_raised())
NEEDING_WORDS = tuple(one for one in RAISED if one.detail is not None and not _allowed(one))


def test_errors_are_found_in_every_package() -> None:
    """The reading of the sources has not come to nothing."""
    assert {one.place.partition("/")[0] for one in RAISED} == set(PACKAGES)
    assert len(NEEDING_WORDS) > 50


def test_details_are_written_out_where_errors_are_raised() -> None:
    """What varies is a fact: a detail put together at run time could have no message."""
    variable = {(one.place.partition(":")[0], one.written) for one in RAISED if one.detail is None}
    assert variable == PASSED_ON


def test_a_refusal_names_the_input_that_it_is_about() -> None:
    """Forms mark the field, and programs are told its name."""
    unnamed = {
        one.detail: one.place
        for one in NEEDING_WORDS
        if one.code == InvalidRequest.code
        and one.detail not in ABOUT_NO_INPUT
        and INPUTS.isdisjoint(one.facts)
    }
    assert not unnamed


@pytest.mark.parametrize("raised", NEEDING_WORDS, ids=lambda raised: raised.place)
def test_every_detail_can_name_a_message(raised: Raised) -> None:
    """Fluent's names hold letters, digits, hyphens and underscores alone."""
    assert re.fullmatch(r"[a-z][a-z0-9_-]*", raised.message), raised.message


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_says_in_every_language_what_to_do(language: str) -> None:
    """Each detail has a message, which needs no fact that some place raising it leaves out."""
    known = _variables(language)
    lacking = {one.message: one.place for one in NEEDING_WORDS if one.message not in known}
    assert not lacking
    unmet = {
        one.place: known[one.message] - one.facts
        for one in NEEDING_WORDS
        if not known[one.message] <= one.facts
    }
    assert not unmet


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_code_says_alone_does_not_quote_the_detail(language: str) -> None:
    """Otherwise the list would let English words into sentences of other languages."""
    known = _variables(language)
    for code, details in SAID_BY_THE_CODE.items():
        facts = [one.facts for one in RAISED if one.code == code and one.detail in details]
        assert known[f"error-{code}"] <= frozenset.intersection(*facts), code


@pytest.mark.parametrize("listed", [SAID_BY_THE_CODE, NOT_MET_BY_PEOPLE], ids=["said", "not met"])
def test_the_exceptions_are_still_raised_and_have_no_message(listed: dict[str, set[str]]) -> None:
    """A list of exceptions that outlives its reasons would hide new mistakes."""
    met = {(one.code, one.detail): one for one in RAISED}
    for code, details in listed.items():
        for detail in details:
            assert (code, detail) in met, f"nobody raises {code}: {detail}"
            assert not messages("en").has(met[code, detail].message), detail


def test_no_message_is_left_over() -> None:
    """Every message about a detail is raised somewhere."""
    own = {name for name in _variables("en") if name.count("-") > 1}
    assert own <= {one.message for one in NEEDING_WORDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_years_are_written_as_years(language: str) -> None:
    """1999, not 1,999."""
    error = InvalidRequest("the years run backwards", field="year_from", given=1999, most=1990)
    said = messages(language).error(error)
    assert "1999" in said
    assert "1990" in said
