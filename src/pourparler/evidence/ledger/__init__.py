"""The ledger of a case: JSON Lines for each document, drafts and each reviewer's words apart, only ever added to."""

from pourparler.evidence.ledger.adding import Added
from pourparler.evidence.ledger.ledger import Ledger
from pourparler.evidence.ledger.names import place
from pourparler.evidence.ledger.settle import Settled, Standing

__all__ = ["Added", "Ledger", "Settled", "Standing", "place"]
