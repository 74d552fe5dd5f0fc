"""The ASGI app in front of the WSGI app: who has to wait for a stranger waits here, and not in a thread."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from wijzer.logs import facts_of, get_logger
from wijzer.server.draden import Draden, RijVol
from wijzer.server.grenzen import Grenzen
from wijzer.server.lichaam import Lichamen, Receive, TeGroot, TeTraag, TeVeel, Weg
from wijzer.server.omgeving import Scope, environ_of, path_of
from wijzer.server.oproep import Oproep
from wijzer.server.stromen import Stromen
from wijzer.server.verbinding import cut, limit_unread
from wijzer.server.vraag import Gekend, Verzoekkop, kept_question, read_verzoekkop
from wijzer.server.zender import LezerTeTraag, Send, Zender
from wijzer.web.common.antwoorden.bewaard import Antwoordvorm
from wijzer.web.common.antwoorden.cache import Cachevraag, is_known
from wijzer.web.common.fouten.gevraagdedeur import GevraagdeDeur
from wijzer.web.common.fouten.nood import Noodantwoorden
from wijzer.web.common.http.herkomst import believed_address, network_of

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

_LOG = get_logger("wijzer.server")
_STATUS = {TeTraag: 408, TeGroot: 413, TeVeel: 503}
_NIET_MEER = {"connection": "close"}


@dataclass(frozen=True, kw_only=True)
class Site:
    """The facts that the door must know of the app behind it."""

    wsgi: WSGIApplication
    kept: Callable[[Cachevraag], Antwoordvorm | None]
    deur: Callable[[str, str], GevraagdeDeur]
    nood: Noodantwoorden
    proxies: int


class Voordeur:
    """Answers what is kept at once; gives everything else a thread, when it is whole."""

    def __init__(self, site: Site, grenzen: Grenzen) -> None:
        self._site = site
        self._grenzen = grenzen
        self._lichamen = Lichamen(grenzen)
        self._publiek = Draden("publiek", draden=grenzen.draden, wachtenden=grenzen.wachtenden)
        self._kantoor = Draden("kantoor", draden=grenzen.draden, wachtenden=grenzen.wachtenden)
        self._stromen = Stromen(grenzen)
        self._geopend = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, whatever happens."""
        zender = Zender(send, self._grenzen)
        try:
            gekend = kept_question(scope)
            vorm = self._site.kept(gekend.vraag) if gekend else None
            if gekend and vorm is not None:
                await _send_kept(vorm, gekend, scope, zender)
            else:
                await self._answer(scope, receive, zender)
        except LezerTeTraag:
            cut(scope)
        except Exception as fout:
            _LOG.error("fout in de server", method=scope["method"], **facts_of(fout))
            await self._fail(scope, zender)

    def _open(self, scope: Scope) -> None:
        if not self._geopend:
            self._geopend = True
            limit_unread(int(scope["server"][1]), self._grenzen.lezen_s)

    async def _answer(self, scope: Scope, receive: Receive, zender: Zender) -> None:
        self._open(scope)
        kop = read_verzoekkop(scope)
        deur = self._site.deur(path_of(scope), scope["method"])
        if not kop.heeft_lichaam:
            rij = self._publiek if deur.openbaar else self._kantoor
            await self._ask(rij, scope, receive, zender, BytesIO(), self._bron(scope, kop))
            return
        await self._with_body(deur, kop, scope, receive, zender)

    async def _with_body(
        self,
        deur: GevraagdeDeur,
        kop: Verzoekkop,
        scope: Scope,
        receive: Receive,
        zender: Zender,
    ) -> None:
        """Read the body first; one that cannot be had is refused here."""
        bron = self._bron(scope, kop)
        try:
            if kop.lengte is not None and kop.lengte > deur.hooguit:
                raise TeGroot
            async with self._lichamen.read(receive, bron=bron, hooguit=deur.hooguit) as inhoud:
                await self._ask(self._kantoor, scope, receive, zender, inhoud, bron)
        except Weg:
            cut(scope)
        except (TeTraag, TeGroot, TeVeel) as fout:
            status = _STATUS[type(fout)]
            _LOG.info("lichaam geweigerd", route=deur.route, status=status)
            await self._refuse(status, scope, zender)
            if status == 413:
                await self._drain(receive)

    async def _ask(
        self,
        rij: Draden,
        scope: Scope,
        receive: Receive,
        zender: Zender,
        inhoud: BytesIO,
        bron: str,
    ) -> None:
        """Let the app answer, in a thread of this queue."""
        oproep = Oproep(self._site.wsgi, environ_of(scope, inhoud), portie=self._grenzen.portie)
        try:
            eerste = await rij.run(oproep.begin)
        except RijVol:
            await self._refuse(503, scope, zender)
            return
        if oproep.klaar:
            await zender.whole(oproep.status, oproep.koppen, eerste)
        elif not await self._stromen.send(oproep, eerste, rij, receive, zender, bron):
            await self._refuse(503, scope, zender)

    async def _refuse(self, status: int, scope: Scope, zender: Zender) -> None:
        """Say no, and that this connection is at its end."""
        extra = {"retry_after": str(self._grenzen.later_s)} if status == 503 else {}
        antwoord = self._site.nood.of(status, path_of(scope), **extra, **_NIET_MEER)
        koppen = [(naam.encode(), waarde.encode()) for naam, waarde in antwoord.koppen]
        body = b"" if scope["method"] == "HEAD" else antwoord.body
        await zender.whole(antwoord.status, koppen, body)

    async def _fail(self, scope: Scope, zender: Zender) -> None:
        """End what went wrong: with an answer when none began, and otherwise so that nobody takes it for whole."""
        if zender.begonnen:
            cut(scope)
            return
        with suppress(Exception):
            await self._refuse(500, scope, zender)

    async def _drain(self, receive: Receive) -> None:
        """Throw away for a moment what still comes: who is cut off while sending does not read the answer."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self._grenzen.uitloop_s):
                while (await receive()).get("more_body"):
                    pass

    def _bron(self, scope: Scope, kop: Verzoekkop) -> str:
        adres = believed_address(scope["client"][0], kop.doorgegeven, proxies=self._site.proxies)
        return network_of(adres)


async def _send_kept(vorm: Antwoordvorm, gekend: Gekend, scope: Scope, zender: Zender) -> None:
    if is_known(vorm, gekend.bekend):
        await zender.whole(304, vorm.rauw_ongewijzigd, b"")
    elif scope["method"] == "HEAD":
        await zender.whole(200, vorm.rauw, b"")
    else:
        await zender.whole(200, vorm.rauw, b"".join(vorm.body))
