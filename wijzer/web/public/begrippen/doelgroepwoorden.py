"""For whom a locatie is meant, in plain words: what each doelgroep is about."""

from wijzer.web.common.teksten import gettext as _


def of_doelgroep(slug: str) -> str:
    """Tell in a line what children of a doelgroep run into; of one that a region made up itself, what holds of all."""
    teksten = {
        "adhd": _("Moeite om stil te zitten, op te letten of eerst na te denken."),
        "angst-en-somberheid": _("Veel bang, verdrietig of somber zijn."),
        "autisme": _("Indrukken en contact met anderen kosten veel moeite. Duidelijkheid helpt."),
        "eetproblemen": _("Te weinig of te veel eten, of veel zorgen over eten."),
        "gedrag": _("Vaak boos of druk, of niet luisteren. Dat maakt het thuis of op school moeilijk."),
        "hechting": _("Het is moeilijk om mensen te vertrouwen en zich veilig te voelen."),
        "jonge-ouders": _("Jongeren die zelf een kind hebben of krijgen."),
        "lichamelijke-beperking": _("Een lichaam dat niet alles kan, of een ziekte die lang duurt."),
        "lvb": _("Leren en begrijpen gaat moeilijker."),
        "scheiding": _("Last van ruzie of veranderingen doordat ouders uit elkaar zijn."),
        "trauma": _("Last van iets ergs dat is gebeurd."),
        "verslaving": _("Niet kunnen stoppen met drinken, drugs of gamen."),
        "verstandelijke-beperking": _("Leren, begrijpen en voor zichzelf zorgen gaat veel moeilijker."),
    }  # fmt: skip
    return teksten.get(slug) or _("Voor deze kinderen is een locatie bedoeld.")
