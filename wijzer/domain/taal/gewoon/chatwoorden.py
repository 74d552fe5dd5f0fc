"""How young people type: words without their vowels, and sounds as they are said."""

_KORT = {
    "niet": "nie ni niett", "echt": "egt egtt", "even": "ff effe", "leven": "leve", "ga": "kga", "wil": "kwil wul",
    "weet": "kweet", "ben": "kben", "heb": "kheb", "kan": "kkan", "voel": "kvoel", "vind": "kvind", "zit": "kzit",
    "niets": "nix niks nikz", "wat": "wa", "dat": "da", "gewoon": "gwn", "wanneer": "wnr", "waarom": "wrm",
    "omdat": "omda", "altijd": "altyd altij", "mezelf": "mzelf mezelluf mezelve", "help": "hellup hlp",
    "praten": "prate",
    "slapen": "slape", "eten": "ete", "wonen": "wone", "school": "skool", "jullie": "jllie", "iemand": "iemnd",
    "vaak": "vk", "wacht": "w8", "misschien": "mss", "mij": "mijj", "ik": "ikke", "meer": "mr meerr",
    "nooit": "nooid", "papa": "pa pappie", "mama": "ma mammie", "vannacht": "vanacht",
}  # fmt: skip
_VOLUIT = {kort: voluit for voluit, rij in _KORT.items() for kort in rij.split()}


def written_out(woord: str) -> str:
    """A folded word as it is written in full: `nie` is niet, `kga` is ga. Any other word is itself."""
    return _VOLUIT.get(woord, woord)
