"""The words of danger, as people say them: written by us, from what children, parents and neighbours tell.

One rule a line. Words in it are folded; `|` stands between words of which one has to occur, `@` before a group
of them, `*` behind the beginning of a word. `>` at the front: in this order. `/1` at the end: one other word at
most between them (three where nothing is said). `horen.py` reads it.

A rule errs on the side of calling, for a number too many harms nobody. What people write every day about other
things is taken out in `ONSCHULDIG`, with the words around it.
"""

GROEPEN = {
    "ouder": """pa ma vader moeder ouders papa mama pappa mamma pap mam paps mams stiefvader stiefmoeder stiefouders
        pleegvader pleegmoeder pleegouders plusvader plusmoeder schoonvader schoonmoeder stiefpapa stiefmama ouwelui
        father mother dad mum mom stepdad stepfather stepmother stepmom parents""",
    "naaste": """vriend vriendje vriendin vriendinnetje verkering partner ex man echtgenoot echtgenote vrouw oom ome
        tante opa oma neef broer stiefbroer zus stiefzus buurman huisgenoot boyfriend girlfriend husband wife uncle
        brother grandfather grandad""",
    "gezag": "trainer coach leraar docent meester juf begeleider groepsleider teacher",
    "mij": "mij me ons mezelf us",
    "kind": """kind kinderen zoon zoontje dochter dochtertje kleinzoon kleindochter kleinkind pleegkind pleegzoon
        pleegdochter stiefzoon stiefdochter jongen meisje meid broer broertje zus zusje nichtje neefje puber tiener
        son daughter child sister brother boy girl""",
    "slaan": """slaat sla slaan sloeg sloegen slaand slaande schopt schop schoppen schopte schopten trapt trappen
        trapte stompt stompen stompte mept mepte meppen knijpt knijpen kneep timmert ramt beukt bijt beet
        hits hit beats beat punches punched kicks kicked slaps slapped""",
    "geslagen": "geslagen geschopt getrapt gestompt gemept geknepen gebeten gewurgd gestoken beaten punched",
    "doden": """vermoorden vermoordt vermoord doodmaken doodslaan doodsteken doodschieten doodschoppen afmaken
        neersteken neergestoken neerschieten neergeschoten wurgen wurgt wurgde gewurgd verstikken strangles strangled
        chokes choked""",
    "wapen": """mes messen pistool geweer vuurwapen vuurwapens wapen wapens bijl machete steekwapen steekwapens
        honkbalknuppel knife gun weapon""",
    "dwang": """dwingt dwong dwingen gedwongen verplicht verplichten verplichtte chanteert chanteren gechanteerd
        forced forces forcing""",
    "zelf": "zichzelf mezelf mijzelf hemzelf haarzelf jezelf zelf zich myself himself herself themselves",
    "zelfpijn": """snijdt snijd snij snijden sneed gesneden krast kras krassen kraste gekrast brandt branden
        verbrandt verwondt verwonden verwond beschadigt beschadigen beschadigd toetakelen cuts cut cutting burns""",
    "lijf": "arm armen pols polsen been benen bovenbeen bovenbenen huid wrists arms",
    "intiem": "lijf lichaam borsten billen piemel vagina kruis",
    "seks": "seks sex seksuele gemeenschap pijpen aftrekken naakt uitkleden vrijen neuken zoenen",
    "foto": "foto fotos filmpje filmpjes filmpies video videos beelden beeld plaatjes pictures photos pics",
    "bloot": "naakt naakte bloot blote nude nudes naked",
    "geld": """geld euro euros tientje tientjes tikkie betaal betalen betaalt betaalverzoek bitcoin losgeld bedrag money pay
        cash""",
    "eist": """wil wilt wilde willen vraagt vragen vroeg eist eisen eiste moet moest anders sturen overmaken wants want asks
        asking demands""",
    "pil": "pillen paracetamol paracetamols ibuprofen slaappillen slaapmiddelen antidepressiva pills",
    "dier": """vogel vogeltje vogels kat katten poes poezen kater hamster cavia konijn konijnen konijntje goudvis vis
        vissen paard pony parkiet huisdier muis muizen rat insect insecten vlieg mier spin plant boom""",
    "peuter": "peuter peuters kleuter kleuters dreumes baby babys kleintje",
}
"""Words that stand for one another in a rule."""

BETEKENIS = {
    "huiselijk geweld": """
        > @ouder|@naaste|@gezag @slaan /2
        > @slaan @ouder @mij /1
        hij|ze|zij|die|he|she @slaan @mij /1
        > @slaan @mij|mama|moeder|papa|vader /1
        > @mij @slaan /1
        > hij @slaan @mij|mama|mamma|moeder|haar|hem|baby /1
        word|wordt|worden|werd|werden|ben|being|getting @geslagen
        @ouder|@naaste|hij|thuis|elkaar @geslagen
        mishandel*
        kindermishandel*
        wurgt|gewurgd|wurgde|strangled|chokes|choked
        @doden @mij|hem|haar|@ouder|@naaste|@kind|iedereen|elkaar
        doodslaan|doodsteken|doodschieten|neergestoken|neergeschoten|neersteken|neerschieten|vermoorden
        bedreigt|bedreigd|bedreigen|bedreigde|bedreigden|bedreiging|bedreigingen|threaten*
        dreigt|dreigde|dreigen|gedreigd @mij|slaan|geweld|pijn|doden|moord|steken|@doden|@foto|@wapen|dood
        doodsbedreiging*
        @wapen
        steekpartij|schietpartij|vechtpartij|stabbed|shot
        partnergeweld|huiselijkgeweld|eerwraak|eergeweld|eergerelateerd|eergerelateerde|eermoord
        geweld|gewelddadig|gewelddadige|violence|violent
        > vader|moeder|papa|mama|stiefvader|stiefmoeder|vriend|man|ex|partner is|wordt|werd|doet agressief|agressieve /2
        > bang|doodsbang|scared|afraid voor|of @ouder|@naaste /2
        thuis bang|doodsbang /1
        durf|durft niet naar huis
        thuis|huis|home onveilig|onveilige|unsafe
        > niet|not meer|echt|altijd|helemaal|so|very veilig|safe /0
        geschud|schudt|schudde|schudden|geschudde|shaken baby|babys
        opgesloten|opsluit|opsluiten|sluit kamer|kelder|schuur|kast|hok|wc|zolder @mij|@kind|@ouder|@naaste|hij|ik|wordt
        dronken|stomdronken|bezopen|drunk @ouder
        gooit|smijt|gooide servies|borden|spullen|glas @ouder|@naaste
        > ouders|papa|vader|mama vechten|vecht /1
        trekt|trok haren @mij|mijn
        blauwe|onverklaarbare plek|plekken
        stalk*|gestalkt|achtervolgt|achtervolgd
        """,
    "seksueel misbruik": """
        verkracht*|groepsverkrachting
        aangerand|aanrand*|incest|ontucht|pedo|pedofiel|pedofielen|kinderporno|kindermisbruik|groom*|raped|rape|molest*
        misbruik*|abuse|abused|abuses|abusing
        seksueel|seksuele|sexueel|sexuele grensoverschrijdend|geweld|misbruik*|intimidatie|dwang|lastiggevallen
        betast*|bepotel*|gevingerd|befriemel*
        > zit|zat|zitten|zaten|gezeten aan @mij|haar|hem|@kind|@intiem /2
        > aan @mij|@kind|haar|hem|@intiem zit|zat|gezeten|zaten /1
        > komt|kwam|komen aan @mij|@intiem /1
        raakt|raakte aan @mij|@intiem
        aangeraakt|aanraakt|touches|touched|touching @mij|ongewenst|@intiem
        moet|moest|moeten|@dwang|tegen @seks
        wil|wilde|wou @seks oom|vader|stiefvader|stiefpapa|leraar|trainer|coach|buurman|opa|broer|neef
        doet|deed|doen dingen niet wil|mag|fijn /5
        vieze|enge dingen @ouder|@naaste|mij
        bed kruipt|kruipt|kroop|ligt|lag stiefvader|oom|opa|buurman|trainer|leraar
        """,
    "mensenhandel": """
        loverboy*|pooier|tienerpooier|mensenhandel*|kinderhandel|uitbuit*|uitgebuit|prostitu*|trafficking|trafficked
        @dwang|moet|moest|moeten stelen|dealen|geldezel|hoer|klanten|smokkelen
        dwingt|gedwongen|dwong werken|drugs
        """,
    "gedwongen huwelijk": """
        uithuwelijk*|uitgehuwelijk*|huwelijksdwang|kindhuwelijk|kindbruid
        moet|moeten|@dwang|tegen trouwen|huwelijk|huwen|marry|marriage
        besneden|besnijdenis|besnijden|besnijding|vgv|meisjesbesnijdenis|fgm
        genitale verminking
        achtergelaten|achterlaten|achterlating buitenland|marokko|turkije|somalie|irak|syrie
        """,
    "afpersing": """
        afpers*|afgeperst|sextort*|blackmail*
        chant*|gechant*
        sexting|dickpic*|wraakporno|deepfake*|naaktfoto*|naaktfilm*|naaktbeeld*|nudes|nude
        @foto|film|opname|opnames @geld @eist /6
        > @foto|film van @mij|mijn @eist|online|internet|delen|deelt|plaatsen|plaatst|posten|post|dreigt|rondsturen /3
        @bloot @foto|selfie|chat|camera|webcam|online|snapchat|internet
        @foto verspreid*|doorgestuurd|doorsturen|rondgestuurd|gelekt|lekt|lekken|dreigt|dreigen|dreigde|shared
        stuur|stuurt|stuurde|gestuurd|verspreid* @bloot
        @foto geld|betalen|betaal|betaald|money|pay|bitcoin|tegoedbon|cadeaukaart /5
        > heeft|hebben|has|have @foto van|of mij|me|mezelf /1
        > stuur|stuurt|sturen|stuurde @foto door|rond
        """,
    "weggelopen": """
        weglopen|weggelopen|wegloper*|weggerend|runaway|weggevlucht
        > loopt|loop|liep|lopen|rent|rende|ren weg /2
        > ran|run|running away /0
        vermist*|vermissing
        > @kind is|zijn|blijft|bleef weg|verdwenen|vermist|spoorloos|onvindbaar
        > @kind is|zijn kwijt|zoek /0
        @kind spoorloos|onvindbaar|missing
        niet|nooit thuisgekomen|thuisgebracht
        > niet|nooit|not thuis|home gekomen|komt|kwam|come /0
        > komt|kwam|came niet|not thuis|home /0
        wil|ga weg huis|thuis|home
        > weg van huis|thuis /0
        ontvoer*|kinderontvoer*|kidnap*
        meegenomen|meeneemt|meenemen|weggehaald buitenland|marokko|turkije|polen|syrie|irak @ouder|@naaste|@kind
        geeft|brengt|krijg|krijgen|komt|kwam kind|kinderen|zoon|dochter niet terug
        """,
    "dakloos": """
        dakloos|dakloze|daklozen*|thuisloos|huisuitzetting|homeless
        nergens|nowhere slapen|heen|naartoe|wonen|blijven|sleep|go
        geen|no onderdak|slaapplek|slaapplaats|dak|slaapadres
        > geen huis|woning|thuis meer /0
        slaap|slapen|slaapt|leef|leven|zwerf|zwerft|zwerven|sta|staan|staat|gezet|zet|beland|gegooid op straat /2
        slaap|slapen|woon|wonen|leef auto|tent|portiek|station ik|wij|we|moet|gezin
        slaap|slapen buiten|park ik|wij|we|moet
        uit huis gezet|gegooid|geschopt|getrapt|gestuurd|gooit|gooien|zet|zetten|schopt|schoppen|stuurt
        eruit gezet|gegooid|geschopt|getrapt|gooit|gooien|schopt|zet|zetten @ouder|@mij|thuis|@kind|vriend|ex
        kicked|thrown|threw out|house
        waar kan|moet slapen|slaap vannacht|nu|ik|wij|we
        """,
    "zelfmoord": """
        zelfmoord*|suicid*|suiside*|zelfdoding*|doodswens|doodswensen|levensmoe|afscheidsbrief*|unalive|euthanasie
        zelf moord|doding /0
        wil|wilde|wou|willen|liever|wens|wenst|wenste|verlang|verlangt|zegt|denkt|denk|beter dood /2
        > was|waren maar dood /1
        > dood|doodgaan|sterven wil|wilt|willen|wou /1
        > wil|wilt|wilde|willen doodgaan|sterven|overlijden|verdwijnen /2
        niet|nooit|geen meer|langer|verder leven|leef|bestaan
        not|no|dont|doesnt want|reason|wants live|life|living
        > niet|nooit leven wil|wilt|hoeft /1
        > wil|wilt|wilde|hoeft|hoef niet|nooit leven|bestaan /1
        > niet|nooit meer wakker /1
        leven|life zinloos|beu|moe|benemen|beroven|ontnemen|uitzichtloos|ondraaglijk|waard|haat|haten|zat|stoppen /2
        leven|life klaar mee|met /2
        leven|bestaan beeindigen|eindigen|beeindigt
        leven stapt|stappen|gestapt|stap uit
        eind|einde|end aan|eraan|it|my|all maken|maak|maakt|gemaakt|leven|life
        > er niet|nooit meer zijn|ben /0
        > er niet|nooit meer te|hoef|wil|wilde|wou zijn /0
        > er niet wil|wilde|wou|hoef zijn /0
        zonder|without mij|me beter|af|wereld|blij|better|iedereen
        spring|springt|springen|sprong|jump|gesprongen dak|trein|brug|flat|balkon|raam|spoor|gebouw|viaduct|bridge|roof
        > voor|onder|tegen trein|metro|vrachtwagen|tram /0
        spoor|rails|treinrails|treinspoor staat|stond|staan|ligt|lag|liggen|loopt|lopen|springen|gaan|wil|zit
        > op|langs|naar|bij spoor|rails|treinspoor /0
        @pil geslikt|ingenomen|strip|doosje|pot|potje|allemaal|heleboel|hele|alle|veel|overdosis|took|swallowed
        medicijnen|tabletten|medicatie veel|allemaal|heleboel|alle|hele geslikt|ingenomen|slikken|genomen|slikt
        brief afscheid|afscheids
        @zelf doden|dood|doodt|ophangen|opgehangen|verhangen|vermoorden|doodmaken|verdrinken|kapot
        verhangen|ophangt|opgehangen|strop
        @zelf wat|iets|something aandoen|aandoet|aangedaan
        > @zelf wat|iets aan doen|doet|gedaan /1
        geen uitweg|uitkomst|toekomst zie|ziet
        nooit geboren
        wereld|aarde weg|verlaten|uit wil
        > hoeft|hoef niet meer voor|allemaal /1
        > want|wants|wanted to die|disappear|vanish /1
        > wanna die|disappear /0
        kill|killing|kills myself|himself|herself|themselves
        > better|wish off|was|were|he|she dead /2
        > end it|everything|my all|life|now /1
        aan dood|sterven denk|denkt|denken
        """,
    "zelfbeschadiging": """
        zelfbeschad*|zelfverwond*|zelfverminking|automut*|zelfmutilatie|scheermes*|selfharm*
        @zelf @zelfpijn
        > bang|doodsbang|scared|afraid voor|of mezelf|mijzelf|myself /0
        @zelfpijn @lijf
        @zelf pijn doet|doe|doen|deed
        slaat|sla|bonkt|prikt|prik zichzelf|mezelf|mijzelf
        self|himself|herself|myself harm|harms|harming|hurt|hurts|hurting|cut|cuts
        littekens|wondjes|krassen|sneetjes|sneden armen|arm|polsen|pols|benen
        """,
    "psychose": """
        psychose*|psychot*|waanbeeld*|waanidee*|waandenk*|wanen|hallucin*|schizo*|manie|manisch|manische|paranoia
        stemmen|voices hoort|hoor|horen|hoorde|hoofd|hears|hearing|hear
        ziet|zie|zien|zag dingen|figuren|mensen|beestjes er niet
        ziet|zie|zien|zag schimmen|demonen|duivel|geesten
        denkt achtervolgd|afgeluisterd|vergiftigd
        """,
    "bewusteloos": """
        bewusteloos|bewusteloze|overdosis|overdosissen|overdosering|overdose|unconscious|comazuipen|intoxicatie*
        vergiftigd|vergiftiging|alcoholvergiftiging|ademstilstand|reanimeren|reanimatie|hartstilstand
        stuiptrekkingen|coma
        buiten|verliest|verloren|verlies|geen bewustzijn
        niet|not|nauwelijks|geen ademt|ademhalen|ademen|adem|breathing|breathe
        niet|not aanspreekbaar|responsive /1
        > reageert niet|nergens meer /1
        niet wakker krijgen|worden|wordt|maken
        ingeslikt|geslikt|gedronken|drinkt|dronk bleek|chloor|batterij|gif|schoonmaakmiddel|rattengif|ontstopper
        ghb|drugs out|weggevallen
        bloedt|bloeding|bleeding hevig|erg|stopt
        """,
    "verwaarlozing": """
        verwaarlo*|neglect*
        alleen gelaten|achtergelaten|laat|laten|liet thuis|baby|peuter|kleuter|nacht|nachten|dagen
        > kind|kinderen alleen gelaten|achtergelaten|laat|liet /1
        krijg|krijgt|krijgen geen|niks|niets|amper eten
        niks|niets|geen eten thuis|huis|kinderen|koelkast
        vervuild|vervuilde|vervuiling huis|kind|kinderen|woning
        """,
}
"""Rules by what they mean: a word that the dictionary of the region knows."""

ONSCHULDIG = """
    > !slaat|slaan|sla|sloeg op tilt|hol /0
    > !wil|wilt niet|nooit meer bij|met|wonen|praten|eten|slapen|gamen|sporten|werken|douchen /1
    > durf|durft|durven|wil|wilt|wou|hoef|hoeft nergens !heen|naartoe /1
    > !slaat|slaan|sloeg nergens|deuren|deur|dicht|alarm|maaltijd|maaltijden|muziek|drum|over|door|aan|lessen /1
    > !slaat|slaan|sloeg met deur|deuren /1
    medicijnen|medicatie|therapie|behandeling|training !slaat|slaan|sloeg aan
    > !gooit|smijt|trapt|schopt|trappen|schoppen bal|ballen|voetbal|speelgoed /2
    > @peuter !slaat|bijt|schopt|knijpt|trapt|mept|beet /2
    > !hit|beat song|game|film|single /1
    > !geweld|gewelddadig|gewelddadige|violence|violent in|op|games|game|films|film|spelletje* games|game|film* /1
    > !gewelddadige|gewelddadig|violent games|game|films|film|spelletjes|filmpjes /0
    !mes|messen vork|bestek /1
    !snijden|snijdt|snijd|snij groente*|brood|vlees|hout|papier|fruit|taart|koken|figuren|knippen|eten /2
    !@wapen speelgoed|nep|speelt|spelen|tekent|lego|water /1
    !dood|doodgaan|doodmaken|doden @dier
    > lach*|schaam*|verveel*|erger*|schrik*|schrok*|werk|werkt me|mij|mezelf|zich|ons|je|jezelf|hem|haar !dood /0
    > me|mij|mezelf|zich|ons|je|jezelf !dood gelachen|geschrokken|geschaamd|geergerd|verveeld|lach*|schamen|vervelen|ergeren|schrikken|schrik*|werken /0
    > ga|gaat|ging|gingen !dood van|aan verveling|schaamte|lachen|honger|hitte|warmte|nieuwsgierigheid /1
    > bloem|bloemen|bladeren|accu|telefoon|lijn|taal|punt is|zijn !dood /0
    > !dood water|gewicht|spoor|punt|hout|tij /0
    !dood dodenherdenking|thema|prentenboek|kinderboek|batterij|spoor|punt /2
    !gestoken wesp|mug|teek|bijen|insect|muggen|kwal|wespen
    > drugs|alcohol|middelen|medicijn|drug|substance !misbruik|abuse /0
    > !misbruik van alcohol|drugs|middelen|medicijnen|macht|vertrouwen /0
    !@foto youtube|kijken|kijkt|schoolfotograaf
    bang|angst|fobie !trein|metro|tram|brug|spoor
    !weglopen|weggelopen|weg|loopt|liep|weggerend hond|kat|poes|konijn|klas|les|lessen|kring|tafel|gym
    !vermist|kwijt|zoek hond|kat|poes|knuffel|konijn
    > telefoon|fiets|sleutels|jas|tas|dossier|brief|verwijzing|indicatie|weg !kwijt|vermist|weg|zoek /0
    !kwijt motivatie|plezier|zelfvertrouwen|interesse|structuur|zin|energie|draad|vertrouwen
    > !missing school|class|lessons|classes|teeth|work /0
    > tweede|eerste|derde|goede|juiste|houten|zelfde !spoor /0
    > !spoor bijster /0
    > !eind|einde behandeling|traject|ruzie|ruzies|schooljaar|begeleiding|pleegzorg /2
    !stemmen zingen|verkiezingen|koor|gitaar|logopedie
    !trouwen|huwelijk scheiding|scheiden|opnieuw
    > zelfstandig|sociaal|sociale|dagelijks !leven /0
    !vecht|vechten scheiding|erkenning|indicatie
    > er !niet meer uit|bij|aan|tegen|van|over|in|op /0
    !veilig verkeer|oversteken|fietsen|internet
    !wakker plast|plassen|bedplassen|bedplast|droog /5
    !bang|doodsbang kat|hond|honden|spin|spinnen|onweer|donker|tandarts /1
    """
"""In each rule the word with `!` is no danger where the others stand near it."""
