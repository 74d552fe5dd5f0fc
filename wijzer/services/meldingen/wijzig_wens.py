"""The owner of an alert chooses what it waits for."""

from wijzer.domain.fouten import Conflict
from wijzer.domain.melding import Melding, change_wish
from wijzer.published.reader import Reader
from wijzer.services.meldingen.vraag import canonical, meeting_now, reread, takes_wait
from wijzer.store.store import Store


def wijzig_wens(store: Store, melding: Melding, reader: Reader, *, wachtgrens: int | None) -> bool:
    """Let it be about another wish. What meets that now is no news.

    Gives False where nothing can change: it was never confirmed, its search finds nothing any more, or asks for so many
    places. Raises `Conflict` when its address has that alert already.
    """
    vraag = reread(reader, melding.regio, melding.zoekvraag)
    if melding.bevestigd_at is None or vraag is None or not takes_wait(reader, vraag):
        return False
    if wachtgrens == melding.wachtgrens:
        return True
    zoekvraag = canonical(vraag, wachtgrens)
    nu = meeting_now(reader, melding.regio, zoekvraag, wachtgrens)
    if nu is None:
        return False
    if store.meldingen.same(melding.email, melding.regio, zoekvraag, wachtgrens):
        raise Conflict
    store.meldingen.save(change_wish(melding, zoekvraag=zoekvraag, wachtgrens=wachtgrens, nu=nu))
    return True
