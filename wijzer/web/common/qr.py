"""A QR code as the path of an SVG: nothing inline, nothing from elsewhere."""

import segno

RAND = 4
"""Empty modules around the picture, which readers need."""
MASKER = 4
"""Which of the eight patterns lies over the code. A reader reads any of them.

To weigh all eight took five times as long, and a page that can be printed brings its picture along
each time that it is read.
"""


def draw_qr(tekst: str) -> tuple[str, int]:
    """Give the QR code of a text as the path of an SVG, and the width of its square in modules."""
    code = segno.make(tekst, error="m", micro=False, mask=MASKER)
    rijen = [list(rij) for rij in code.matrix]
    stukken = [
        f"M{x + RAND} {y + RAND}h1v1h-1z"
        for y, rij in enumerate(rijen)
        for x, donker in enumerate(rij)
        if donker
    ]
    return "".join(stukken), len(rijen) + 2 * RAND
