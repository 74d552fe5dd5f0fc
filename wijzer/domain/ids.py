"""Identities. Random UUIDs from the edge; what is public has an id of its own, so that it can be replaced."""

from typing import NewType
from uuid import UUID

AanbiederId = NewType("AanbiederId", UUID)
LocatieId = NewType("LocatieId", UUID)
"""The office's id of a locatie. Never public: it survives shielding, the `PubliekId` does not."""
AanbodId = NewType("AanbodId", UUID)
"""The office's id of an aanbod. Never public, for the same reason."""
PubliekId = NewType("PubliekId", UUID)
"""What stands in addresses and in the feed. Replaced when an open groep becomes shielded."""
ContractregelId = NewType("ContractregelId", UUID)
GecontracteerdeLocatieId = NewType("GecontracteerdeLocatieId", UUID)
ProductId = NewType("ProductId", UUID)
GebruikerId = NewType("GebruikerId", UUID)
AfwijkingId = NewType("AfwijkingId", UUID)
MeldingId = NewType("MeldingId", UUID)
ConceptId = NewType("ConceptId", UUID)
InzageId = NewType("InzageId", UUID)
