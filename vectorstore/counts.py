"""What one run of adding did."""

from dataclasses import asdict, dataclass


@dataclass
class Counts:
    """What one run of adding did; ``articles`` and ``passages`` are the archive's totals after."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    duplicates: int = 0
    articles: int = 0
    passages: int = 0
    seconds: float = 0.0

    @property
    def changed(self) -> bool:
        """Whether the archive is another one after it."""
        return bool(self.added or self.updated or self.removed or self.duplicates)

    def as_dict(self) -> dict[str, int | float]:
        """Plain values, for JSON."""
        return asdict(self)
