"""How much, how long and how many: the limits of what is outside the app."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Grenzen:
    """Seconds, bytes and numbers, each for one worker process."""

    venster_s: float = 10.0
    """A body has so long, and again so long each time that `venster_bytes` came."""
    venster_bytes: int = 40 << 10
    """4 kB/s: less than an old modem did.

    A form is there in one piece; a file of 20 MB may take more than an hour by this.
    """
    hooguit_s: float = 15 * 60.0
    """Longer than this no body takes, however it comes: 20 MB at 23 kB/s."""
    nieuw_s: float = 1.0
    """How long a body is new and need not make room; a form that is not there by then comes over a slow line."""
    lichamen: int = 256
    """How many bodies are on their way at once."""
    lichamen_per_bron: int = 32
    """How many of them from one source: an office of colleagues, or one machine with bad intentions."""
    bytes_onderweg: int = 96 << 20
    """How much of all bodies is held in memory, those that are being answered among them. Beyond it a body of more than
    `venster_bytes` is refused; smaller ones are forms, which files may not keep out."""
    uitloop_s: float = 2.0
    """How long what comes after a refusal is thrown away, so that the refusal itself is read."""

    draden: int = 5
    """Threads of each of the two queues: the public's questions, and whatever has a body or goes to the office."""
    wachtenden: int = 64
    """How many may wait in each queue for a thread; who comes then is told to come back."""
    later_s: int = 5
    """When somebody who was refused may come back, in seconds."""

    portie: int = 64 << 10
    """An answer leaves in pieces of about so many bytes."""
    lezen_s: float = 20.0
    """How long a reader may take for each piece: 3 kB/s."""
    stromen: int = 32
    """How many answers of more than one piece are made while they leave."""
    stromen_per_bron: int = 16
    """How many of them for one source."""
    kop_s: float = 10.0
    """How long the head of a request may take, and a connection may wait for its next one."""
    kop_bytes: int = 64 << 10
    """How many bytes the head of a request may have."""
    verbindingen: int = 512
    """How many connections are open at once; others wait to be let in."""
