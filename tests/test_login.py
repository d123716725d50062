import stat
from http.cookies import SimpleCookie
from types import SimpleNamespace
from urllib.parse import parse_qsl

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ingest.errors import SettingsError
from ui.login.gate import Gate
from ui.login.session import COOKIE, SECONDS, Sessions
from ui.login.users import Users
from ui.login.who import NOBODY_ELSE, user_of

PASSWORD = "a long enough password"


@pytest.fixture
def users(tmp_path):
    users = Users(tmp_path)
    users.add("ana", PASSWORD)
    return users


@pytest.fixture
def client(users, tmp_path):
    async def whoami(request):
        return PlainTextResponse(user_of(request))

    app = Starlette(routes=[Route("/", whoami), Route("/inside", whoami, methods=["GET", "POST"])])
    app.add_middleware(Gate, archive=tmp_path)
    return TestClient(app, follow_redirects=False)


def sign_in(client, name="ana", password=PASSWORD, headers=None, **hidden):
    fields = {"name": name, "password": password, **hidden}
    return client.post("/login", data=fields, headers=headers)


def test_a_password_is_kept_only_as_a_hash_that_nobody_else_can_read(users, tmp_path):
    file = tmp_path / "users.json"
    assert PASSWORD not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    users.add("ben", PASSWORD)
    assert users.hash_of("ana") != users.hash_of("ben")
    assert users.names() == ["ana", "ben"]


def test_a_password_that_is_right_wrong_or_nobodys(users):
    assert users.holds("ana", PASSWORD)
    assert not users.holds("ana", PASSWORD + " ")
    assert not users.holds("ana", "")
    assert not users.holds("eve", PASSWORD)
    assert not users.holds("eve", "")
    assert users.add("ana", "another password") is False
    assert not users.holds("ana", PASSWORD)
    assert users.remove("ana")
    assert not users.remove("ana")
    assert not users.holds("ana", "another password")


@pytest.mark.parametrize("name", ["", "a b", "../ana", "a.b", "é", "x" * 65, "ana\n"])
def test_a_name_that_would_not_do(users, name):
    with pytest.raises(SettingsError, match="user's name"):
        users.add(name, PASSWORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 1001])
def test_a_password_that_would_not_do(users, password):
    with pytest.raises(SettingsError, match="password needs"):
        users.add("ben", password)


def test_a_damaged_file_is_told_and_lets_nobody_in(users, tmp_path):
    (tmp_path / "users.json").write_text('{"ana": 7}')
    with pytest.raises(SettingsError, match="can't be read"):
        users.holds("ana", PASSWORD)


def test_a_session_outlives_a_restart_and_ends_with_its_time_its_password_or_its_user(
    users, tmp_path
):
    cookie = Sessions(tmp_path, users).begin("ana", now=1000)
    again = Sessions(tmp_path, users)
    assert again.user(cookie, now=1000 + SECONDS) == "ana"
    assert again.user(cookie, now=1001 + SECONDS) is None
    users.add("ana", "another password")
    assert again.user(cookie, now=1000) is None
    cookie = again.begin("ana", now=1000)
    users.remove("ana")
    assert again.user(cookie, now=1000) is None


def test_no_cookie_can_be_made_up_or_changed(users, tmp_path):
    users.add("ben", PASSWORD)
    sessions = Sessions(tmp_path, users)
    name, end, signature = sessions.begin("ana", now=1000).split(".")
    changed = [f"ben.{end}.{signature}", f"{name}.{int(end) + 1}.{signature}", f"{name}.{end}."]
    junk = [
        "",
        "..",
        "ana",
        f"eve.{end}.",
        f"ana.{end}.é",
        "ana.x.y",
        f"ana.{'9' * 400}.{signature}",
    ]
    assert [sessions.user(cookie, now=1000) for cookie in changed + junk] == [None] * 10


def test_without_a_session_there_is_only_the_form(client):
    assert client.get("/").headers["location"] == "/login"
    assert client.get("/inside").status_code == 401
    assert client.post("/inside").status_code == 401
    assert "Sign in to" in client.get("/login").text
    assert "Entrar en" in client.get("/login", headers={"accept-language": "es"}).text


def test_signing_in_and_out(client):
    assert "is not right" in sign_in(client, password="wrong password").text
    answer = sign_in(client)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookies = SimpleCookie(answer.headers.get_list("set-cookie")[0])
    assert cookies[COOKIE]["httponly"]
    assert cookies[COOKIE]["samesite"] == "lax"
    assert client.get("/inside").text == "ana"
    assert client.get("/logout").status_code == 403
    client.post("/logout")
    assert client.get("/inside").status_code == 401


def test_another_sites_form_signs_nobody_in_or_out(client):
    foreign = {"origin": "https://evil.example"}
    assert sign_in(client, headers=foreign).status_code == 403
    sign_in(client, headers={"origin": "http://testserver"})
    assert client.post("/logout", headers=foreign).status_code == 403
    assert client.get("/inside").text == "ana"


@pytest.mark.parametrize("asked", ["answer=ab-1_C", "conversation=Z9", "answer=a&conversation=b"])
def test_whoever_followed_a_link_is_back_at_it_after_signing_in(client, asked):
    assert client.get(f"/?{asked}").headers["location"] == f"/login?{asked}"
    hidden = dict(parse_qsl(asked))
    for page in (client.get(f"/login?{asked}"), sign_in(client, password="wrong one", **hidden)):
        for name, value in hidden.items():
            assert f'<input type="hidden" name="{name}" value="{value}">' in page.text
    assert sign_in(client, **hidden).headers["location"] == f"/?{asked}"


@pytest.mark.parametrize(
    "asked",
    ["answer=", "answer=%2F%2Fevil.example", "conversation=a%22b", f"answer={'a' * 65}", "next=a"]
    + ["theme=dark", "answer=a%0D%0Ab"],
)
def test_nothing_else_is_carried_through_the_form(client, asked):
    assert client.get(f"/?{asked}").headers["location"] == "/login"
    assert "hidden" not in client.get(f"/login?{asked}").text
    assert sign_in(client, **dict(parse_qsl(asked))).headers["location"] == "/"
    assert "eve" not in client.get("/login?name=eve").text


def test_the_spanish_page_leads_to_the_form_as_well(client):
    assert client.get("/es/").headers["location"] == "/login"
    assert client.get("/es/?answer=abc").headers["location"] == "/login?answer=abc"
    assert client.post("/es/").status_code == 401


def test_after_five_wrong_passwords_none_is_looked_at(client):
    for _ in range(5):
        assert sign_in(client, password="wrong password").status_code == 401
    assert sign_in(client).status_code == 429
    assert sign_in(client, name="ben").status_code == 401


def test_a_name_is_shown_back_only_as_text(client):
    page = sign_in(client, name='"><script>alert(1)</script>', password="x").text
    assert "<script" not in page
    assert client.post("/login", content=b"a" * 20_000).status_code == 401
    assert client.post("/login", content=b"\xff\xfe=%ff&name=%00").status_code == 401
    assert client.post("/login", content=b"a=b&" * 11).status_code == 401


def test_an_origin_that_is_no_address_signs_nobody_in(client):
    assert sign_in(client, headers={"origin": "http://["}).status_code == 403


def test_where_nobody_signs_in_there_is_one_user():
    assert user_of(None) == NOBODY_ELSE
    assert user_of(SimpleNamespace(scope={})) == NOBODY_ELSE
