"""`make talen`: bring the English texts up to date with the Dutch ones, and say which are still to be written."""

from tests.talen.oogst import ENGELS, ROOT, read_english, strings_of, update

leeg, weg = update()
print(f"{ENGELS.relative_to(ROOT)}: {leeg} teksten zonder Engels, {weg} weggehaald.")
for bericht in read_english():
    if bericht.id and not all(strings_of(bericht.string)):
        print(f"  {bericht.locations[0][0]}: {bericht.id}")
