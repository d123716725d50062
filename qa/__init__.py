"""Ask an archive a question from Python.

from qa import open_assistant
answer = open_assistant(archive="my-archive").ask("Who is the police director?")
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel

    from qa.answer import Answer
    from qa.assistant import Assistant
    from qa.conversation.follow_up import Turn
    from qa.understand import Day

__all__ = ["ask", "open_assistant"]


def open_assistant(
    archive: Path | str | None = None,
    *,
    chat_model: "BaseChatModel | None" = None,
    **settings: Any,  # noqa: ANN401  (checked by Settings)
) -> "Assistant":
    """The assistant over an archive (default: ``DOSSIER_ARCHIVE``, else ``.dossier``).

    ``settings`` are fields of ``qa.settings.Settings`` and go before the environment.
    ``chat_model`` is any LangChain chat model; without one ``DOSSIER_LLM`` decides.

    Raises:
        NoArchive: there is no archive at that place.
        WrongEncoder: it was built with another embedding model than the one set.
        SettingsError: a setting is unknown or out of bounds.
    """
    from qa.assistant import Assistant
    from qa.settings import load_settings
    from vectorstore.archive import Archive

    settled = load_settings(archive=archive, **settings)
    opened = Archive(settled.archive, settled.encoder, cache=settled.cache)
    return Assistant(opened, settled, chat_model)


def ask(
    question: str,
    *,
    history: Sequence["Turn"] = (),
    since: "Day | None" = None,
    until: "Day | None" = None,
    sources: Sequence[str] = (),
) -> "Answer":
    """One answer from the default archive; see ``Assistant.ask``."""
    return open_assistant().ask(
        question, history=history, since=since, until=until, sources=sources
    )
