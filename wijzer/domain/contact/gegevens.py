"""How somebody can be reached: the one notation in which contact is kept, and whether two contacts are the same."""

from collections.abc import Callable
from functools import lru_cache

from wijzer.domain.contact.lettertekens import visible
from wijzer.domain.contact.mailadres import fold_mailadres, read_mailadres, show_mailadres
from wijzer.domain.contact.telefoon import find_telefoon, read_telefoon
from wijzer.domain.contact.website import find_website, read_website, show_website, site_of
from wijzer.domain.fouten import Ongeldig
from wijzer.domain.maten import EMAIL, TELEFOON, WEBSITE, check_tekst
from wijzer.domain.regio.gebied import Contact
from wijzer.domain.taal.schoon import clean_line, compare_key, is_broken

_LEZERS: dict[str, tuple[Callable[[str], str], int]] = {
    "telefoon": (lambda tekst: read_telefoon(tekst).getoond, TELEFOON),
    "email": (read_mailadres, EMAIL),
    "website": (read_website, WEBSITE),
}
"""How each part is read into the one notation in which it is kept, and how long it may be as it is typed."""
NIETS = Contact()
"""No contact is kept yet."""


def read_deel(veld: str, tekst: str) -> str:
    """One part (`telefoon`, `email`, `website`) in the notation in which it is kept. Raises `Ongeldig` at that field.

    Half a character is refused and not cleaned away: something of the text was lost.
    """
    lees, hooguit = _LEZERS[veld]
    for fout in check_tekst(veld, tekst if is_broken(tekst) else visible(tekst), hooguit):
        raise fout
    return lees(tekst)


def normal_deel(veld: str, tekst: str | None) -> str | None:
    """One part in the notation in which it is kept. None when empty.

    What cannot be read stays as it is, and `check_contact` says why.
    """
    if not tekst or not tekst.strip():
        return None
    notatie = _notation(veld, tekst)
    return tekst if notatie is None else notatie


@lru_cache(4096)
def _notation(veld: str, tekst: str) -> str | None:
    """What `read_deel` makes of it; None for what it refuses. All locaties of an aanbieder share a few of these."""
    try:
        return read_deel(veld, tekst)
    except Ongeldig:
        return None


def normal_contact(contact: Contact) -> Contact:
    """Every part in the notation in which it is kept, where it can be read."""
    return Contact(**{veld: normal_deel(veld, getattr(contact, veld)) for veld in _LEZERS})


def shown_contact(contact: Contact) -> Contact:
    """Every part as people read it, a form included: hosts in the letters in which they were typed."""
    return Contact(
        telefoon=contact.telefoon,
        email=contact.email and show_mailadres(contact.email),
        website=contact.website and show_website(contact.website),
    )


def check_contact(contact: Contact, *, kept: Contact = NIETS) -> list[Ongeldig]:
    """Every part that is wrong, with its field: telefoon, email, website. Empty parts are fine.

    A part that stays as it is `kept` is not judged anew: an older version took it, and who saves
    something else beside it may not know a better one.
    """
    return [
        fout
        for veld in _LEZERS
        if not _stays(getattr(contact, veld), getattr(kept, veld))
        and (fout := check_deel(veld, getattr(contact, veld)))
    ]


def _stays(tekst: str | None, kept: str | None) -> bool:
    """Whether a text is what was kept; a form and a file give it back with plain spaces."""
    return clean_line(tekst or "") == clean_line(kept or "")


def check_deel(veld: str, tekst: str | None) -> Ongeldig | None:
    """What is wrong with one part; None for one that is right or empty."""
    if not tekst or _notation(veld, tekst) is not None:
        return None
    try:
        read_deel(veld, tekst)
    except Ongeldig as fout:
        return fout
    return None


def is_same_deel(veld: str, tekst: str | None, andere_tekst: str | None) -> bool:
    """Whether two notations lead to the same telephone, mailbox or page; nothing is the same as nothing."""
    if not tekst or not andere_tekst:
        return False
    match veld:
        case "telefoon":
            return _dialled(tekst) == _dialled(andere_tekst)
        case "email":
            return fold_mailadres(tekst) == fold_mailadres(andere_tekst)
        case _website:
            return site_of(find_website(tekst) or tekst) == site_of(
                find_website(andere_tekst) or andere_tekst
            )


def _dialled(tekst: str) -> str:
    """What is dialled, an extension aside; the text itself, its spaces aside, where no number can be read in it."""
    gelezen = find_telefoon(tekst)
    return gelezen.kiest if gelezen else compare_key(tekst)
