"""Every setting there is, read once at the edge from ``DOSSIER_...`` variables."""

import difflib
import os
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from ingest.errors import SettingsError
from vectorstore.convert import DEFAULT_CACHE

_PREFIX = "DOSSIER_"
_CAN_BE_OFF = ("llm", "llm_base_url", "reranker")


class Settings(BaseSettings):
    """What can be set, each by a variable: ``archive`` by ``DOSSIER_ARCHIVE``, and so on."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_ignore_empty=True, extra="forbid", frozen=True
    )

    archive: Path = Field(Path(".dossier"), description="the archive's folder")
    cache: Path = Field(DEFAULT_CACHE, description="where converted models are kept")
    encoder: str | None = Field(
        None, description="for a new archive: multilingual, or a sentence-transformers model"
    )
    reader: str = Field(
        "dossier", description="what reads the passages found: dossier, or a Hugging Face model"
    )
    reranker: str | None = Field(
        None, description="cross-encoder that puts what was found in order, name or folder"
    )
    llm: str | None = Field(
        None, description="chat model that writes the answers, e.g. ollama:qwen3 or openai:gpt-5"
    )
    llm_base_url: str | None = Field(None, description="where the chat model's server is")
    llm_timeout: float = Field(60.0, gt=0, le=3600, description="seconds to wait for a reply")
    passages: int = Field(6, ge=1, le=50, description="passages read for one answer")
    claims: int = Field(5, ge=1, le=10, description="sentences in an answer without a chat model")
    refuse_below: float = Field(
        0.22, ge=0, le=1, description="confidence under which the archive is said not to know"
    )
    allow_private_addresses: bool = Field(
        False, description="whether web addresses inside private networks may be ingested"
    )
    feed_pages: int = Field(
        500, ge=1, le=1_000_000, description="pages read of one feed or sitemap at most"
    )

    @field_validator("archive", "cache")
    @classmethod
    def _from_home(cls, folder: Path) -> Path:
        """``~/news`` where no shell has seen it; the name of no user stays a folder's name."""
        return Path(os.path.expanduser(folder))  # noqa: PTH111  (Path's own raises for no user)


def load_settings(**given: Any) -> Settings:  # noqa: ANN401  (checked by Settings)
    """The settings: what is given here, else the environment, else the defaults.

    None is nothing given, except for ``llm``, ``llm_base_url`` and ``reranker``: it turns them off.

    Raises:
        SettingsError: a variable is misspelt, or a value is out of bounds.
    """
    _refuse_unknown_variables()
    chosen = {k: value for k, value in given.items() if value is not None or k in _CAN_BE_OFF}
    try:
        return Settings(**chosen)
    except ValidationError as error:
        problem = error.errors()[0]
        name = f"{_PREFIX}{problem['loc'][0]}".upper()
        raise SettingsError(
            f"{name} is {problem['input']!r}: {problem['msg'][:1].lower()}{problem['msg'][1:]}."
        ) from error


def _refuse_unknown_variables() -> None:
    known = [f"{_PREFIX}{name.upper()}" for name in Settings.model_fields]
    for variable in sorted(os.environ):
        if variable.startswith(_PREFIX) and variable not in known:
            near = difflib.get_close_matches(variable, known, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
            raise SettingsError(f"There is no setting {variable}. {hint}")
