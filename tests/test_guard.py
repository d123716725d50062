"""No web page elsewhere can read or change the archive, wherever the chat listens."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.guard import Guard, from_here

EVIL = {"origin": "http://evil.example"}
ROOT = Path(__file__).parents[1]
ASK = """
import json, sys
from starlette.testclient import TestClient
from qa import open_assistant
from ui.app import build_app

folder, host, name = sys.argv[1:]
told = {}
with TestClient(build_app(open_assistant(folder), host), base_url=name) as client:
    for origin in ("none", name, "http://evil.example"):
        headers = {} if origin == "none" else {"origin": origin}
        preflight = {**headers, "access-control-request-method": "POST"}
        answers = [
            client.get("/config", headers=headers),
            client.options("/gradio_api/queue/join", headers=preflight),
            client.post("/gradio_api/queue/join", headers=headers, json={}),
        ]
        told[origin] = [
            (answer.status_code, [key for key in answer.headers if key.startswith("access-")])
            for answer in answers
        ]
print(json.dumps(told))
"""


@pytest.fixture
def client():
    async def open_to_all(request):
        allow = {"access-control-allow-origin": "*", "Access-Control-Allow-Credentials": "true"}
        return PlainTextResponse("in", headers=allow)

    methods = ["GET", "POST", "OPTIONS"]
    app = Starlette(routes=[Route("/", open_to_all, methods=methods)])
    app.add_middleware(Guard)
    return TestClient(app)


def allowed(answer):
    return [name for name in answer.headers if name.startswith("access-control-")]


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS"])
@pytest.mark.parametrize(
    "origin", ["http://evil.example", "http://testserver:81", "http://[", "null", "", "testserver"]
)
def test_a_page_elsewhere_is_refused(client, method, origin):
    answer = client.request(method, "/", headers={"origin": origin})
    assert (answer.status_code, answer.text) == (403, "")


@pytest.mark.parametrize("headers", [{}, {"origin": "http://testserver"}])
def test_our_own_page_and_no_page_are_answered_and_no_other_is_allowed(client, headers):
    answer = client.post("/", headers=headers)
    assert answer.text == "in"
    assert not allowed(answer)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "[::1]:7860", "origin": "http://[::1]:7860"},
        {"host": "news.example", "origin": "https://news.example"},
        {"host": "127.0.0.1:7860", "x-forwarded-host": "a.example", "origin": "https://a.example"},
        {"host": "b", "x-forwarded-host": "a.example, b", "origin": "https://a.example"},
    ],
)
def test_behind_a_proxy_the_page_is_still_our_own(headers):
    assert from_here(Headers(headers))
    assert not from_here(Headers({**headers, **EVIL}))
    assert not from_here(Headers({**headers, "origin": "null"}))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("host", "name"), [("::1", "http://[::1]:7860"), ("0.0.0.0", "http://news.example")]
)
def test_gradio_opens_the_chat_to_no_page_elsewhere(sample_folder, host, name):
    command = [sys.executable, "-c", ASK, str(sample_folder), host, name]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert json.loads(told) == {
        "none": [[200, []], [405, []], [422, []]],
        name: [[200, []], [200, []], [422, []]],
        "http://evil.example": [[403, []]] * 3,
    }
