"""An archive's own reading of the confidence: fitted on questions, kept in the archive.

``dossier eval calibrate`` fits it. An archive without one takes the confidence as it is.
"""

import json
import math
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vectorstore.archive import Archive

_KEY = "calibration"
_EDGE = 1e-6


@dataclass(frozen=True)
class Calibration:
    """The shown confidence is ``1 / (1 + exp(-(slope * logit(raw) + intercept)))``.

    [Platt 1999], on the logit. ``refuse_below`` is the threshold on the shown scale that is used
    unless one is set. ``fitted_on`` names the set and says how many questions it has.
    """

    slope: float
    intercept: float
    refuse_below: float
    fitted_on: str

    def apply(self, raw: float) -> float:
        """The confidence to show."""
        return sigmoid(self.slope * logit(raw) + self.intercept)


def load_calibration(archive: "Archive") -> Calibration | None:
    """The archive's calibration, if it has one."""
    kept = archive.catalog.built_with().get(_KEY)
    return Calibration(**json.loads(kept)) if kept else None


def store_calibration(archive: "Archive", calibration: Calibration) -> None:
    """Keep it in the archive, in the place of any other.

    Raises:
        ArchiveBusy: another process is writing.
        ReadOnlyArchive: the folder can't be written.
    """
    with archive.writing():
        archive.catalog.set_built_with({_KEY: json.dumps(asdict(calibration), sort_keys=True)})


def logit(probability: float) -> float:
    """``log(p / (1 - p))``; 0 and 1 are taken as 1e-6 inside."""
    inside = min(1 - _EDGE, max(_EDGE, probability))
    return math.log(inside / (1 - inside))


def sigmoid(value: float) -> float:
    """``1 / (1 + exp(-value))``, the reverse of ``logit``."""
    return 1 / (1 + math.exp(-value)) if value > -700 else 0.0
