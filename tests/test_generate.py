"""What a chat model writes is untrusted; a scripted one misbehaves here on purpose."""

import pytest
from langchain_core.language_models.fake_chat_models import FakeListChatModel

from ingest.errors import ModelError
from qa import open_assistant
from qa.written.generate import NOTHING, load_chat_model
from qa.written.sentences import marked_sentences
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


@pytest.mark.parametrize(
    ("marker", "numbers"),
    [
        ("[2-4]", [2, 3, 4]),
        ("[2;3]", [2, 3]),
        ("[2 and 3]", [2, 3]),
        ("[^2]", [2]),
        ("【2】", [2]),
        ("［2］", [2]),
        ("[ 2 ]", [2]),
        ("[Passage 2]", [2]),
        ("[2†L1-L3]", [2]),
        ("[#2]", [2]),
        ("[[2]]", [2]),
        ("[2](2)", [2]),
        ("\n[2]", [2]),
    ],
)
def test_markers_of_every_kind_are_read(marker, numbers):
    assert marked_sentences(f"It fell. {marker}") == {"It fell.": numbers}
    assert marked_sentences(f"It fell {marker}.") == {"It fell.": numbers}


@pytest.mark.parametrize(
    "written",
    [
        "1. It fell. [1]\n2. It rose. [2]",
        "- It fell [1].\n- It rose [2].",
        "* **It fell.** [1]\n\n* **It rose.** [2]",
        "According to passage [1], it fell. According to [2], it rose.",
        "It fell. [1] It rose. [2] It fell. [1]",
        "It fell. [1]\n\nIt\nrose. [2]",
    ],
)
def test_lists_lead_ins_and_repetitions_are_told_as_sentences(written):
    assert marked_sentences(written) == {"It fell.": [1], "It rose.": [2]}


SOUND = "There were just under 5,300 murders in 2016. [1]"


@pytest.mark.parametrize(
    "written",
    [
        f"If nothing held I would reply {NOTHING}. The army rules. [1]\n</think>\n{SOUND}",
        f"<thinking>The army rules. [1]</thinking>{SOUND}",
        f"{SOUND} Who did it is {NOTHING.lower()}.",
    ],
)
def test_thoughts_without_a_beginning_and_what_else_is_not_told_lose_no_sentence(
    sample_folder, written
):
    answer = answered(sample_folder, written)
    assert answer.text == SOUND
    assert not any("army rules" in note for note in answer.notes)


def test_finding_nothing_may_be_said_in_small_letters(sample_folder):
    assert answered(sample_folder, "Not in the passages.").abstained


def test_a_flood_of_sentences_is_cut_off_and_told_of_in_short(sample_folder):
    flood = "\n".join(f"The army has {n} tanks{' and more' * 40}. [1]" for n in range(100, 160))
    answer = answered(sample_folder, flood)
    assert any(note.endswith("first 12 sentences: 48 more.") for note in answer.notes)
    assert all(len(note) <= 300 for note in answer.notes)


def test_a_spanish_question_over_english_passages_is_answered_in_their_language(sample_folder):
    asked = []

    class Listening(FakeListChatModel):
        def _call(self, messages, *args, **kwargs):
            asked.append(messages[0].text)
            return super()._call(messages, *args, **kwargs)

    model = Listening(responses=[SOUND])
    assistant = open_assistant(sample_folder, chat_model=model, refuse_below=0.0)
    assistant.ask(QUESTION)
    assistant.ask("¿Cuántos homicidios hubo en El Salvador en 2016?")
    assert ["the question's language" in rules for rules in asked] == [True, False]


def test_a_model_has_the_time_that_is_set_and_writes_no_end(monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    ollama = load_chat_model("ollama:m", None, 7)
    assert ollama.client_kwargs == {"timeout": 7}
    assert ollama.num_predict
    openai = load_chat_model("openai:m", None, 7)
    assert (openai.request_timeout, openai.max_retries) == (7, 0)
    assert openai.max_tokens
