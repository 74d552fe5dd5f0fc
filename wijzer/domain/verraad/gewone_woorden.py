"""Words that people use every day, and names of plants and animals: streets and groepen are both called after them.

A groep called De Linde in the Lindelaan may be chance, so its aanbieder is asked. A word that is
missing here is refused as the stem of a street, never let through: the list decides how a text is
turned away, not whether it is looked at.
"""

_BOMEN_EN_PLANTEN = """
abeel acacia akelei amandel anemoon anjer appel aster azalea bamboe berk berken beuk beuken bieslook bloem bloemen bosbes
braam brem brandnetel buxus ceder chrysant cipres clematis conifeer crocus cypres dahlia den dennen dille distel doorn
dotterbloem dovenetel duindoorn eik eiken eikel els elzen engelwortel ereprijs es esdoorn essen fluitenkruid framboos fuchsia
gagel gentiaan geranium gerst gladiool goudsbloem gras haver hazelaar hei heide hibiscus hop hortensia hulst hyacint iris
jasmijn jeneverbes kamille kamperfoelie kaneel karwij kastanje kers kersen kersenbloesem klaproos klaver klimop knotwilg
koolzaad korenbloem kornoelje kruiden krokus kweepeer larix laurier lavas lavendel lelie lijsterbes liguster linde linden lisdodde
lotus lupine madelief magnolia mais margriet maretak meidoorn mirte mos mosterd munt narcis nachtegaal olijf olm orchidee
paardenbloem paddenstoel palm papaver papyrus peer peren peterselie pijnboom pinksterbloem pioen plataan populier primula
pruim pruimen ratelpopulier rietpluim riet robinia rogge roos rozen rozemarijn rozenbottel salie seringen sering sleedoorn
sleutelbloem sneeuwklokje spar sparren speenkruid spirea tarwe taxus tijm tulp tulpen vaart varen veldbloem vergeetmijniet
viool viooltje vlas vlier vlinderstruik vrouwenmantel vuurdoorn waterlelie wederik weegbree wikke wilg wilgen wingerd winde
wortel zegge zonnebloem zonnedauw zuring zwanenbloem lariks lork iep iepen kers notenboom walnoot noot noten boom bomen
bloesem knop blad bladeren tak twijg struik kruid zaad veldsla appelboom perenboom kersenboom lindeboom eikenboom kastanjeboom
"""
_DIEREN = """
adelaar aalscholver arend bij bijen bever bever bonte boomklever bunzing buizerd das dassen duif duiven eekhoorn eend eenden
egel ekster ever ezel fazant fuut gans ganzen gier goudvink groenling grutto haan haas hazen hert herten hermelijn
hinde hond hop houtduif huismus ijsvogel kat kauw kievit kikker kip koe koekoek konijn koolmees korhoen kraai kraan kraanvogel
kwartel kwikstaart kwartels lam leeuw leeuwerik libel lijster lynx marter mees meeuw meerkoet merel mier mol mus mussen
nachtegaal ooievaar otter paard paarden parelhoen patrijs pauw pimpelmees putter raaf ram ree reeen reiger reigers roek
roodborst rups salamander schaap schapen sijs slak snip snoek specht sperwer spreeuw steenuil stier struisvogel tureluur uil
uilen valk vink vinken vis vissen vlieg vlinder vlinders vogel vogels vos vossen wezel wielewaal winterkoning wolf wolven wouw
wulp zalm zwaan zwanen zwaluw zwaluwen zwijn torenvalk boerenzwaluw huiszwaluw gierzwaluw
"""
_LANDSCHAP = """
akker akkers beek berg bergen berm bocht boer boerderij bos bossen bron brink brug dal dam dijk dorp dorps duin duinen eiland
erf es esch gracht grens grind grond haven heg heide hei heuvel hoek hoeve hof hooi horst hout kade kamp kanaal kei klei kolk
kreek kust land lande leem marke markt maat meent meer meren molen molens moeras mond nes oever park pad plas plein plaats poel polder
poort put rand rots rivier ruimte schans sloot sluis spoor stad steen stenen strand straat stroom tuin tuinen turf veen veld
velden ven vijver vlakte waard wad wal water wei weide weiden wiel woud zand zee zijde zandweg zonnehof hemel lucht maan ster
sterren zon zonne regen regenboog wind wolk wolken sneeuw ijs dauw nevel mist storm bliksem donder vuur licht schaduw dag
nacht morgen ochtend avond lente zomer herfst winter voorjaar najaar noord noorder oost ooster zuid zuider west wester midden
centrum noorden oosten zuiden westen boven beneden achter voor hoog hoge laag lage diep lang lange kort korte groot grote klein
kleine breed brede smal oud oude nieuw nieuwe jong jonge
"""
_MENSEN_EN_GEBOUWEN = """
abdij ambacht apotheek arts baan bakker bakkers basis bisschop boog boot boten brouwer brouwerij burcht burg burgemeester buurt
dokter deken dominee draad fabriek fiets gang gast gebouw gemeente gezin gezinnen gezinshuis gilde goud graaf groep groepen haard
hal hart heer heren herberg herder hertog hotel huis huizen ijzer ingang jager jeugd kamer kamers kantoor kapel kasteel kanon
kerk kerke kerkhof keizer keten kind kinderen kinder klok klooster klompen koe koning konings koningin koninginne koopman koper kroon kruis
kunst kwartier laan landgoed leer ladder leraar linnen loods maker markten meester mijn molenaar monnik munt museum muziek nonnen
oranje orgel paleis pastoor pastorie paus poorten post pot priester prins prinsen prinses prinsessen raad raadhuis ridder ring
rad rechter rust schans school scholen schip schippers schipper schilder schoen sleutel slot smid smeden smederij speel speeltuin
spinner spinnerij sport stadhuis stal stadion station stations stoom stoel tempel textiel toren torens trap trein tram universiteit vaart
vader moeder broer zus vlag vlas vrede vrijheid vriend vrienden wacht wagen wapen watermolen watertoren wever wevers weverij
wijk wereld winkel wind windmolen wol woning woningen wonen werk werken zadel zang zegel zilver zorg ziekenhuis zoon dochter
anker appelhof bank bel beker brief brood buiten boek boeken dans deur fakkel feest fluit gitaar glas harp hoed hoop
kaars kaas kader kers klank kleur kogel koffie kompas lamp lantaarn leven liefde lier lied mand melk mensen mens meel naald
nest olie ontmoeting oven parel pen plan proef punt pijl pijp raam regel reis roer rots samen schat schelp schild spiegel
spel spin steun stap stem taal tafel thee thuis tijd toekomst trommel veer veilig venster verhaal vleugel vorm waarde wens
wens wieg wijn wijzer wind zeil ziel zout zwaard brug bruggen geheim stil stille verscholen verborgen schuil schuilhoek
"""
_KLEUREN_EN_HOEDANIGHEDEN = """
blauw blauwe bruin geel gele goud gouden grijs grijze groen groene oranje paars paarse rood rode roze wit witte zwart zwarte
zilver zilveren bont bonte blij blije dapper fris frisse goed goede helder heldere mooi mooie rustig rustige snel sterk sterke
trots trotse vrij vrije vrolijk vrolijke warm warme wijs wijze wild wilde zacht zachte zoet zoete rond ronde recht rechte
eerste tweede derde vierde vijfde een twee drie vier vijf zes zeven acht negen tien honderd duizend
"""
_STREKEN = """
achterhoek brabant drenthe friesland gelderland groningen holland limburg nederland overijssel salland twente twents twentse
utrecht veluwe zeeland flevoland europa amerika afrika azie duitsland belgie regio regionaal regionale provincie jeugdzorg
jeugdhulp ambulant behandeling begeleiding logeerhuis locatie vestiging woongroep pleegzorg opvang kliniek praktijk stichting
crisis plek plekken team hulp intake start bellen overleg aanmelding wachtlijst vervoer dagbesteding dagbehandeling
onderwijs ouders ouder pleegouders gezinshuisouders jongen jongens meisje meisjes jongere jongeren maand maanden week weken
"""

_LIJSTEN = (
    _BOMEN_EN_PLANTEN,
    _DIEREN,
    _LANDSCHAP,
    _MENSEN_EN_GEBOUWEN,
    _KLEUREN_EN_HOEDANIGHEDEN,
    _STREKEN,
)
ALLEDAAGSE_WOORDEN = frozenset(woord for lijst in _LIJSTEN for woord in lijst.split())
_VERBINDING = ("s", "n", "en", "e")


def is_gewoon(woord: str) -> bool:
    """Whether a word (small Latin letters) is an ordinary one, also with the letters that join it to another."""
    return woord in ALLEDAAGSE_WOORDEN or any(
        kaal in ALLEDAAGSE_WOORDEN for kaal in without_joint(woord)
    )


def without_joint(woord: str) -> list[str]:
    """A first part of a compound without the letters that join it: `koningen` gives koninge, koning."""
    return [woord.removesuffix(eind) for eind in _VERBINDING if woord.endswith(eind)]
