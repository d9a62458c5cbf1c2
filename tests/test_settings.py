"""Settings: unknown and wrong ones are refused with their name, and nothing opens to a network by accident."""

import re
from pathlib import Path

import pytest
import yaml

from api.messages import messages
from api.options import reading_limits
from api.settings import AccessMode, Settings, default_data_dir, load_settings
from corpus.errors import SettingError
from ingest.run import ReadingLimits

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"SANKOFA_{name}".upper(), raising=False)


def test_an_unknown_setting_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANKOFA_DATADIR", "/somewhere")
    with pytest.raises(SettingError) as error:
        load_settings()
    assert error.value.facts["setting"] == "SANKOFA_DATADIR"
    assert "SANKOFA_DATA_DIR" in error.value.facts["known"]


@pytest.mark.parametrize(("name", "value"), [("SANKOFA_PORT", "eighty"), ("SANKOFA_THREADS", "0"), ("SANKOFA_ACCESS", "anyone")])  # fmt: skip
def test_a_wrong_value_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingError) as error:
        load_settings()
    assert error.value.facts["setting"] == name


@pytest.mark.parametrize("written", ["a.example, b.example ,", '["a.example", "b.example"]'])
def test_host_names_are_parted_by_commas_or_a_json_list(
    monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("SANKOFA_ALLOWED_HOSTS", written)
    assert load_settings().allowed_hosts == ("a.example", "b.example")


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "eighty", "SANKOFA_PORT est erroné. Un nombre entier est nécessaire."),
        ("PORT", "70000", "SANKOFA_PORT est erroné. La valeur doit être d’au plus 65535."),
        ("OCR", "perhaps", "SANKOFA_OCR est erroné. Il faut true ou false."),
        ("FILE_MOST_SECONDS", "0", "La valeur doit être supérieure à 0"),
        ("FILE_MOST_SECONDS", "long", "Un nombre est nécessaire."),
        ("LOG_LEVEL", "LOUD", "Il faut l’une de ces valeurs : 'DEBUG', 'INFO', 'WARNING'"),
        ("ALLOWED_HOSTS", "[a", "Cette valeur n’est pas ce qu’elle devrait être."),
        ("PASSAGE_LEAST_WORDS", "300", "doit être inférieur à SANKOFA_PASSAGE_MOST_WORDS"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    """Nothing of the English of the library that checks values is left in the sentence."""
    monkeypatch.setenv(f"SANKOFA_{name}", value)
    with pytest.raises(SettingError) as error:
        load_settings()
    said = messages("fr").error(error.value)
    assert sentence.replace(" :", "\u00a0:") in said
    assert not re.search(r"Input|should|valid", said)


def test_the_weight_of_the_log_is_read_in_any_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SANKOFA_LOG_LEVEL", "warning")
    assert load_settings().log_level == "WARNING"


def test_an_empty_variable_counts_as_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder of no name would be whichever folder the command is typed in."""
    usual = load_settings().data_dir
    for name in ("DATA_DIR", "LANGUAGE", "PORT"):
        monkeypatch.setenv(f"SANKOFA_{name}", "")
    found = load_settings()
    assert (found.data_dir, found.language, found.port) == (usual, None, 8000)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "::", "intranet.example"])
def test_owner_mode_is_not_served_to_a_network(host: str) -> None:
    with pytest.raises(SettingError):
        Settings().check_can_serve(host)
    Settings(access=AccessMode.KEYS).check_can_serve(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost"])
def test_owner_mode_is_served_to_this_machine(host: str) -> None:
    Settings().check_can_serve(host)


def test_the_data_folder_of_a_checkout_is_found_from_any_folder_in_it(tmp_path: Path) -> None:
    (tmp_path / ".sankofa").mkdir()
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert default_data_dir(inner) == tmp_path / ".sankofa"


def test_every_setting_says_what_it_is_for_and_stands_in_the_documentation() -> None:
    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    for name, field in Settings.model_fields.items():
        assert field.description, name
        assert f"`SANKOFA_{name.upper()}`" in documented, name


def test_files_are_read_within_the_same_limits_by_settings_and_by_components() -> None:
    """Who sets nothing, and who puts an ingest together without settings, get the same."""
    assert reading_limits(Settings()) == ReadingLimits()


def test_a_container_serves_what_was_taken_in_and_no_demonstrations() -> None:
    """`sankofa start` alone would bring the starter collection into everybody's library."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.findall(r"^(?:CMD|ENTRYPOINT) .*", dockerfile, re.MULTILINE) == [
        'CMD ["sankofa", "start", "--no-starter-collection"]'
    ]
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    assert "command" not in services["sankofa"]


def test_the_compose_file_uses_settings_that_exist() -> None:
    services = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))["services"]
    named = {name for name in services["sankofa"]["environment"] if name.startswith("SANKOFA_")}
    assert named <= {f"SANKOFA_{name.upper()}" for name in Settings.model_fields}
    image = services["qdrant"]["image"]
    assert re.search(r":v\d+\.\d+\.\d+$", image), "pin the server's version"
