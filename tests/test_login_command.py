import pytest
from typer.testing import CliRunner

from ingest.errors import NoArchive, SettingsError
from ui.cli import app
from ui.login.users import Users
from ui.serve import serve
from vectorstore.archive import Archive


@pytest.fixture
def archive(tmp_path):
    Archive(tmp_path / "archive", create=True).close()
    return str(tmp_path / "archive")


def run(*arguments, given=None):
    result = CliRunner().invoke(app, ["user", *arguments], input=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.stdout


def test_users_are_added_listed_and_removed(archive, tmp_path):
    assert (
        run("add", "ana", "--archive", archive, given="a long password\n") == "ana may sign in.\n"
    )
    assert "new password" in run("add", "ana", "--archive", archive, given="another password\n")
    assert Users(tmp_path / "archive").holds("ana", "another password")
    assert run("list", "--archive", archive) == "ana\n"
    assert "no longer" in run("remove", "ana", "--archive", archive)
    with pytest.raises(SettingsError, match="no user"):
        run("remove", "ana", "--archive", archive)


def test_what_will_not_do_is_told(archive, tmp_path):
    with pytest.raises(SettingsError, match="password needs"):
        run("add", "ana", "--archive", archive, given="short\n")
    with pytest.raises(NoArchive):
        run("add", "ana", "--archive", str(tmp_path / "none"), given="a long password\n")


def test_other_machines_are_let_in_only_by_a_login_or_on_purpose(assistant):
    with pytest.raises(SettingsError, match="Nobody can sign in yet"):
        serve(assistant, host="0.0.0.0")
    with pytest.raises(SettingsError, match="Nobody can sign in yet"):
        serve(assistant, login=True)
