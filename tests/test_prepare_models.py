"""What a new machine does once is told, and done before anybody waits for an answer."""

from qa.assistant import Assistant
from qa.settings import Settings
from ui.preparing import prepare_models


def test_the_reader_is_prepared_once_and_said_to_be(assistant, tmp_path, capsys):
    new = Assistant(assistant.archive, Settings(cache=tmp_path))
    assert not new.reader.prepared
    prepare_models(new)
    assert new.reader.prepared
    told = capsys.readouterr()
    assert told.out == ""
    assert "Preparing the reader" in told.err
    assert "embedding model" not in told.err
    prepare_models(Assistant(assistant.archive, Settings(cache=tmp_path)))
    assert capsys.readouterr().err == ""
