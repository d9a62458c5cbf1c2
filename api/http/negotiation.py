"""In which language to answer, from what the caller's browser or program says it reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from starlette.requests import HTTPConnection

from api.messages import LANGUAGES

DEFAULT_LANGUAGE = "en"
LANGUAGE_COOKIE = "sankofa_lang"
# No honest header is longer; a limit keeps the parsing of others cheap.
_LONGEST_HEADER = 1_000


def language_of(request: HTTPConnection) -> str:
    """The interface language to answer a request in, from its Accept-Language.

    On pages, what the reader has chosen goes before: the address (`lang`), then a cookie.
    """
    if not request.url.path.startswith("/api/"):
        for chosen in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
            if chosen in LANGUAGES:
                return chosen
    return preferred_language(request.headers.get("accept-language", ""))


def preferred_language(accepted: str, offered: Sequence[str] = LANGUAGES) -> str:
    """The language offered that an Accept-Language header wants most, English for none of them.

    Regional variants count as their language (`pt-BR` as `pt`), as RFC 4647 looks tags up.
    """
    ranked = sorted(_ranges(accepted[:_LONGEST_HEADER]), key=lambda choice: -choice[1])
    for tag, quality in ranked:
        language = tag.partition("-")[0]
        if quality > 0 and language in offered:
            return language
    return DEFAULT_LANGUAGE


def _ranges(accepted: str) -> Iterator[tuple[str, float]]:
    """Language tags with their quality, malformed ones left out."""
    for part in accepted.split(","):
        tag, _, parameter = part.partition(";")
        name, _, value = parameter.partition("=")
        try:
            quality = float(value) if name.strip() == "q" else 1.0
        except ValueError:
            continue
        if 0 <= quality <= 1:
            yield tag.strip().lower(), quality
