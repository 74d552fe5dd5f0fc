"""The grammar by which people make a password that they think is good."""

from hypothesis import strategies as st

NEDERLANDS = (
    "welkom", "wachtwoord", "geheim", "zomer", "winter", "lente", "herfst", "voorjaar", "januari", "augustus", "maandag",
    "vrijdag", "jeugdzorg", "jeugdhulp", "gezinshuis", "pleegzorg", "wachttijd", "aanbieder", "bedrijfsnaam", "twente",
    "enschede", "hengelo", "almelo", "oldenzaal", "ajax", "feyenoord", "voetbal", "oranje", "koffie", "schatje",
    "vlinder", "paashaas", "stroopwafel", "fietsen", "vakantie", "kerstmis", "beheerder", "ikhouvanjou",
)  # fmt: skip
ENGELS = (
    "password", "welcome", "summer", "winter", "spring", "monday", "october", "princess", "sunshine", "dragon",
    "football", "secret", "letmein", "iloveyou", "superman",
)  # fmt: skip
TOETSEN = (
    "qwerty",
    "qwertyuiop",
    "asdfghjkl",
    "1qaz2wsx",
    "1q2w3e4r",
    "azerty",
    "zxcvbnm",
    "qazwsx",
    "poiuytrewq",
)
WOORDEN = NEDERLANDS + ENGELS + TOETSEN
JAREN = tuple(str(jaar) for jaar in range(1950, 2040))
GETALLEN = (
    *JAREN,
    "1",
    "12",
    "123",
    "1234",
    "12345",
    "123456",
    "01",
    "007",
    "26",
    "27",
    "99",
    "00",
)
TEKENS = ("", "!", "!!", "?", "#", "1!", "!1", "@", ".", "*", "!?", "...", "!!!!")
SCHEIDINGEN = ("", "-", "_", ".", " ", "!", "@", "&")
_VREEMD = ("", "-", "_", ".", " ", "&")

_LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7"}
_SCHRIJF = (str.lower, str.upper, str.capitalize, lambda woord: woord[:-1] + woord[-1].upper())


@st.composite
def _woord(draw, woorden: tuple[str, ...], *, leet: bool = False):
    woord = draw(st.sampled_from(_SCHRIJF))(draw(st.sampled_from(woorden)))
    if not leet:
        return woord
    letter = draw(st.sampled_from(sorted(_LEET)))
    return woord.replace(letter, draw(st.sampled_from(_LEET[letter])))


@st.composite
def patronen(draw) -> str:
    """One or two common words, with a number and signs before or behind them, long enough to be asked about.

    Where a letter is written as a sign, no key runs stand beside it, and what stands between is no such sign.
    """
    leet = draw(st.booleans())
    woorden, scheiding = (NEDERLANDS + ENGELS, _VREEMD) if leet else (WOORDEN, SCHEIDINGEN)
    delen = [draw(_woord(woorden, leet=leet))]
    if draw(st.booleans()):
        delen += [draw(st.sampled_from(scheiding)), draw(_woord(woorden))]
    delen += [draw(st.sampled_from(scheiding)), draw(st.sampled_from(GETALLEN))]
    if not leet and draw(st.booleans()):
        delen = [*delen[-1:], *delen[:-1]]
    tekst = "".join(delen) + draw(st.sampled_from(TEKENS))
    return tekst + tekst * (len(tekst) < 12) + "!" * max(0, 12 - 2 * len(tekst))
