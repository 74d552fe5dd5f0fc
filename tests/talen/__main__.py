"""`make talen`: bring the English texts up to date with the Dutch ones."""

from tests.talen.oogst import ENGELS, ROOT, update

leeg, weg = update()
print(f"{ENGELS.relative_to(ROOT)}: {leeg} teksten zonder Engels, {weg} weggehaald.")
