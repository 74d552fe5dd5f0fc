"""Where the folders are that belong to the program and hold no Python of the package.

They stand at the top of a checkout. A wheel carries them inside the package (`setup.py`), so that an installation has
everything, wherever it is and whatever folder it is started from.
"""

from pathlib import Path

PAKKET = Path(__file__).resolve().parent
_MEE = PAKKET / "_mee"
HUIS = _MEE if _MEE.is_dir() else PAKKET.parent

GEBOUWD = HUIS / "static" / "gebouwd"
MIGRATIES = HUIS / "migrations"
SEED = HUIS / "seed"
SJABLONEN = HUIS / "templates"
