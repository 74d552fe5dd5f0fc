"""Common Dutch words of four letters and more, one of each stem: what many people write and nobody mistyped.

Drawn from words that come up in ordinary Dutch text and spelled as the word list of OpenTaal has
them. Some are rare: a rare word that is spelled right is no slip either.
"""

WOORDEN = """
aanaarding aanbehoren aanboden aandachtig aandaken aandelen aandien aandient aangebeden aangebodene aangehard aangekant
aangelangd aangerende aangestrand aangeworpen aangezand aanklacht aankomen aankopen aanlacht aanlandig aanlanding aanlopen
aanmaning aanmonding aanraking aanranden aanrecht aanrijding aanstrand aantocht aantonen aanvallen aanvecht aanwending aanzicht
aarden absoluut accent accepteert accepteren accessie acht achter achteraan achterdeur achtergrond achterhalen achterin
achterkant achterlijke achterna achternaam achterste achteruit achtervolgen achtervolgt achtste acteur actie actief acties
activatie activiteiten actrice adam adaptief adelden adem ademt admiraal admissie admissies adopteer adoptief adoptiefkind
adoratie adres adsorptie advertentie advies adviseur advocaat afbranding afdeling afdrukken affaire afgerand afgesloten
afhankelijk afknallen afkomstig afleiding aflevering afloop afperser afraad afrand afrollen afscheid afschuwelijk afspraak
afstand aftar aftellen afval afvaller afvalligen afvalling afvellen afvullen afwezigheid agenda agent agressief agressor akkoord
alarm album alcohol aleven algemeen algemene alias alibi aliens allang allebei alleen allemaal allen aller allerbeste allergisch
allerlei alles allogeen alsjeblieft alsnog alsof alstublieft alteratie alteraties alternantie alternanties alternatief
alternaties altist alvast alweer ambassade ambassadeur ambetant ambulance ambulances amper amusante analyse anderen anderhalf
andermans angst angstiger anker anonieme anorexie antidepressivum antwoord apart apen apparaat apparatuur appartement appel
applaus april arbeiders aren armband arme armen aromen arrestatie arresteren artiest artikel artistiek artsen aseksueel asem
asperge asperges aspireer assisteer assistent aten atmosfeer attaca attentie attenties auditie audities augustus auto
automatisatie automatisch automatiseert automutileren autopsie autoriteiten avond avontuur baan baard baas baba babe baby badge
badkamer bagage bakken balans ballen band bang banger bangst bank barst bases basis basketbal bastaard baten batterij beambten
beamen beantwoord bedacht bedanken bedankt bedekking bedekt bedelend bedenken bedenkt bediende beding bedoel bedoelde bedoeling
bedoelt bedraagt bedrag bedreigd bedreigend bedreiging bedriegt bedrijf bedrogen bedwongen beer beetje begaan begeerde begeleid
begeleiding begin beging begint begon begrafenis begraven begreep begrijp begrijpt begrip begroeid behalve behandeld behandelen
behandelend behandeling behandelt beheers beheerst behoefte behoorlijk behoort behoren behouden behulp beide bekeken bekend
bekennen bekentenis beker bekering bekijken bekijkt belachelijk belang belangrijk belangrijker belasten belasting belde beledigd
beleefd belegging beleid beleving belofte beloftes beloning beloof beloofd belt bemanning bemerkt bemoei bende bendeleider
beneden benen beng benieuwd benzine bepaalde bepaalt bepakking bepalen beperkt bepraten bereid bereiken bereikt berg bericht
beroemde beroep beroofd beroven beruchte beschaamd beschadigd beschadiging beschaving bescheiden beschermd beschermen
beschermend beschermer bescherming beschermt beschoten beschouw beschouwd beschrijving beschuldigd beschuldigen beschuldigt
besef besefte beslag beslissen beslissing beslist besloten besluit besmet bespaar bespreken bespreking besproken best bestaan
bestaat bestanden besteed besteld bestellen bestelling bestemd bestemming bestolen bestond bestuur bestuurder betaald betaalt
betalen betaling betasten betekend betekenen betekenis betekent beter betoging betrapt betreffende betreft betrekking betrokken
betrouwbare betwijfel beuk beurs beurt bevalt bevat beveiligde beveiliging bevel bevestigd bevestigen bevestiging bevestigt
bevinden bevindt beving bevolen bevolking bevredigd bevredigt bevriend bevrijd bevroren bewaakt bewaar bewaard bewakers bewaking
bewaring beweegt beweerde beweert bewegen bewegend beweging beweren bewering bewerking bewerkt bewezen bewijs bewijst bewonder
bewoners bewust bewusteloos bewustzijn bezatten bezeten bezig bezingen bezit bezittingen bezocht bezoek bezoekers bezorg bezorgd
bezorgt bezwaar bezwering bibliotheek bidden bieden biedt bier bijbel bijdrage bijeen bijeenkomst bijen bijl bijna bijnaam bijt
bijvoorbeeld bijzijn bijzonder billen bind bingo binnenin binnenkant binnenkomen binnenkort biologische bios blaas blaast blad
bladeren blanke blaten blauwe bleef bleek blies blij blijf blijkbaar blijken blijkt blik bliksem blind bloed bloeddruk bloeding
bloedt bloemen blok blonde bloos blootgesteld blote bocht bodem boeien boeit boek boel boerderij boeren boete boft bokken bond
bondgenoten bonen bood boodschap boog boom boord boos boot boren borg borrel borst boter boulimie bouwde bouwen bouwt boven
bovenaan bovendien bovenop bovenste boze bozer braakt bracht brak brand brandende brandstof brandt brandweer brave breekt brein
breken breng brengt breuk brief brigadier bril briljante broeders broek brok bron brood broos brug bruid bruiloft bruine brutaal
budget buigen buik building builen buit buitenaardse buitengewone buitenland buitenlandse buizen bunker bureau buren
burgemeester burgers busje bussen buurman cadeau cadeaus cake camera campagne campus captain casino cellen cent centimeter
centra centrale centrum ceremonie champagne chaos chaotisch charmant chauffeur check chef chemische cheque cheques chip chique
chirurg chocolade cijfers circus cirkel close clown club coach code codes coke collectie collega college coma combinatie
comfortabel commandant commando commentaar commissaris commissie communicatie communiceren compleet complex complexer complot
computer concentreren concept concert conclusie conditie conferentie conflict congres connectie connecties constant contact
container contant continu contract controle controleerde controleert controleren controleur controller cool correct corrupte
cowboy creaties creatiever creatine creditcard crematie crimineel crises crisis cultuur cursus cutter daad daag daar daaraan
daarbij daarbinnen daarboven daarbuiten daardoor daarheen daarin daarmee daarna daarnet daarom daarop daarover daaruit daarvan
daarvoor dacht dadelijk dader dagboek dagelijks dagelijkse daglicht dame dames dank dankbaar dankzij dans danser danst dapper
darmen data database date datgene datje datum deal dealer debat december deed deel deelde deelt definitie degelijk degene deken
dekking dekmantel delict delven demon demper denderen denken denker depressief derde dergelijke dertig destijds details
detective deug deugt deuk deur dezelfde diagnose diamanten diameter dicht dichter dichterbij dieet dief diefstal diegene dienaar
diende dienen dienst dient diep dieper diepste diepte dierbare dieren dies diezelfde digitale dikke diner dingen dinges dinsdag
diploma diplomatieke directe directeur directie discreet discussie dissectie district diverse dochters documenten dode dodelijke
dodo doek doel doelwit dokters dolden dolgraag dolk dollar dominee domme donder donderdag doneer donker dons dood doodgaat
doodgegaan doodgraag doodsbang doodslaan doodsoorzaak doodt doof dooie dook doorbraak doordat doorgaans doorgang doorgeven
doorheen doorzoeken doos dorp dorst doses dosis dossier douche douches dozijn draad draag draagt draai draaide draaien draait
draak draf drama drang drankje dreigde dreigend dreiging dreigt drek drieling drijft drijven drijvend dringen dringend
dringender dringt drinken drinkend drinkt droeg drong dronken droog droom droomde droomt droop drugs drugsgebruiker druk drukte
drup druppel dubbele duel duidelijk duidelijker duiken duikt duim duistere duisternis duivel duivelse duizend dulden dumpen
dunne dure durf durfde durft dutje duur duurde duurt duwde duwen dwaas dwars dwingen dwingende dwingt dwong echo echte echter
echtgenoot economie economische eden eend eender eenheid eenmaal eens eentje eenvoudig eenzaam eenzaat eerder eerlijk eerste
eerzaam eeuwen eeuwig eeuwigheid effect effectief eieren eigen eigenaar eigendom eigenlijk eikel eiken eiland einde eindelijk
eindeloze eindigde eindigen eindigt eisen eist elders elektrische elementen elkaars ellende ellendige emmer emoties emotionele
energie enge engel enige enigste enigszins enkel enorme enthousiast envelop eraan erachter eraf erbij erdoor eren erfenis
erfgenaam erge erger ergs ergste erheen erin ermee erna ernaar ernstig ernstiger ernstigste erom eronder erop erover ertoe eruit
ervan ervandoor ervaren ervaring ervoor eten etentje ether etsen etter euro evengoed eventjes evenveel evenwicht exact examen
excessief excuseer excuses excuus executie experiment expert explosie explosieven expres extra extreem ezel fabriek facet
failliet falen familie families fans fantasie fantastisch fase fatsoenlijke favoriete faxt februari federale feest feit fiets
figuur fijn film finale financieel firma flat flauw fles flexibel flexibeler flink fluistert fokken foltering fooi forensisch
formule formulier fort fortuin foto fotograaf fout frequentie frisse front fruit functie fysieke gaande gading game gamers gang
gangster ganse garage garandeer garantie gast gaten gave gaven gearresteerd geavanceerde gebaar gebakken gebaseerd gebeden
gebeld gebeten gebeurd gebeuren gebeurt gebeurtenis gebied geblazen gebleven gebonden geboorte geboren geborgen gebouw gebouwd
gebracht gebrek gebroken gebruiken gebruikt gedaan gedachten gedag gedeeld gedeelte gedicht gedoe gedolven gedood gedoucht
gedraagt gedrag gedrang gedreigd gedreven gedroeg gedrongen gedronken gedroomd geduld geduldig gedumpt gedurende gedwongen geef
geeft geel geelzucht geest geestelijke gefaald geflikt gegaan gegeten gegeven gegevens gegooid gehaald gehad gehecht geheel
geheim geheten geheugen geholpen gehoopt gehoord gehouden geil gein geinig gekeken gekend geketend gekke gekker gekleed geklikt
gekocht gekomen gekost gekozen gekregen gekweld gekwetst geladen geland gelaten geld geldt gele geleden geleefd geleerd gelegd
gelegenheid geleid gelezen geliefde gelijk gelikt gelogen geloof geloofde gelooft gelopen gelucht geluid geluk gelukkig
gelukkiger gelukkigste gelukt gelul geluncht gemaakt gemak gemakkelijk gemeen gemeenschap gemeente gemeld gemene gemerkt gemeten
gemiddelde gemist gemoeten gemolken genaaid genaamd genade generaal generatie generaties generator genetische geneukt genezen
genie geniet genoeg genoemd genomen genoten geobsedeerd geologen geopend gepakt gepast geperst gepist geplaatst gepland gepleegd
gepoetst gepost gepraat geprobeerd geraakt geraken gerecht gered gereedschap geregeld gerend gereten gericht gerief geroep
geruchten geruit gerust gescheiden geschenk gescheten geschiede geschiedenis geschikt geschokt geschonden geschorst geschoten
geschreven geslaagd geslacht geslagen geslapen geslepen geslopen gesloten gesmeten gesmolten gesneden gesnoven gespannen
gespeeld gespiekt gespleten gespoten gespreid gesprek gesproken gestegen gesteld gesteven gestikt gestoeld gestoken gestolen
gestoord gestopt gestorven gestoten gestraft gestrekt gestrikt gestuurd getallen getekend geteld getest getraind getroffen
getrokken getrouwd getuige getuigenis geur gevaar gevaarlijk geval gevangen gevangenen gevangenis gevecht geveld gevest gevlogen
gevochten gevoel gevoeld gevoelens gevoelig gevolgd gevolgen gevonden gevouwen gevraagd gevuld gewaar gewaarschuwd gewacht
gewapende gewassen gewed geweer geweest geweld gewelddadige geweldig gewelf gewend gewerkt geweten gewicht gewild gewond gewoon
gewoonlijk gewoonte geworden gezag gezamenlijke gezanten gezegd gezegend gezellen gezellig gezelschap gezet gezicht gezien
gezinnen gezond gezondheid gezongen gezorgd gezouten gezwegen gezworen gids giftige gigantische gijzelaars gillen giller ging
gisteravond gisteren gitaar glad glas gleed glimlach glorie goddelijke goden godsnaam godverdomme goederen goedgekeurd
goedkeuring goedkope goeds goeie gokken gokker golf gong gooi gooide gooien gooit goot gordel gordijnen goud gouverneur gozer
graden graf gram grap grappig gras graten gratie gratis greep grens grenzen griep griet grif grijp grijpt grijs groef groei
groeide groeien groeit groen groene groep groeten grof grond grondig grootmoeder grootse grootste grootvader grote groter
gruwelijke gunst haai haaien haakt haal haalde haalt haar haast haat hadden hakken half hallo hallucineren hals halverwege hamer
hand handdoek handel handelt handig handschoenen handtekening hangen hanger hangt hapje happy hard harder hardop harem haring
hars hart hartaanval hartelijk hartslag hartstikke hatelijk haven heat hecht hechtenis hechter heden heelal heen heer heerlijk
heerst heet heilige heimelijk hekel heks helaas held helder heleboel helemaal helen helft heli helikopter helm helpen helpt hemd
hemel herder herfst herinner herinnerde herinnering herinnert herken herkende herkennen herkent herrie hersenen hersteld
herstellen herstelt hertje hertog hete hetgeen hetzelfde heus heuvel hield hielp hieraan hierbij hierdoor hierheen hierin
hiermee hierna hierop hierover hieruit hiervan hiervoor high hing hints historische hitte hoed hoedt hoef hoefde hoeft hoek
hoelang hoeveel hoeveelheid hoever hoewel hoezo hof hoge hoger hokken holden holen holtes hommeles hond honderd honger honing
honkbal hoofd hoofdpijn hoofdstuk hoog hoogste hoogte hooguit hoop hoopte hoor hoorde hoorn hoort hoorzitting hopelijk hopeloos
horloge hospita hospitaal hotel houden houder houding houdt hout hufter huid huidige huilde huilen huilt huis huiswerk hult
humor huur huurde huurling huurt huwelijk huwelijkse hypotheek idee identiteit idioot ieder iemands ijsje ijzeren illegale
immers impulsen inbraak incident inclusief inderdaad indien indruk ineens infectie informant ingang ingebroken ingehuurd
ingewanden ingewikkeld inhoud inkt inmiddels innerlijke insecten inspecteur inspelen inspiratie inspraak insteken instemmen
instemming instinct instructies integriteit intellectueel intelligent intenser intensiever intentie intenties interessant
interesse interesseert interne internet internist interview intro intussen inval invasie inventief investering invloed inwoners
inzet inzicht inzien jaagt jaarlijkse jacht jagen jagers jaloers jammer januari jaren jarenlang jarige jasje jezelf joch jochie
joden joegen joggen jongedame jongeman jonger jongetje jongste jonker joodse journalist jouw juffrouw juiste juli jungle juni
juridische jurk jury justitie justitieel juwelen kaars kaarsen kaart kaas kabel kaders kakker kale kalkoen kalm kalmer kamer
kamergenoot kamerjas kamp kampioen kanaal kandidaat kanjer kanker kannen kanonnen kans kansel kant kantoor kapers kapitein kapot
karakter karkassen kast kasteel katers katten keek keel keer keerde keert keihard keizer kelder kende kennelijk kennen kennis
kent kenteken kerel kerk kern kerst kerstman ketters ketting keuken keuze keuzes kicken kies kiest kijk kijkt kilo kilometer
kippen kist kitten klaagt klaar klacht klagen klanten klap klas klassieke klauwen kleding kleed kleien kleine kleiner kleinste
kleintje kleren klets kleur kleven klimmen kliniek klinken klinkt klok klonk klooster kloppen klopt klos kluis klus knal knap
kneep knie kniel knol knop knort knuffel knul kocht koeien koekjes koelkast koepel koers koffer kofferbak koffie kogels koken
kolonel komen komende komst konden konijn koning koningin koninklijke koninkrijk kont kooi koopt koos kopen koper kopie kopje
koppel koppig koren korst kort korter kost kostbare koster kostuum koud kouder kraakt kracht krachtige krankzinnig kransen krant
krat krediet kreeg kreng krijg krijger krijgt krill kritiek kroeg kroon krot kruipen kruis kudde kunst kunstenaar kunt kussen
kust kwaad kwalijk kwaliteit kwam kwart kwartier kwestie kwetsbaar kwijt laag laat laatste laboratorium lach lacht ladder laden
lading lady lafaard lage lager lakens lamp lancering land lander landgoed landing langer langs langskomen langste langzaam
langzamer lansen laptop lasser last lastig lastiger late later lawaai lazen leden leefde leeft leek leerde leerlingen leert lees
leest leeuw legaal legde lege legende leger leggen legt leiden leider leiding leidt leisteen lekker lelijke lenen lengte lening
lente lenzen leraar lerares leren lesje letten letterlijk letters leugen leugenaar leugens leuk leuker leukste leuren leuzen
leve leven levend levens levenslang lever leverde levering levert lezing lichaam lichamelijk licht liedje liefde liefje liefst
liegen liegt liep liet liever lieverds lift liggen ligt lijden lijdt lijf lijken lijkschouwer lijkt lijn lijst likt linde linker
links linten lippen listig liter litteken littekens live locatie locker loeren loerend logeer logeerden logement logica logisch
logt lokale lokken longen loog loon loopt lopen lopende losgeld lossen lost loven loyaal loyaliteit lucht luid luie luik luister
luisterde luistert luitenant lukt lunch lussen lust lustig luxe maag maagd maakte maal maaltijd maandag maanden maart maat
maatregelen maatschappij machine machines macht machtige machtigste maffe maffia magazijn magere magie magische magnetische
majoor make maken makkelijk makkelijker maling mammie manager manier mankeert mannelijke mannen mans marine mariniers marken
markt masker massa match materiaal materie matje maximaal medaille mede medeleven medelijden medewerkers media medicatie
medicijnen medicijnman medicinale medische meditatie meedingen meen meende meenemen meent meerdere meest meestal meester
meewerken meid meisjes mekaar melden melding meldt melk meneer menigte mening menselijke mensen mensheid mentale menu merk
merkte mesje messen metalen meter methode metrische metro meubels mevrouw microfoon middag middel middelbare midden middernacht
mijl mijn mijnheer militaire miljard miljoen miljoenen mille milt minder minister ministerie minnaar minst minstens minuten
misbruik misbruiker misdaad misdrijf mislukte miss misschien misselijk missen missie mist misverstand mobiel mocht modder mode
model moderne moed moeders moedig moediger moeilijk moeilijker moeilijkste moeite moer moeras moesten moetje moge mogelijke
mogelijkheid mokken molen moment momenteel mond monster mooi mooie mooier moois mooiste moord moordenaar morele morgen morgens
morgenvroeg motel motief motor muis munitie munt museum mussen muur muziek mysterie naakt naald naam naast nacht nachtmerrie
nachtmerries nadat nadenken nader nadert nagels name namelijk namens nare natie nationale natte natter natuur natuurlijk nauw
nauwelijks neef neem neemt neer neerschieten negatief negen negens negeren neigen neiging nergens nerveus nest netjes nette
netter netwerk neus nicht niemand niemands nier nietwaar nieuwe nieuws nieuwsgierig nieuwste niks niveau nobele noch nodigde
nodige noemde noemen noemt nogal nogmaals nokken nood noodzakelijk noordelijke noorden normaal noteer noten notities november
nuchter nucleaire nummer nutteloos nuttig object obsessie oceaan ochtend oefenen oefening offer officieel officier ofwel ogen
ogenblik oktober olie olifant omaatje omgaan omgekomen omging omheen omhoog omlaag omringd omvang omver omwille onbekende
onbeleefd ondanks onderbroek onderdak onderdeel ondergang ondergoed ondergrondse onderschat onderschep onderste ondertussen
onderuit ondervoed ondervraagd ondervragen onderweg onderwerp onderzocht onderzoek onderzoekers onderzoekt oneerlijk ongeacht
ongedaan ongelijk ongelofelijk ongelooflijk ongeluk ongelukkig ongerust ongetwijfeld ongeval ongeveer ongewoon onheilige onlangs
online onmiddellijk onmogelijk onroerend onschuld onschuldig onszelf ontbijt ontbreekt ontdekken ontdekking ontdekt onthouden
ontkennen ontkent ontlading ontlasten ontlastend ontmoet ontmoeting ontploffing ontploft ontslaan ontslag ontsnappen ontsnapping
ontsnapt ontspannen ontstaan ontstaat ontvangen ontvangst ontvangt ontving ontvoerd ontvoering ontwerp ontwikkeld ontwikkelen
ontwikkeling ontworpen ontzettend onverwachte onze onzeker onzichtbaar onzin oogje oogst ooit oordeel oorlog oorzaak oosten
opdagen opdat opdoeken opdracht open openbaar opende opening opent operatie operaties opgang opgeblazen opgedoken opgedragen
opgegeten opgegeven opgegroeid opgehangen opgekomen opgeleid opgelopen opgelost opgenomen opgepakt opgesloten opgetogen
opgevallen opgeven opgevoed opgewonden opgezet opgezogen ophalen ophang ophouden opleiding oplossen oplossing opname opnames
opnemen opnieuw opnoemen oppakken oppas oppervlakte oprecht oproep opruimen opschieten opslag opstaan opstand opstanding optie
opties optreden opvang opving opvoeren opvoering opvolgen opvolging opvouwen opvreten opwinding opzet opzettelijk opzij opzoeken
oranje orde orders oren organen organisatie originele oude ouder ouderwetse oudste ouwe oven overal overdaad overdag overdosis
overeen overeenkomst overeind overgave overhead overheen overheid overhemden overhoop overkant overkomen overkomt overlaadt
overladen overleefd overlegd overleggen overlevenden overlijden overlopen overmoed overreden overste overtreding overtuigd
overtuigen overtuigend overval overvloed overwegen overwerken overwicht overwinning overzijde paal paar paard pagina pakhuis
pakje pakken pakketje pakt paleis pand paniek panisch papieren paraat paradijs parfum park parten partij partner party paspoort
passagiers passen passender passerend passie passt past pasta pastoor patent patroon patrouille pats pauze pech pellen penning
pensioen pept perfecte periode permanent pers personage personeel persoon persoonlijk pest pester peter petten piano piekte
piepen piept pijl pijn pijnlijk pijp pikken pikt pillen piloot pingen piraten pistool pitten pizza plaag plaagden plaatselijke
plaatst plafond plak plan planeet plank planten plas plastic plat pleegde plegen plein plezier plicht ploeg plots plotseling
pluis pluk plus podium poelen poet poging pokken poliepen politie politieke politieman pollen pols pompen pond poort poosje
poppen populair portefeuille portemonnee portier positie positief posities post poster poten potje potter prachtige praktijk
praktisch praten prater precies preek premier prent presentatie president presidentieel pret prettig priester prijs prima
primaten principe prins prinses prioriteit privacy probeer probeerde probeert procedure procent proces product productie proef
professor profiel programma project promotie prooi protocol psychiater psychische psychologisch psychoot psychopaat
psychotherapeut publiek publiekelijk puin puls punt pupillen pure putter puur puzzel quarantaine raad raadsel raak raakte raam
raar race radar radio raket raming ramp ranch rand rang rapport rare rassen rating ratten rauw reactie reactor reageerde
reageert reageren realiseer realiseerde realiseert realiteit rebellen recente recenter recept receptie rechercheur recht
rechtbank rechtens rechter rechterhand rechtop rechtover rechtstreeks rechtszaak rechtszaal reclame record rectum redding rede
redelijk reden redenen redt reeds regel regelde regelmatig regelt regen regent regering regisseur reguleert reinig reis reist
reken rekenen rekening rekent relatie relaties releases remmen rende rennen rent reputatie reserve respect respecteer rest
restaurant resultaten revolutie revolver richt richting ridder riem riep rijbewijs rijden rijdt rijk rijkdom rijp rijst rillen
ring risico riskeren ritje ritten ritueel rivier robot rock rode roep roept rollen rolstoel romantische rommel romp ronde
rondleiding rood rooie rook rookt rots rotzak rotzooi route routine roze rozen rugzak ruik ruikt ruil ruim ruimte ruimteschip
russen rust rustig rustiger ruwe ruzie saai saaie sage salade salaris samenleving samenwerken samenwerking samenzwering sappen
satelliet saus save scan scene schaal schaam schade schaduw schakel schandaal schande schapen schat schattig schedel scheelde
scheelt scheiden scheiding scheidt schelen schema schending schendt schenk schenking schepen schepping schept scherm scherp
scherven scheur scheuring schiet schietpartij schijf schijn schijnt schild schilderij schip schitterend schoen schoenen schoft
schok schokt scholen schoof schoon schoonheid schoor schoot schop schort schouder schreef schreeuwde schreeuwen schreeuwt
schrijf schrijft schrijver schrik schrok schudden schuld schuldig schurk schut schutter schuur score script seconden
secretaresse sectie sector seinde seizoen selecteer selectie selecties senator senior sensoren sensueel september sergeant serie
serieus serveerster service sessie settelen sfeer sheriff shilling shirt shopping show shuttle sigaret signaal simpel sindsdien
single site situatie slaagt slaakt slaan slaap slaapkamer slaapt slaat slacht slachtoffer slag slang slaper slaven slecht
slechter slechterik slechtste slee sleep sleutel sliep slim slimmer slimste sloeg sloep sloopt slopen slot sluit smaak smaakt
smeek smeekte smeer smeerlap smerige smeris smullen snap snapt sneed sneeuw snelheid snelle sneller snelste snelweg snij snijden
snijdt snoep snor sober soberheid sociale socialer socialist socialistische soep sofa software sokken soldaten sombrero sommige
soort sorry sowieso spaarden spannend spanning specht speciale specialisme specifieke speech speeches speed speelde speelgoed
speelt speen spel spelers speling speren sperma spiegel spieren spijkeren spijt spin spion spit splijt spoedig spoelden spoelen
spoeling spoelt spook spoor sport sprak spreek spreekt spreiding spreuk spring springt sprong spuit spullen staan staat stabiel
stad staf stak stal stam stampen stand standaard standpunt stank stap stapel stapte staren start station status steden steeg
steek steekt steen stel stelde stelling stelpen stelt stem stemden stemmers stemming stenen steppen ster sterft sterk sterker
sterkste sterling sterven stervende steun steunt steven stevig stiekem stier stierf stijgt stijl stil stilte stinkende stinkt
stippen stoel stoelt stoere stof stok stolen stolling stomme stond stoned stoor stoot stop stopt storing storm stort stoute
straal straalt straat straf straft straks straling strand strategie streek streelt strelen streng stress streven strijd strikt
strippen stront stroom stroomt strot structuur studeerde studenten studeren studie studio stuk stuur stuurde stuurt substantie
succes succesvol suggereert suiker suite sukkel sullen super supervisor supporters sussen symbool symptomen systeem taak taal
taart tafel talent talloze tandarts tanden tank tanker tante tape tapijt tappen tassen tast tatoeage taxi team techniek
technische technologie teenagers tegelijk tegemoet tegenhouden tegenover tegenstander tegenwoordig teken tekende tekenen
tekening tekent tekort tekst telden telefoon telegram televisie telkens tellen telt temeer temmen tempel temperatuur tempo tenen
tenminste tenslotte tent tenzij terecht term termijn terrein terroristen terug terugbrengen teruggaan teruggekomen terugkeren
terugkomen terugkomt terugkwam terugtrokken terwijl test testament teveel tevoorschijn tevoren tevreden theater thee theehuis
theorie therapeut therapie ticket tien tiende tientallen tijd tijdelijk tijdens tijdperk tijdschrift tijdstip tijger tillen
timen timer timing titel toast tocht toegang toegelaten toegestaan toegeven toegewijd toekijken toekomst toekomstige toen
toeslaan toeslaat toesloeg toespraak toestaan toestand toestel toestemming toeval toevallig toewijding toezicht toilet tolk
toneel toneelstuk tong toon toonde toont toren tossen totaal totdat toupetje touw touwtjes tovenaar traag traditie traditionele
tragedie tragische trainen training tralies tram tranen transport trap trapte trauma traumatisch trechter treden treffen trein
trek trekker trekt triade triangel triest trip troebele troepen trok troon troost trots trotse trouw trouwde trouwens trouwt
truc truck trui tuig tuin tumor tunnel tussen tussenin tussentijd twaalf tweede tweeling tweemaal twijfel twintig type typisch
uitdaging uitdrukking uiteindelijk uiteraard uiterlijk uiterste uitgaan uitgang uithoeken uitleggen uitnodigen uitnodiging
uitroepen uitrusting uitslag uitspraak uitsteken uitten uitvinden uitvoeren uitweg uitzending uitzicht uitzoeken uitzondering
ultieme undercover unieke uniform universiteit universum uren urgentie uzelf vaart vaarwel vaatje vaders vakantie vaker vallei
vallen valse valt vampier vanaf vanavond vandaan vandoor vangen vanger vangst vangt vanmiddag vanmorgen vannacht vanochtend
vanwege vanzelf varen varken varkens vast vastbesloten vasthouden vechten vechter veder veerkrachtig veertien veertig veilig
veiliger veiligheid veiling veld vele velen vent venter verachting veranderd veranderen verandering verandert verbaasd verbaast
verband verbannen verbeelding verbergen verbergt verbiedt verbind verbinding verbleef verblijdt verblijf verblind verboden
verbonden verborgen verbrand verbreken verdachte verdedigen verdediging verdeelt verdeler verdeling verdenken verderf verderop
verdiende verdienen verdient verdieping verdiept verdorie verdrag verdriet verdrietig verdrietiger verdrijven verdwaald verdween
verdwenen verdwijnen verdwijning verdwijnt vereer vereerd vereist verf verfijnen verfrist vergaard vergader vergadering vergat
vergeef vergeet vergeleken vergelijken vergelijking vergif vergiffenis vergiftigd vergissing vergist vergt vergunning verhaal
verhangen verharde verhardt verheug verhoor verhouding verhuisd verhuist verhuizen verjaardag verkeer verkeerde verkeerds
verkeken verkenden verkies verkiest verkiezingen verklaar verklaard verklaart verklaring verkleed verknocht verkocht verkoeling
verkoopt verkopen verkoper verkracht verkrachting verkrampt verkwist verlaagd verlaging verlangen verlangend verlangens verlaten
verleden verlegen verlegenheid verleiding verliefd verlieft verliep verlies verliest verliet verliezer verlof verloofde verloopt
verloren verloving vermaak vermaard vermijdt verminkt vermist vermits vermoed vermoedelijk vermogen vermoord vermoordt verneder
verneemt verneuken vernielen vernietigd vernietigen vernietiging vernietigt vernieuw vernieuwing vernieuwt vernoemt veronderstel
veroordeeld veroorloven veroorzaakt veroorzaken verpest verplaats verplaatsen verplaatst verpleegster verplicht verraden
verrader verrassend verrassing verrast verre verrekken verricht verrijzen verrot vers verscheen verschijnen verschijnt verschil
verschuldigd verser versie versiering versiert versies verslaafd verslaan verslaat verslag verslavend versliep verslijt versmelt
versnelt verspillen verspilt verspreid verspreidt versta verstand verstandig versteld versterken versterking verstoppen verstopt
vertaling vertelde vertellen vertelt verteren vertrekken vertrekt vertrok vertrouwde vertrouwen vertrouwt veruit vervagen
vervangen vervanger vervanging verveel verveelt vervelend verveling verversen vervingen vervloekte vervoer vervolgens verwaand
verwacht verwachting verward verwarmd verwarmen verwarmt verwarren verwarring verwedden verweerd verwekken verwelken verwennen
verweren verwerking verwerpen verwerven verweten verweven verwierpen verwijde verwijderd verwijderen verwijdert verwijten
verwoest verwondingen verwoord verworpen verworven verzacht verzamelen verzamelt verzeilt verzeker verzekerd verzekering
verzenden verzet verziekt verzin verzint verzoek verzonnen verzwaard verzwijgen vest vette video viel vier vierde vierkante
vieze vijand vijandelijke vijandige vijf vijfde vijftien vijftig villen ving vingers virus visie visioen visioenen vissen visten
vitale vitten vlag vlak vlakbij vlammen vlecht vlees vlek vleugels vliegen vliegende vliegt vliegtuig vloeistof vloek vloer
vloog vloot vlucht vlug vocht voeden voedend voedsel voelde voelen voerde voeren voert voertuig voet voetbal vogel voldoende
volg volgde volgende volgens volgorde volgt volk volkomen volle volledig volwassen volwassenen vond vonnis voogdij vooraf vooral
voorbeeld voorbereid voorbestemd voorbij voordat voordeel voordeur voorgoed voorkant voorkeur voorkomen voorlopig voormalige
voornamelijk voorouders voorraad voorspelling voorsprong voorste voorstellen voorstelling voort voortaan voortdurend vooruit
vooruitgang voorwaarden voorwerp voorzichtig voorzitter vorder voren vorige vorm vormt vraag vraagt vrachtwagen vraten vrede
vreemd vreemdeling vreemds vrees vreesden vreselijk vreugde vriend vriendelijk vriendin vriendschap vrijdag vrijen vrijend
vrijgelaten vrijgezel vrijheid vrijlating vrijuit vrijwel vrijwillig vrijwilliger vroeg vroeger vrolijk vrouw vrouwelijke vuile
vuilnis vuist vullen vuur vuurwerk waanzin waaraan waarbij waard waardeer waardeloze waardevolle waardig waardigheid waardoor
waarheen waarheid waarin waarmee waaronder waarop waarover waarschuw waarschuwde waarschuwing waartoe waaruit waarvan waarvoor
wacht wachtend wagen wagens wakker walgelijk wandelen wandeling wanden wangen wanhopig wanten wapen wapens ware warm warmte wars
wassen water watje website wedden weddenschap wedstrijd weduwe weefsel weegt week weekeinde weekend weerstand wees wegen wegens
weggaan weggegaan weggekomen weggelaten weggelopen weggenomen weggerend weggeroepen weggeslopen weggeven weggevlogen weggezogen
wegkomen weglaten wegliepen weglokken weglopen wegslepen wegwezen weide weiger weigerde weigering weigert weinig wekker
welbekend weldra weleens welk welkom wellicht welzijn wennen wens wenst werd wereld werelds werk werkelijk werkende werking
werknemers werkt westen weten wetende wetenschap wettelijk wezens whisky wieden wiegt wiel wiens wierpen wiet wijd wijf wijk
wijn wijsheid wijst wijze wilde willekeurige wind winkel winnaar winnen winst wint winter wiskunde wisselen wist witte wodka
woede woedend woensdag woestijn wolf wolken wonder woning woon woonde woont woord wordende worm worst wortels wraak wreed
wrekende zaak zaal zacht zagen zakelijke zand zanger zaten zaterdag zee zeep zegen zeiden zeik zeker zekerheid zelden zeldzame
zelfde zelfmoord zelfs zelfstandig zender zenuwachtig zenuwen zesde zetten zeven zevende zicht zichtbaar ziek ziekelijk
ziekenhuis ziekste ziekte ziel zielig zien ziet zijde zijn zilveren zingen zingt zinnen zitten zitting zocht zodat zodra zoeker
zoektocht zoemen zoenen zoet zogenaamde zoiets zojuist zolang zomaar zombies zomer zomerdag zondag zonde zone zonken zooi zoom
zoons zorgde zorgen zorgt zouden zout zoveel zover zowaar zowat zowel zuidelijke zuiden zuiver zulke zullen zult zuster zuur
zuurstof zwaar zwaard zwaarder zwager zwak zwanen zwanger zwarte zweer zweet zwembad zwemmen zwijgen
"""
