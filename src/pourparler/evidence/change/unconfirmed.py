"""Words by which a report says that it could not confirm what it reports, in a few languages.

That somebody else "has not confirmed" a thing does not count. Linear: every repeat is bounded.
"""

from __future__ import annotations

import re

_VERB = "(?:verif|confirm|corroborat|authenticat|substantiat)"
_FILL = "(?:be|been|yet|able|to|immediately|independently|fully|officially)"
_FORMS = (
    rf"(?:could|can|were|was)\s?n[o'’]?t\s{{1,3}}(?:{_FILL}\s{{1,3}}){{0,5}}{_VERB}",
    rf"not\s{{1,3}}(?:yet\s{{1,3}})?been\s{{1,3}}(?:{_FILL}\s{{1,3}}){{0,3}}{_VERB}",
    rf"(?:unable|impossible)\s{{1,3}}to\s{{1,3}}(?:{_FILL}\s{{1,3}}){{0,3}}{_VERB}",
    r"\b(?:unverified|unconfirmed|uncorroborated)\b",
    r"\bno\s{1,3}(?:independent|immediate|official)\s{1,3}(?:confirmation|verification|corroboration)",
    r"\bn['’]a\s{1,3}pas\s{1,3}(?:pu|été)\s{1,3}(?:\w{1,20}\s{1,3}){0,3}(?:vérifi|confirm)",
    r"\bnicht\s{1,3}(?:\w{1,20}\s{1,3}){0,2}(?:bestätig|überprüf|verifizier)",
    r"\bno\s{1,3}(?:se\s{1,3})?(?:pudo|pudieron|ha\s{1,3}podido|han\s{1,3}podido)\s{1,3}(?:\w{1,20}\s{1,3}){0,2}(?:verific|confirm)",
    r"\bне\s{1,3}(?:удалось|смог|смогли|вдалося|зміг|змогли)\s{1,3}(?:\w{1,20}\s{1,3}){0,2}(?:подтверд|провер|підтверд|перевір)",
)
UNCONFIRMED = re.compile("|".join(_FORMS), re.IGNORECASE)
