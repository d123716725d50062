"""What can be wrong with the material of an evaluation."""

from ingest.errors import DossierError


class EvaluationError(DossierError):
    """A question set, baseline or run can't be used; the message says where and what to do."""
