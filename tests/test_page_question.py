"""The field of the question: what it takes, and what becomes of several lines."""

from __future__ import annotations

import logging
from importlib import resources

import pytest
from page_samples import LANGUAGES, href, one, soup_of
from starlette.testclient import TestClient

from api.messages import messages

LINES = "What worked\r\n\r\n  when premiums\rof the poorest\u2028were subsidised?\n"
LINE = "What worked when premiums of the poorest were subsidised?"


def test_a_question_of_several_lines_is_that_of_one(client: TestClient) -> None:
    """The same answer, the same words in the field, and addresses that can be sent on."""
    several, one_line = (
        soup_of(client.get("/search", params={"q": text})) for text in (LINES, LINE)
    )
    assert one(several, "#q").get_text() == LINE
    assert several.select("article")
    assert str(several.main) == str(one_line.main)
    for link in several.select("main a[href]"):
        assert "%0A" not in href(link)
        assert "%0D" not in href(link)


def test_several_lines_ask_the_same_over_the_interface(client: TestClient) -> None:
    """Passages, what is marked in them and the side, by address and by body."""
    asked = [
        client.get("/api/v1/search", params={"q": LINES}),
        client.post("/api/v1/search", json={"q": LINES}),
        client.get("/api/v1/search", params={"q": LINE}),
    ]
    answers = [response.json() for response in asked]
    for answer in answers:
        answer.pop("milliseconds", None)
    assert answers[0]["results"]
    assert any(result["highlights"] for result in answers[0]["results"])
    assert answers[0] == answers[1] == answers[2]
    following: dict[str, str] = {"limit": "1"}
    for text in (LINES, LINE):
        page = client.get("/api/v1/search", params={"q": text, **following})
        assert page.status_code == 200
        following["cursor"] = page.json()["next_cursor"]


def test_lines_of_a_question_write_no_lines_of_a_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody writes into a log by what they ask."""
    with caplog.at_level(logging.DEBUG):
        client.get("/search", params={"q": "premiums\r\nERROR forged"})
        client.get("/api/v1/search", params={"q": "premiums\r\nERROR forged"})
    ours = [record for record in caplog.records if record.name.startswith(("api", "uvicorn"))]
    assert ours
    assert not any("forged" in record.getMessage() for record in ours)


def test_the_field_takes_far_more_than_a_question_may_have(client: TestClient) -> None:
    """Who pastes a whole mail is told that it is too long; a browser would cut off its end."""
    field = one(soup_of(client.get("/")), "#q")
    assert int(str(field["maxlength"])) >= 5000
    whole = "Dear colleagues, " * 250 + "what did not work?"
    page = client.get("/search", params={"q": whole})
    assert page.status_code == 422
    assert one(soup_of(page), "#q").get_text() == whole


def test_a_field_that_the_browser_does_not_size_has_rows_for_its_words(client: TestClient) -> None:
    """Few for few words, more for more, and never a whole page."""
    rows = [
        int(str(one(soup_of(client.get("/search", params={"q": text})), "#q")["rows"]))
        for text in ("premiums", "premiums of the poorest " * 10, "premiums of the poorest " * 40)
    ]
    assert rows[0] == 1 < rows[1] < rows[2] <= 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_are_told_in_the_readers_language(client: TestClient, language: str) -> None:
    """To screen readers, by the script that makes them so; nobody is told of what does not work."""
    page = soup_of(client.get("/", headers={"Accept-Language": language}))
    assert one(page, "#q-keys[hidden]").get_text() == messages(language).text("question-keys")
    assert "aria-describedby" not in one(page, "#q").attrs


def test_the_script_is_light() -> None:
    """A tenth of what the style sheet is."""
    script = (resources.files("api") / "static" / "question.js").read_bytes()
    assert len(script) < 2000
