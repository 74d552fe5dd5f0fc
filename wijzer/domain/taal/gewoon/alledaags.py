"""Words of every day that say nothing about which help is sought, Dutch and English: written by us.

The long list (`gewonewoorden.py`) tells a slip from a word. This one holds what people write around their question, in
the forms in which they write it; a stem takes the other endings along.
"""

NEDERLANDS = """
    aangeven aangeboden aankan aanvoelt aanwezig aardig achteruit achterop afgelopen afgesproken afspraken akelig alles
    allemaal alleenstaand anderhalf antwoord apart april augustus auto avond avonds bedoel bedoelt bedankt begint begon
    begonnen begrijp begrijpen begrijpt begrip behoefte behoorlijk bellen belt beneden bericht beslist bestaat betaald
    betekent betekenis beter betere bezig bezoek bezoeken bezorgd bijna bijvoorbeeld blij bleef boek boeken boos bovendien
    brengt brengen brief bril broek buiten buurt buurvrouw caravan cijfer cijfers contact daardoor daarna daarom daarvoor
    december deur deuren dezelfde dingen doodeng doodgewoon doodleuk doodmoe doodnormaal doodop doodsaai doodsimpel doodstil
    doodziek doorgaan doorgaat draagt drukke duidelijk duurde duurt duren dus dwars echter eens eerder eerlijk eerst eerste
    eet eigen eindelijk eindeloos elders elk emmer enige enkele ervaring ervaren ervoor erin erop eraan etc euro euros
    extra favoriet februari feest fiets fietsen fijn film filmpje fiks foto fotos fout fris gebeld gebeurd gebeurde gebeurt
    gebracht gebruik gebruikt gedaan gedoe gegaan gegeven gehad gehoord gehouden geholpen gekocht gekomen gekregen geld geleerd
    gelijk geloof geluk gelukkig gelukt gemaakt gemeld genoeg geregeld geschikt gesproken gesprek gesprekken gestopt gestuurd
    gevonden gevraagd gewacht gewend geweest geworden gezegd gezellig gezien gisteren goedkoop groeit groot grote haal haalt
    halen half hangt hard heel helaas helpen helpt herfst herkent heten heet hoeft hoeveel hoelang hoor hoort horen hoop
    hopelijk hopen huidige huiswerk ieder iedere iemands indien indienen ingewikkeld inmiddels inschrijven inzien januari
    jammer jarig juist juli juni kapot keus kiezen kijk kijken kijkt klaar klein kleine kleren knap knuffel komend komende
    kopen koopt korte kost kracht kunt laatst laatste laat lastig later leert leren lezen leuk leuke ligt liggen lijkt
    lijken link loopt lopen los lukt lukken maandag maart maatje makkelijk man manier mannen meestal meer merk merkt merken
    mevrouw meneer middag middags middel midden minder minuten misschien misschiens moeilijke moeite mogelijkheid mooi mooie morgen
    naast nacht namelijk nauwelijks neemt nemen nergens net netjes niemand nieuw nieuwe nodige noemen noemt november nogal
    normaal nummer ochtend ochtends oktober omheen ondanks ondertussen ongeveer onlangs onmogelijk onszelf ontbijt onthouden
    ooit oplossing oplossingen opeens open openstaat opnieuw opstaan optie opties overdag overleg overleggen paar paard papier
    pas paste past passen passend passende periode personen persoon plan plannen plezier plotseling praat praatje prettig
    prima proberen probeer probeert raad raakt raar rare recent regelen regelt rest richting roept ruim ruimte rustig rustige
    saai schrijf schrijven schrijft september sindsdien slecht slechte slim slot sluit snap snapt snapte snappen sowieso speelt
    spelen sport sporten spreekt spreken spul spullen staat staan steeds stel stellen stelt stoel stoppen stopt straks stuk
    stukje sturen stuurt super taart tafel tante telefoon tenminste terug terwijl tijd tijden tijdens tijdje toen trein trekt trouwens
    uitleg uitleggen uitnodiging uiteindelijk uitzoeken vakantie vandaan vanaf vanavond vanmorgen vannacht vanzelf vaste veld
    verandert verder vergeet vergeten verhaal verhalen verjaardag verkeerd verkeerde verschil verschillende verstaat verstand
    verte verteld vertelt vertellen vertel vervelen vervelend vervolg vervolgens verwacht verwachten verwachting vooral voordat
    voorbeeld voorbij vooruit voorkeur vorig vorige vraag vraagt vragen vreemd vriendelijk vrienden vrijdag vroeg vroeger
    waarmee waarvoor waarop waarschijnlijk want water weekend weet wegen wekelijks weinig welkom wellicht wens wensen wereld werk
    werken werkt weten wilden willekeurig winkel winter woensdag woord woorden worden zaterdag zaken zeker zelfs ziet zien
    zin zoiets zomaar zomer zodat zogenaamd zodra zondag zorgt zonder zoon zulke
    """
"""Dutch."""

ENGELS = """
    able about after again ago almost already also although another anyone anything anywhere around asap asked asking
    away because become before behind being believe best better between both bring business call called calling came case
    cause change chance choose city class clear close closed come comes coming could country couple course daily date days
    decide different difficult does doing done door down during each early easy either else english enough especially even
    evening ever every everyone everything explain family fast favorite feeling few find fine first follow food found
    friend friends full game games gave gets getting give given gives going gone good great group guess half hand handle
    happen happened happens happy hard having hear heard hello herself himself hope hour house however husband idea important
    inside instead into itself just keep keeps kept kind know known knows language large last late later learn least leave
    left less letter like likes listen little living long longer look lost love made make makes making many maybe mean means
    meet might mind minute miss moment money month months morning most move moved much must myself name near never next nice
    night nobody none nothing number office often okay once only open opened other others ours ourselves outside over own
    paid part past people perhaps person phone piece place play playing please point possible problem problems pretty put
    question questions quick quickly quite rather read ready real really reason recently remember right room said same
    saying school second seem seems seen send sent several shall share short should show side simple since site sleep slow
    small some somebody someone something sometimes soon sorry speak speaking speaks spoke stay staying still stop stopped
    street strong such sure take taken takes taking talk talked talking tell tells than thank thanks that their them then
    there these thing things think thinking this those though thought through time times tired today together told tomorrow
    tonight took town tried trying turn under understand understands until upon used useful using usually very visit wait
    walk wanted wanting watch ways wear week well went were what when where whether which while whole whom whose wife will
    wish within without woman women wonder word words work working works world worried worry would write wrong yesterday yet
    your yours yourself
    """
"""English."""
