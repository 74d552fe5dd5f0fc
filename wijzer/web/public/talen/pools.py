"""The page in Polish."""

from wijzer.domain.taal.vreemd.talen import AndereTaal
from wijzer.web.public.talen.blad import Deel, Gevaar, Taalblad, Woorden, Zoeken, Zoekregel

POOLS = Taalblad(
    taal=AndereTaal.POOLS,
    titel="Pomoc dla dzieci i młodzieży w regionie %s",
    inleiding="Ta strona jest po polsku. Reszta witryny jest po niderlandzku i po angielsku.",
    naar_inhoud="Przejdź do treści",
    gevaar=Gevaar(
        kop="Niebezpieczeństwo: dzwoń od razu",
        alarm="Czy ktoś jest teraz w niebezpieczeństwie? Zadzwoń pod 112.",
        veilig_thuis="W domu nie jest bezpiecznie, jest przemoc lub wykorzystywanie? Zadzwoń do Veilig Thuis.",
        zelfmoord=(
            "Ty lub twoje dziecko myślicie o samobójstwie? Nie zostawaj z tym samotnie i powiedz o"
            " tym komuś teraz. Gdy jest niebezpieczeństwo, zadzwoń pod 112. W innym razie zadzwoń "
            "od razu do lekarza rodzinnego (huisarts). Gdy jest zamknięte, zadzwoń do dyżurnego "
            "lekarza (huisartsenpost)."
        ),
        zelf="Dzieci i młodzież też mogą zadzwonić same.",
    ),
    site=Deel(
        kop="Co robi ta strona?",
        zinnen=(
            "Widzisz, gdzie jest miejsce w pomocy dla dzieci i młodzieży.",
            "Widzisz, jak długo się czeka i do kogo możesz zadzwonić.",
            "Nie musisz się logować.",
            "Ta strona nie przydziela miejsc. W tej sprawie zadzwoń do organizacji, która pomaga.",
        ),
    ),
    stappen_kop="Jak dostać pomoc?",
    stappen=(
        (
            "Porozmawiaj",
            (
                "Porozmawiaj z gminą (gemeente) albo z lekarzem rodzinnym (huisarts). Zapytaj, jaka "
                "pomoc jest odpowiednia."
            ),
        ),
        (
            "Poproś o skierowanie",
            (
                "Potrzebne jest skierowanie (verwijzing). Daje je gmina, lekarz rodzinny, lekarz "
                "młodzieżowy, lekarz specjalista albo instytucja ochrony dzieci "
                "(jeugdbescherming)."
            ),
        ),
        ("Szukaj miejsca", "Na tej stronie wybierz rodzaj pomocy i swoją gminę."),
        (
            "Zadzwoń",
            (
                "Zadzwoń do organizacji, która pomaga (aanbieder). Zapytaj, czy jest miejsce i czy ta "
                "pomoc jest dobra dla twojego dziecka."
            ),
        ),
    ),
    wachten=Deel(
        kop="Czas oczekiwania",
        zinnen=(
            "Czekanie ma dwie części: do pierwszej rozmowy i potem do początku pomocy.",
            "Jest napisane „geen opgave”? Wtedy nie znamy czasu. Zadzwoń i zapytaj.",
        ),
    ),
    zoeken=Zoeken(
        kop="Szukaj po polsku",
        uitleg="W polu wyszukiwania możesz pisać po polsku. Na przykład:",
        voorbeelden=(
            "psycholog",
            "autyzm",
            "rodzina zastępcza",
            "nie chce chodzić do szkoły",
            "uzależnienie",
            "rozwód",
        ),
    ),
    tolk=Deel(
        kop="Tłumacz",
        zinnen=(
            "Trudno ci mówić po niderlandzku? W gminie możesz poprosić o tłumacza (tolk).",
            "Powiedz:",
        ),
    ),
    woorden=Woorden(
        kop="Słowa, które spotkasz",
        woorden=(
            ("jeugdhulp", "pomoc dla dzieci, młodzieży i ich rodzin"),
            ("gemeente", "gmina"),
            ("huisarts", "lekarz rodzinny"),
            ("verwijzing", "skierowanie: zgoda na pomoc"),
            ("aanbieder", "organizacja, która daje pomoc"),
            ("plek", "wolne miejsce"),
            ("wachttijd", "czas oczekiwania"),
            ("aanmelden", "zgłosić się"),
            ("intake", "pierwsza rozmowa"),
            ("begeleiding", "wsparcie w codziennym życiu"),
            ("behandeling", "leczenie, na przykład u psychologa"),
            ("pleegzorg", "dziecko mieszka w rodzinie zastępczej"),
            ("gezinshuis", "dziecko mieszka w rodzinie, dla której to jest zawód"),
            ("logeren", "krótki pobyt, na przykład w weekend"),
            ("spoed", "nagły przypadek"),
        ),
    ),
    nederlands="Przejdź do strony po niderlandzku",
    regel=Zoekregel(
        gelezen="Zrozumieliśmy twoje pytanie po polsku. Poniżej rodzaje pomocy i miejsca mają niderlandzkie nazwy.",
        gevaar=(
            "Gdy jest niebezpieczeństwo, zadzwoń pod 112. Gdy w domu nie jest bezpiecznie, zadzwoń"
            " do Veilig Thuis: 0800-2000."
        ),
        leeg="Nie rozumiemy tych słów. Spróbuj innego słowa albo przeczytaj stronę po polsku.",
        meer="Wyjaśnienie po polsku",
    ),
)
"""What it says."""
