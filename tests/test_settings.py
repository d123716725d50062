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


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    for name in ("ARCHIVE", "READER", "LLM", "CLAIMS"):
        monkeypatch.setenv(f"DOSSIER_{name}", "")
    assert load_settings() == Settings()
    assert load_settings().archive == Path(".dossier")


def test_the_home_folder_is_known_by_its_sign(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("DOSSIER_CACHE", "~/models")
    settings = load_settings(archive=Path("~/news"))
    assert (settings.archive, settings.cache) == (tmp_path / "news", tmp_path / "models")
    assert load_settings(archive="~nobody-of-this-name").archive == Path("~nobody-of-this-name")


@pytest.mark.parametrize("name", ["llm", "llm_base_url", "reranker"])
def test_none_turns_off_what_the_environment_sets(monkeypatch, name):
    monkeypatch.setenv(f"DOSSIER_{name.upper()}", "there")
    assert getattr(load_settings(), name) == "there"
    assert getattr(load_settings(archive=None, **{name: None}), name) is None


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
