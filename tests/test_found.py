"""How likely an answer is where what would answer best is of another time."""

import pytest

from ingest.article import Article, Published
from qa.assistant import Assistant
from qa.settings import Settings
from vectorstore.archive import Archive

TOLD = (
    "There were 318 murders in Villa Nueva in {year}, the observatory Cifra said. Robberies rose "
    "by 12 percent to 2,040. Its director, Inés Rojas, credited a truce between the gangs."
)


@pytest.mark.parametrize(("year", "tells"), [("2021", True), ("2018", False)])
def test_what_is_left_does_not_answer_for_a_sentence_of_another_time(tmp_path, year, tells):
    archive = Archive(tmp_path, create=True)
    day = Published("2022-01-12", "day", "given")
    text = TOLD.format(year=year)
    archive.add([Article("a", "Murders in Villa Nueva", text, published=day)])
    assistant = Assistant(archive, Settings())
    answer = assistant.ask("How many murders were there in Villa Nueva in 2021?")
    assert answer.abstained != tells
    assert answer.confidence >= 0.5 if tells else answer.confidence <= 0.1
