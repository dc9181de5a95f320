"""A language model as a coder of its own: it may only write drafts, and nothing it says is taken on trust."""

from pourparler.evidence.coder.beside import Pair, beside
from pourparler.evidence.coder.endpoint import Endpoint, ModelError, leaves
from pourparler.evidence.coder.run import Coded, code
from pourparler.evidence.coder.store import home
from pourparler.evidence.coder.verdicts import Rejected

__all__ = ["Coded", "Endpoint", "ModelError", "Pair", "Rejected", "beside", "code", "home", "leaves"]
