"""Which answers hold no place: no street, no postcode, no point and no distance of any locatie.

They stay when nobody knows which addresses may still be shown
(`web/common/antwoorden/versheid.py`). What is not named here is refused then, so that a new address
is refused until somebody looked at it. A test reads each of these answers for places.
"""

ZONDER_PLAATS = frozenset({
    # ── public: texts, counts, and what a browser needs ──
    "public.gezondheid",  # says itself that it is ill
    "public.gemeenten",  # names and counts; the page of one gemeente has an address
    "public.hulpvorm",  # without the list of who offers it
    "public.hulpvormen",
    "public.kies_regio",
    "public.manifest",
    "public.offline",
    "public.over",
    "public.privacy",
    "public.product",  # without the list of who offers it
    "public.producten",
    "public.robots",
    "public.security",
    "public.service_worker",
    "public.spoed",
    "public.spoed_overal",
    "public.start",
    "public.toegankelijkheid",
    "public.uitleg",
    # ── feed: what codes mean, and what is read of it ──
    # Changes are not here: they would say that nothing was withdrawn, which is what nobody knows.
    "feed.openapi",
    "feed.product",
    "feed.producten",
    "feed.wachtverloop",
    # ── meldingen: they tell visitors what they asked themselves, from the office's own database ──
    "meldingen.nieuw",
    "meldingen.verstuurd",
    "meldingen.melding",
    "meldingen.bevestigen",
    "meldingen.verlengen",
    "meldingen.wens",
    "meldingen.stoppen",
    "meldingen.alles",
    "meldingen.gestopt",
    # ── office: signing in and out ──
    "office.aangemeld",
    "office.uitloggen",
    "office.nieuw_wachtwoord",
    "office.uitnodiging",
    "office.koppelen",
})  # fmt: skip
