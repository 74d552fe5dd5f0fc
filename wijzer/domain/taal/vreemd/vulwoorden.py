"""Words of other languages that say nothing about what is sought: who it is for, that help is needed, and small words.

A word here is known in every inflection from four letters on (`uitgangen`). What denies something says nothing by
itself either, but stays a part of the phrases that it stands in.
"""

from functools import cache

from wijzer.domain.taal.schrijfwijze import fold
from wijzer.domain.taal.vreemd.letters import spelling_of
from wijzer.domain.taal.vreemd.talen import AndereTaal
from wijzer.domain.taal.vreemd.uitgangen import stem_of

_TURKS = """
    çocuk çocuklar çocuğum çocuğa oğul oğlum oğlu oğluma oğlan kız kızım bebek genç gençler ergen anne annem baba babam aile kardeş kardeşim
    abi abla torun dede nine yardım yardıma destek lazım gerek gerekiyor ihtiyaç ihtiyacım ihtiyacımız var
    istiyorum istiyoruz istiyor arıyorum arıyoruz aramak bulmak nerede nereye nerden nasıl ne kim hangi için
    ile ve veya ama çok bir bu şu o ben biz sen siz onun benim bizim bana bize ona da de mi mı mu mü değil yok
    lütfen merhaba yer yeri ev evde evden okul okulda yaş yaşında yaşındaki yaşındayım yakın yakınında bölge Hollanda
    sorun sorunu sorunları problem problemi hizmet hizmeti merkez randevu bekleme liste uzun ücretsiz
    oluyor olan oldu var mı mümkün bilmiyorum gidiyor geliyor şey zor kötü iyi daha artık sürekli her zaman hep
    gibi kadar sonra şimdi acaba doktor doktoru hekim hekimi sevk belediye başvuru başvurmak
    konuşmuyor edebilir yapabilirim yapmalıyım alabilir miyim
    koca kocam karı eşim eşi bahsediyor söylüyor söyledi diyor konuşuyor bizi beni onu seni yapmalı yapıyor yapmak bilgi yönlendirdi yönlendirildi eski komşu öğretmen öğretmeni nedir hakkında gitmek ve ya çocuğumuz evimizde görüyor
    """
_POOLS = """
    dziecko dzieci dziecka dziecku dzieckiem dziećmi dzieciom syn syna synowi synem córka córki córce córkę córeczka synek chłopiec dziewczynka
    dziewczyna nastolatek nastolatka młodzież młody matka mama ojciec tata tato rodzic rodzice rodzina brat siostra wnuk wnuczka
    babcia dziadek pomoc pomocy pomóc wsparcie potrzebuję potrzebujemy potrzebuje potrzebna potrzeba potrzebny szukam
    szukamy szukać chcę chcemy chce mam mamy ma mieć jest są być był gdzie jak co kto kiedy dlaczego który jaki
    dla na w we z ze do od o u po za przy nad pod przez i a lub albo oraz ale że żeby się go mu jej jego ich nas
    mój moja moje mojego mojej mojemu moim moją nasz nasza nasze naszego ja my on ona ono oni
    nie już bardzo proszę dzień dobry cześć miejsce miejsca dom domu szkoła szkoły szkole lat lata rok letni letnia holandia
    problem problemy problemów kłopot kolejka czekać długo skierowanie lekarz rodzinny pediatra gmina urząd zgłosić
    może można mogę możemy znaleźć dostać ten ta to tego tej tym też tylko trochę ciągle zawsze teraz potem
    trudny zły źle darmowy bezpłatny usługi młodzieży małe mały mała
    znajdę informacje dziecięcy dziecięca dziecięcego dziecięcą mówi mówią powiedział powiedziała opowiada mąż żona partner były ktoś kogoś coś nikt dzieje stało robić zrobić zrobi szuka chodzić iść isc ode nie-wiem wiem boję nauczyciel sąsiad razem sobie siebie moją naszego nasze swoją swój własny dostępna wolne wolny termin okolicy opiekę trzeba mieszka mieszkać mieszkamy tak
    """
_ARABISCH = """
    طفل أطفال طفلي طفلتي طفلنا ولد ولدي أولاد ابن ابني ابنة ابنتي بنت بنتي بنات شاب شباب مراهق مراهقة رضيع أم أمي أب أبي والد والدة والدي
    أهل عائلة عائلتي أسرة أسرتي أخ أخي أخت أختي جد جدة مساعدة مساعده دعم خدمة خدمات أحتاج احتاج نحتاج يحتاج تحتاج
    بحاجة أريد نريد يريد تريد أبحث ابحث نبحث عن من إلى الى على في مع عند هل كيف أين اين متى ماذا ما لماذا هذا هذه ذلك
    الذي التي أن ان إن كان يكون لدي عندي لديه عنده عندها هو هي أنا نحن أنت و أو او ثم لا لم لن ليس غير جدا كثيرا كثير
    دائما الآن الان مكان منزل البيت بيت مدرسة عمره عمرها عمر سنة سنوات عام أعوام مشكلة مشاكل يعاني تعاني صعب سيء قريب
    هولندا انتظار قائمة طويلة تحويل إحالة طبيب دكتور الأسرة بلدية البلدية طلب تسجيل مجاني مرحبا السلام عليكم رجاء فضلك
    يمكن ممكن يمكنني أستطيع الحصول أحد شيء كل بعد قبل بسرعة لي له لها لنا
    معلومات أجد نجد تتعرض يتعرض تعرض تعرضت يقول تقول قال قالت يتكلم تتكلم الذهاب يذهب تذهب زوج زوجي زوجة زوجتي جار معلم معلمة أعرف اعرف أدري نفسه نفسها نفسي بيتنا بيتي ابننا لأن حول مناسب متاح منا لطفل يوجد هناك كانت أصبح صار
    """
_OEKRAIENS = """
    дитина дитини дитині дитину дитиною діти дітей дітям дітьми ребёнок ребенок ребенка ребенку ребенком дети детей детям син сина синові сыну сын сина дочка донька доньки доньці дочь дочери дочку
    хлопчик хлопець дівчинка дівчина мальчик девочка підліток підлітка підлітків подросток немовля малюк мама мати матері
    тато батько батьки родина сім'я сім'ї сімʼя семья семьи семье брат сестра онук онука бабуся дідусь допомога допомоги допомогу допомозі допоможіть
    допомогти помощь помощи помочь помогите підтримка поддержка потрібна потрібно потрібен потрібні потрібну потребує нужна нужно нужен шукаю шукаємо шукати ищу ищем хочу хочемо хоче
    хочет маю має є був була де как як що что хто кто коли когда чому для на в у з із зі до від о по за при над під через і й та
    и а або или але но що щоб чтобы не немає нет він вона воно вони він мій моя моє мого моєї моєму моїй мою мої мой моё моего моей моему наш
    наша нашого нашої нашому я ми мы ти он она його її его ее їх нас мене меня мені мне
    дуже очень будь ласка пожалуйста добрий день привіт місце місця место дім дома дому вдома школа школи школі школу школе років рік
    роки лет год річний річна річного проблема проблеми проблемы черга чекати довго очередь список направлення направление
    лікар врач сімейний семейный громада муніципалітет заява можна может може можу знайти отримати цей ця це этот это
    теж також только тільки постійно завжди зараз тепер потім важко погано тяжело плохо безкоштовно послуги
    Нідерланди Нидерланды Голландія сильно
    дитячий дитяча дитячого детский детская детского інформація інформацію информация виходити выходить говорить говорит каже розповідає про ходити ходит іти йти чоловік муж дружина жена партнер сусід учитель хтось кто-то щось знаю робити делать робить делает відбувається собі себе себя свого своїй разом живе живемо живет живем тут там біля около поруч рядом вільне свободное хочуть може-бути треба надо
    """
_TWENTS = """
    mien mienen miene oons onze oonze dien zien heur wicht wichtje wichter keend keender keeln jong jongs jonk deern kleain kleaine
    va voar moo moer moeder opoe breur zuster hef hebt he hee zee ie iej wie'j wi'j ie'j nich nit ginnen gin good
    mear meer doar hier woar wa wat hoo zol wolt kon mot mut mos hoes hoeze bi bie vuur veur oaver noar met mit oet op um
    um't ut dee dat dizze disse ok ne nen een vaake altied noe hulpe heelp heulp heanig an sköal skool skole oald joar
    is kan wil in te en zo
    ik bin bint wes west hef he'j kö'j weet hebn hebben doon dot dut dön geet goan goat kump komp kom kommen zeg zeg'n kiek kieken zeuk zeuken graag nargens argens der d'r wichterke zönne zön zöane dochter joonk buurman meester juf alderbastend
    """

_TEKSTEN = {
    AndereTaal.TURKS: _TURKS,
    AndereTaal.POOLS: _POOLS,
    AndereTaal.ARABISCH: _ARABISCH,
    AndereTaal.OEKRAIENS: _OEKRAIENS,
    AndereTaal.TWENTS: _TWENTS,
}
_ONTKENNING = {
    AndereTaal.TURKS: "değil yok",
    AndereTaal.POOLS: "nie",
    AndereTaal.ARABISCH: "لا لم لن ليس",
    AndereTaal.OEKRAIENS: "не",
    AndereTaal.TWENTS: "nich nit",
}
_JAREN = {
    AndereTaal.TURKS: "yaş yaşında yaşındaki yaşındayım yaşındayız",
    AndereTaal.POOLS: "lat lata letni letnia letniego letniej letnim rok roku latek",
    AndereTaal.ARABISCH: "سنة سنه سنوات عام عاما أعوام سنين",
    AndereTaal.OEKRAIENS: "років роки рік річний річна річного річної лет год года летний летняя",
    AndereTaal.TWENTS: "joar",
}


@cache
def fillers_of(taal: AndereTaal) -> frozenset[str]:
    """Give the words that say nothing in a language, each as its stem and as it is written."""
    woorden = _spelled(taal, _TEKSTEN[taal])
    return woorden | {stem_of(taal, woord) for woord in woorden if len(woord) >= _VORMEN_VANAF}


@cache
def negations_of(taal: AndereTaal) -> frozenset[str]:
    """Give the words that deny what stands behind or before them."""
    return _spelled(taal, _ONTKENNING[taal])


@cache
def years_of(taal: AndereTaal) -> frozenset[str]:
    """Give the words that make a number an age."""
    return _spelled(taal, _JAREN[taal])


_VORMEN_VANAF = 4
"""A shorter word is known as it is written alone: its stems are those of half the language."""


def _spelled(taal: AndereTaal, tekst: str) -> frozenset[str]:
    return frozenset(spelling_of(taal, woord) for woord in fold(tekst))
