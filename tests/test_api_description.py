"""The API describes itself: in the OpenAPI document and in docs/api.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.bootstrap import Library
from api.errors import STATUSES
from api.http.openapi import operations
from api.schemas.base import AnswerModel
from api.settings import Settings
from api.version import version

MANUAL = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
FILES = ("image/png", "application/pdf", "text/markdown", "text/plain")


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The OpenAPI document. No library is opened for it."""
    folder = tmp_path_factory.mktemp("described") / "data"
    document = create_app(Library(Settings(data_dir=folder))).openapi()
    assert not folder.exists()
    return document


def routes(described: dict[str, Any]) -> Iterator[str]:
    for path, methods in described["paths"].items():
        for method in methods:
            yield f"{method.upper()} {path}"


def models(found: Any) -> Iterator[str]:
    """Names of the components that a part of the document refers to."""
    yield from re.findall(r"#/components/schemas/(\w+)", str(found))


def test_the_document_is_served(client: TestClient, described: dict[str, Any]) -> None:
    """With this project's version."""
    assert client.get("/api/v1/openapi.json").json() == described
    assert described["info"]["version"] == version()


def test_the_manual_has_every_route_and_no_other(described: dict[str, Any]) -> None:
    """A route without a line in docs/api.md does not exist for most people."""
    written = re.findall(r"^\| `((?:GET|POST|PATCH|DELETE|PUT) [^`]+)` \|", MANUAL, re.MULTILINE)
    assert sorted(written) == sorted(routes(described))


def test_the_manual_has_every_error_code_with_its_status() -> None:
    """As the one table says."""
    written = re.findall(r"^\| `(\w+)` \| (\d{3}) \|", MANUAL, re.MULTILINE)
    assert {(code, int(status)) for code, status in written} == {
        (kind.code, status) for kind, status in STATUSES.items()
    }


def test_every_parameter_is_in_the_manual(described: dict[str, Any]) -> None:
    """Of addresses and of the upload's form."""
    names = {
        parameter["name"]
        for operation in operations(described)
        for parameter in operation.get("parameters", ())
        if parameter["in"] != "cookie"
    }
    names |= set(described["components"]["schemas"]["UploadForm"]["properties"])
    assert not [name for name in names if f"`{name}`" not in MANUAL and f"{{{name}}}" not in MANUAL
                and f"`{name}=" not in MANUAL]  # fmt: skip


def test_every_operation_is_described(described: dict[str, Any]) -> None:
    """A summary of a few words and a sentence; a name of its own, without machinery."""
    found = list(operations(described))
    for operation in found:
        assert 5 < len(operation["summary"]) < 60
        assert operation["description"].rstrip().endswith(".")
        assert operation["tags"]
    names = [operation["operationId"] for operation in found]
    assert len(names) == len(set(names))


def test_every_error_answer_is_a_problem(described: dict[str, Any]) -> None:
    """Announced as what it is sent as, with an example of its own status."""
    for operation in operations(described):
        for status, answer in operation["responses"].items():
            if status < "400" or operation["operationId"] == "ready":
                continue
            (announced,) = answer["content"].items()
            assert announced[0] == "application/problem+json"
            assert announced[1]["schema"] == {"$ref": "#/components/schemas/Problem"}
            assert announced[1]["example"]["status"] == int(status)


def test_every_request_and_answer_has_an_example_that_fits(described: dict[str, Any]) -> None:
    """What people copy has to work."""
    components = described["components"]["schemas"]
    asked = {
        name
        for operation in operations(described)
        for body in operation.get("requestBody", {}).get("content", {}).values()
        for name in models(body["schema"])
    }
    told = {
        name
        for operation in operations(described)
        for answer in operation["responses"].values()
        for kind, content in answer.get("content", {}).items()
        if kind not in FILES
        for name in models(content["schema"])
    }
    needing = (asked | told) - {"UploadForm"}  # a form with a file: the manual has a command
    assert len(needing) > 20
    for name in needing:
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        examples = components[name].get("examples")
        assert examples, f"{name} has no example"
        for example in examples:
            jsonschema_rs.validate(schema, example)


def test_every_query_field_says_what_it_is(described: dict[str, Any]) -> None:
    """Unless its name is that of a list in the vocabulary."""
    from corpus.vocabulary import load_vocabulary

    known = set(load_vocabulary().lists) | {"country", "publisher", "collection"}
    for operation in operations(described):
        for parameter in operation.get("parameters", ()):
            described_by = parameter.get("description") or parameter["schema"].get("description")
            assert described_by or parameter["name"] in known, parameter


def test_reading_needs_no_key_and_changing_does(described: dict[str, Any]) -> None:
    """As the manual says of roles."""
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            if "/health/" in path:
                assert "security" not in operation
                continue
            is_open = {} in operation["security"]
            reads = method == "get" or path.endswith("/search")
            kept_back = path.endswith(("/metrics", "/history", "/review-queue")) or "/jobs/" in path
            assert is_open == (reads and not kept_back)


def test_answers_are_made_of_all_their_fields() -> None:
    """A field that is sometimes missing has to be guarded against by every caller."""
    for kind in AnswerModel.__subclasses__():
        schema = kind.model_json_schema(mode="serialization")
        assert set(schema.get("required", ())) == set(schema["properties"]), kind


def test_no_page_loads_anything_from_elsewhere(client: TestClient) -> None:
    """The framework's documentation pages would, so there are none."""
    for address in ("/docs", "/redoc", "/openapi.json"):
        assert client.get(address).status_code == 404
