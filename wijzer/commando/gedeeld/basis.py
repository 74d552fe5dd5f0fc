"""What all commands share: Dutch help, Dutch errors, and the exit codes."""

import importlib
import sys
import traceback
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

import click
from click.exceptions import NoArgsIsHelpError

from wijzer.domain.fouten import Ongeldigheden, WijzerFout
from wijzer.domain.maten import has_control
from wijzer.domain.storing import explain_disk
from wijzer.domain.taal.schoon import clean_code
from wijzer.settings import InstellingenFout

GEWEIGERD, VERKEERD_AANGEROEPEN = 1, 2
LANGSTE_WOORD = 4096
"""How long one argument may be: the longest path that a file system takes."""
_SOORTEN = {"TEXT": "TEKST", "DIRECTORY": "MAP", "INTEGER RANGE": "GETAL"}


class OpdrachtGeweigerd(click.ClickException):
    """Refused, with reasons for a person; ends with 1."""

    exit_code = GEWEIGERD

    def __init__(self, *redenen: str) -> None:
        super().__init__("\n".join(redenen))


class _KorteWoorden(click.Command):
    """Mixed into a command: no argument of it is longer than a path can be, or holds a sign that nobody can see.

    What is no path is a code, an address or a name of one word, and is read as a keyboard types it.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse what no text, name or path of ours can be, before anything reads it."""
        for woord in args:
            if len(woord) > LANGSTE_WOORD or has_control(woord):
                raise click.UsageError(
                    f"Een argument is te lang (hooguit {LANGSTE_WOORD} tekens), of er staat een "
                    f"teken in dat niet te zien is."
                )
        rest = super().parse_args(ctx, args)
        for param in self.get_params(ctx):
            waarde = ctx.params.get(param.name or "")
            if isinstance(param.type, click.types.StringParamType) and isinstance(waarde, str):
                ctx.params[param.name or ""] = clean_code(waarde)
        return rest


class Opdracht(_KorteWoorden):
    """A command whose help speaks Dutch."""

    def __init__(self, name: str | None, **kwargs: Any) -> None:
        super().__init__(name, **{"options_metavar": "[OPTIES]", **kwargs})

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is called."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be set."""
        _write_options(self, ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Dutch."""
        return _dutch(super().get_help_option(ctx))


class Hoofdgroep(_KorteWoorden, click.Group):
    """The command itself. Turns every error into a message and an exit code; loads a subcommand when it is used."""

    def __init__(self, *, opdrachten: Mapping[str, tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(
            options_metavar="[OPTIES]", subcommand_metavar="OPDRACHT [ARGUMENTEN]…", **kwargs
        )
        self._opdrachten = opdrachten

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self._opdrachten)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the module of a command: a start of the site must not wait for what reads spreadsheets."""
        if cmd_name not in self._opdrachten:
            return None
        opdracht: click.Command = load(self._opdrachten[cmd_name][0])
        return opdracht

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How it is called."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be set, and the commands."""
        _write_options(self, ctx, formatter)
        with formatter.section("Opdrachten"):
            formatter.write_dl([(naam, uitleg) for naam, (_, uitleg) in self._opdrachten.items()])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help`, explained in Dutch."""
        return _dutch(super().get_help_option(ctx))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **kwargs: Any) -> Any:
        """Run, and end with 0, 1 or 2."""
        kwargs["standalone_mode"] = False
        try:
            uitkomst = super().main(args, *rest, **kwargs)
        except NoArgsIsHelpError as fout:
            stop(fout.message, VERKEERD_AANGEROEPEN)
        except click.UsageError as fout:
            stop(explain_usage(fout), VERKEERD_AANGEROEPEN)
        except click.ClickException as fout:
            stop(fout.message, fout.exit_code)
        except (click.Abort, KeyboardInterrupt):
            stop("Afgebroken.", GEWEIGERD)
        except InstellingenFout as fout:
            redenen = [f"{naam} {reden}" for naam, reden in fout.redenen.items()]
            stop("\n".join(["De instellingen kloppen niet:", *redenen]), GEWEIGERD)
        except Ongeldigheden as fout:
            stop("\n".join(ongeldig.melding for ongeldig in fout.fouten), GEWEIGERD)
        except WijzerFout as fout:
            stop(fout.voor_beheer, GEWEIGERD)
        except OSError as fout:
            stop(explain_os(fout), GEWEIGERD)
        except Exception as fout:
            stop(explain_fault(fout), GEWEIGERD)
        sys.exit(uitkomst if isinstance(uitkomst, int) else 0)


def load(plek: str) -> Any:
    """Load the thing that stands at `module:name`."""
    module, _, naam = plek.partition(":")
    return getattr(importlib.import_module(module), naam)


def stop(melding: str, code: int) -> NoReturn:
    """Say why on standard error, and end."""
    click.echo(melding, err=True)
    sys.exit(code)


def explain_os(fout: OSError) -> str:
    """Say what the system refused, with the file it is about."""
    storing = explain_disk(fout)
    return storing.voor_beheer if storing else explain_fault(fout)


def explain_fault(fout: Exception) -> str:
    """A fault of the program in one line: its kind and where it arose. Its own text may hold somebody's data."""
    plek = traceback.extract_tb(fout.__traceback__)[-1]
    soort = f"{type(fout).__module__}.{type(fout).__qualname__}"
    return f"Er ging iets mis in het programma zelf: {soort} ({plek.filename}:{plek.lineno})."


def explain_usage(fout: click.UsageError) -> str:
    """What is wrong with a call, and where to read how it should be."""
    opdracht = fout.ctx.command_path if fout.ctx else "wijzer"
    return f"{_explain(fout)}\nKijk met `{opdracht} --help` hoe het moet."


def _explain(fout: click.UsageError) -> str:
    match fout:
        case click.NoSuchOption():
            return f"De optie {fout.option_name} bestaat niet."
        case click.MissingParameter():
            return f"Er ontbreekt iets: {_name(fout)}."
        case click.BadParameter(param=click.Parameter(type=click.Choice() as keuze)):
            return f"{_name(fout)} kan alleen zijn: {', '.join(map(str, keuze.choices))}."
        case click.BadParameter(param=click.Parameter(type=click.Path())):
            return f"{_name(fout)}: dit bestand is er niet, of mag niet worden gelezen."
        case click.BadParameter():
            return f"De waarde van {_name(fout)} klopt niet."
        case click.BadOptionUsage():
            return f"De optie {fout.option_name} is niet goed gebruikt."
        case click.UsageError(ctx=click.Context(command=click.Group())):
            return "Deze opdracht bestaat niet."
        case _ if type(fout) is click.UsageError and fout.message.endswith("."):
            return fout.message  # one of ours; those of Click itself are English
        case _:
            return "Er staat iets te veel in de opdracht, of iets op de verkeerde plek."


def _name(fout: click.BadParameter) -> str:
    param = fout.param
    if isinstance(param, click.Option):
        return param.opts[0]
    return param.name.upper() if param and param.name else "een argument"


def _write_usage(
    opdracht: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    delen = opdracht.collect_usage_pieces(ctx)
    formatter.write_usage(ctx.command_path, " ".join(delen), prefix="Gebruik: ")


def _write_options(
    opdracht: click.Command, ctx: click.Context, formatter: click.HelpFormatter
) -> None:
    opties = [param for param in opdracht.get_params(ctx) if isinstance(param, click.Option)]
    regels = [regel for optie in opties if (regel := optie.get_help_record(ctx))]
    if regels:
        with formatter.section("Opties"):
            formatter.write_dl(
                [
                    (_in_dutch(optie), uitleg.replace("[required]", "[verplicht]"))
                    for optie, uitleg in regels
                ]
            )


def _in_dutch(optie: str) -> str:
    """Click's own word for a kind of value, in the language of the rest."""
    naam, _, soort = optie.partition(" ")
    return f"{naam} {_SOORTEN.get(soort, soort)}".strip()


def _dutch(optie: click.Option | None) -> click.Option | None:
    if optie is not None:
        optie.help = "Laat deze uitleg zien."
    return optie
