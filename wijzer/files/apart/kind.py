"""The process that reads one file: confined before it sees a byte, and gone with whoever started it.

It is started with the file on its standard input and answers with lines of JSON on its standard
output, each a list that begins with a `Regelwoord`. It says nothing else: an error of its own is an exit
code, never a text, for a text could hold part of an address. Nothing that it imports may be heavy;
Flask and the database are not in it.
"""

import codecs
import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

from wijzer.files.apart.regels import GEEN_GEHEUGEN, Regelwoord
from wijzer.files.apart.soorten import LEESVORMEN
from wijzer.files.apart.vertaling import vertaling_of
from wijzer.files.tabel.fouten import BestandGeweigerd, Gelezen
from wijzer.levenslijn import die_with

_CODERINGEN = ("utf-8-sig", "utf-16", "cp1252", "cp437", "ascii")
"""What a file may be written in: Python opens a file for each, which the process cannot do later."""


def main() -> None:
    """Read standard input as the kind that the first argument names."""
    soort, patroon, seconden, megabytes, ouder = sys.argv[1:]
    for codering in _CODERINGEN:
        codecs.lookup(codering)
    LEESVORMEN[soort].prepare()
    die_with(int(ouder))
    confine(int(seconden), int(megabytes))
    try:
        for regel in _answer(soort, sys.stdin.buffer.read(), patroon):
            _say(regel)
        sys.stdout.flush()
    except MemoryError:
        sys.exit(GEEN_GEHEUGEN)


def confine(seconden: int, megabytes: int) -> None:
    """Take away whatever reading a table does not need.

    That is more time and memory than given, any file or socket, and any other process.
    """
    geheugen = megabytes * 2**20
    grenzen = {
        resource.RLIMIT_AS: (geheugen, geheugen),
        resource.RLIMIT_CPU: (seconden, seconden + 1),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_NPROC: (0, 0),
        resource.RLIMIT_NOFILE: (3, 3),
    }
    for wat, grens in grenzen.items():
        resource.setrlimit(wat, grens)


def _answer(soort: str, inhoud: bytes, patroon: str) -> Iterator[list[Any]]:
    vorm = LEESVORMEN[soort]
    try:
        gelezen = vorm.read(inhoud, productcode_patroon=patroon)
    except BestandGeweigerd as fout:
        yield [Regelwoord.GEWEIGERD, fout.redenen]
        return
    yield from _all(gelezen, vorm.rij)


def _all(gelezen: Gelezen[Any], rij: type[Any]) -> Iterator[list[Any]]:
    pack = vertaling_of(rij).pack
    for opmerking in gelezen.opmerkingen:
        yield [Regelwoord.OPMERKING, opmerking]
    if gelezen.ontbreekt:
        yield [Regelwoord.ONTBREEKT, sorted(gelezen.ontbreekt)]
    for fout in gelezen.fouten:
        yield [Regelwoord.FOUT, fout.rij, fout.kolom, fout.waarde, fout.fout, fout.verwacht]
    for gelezen_rij in gelezen.rijen:
        yield [Regelwoord.RIJ, pack(gelezen_rij)]
    yield [Regelwoord.KLAAR]


def _say(regel: list[Any]) -> None:
    sys.stdout.write(json.dumps(regel, separators=(",", ":")))
    sys.stdout.write("\n")
