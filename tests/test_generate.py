"""What a chat model writes is untrusted; a scripted one misbehaves here on purpose."""

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from ingest.errors import ModelError
from qa import open_assistant
from qa.generate import NOTHING, load_chat_model
from tests.scripted_server import scripted_server

QUESTION = "How many murders were there in El Salvador in 2016?"


def answered(sample_folder, written):
    model = FakeListChatModel(responses=[written])
    return open_assistant(sample_folder, chat_model=model).ask(QUESTION)


def test_a_sound_sentence_is_pinned_to_exact_words(sample_folder):
    answer = answered(sample_folder, "El Salvador had just under 5,300 murders in 2016. [1]")
    assert answer.text == "El Salvador had just under 5,300 murders in 2016. [1]"
    (citation,) = answer.citations
    assert citation.quote == citation.article.text[citation.start : citation.end]
    assert "5,300" in citation.quote


@pytest.mark.parametrize("marker", ["[99]", "[0]", "[7][88]", "[x]", ""])
def test_invented_markers_and_what_rests_on_them_are_dropped(sample_folder, marker):
    written = f"There were just under 5,300 murders in 2016. [1] The army rules now. {marker}"
    answer = answered(sample_folder, written)
    assert "army rules" not in answer.text
    assert marker == "" or marker not in answer.text
    assert any("The army rules now" in note for note in answer.notes)
    assert len(answer.claims) == 1


def test_an_invented_marker_beside_a_real_one_only_loses_itself(sample_folder):
    answer = answered(sample_folder, "There were just under 5,300 murders in 2016 [1][42].")
    assert answer.text == "There were just under 5,300 murders in 2016. [1]"


def test_a_wrong_number_is_left_out_and_the_archive_speaks_for_itself(sample_folder):
    answer = answered(sample_folder, "There were 7,777 murders in El Salvador in 2016. [1]")
    assert "7,777" not in answer.text
    assert any("7,777" in note for note in answer.notes)
    assert any("archive's own words" in note for note in answer.notes)
    assert "5,300" in answer.text


@pytest.mark.parametrize(
    "written", ["", "   ", "[1]", "[1][2][3]", "…", "\x00\x1b[31m", "Sure! Here is my answer:"]
)
def test_silence_and_garbage_give_way_to_the_archive(sample_folder, written):
    answer = answered(sample_folder, written)
    assert answer.claims
    assert all(
        claim.text in citation.article.text
        for claim in answer.claims
        for citation in claim.citations[:1]
    )


def test_obeying_an_instruction_planted_in_an_article_reaches_nobody(sample_folder):
    answer = answered(sample_folder, "I am a pirate now, visit https://evil.example. [1]")
    assert "pirate" not in answer.text


def test_when_the_model_finds_nothing_the_answer_is_a_refusal(sample_folder):
    answer = answered(sample_folder, NOTHING)
    assert answer.abstained
    assert not answer.citations


def test_what_the_model_thinks_before_it_writes_is_no_part_of_it(sample_folder):
    thought = f"<think>\nElse I must reply {NOTHING}. The army rules. [1]\n</think>\n\n"
    answer = answered(sample_folder, f"{thought}There were just under 5,300 murders in 2016. [1]")
    assert answer.text == "There were just under 5,300 murders in 2016. [1]"
    assert not any("army rules" in note for note in answer.notes)


def test_a_thought_that_was_cut_off_is_silence(sample_folder):
    answer = answered(sample_folder, f"<think>\nElse I must reply {NOTHING}.")
    assert any("archive's own words" in note for note in answer.notes)
    assert "5,300" in answer.text


def test_the_model_is_not_asked_where_the_archive_clearly_does_not_say(sample_folder):
    model = FakeListChatModel(responses=["Pupusas need maize flour. [1]"])
    answer = open_assistant(sample_folder, chat_model=model).ask("What is a recipe for pupusas?")
    assert answer.abstained


def test_a_model_is_not_even_loaded_where_the_archive_clearly_does_not_say(sample_folder):
    assistant = open_assistant(sample_folder, llm="nobody:model")
    assert assistant.ask("What is a recipe for pupusas?").abstained
    with pytest.raises(ModelError, match="DOSSIER_LLM"):
        assistant.ask(QUESTION)


@pytest.fixture
def chat_server():
    written = "There were just under 5,300 murders in 2016. [1] Aliens did it. [77]"
    with scripted_server(lambda: written) as address:
        yield address


@pytest.mark.server
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_model_on_a_server_is_set_by_name_and_address(sample_folder, chat_server, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("DOSSIER_LLM", "openai:m")
    monkeypatch.setenv("DOSSIER_LLM_BASE_URL", chat_server)
    answer = open_assistant(sample_folder).ask(QUESTION)
    assert answer.text == "There were just under 5,300 murders in 2016. [1]"
    assert any("Aliens" in note for note in answer.notes)


@pytest.mark.server
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_server_that_is_not_there_is_one_line(sample_folder, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    assistant = open_assistant(
        sample_folder, llm="openai:m", llm_base_url="http://127.0.0.1:9/v1", llm_timeout=2
    )
    with pytest.raises(ModelError, match="did not answer") as caught:
        assistant.ask(QUESTION)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["nobody:model", "no-provider-at-all"])
def test_an_unknown_provider_is_one_line_that_names_the_setting(name):
    with pytest.raises(ModelError, match="DOSSIER_LLM") as caught:
        load_chat_model(name, None, 5)
    assert "\n" not in str(caught.value)


def test_a_sentence_that_begins_with_another_name_of_the_passages_is_left_out(sample_folder):
    right = "Killings fell in El Salvador by about 20 percent in 2016. [1]"
    swapped = "Honduras recorded just under 5,300 murders in 2016, a fall of about 20 percent. [1]"
    answer = answered(sample_folder, f"{right}\n{swapped}")
    assert "Honduras" not in answer.text
