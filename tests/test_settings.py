from pathlib import Path

import pytest

from ingest.errors import SettingsError
from qa.settings import Settings, load_settings


def test_defaults_need_no_environment():
    settings = load_settings()
    assert settings.archive == Path(".dossier")
    assert settings.llm is None


def test_the_environment_is_read_and_what_is_given_goes_first(monkeypatch):
    monkeypatch.setenv("DOSSIER_ARCHIVE", "there")
    monkeypatch.setenv("DOSSIER_CLAIMS", "2")
    assert load_settings().archive == Path("there")
    assert load_settings(archive="here", claims=None).archive == Path("here")
    assert load_settings(archive="here", claims=None).claims == 2


def test_a_misspelt_variable_is_refused_with_a_hint(monkeypatch):
    monkeypatch.setenv("DOSSIER_ARCHVE", "there")
    with pytest.raises(SettingsError, match="Did you mean DOSSIER_ARCHIVE"):
        load_settings()


@pytest.mark.parametrize(
    ("name", "value"), [("claims", 0), ("passages", 99), ("refuse_below", 2), ("claims", "many")]
)
def test_a_value_out_of_bounds_is_refused_in_one_line(name, value):
    with pytest.raises(SettingsError, match=f"DOSSIER_{name.upper()}") as caught:
        load_settings(**{name: value})
    assert "\n" not in str(caught.value)


def test_an_unknown_setting_is_refused():
    with pytest.raises(SettingsError, match="DOSSIER_COLOUR"):
        load_settings(colour="red")


def test_every_setting_is_described():
    assert all(field.description for field in Settings.model_fields.values())
