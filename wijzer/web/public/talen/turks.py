"""The page in Turkish."""

from wijzer.domain.taal.vreemd.talen import AndereTaal
from wijzer.web.public.talen.blad import Deel, Gevaar, Taalblad, Woorden, Zoeken, Zoekregel

TURKS = Taalblad(
    taal=AndereTaal.TURKS,
    titel="%s bölgesinde çocuklar ve gençler için yardım",
    inleiding="Bu sayfa Türkçe. Sitenin geri kalanı Hollandaca ve İngilizcedir.",
    naar_inhoud="Doğrudan içeriğe geç",
    gevaar=Gevaar(
        kop="Tehlike varsa hemen arayın",
        alarm="Biri şu anda tehlikede mi? 112’yi arayın.",
        veilig_thuis="Ev güvenli değil mi, şiddet veya taciz mi var? Veilig Thuis’i arayın.",
        zelfmoord=(
            "Siz veya çocuğunuz intiharı mı düşünüyor? Yalnız kalmayın ve bunu hemen birine "
            "anlatın. Şimdi tehlike varsa 112’yi arayın. Yoksa hemen aile hekimini (huisarts) "
            "arayın. Kapalıysa nöbetçi hekimi (huisartsenpost) arayın."
        ),
        zelf="Çocuklar ve gençler kendileri de arayabilir.",
    ),
    site=Deel(
        kop="Bu site ne yapar?",
        zinnen=(
            "Çocuklar ve gençler için yardımda nerede yer olduğunu görürsünüz.",
            "Ne kadar beklemeniz gerektiğini ve kimi arayabileceğinizi görürsünüz.",
            "Giriş yapmanız gerekmez.",
            "Yeri bu site vermez. Bunun için yardımı veren kuruluşu arayın.",
        ),
    ),
    stappen_kop="Yardım nasıl alınır?",
    stappen=(
        (
            "Konuşun",
            (
                "Belediyeniz (gemeente) veya aile hekiminiz (huisarts) ile konuşun. Hangi yardımın "
                "uygun olduğunu sorun."
            ),
        ),
        (
            "Sevk isteyin",
            (
                "Yardım için bir sevk (verwijzing) gerekir. Sevki belediye, aile hekimi, gençlik "
                "doktoru, uzman doktor veya çocuk koruma kurumu (jeugdbescherming) verir."
            ),
        ),
        ("Yer arayın", "Bu sitede yardım türünü ve belediyenizi seçin."),
        (
            "Arayın",
            (
                "Yardımı veren kuruluşu (aanbieder) arayın. Yer olup olmadığını ve yardımın çocuğunuza"
                " uyup uymadığını sorun."
            ),
        ),
    ),
    wachten=Deel(
        kop="Bekleme süresi",
        zinnen=(
            "Beklemenin iki bölümü vardır: ilk görüşmeye kadar ve sonra yardım başlayana kadar.",
            "“Geen opgave” yazıyorsa süreyi bilmiyoruz. Arayın ve sorun.",
        ),
    ),
    zoeken=Zoeken(
        kop="Türkçe arayın",
        uitleg="Arama kutusuna Türkçe yazabilirsiniz. Örneğin:",
        voorbeelden=(
            "psikolog",
            "otizm",
            "koruyucu aile",
            "okula gitmek istemiyor",
            "bağımlılık",
            "boşanma",
        ),
    ),
    tolk=Deel(
        kop="Tercüman",
        zinnen=(
            "Hollandaca konuşmak zor mu? Belediyede tercüman (tolk) isteyebilirsiniz.",
            "Şöyle deyin:",
        ),
    ),
    woorden=Woorden(
        kop="Karşınıza çıkacak kelimeler",
        woorden=(
            ("jeugdhulp", "çocuklar, gençler ve aileleri için yardım"),
            ("gemeente", "belediye"),
            ("huisarts", "aile hekimi"),
            ("verwijzing", "sevk: yardım alabilmek için izin"),
            ("aanbieder", "yardımı veren kuruluş"),
            ("plek", "boş yer"),
            ("wachttijd", "bekleme süresi"),
            ("aanmelden", "başvurmak, kaydolmak"),
            ("intake", "ilk görüşme"),
            ("begeleiding", "günlük hayatta destek"),
            ("behandeling", "tedavi, örneğin psikologla"),
            ("pleegzorg", "çocuk koruyucu ailede yaşar"),
            ("gezinshuis", "çocuk, bu işi meslek olarak yapan bir ailede yaşar"),
            ("logeren", "kısa süreli kalma, örneğin hafta sonu"),
            ("spoed", "acil durum"),
        ),
    ),
    nederlands="Hollandaca siteye git",
    regel=Zoekregel(
        gelezen="Aramanızı Türkçe olarak anladık. Aşağıda yardım türleri ve yerler Hollandaca adlarıyla yer alıyor.",
        gevaar="Şimdi tehlike varsa 112’yi arayın. Ev güvenli değilse Veilig Thuis’i arayın: 0800-2000.",
        leeg="Bu kelimeleri anlamadık. Başka bir kelime deneyin veya Türkçe sayfayı okuyun.",
        meer="Türkçe açıklama",
    ),
)
"""What it says."""
