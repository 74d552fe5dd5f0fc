"""Make ready what a command needs: the virtual environment, the libraries, the built files.

Runs on the machine's own Python and uses nothing but the standard library. Every step leaves a
stamp with the hash of what it was made from, so that a second start does no work. What it fetches
has its hash in a file beside this one or in `constraints.txt`: something else is refused.

    python3 .ci/prepare.py run|test|dev|static|keuring|node|uv …
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / "bin"
BUILT = ROOT / "static" / "gebouwd"
CHECKERS = ROOT / "tests" / "keuring"
RULES = ROOT.parent / "shared" / "standaarden" / "adr-2.2" / "linter.yaml"
OLDEST_PYTHON = (3, 11)
OLDEST_NODE = 20
PINS = {
    "run": ["constraints.txt"],
    "test": ["constraints.txt", ".ci/constraints-test.txt"],
    "dev": ["constraints.txt", ".ci/constraints-test.txt", ".ci/constraints-dev.txt"],
}  # each wish brings what the one before it brings
NO_NODE = "{1}\nNode.js {0} of nieuwer maakt opmaak en script, en is er niet. Installeer het, of zorg voor een netwerk."
TOOLS = {"node": ".ci/constraints-node.txt", "uv": ".ci/constraints-uv.txt"}


class Stop(Exception):
    """Nothing more can be done; the text says why and what to do."""


def main(wishes: "list[str]") -> int:
    """Make ready every wish in turn; 0 when all is ready, 1 with the reason on stderr."""
    try:
        require_python()
        os.chdir(ROOT)
        for wish in wishes:
            STEPS[wish]() if wish in STEPS else make_venv(wish)
    except Stop as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    return 0


def require_python() -> None:
    """Refuse a Python that is too old and say how to choose another."""
    if sys.version_info < OLDEST_PYTHON:
        raise Stop(
            "Python {}.{} of nieuwer is nodig; dit is {}.{} ({}).\n"
            "Kies een andere met: make PYTHON=python3.12 …".format(
                *OLDEST_PYTHON, *sys.version_info[:2], sys.executable
            )
        )


def make_venv(wish: str) -> None:
    """Install the libraries of `wish` and the product itself; setuptools, which builds it, is one of them."""
    if any(is_stamped(VENV / f".klaar-{kind}", pinned(kind)) for kind in including(wish)):
        return
    make_empty_venv()
    say("Bibliotheken installeren (de eerste keer een minuut of wat) …")
    pip_pinned(*PINS[wish])
    pip("--no-deps", "--no-build-isolation", "--no-index", "-e", ".")
    (VENV / f".klaar-{wish}").write_text(pinned(wish))


def make_empty_venv() -> None:
    """Make the virtual environment, with nothing in it, where there is none."""
    if not (BIN / "python").exists():
        say("Virtuele omgeving maken …")
        run([sys.executable, "-m", "venv", str(VENV)], "De virtuele omgeving lukt niet.")


def pinned(wish: str) -> str:
    """Hash what a wish installs, as the pins say it."""
    return digest([ROOT / name for name in ("pyproject.toml", *PINS[wish])])


def including(wish: str) -> "list[str]":
    """List the wishes that bring everything that `wish` needs."""
    wishes = list(PINS)
    if wish not in wishes:
        *first, last = [*wishes, *STEPS]
        raise Stop(f"Onbekend: {wish}. Kies uit {', '.join(first)} of {last}.")
    return wishes[wishes.index(wish) :]


def make_static() -> None:
    """Build CSS and JavaScript when their sources or the lock file changed."""
    lock = ROOT / "package-lock.json"
    settings = [ROOT / "package.json", lock, ROOT / ".npmrc"]
    wanted = digest([*settings, *sources()])
    stamp = BUILT / ".klaar"
    if is_stamped(stamp, wanted):
        return
    npm, path = find_npm()
    fetch_packages(ROOT, "Bouwstenen voor opmaak en script ophalen …")
    say("Opmaak en script bouwen …")
    run([npm, "run", "--silent", "build"], "Het bouwen van de opmaak lukt niet.", path=path)
    if not BUILT.is_dir():
        raise Stop("Het bouwen leverde niets op in static/gebouwd.")
    stamp.write_text(wanted)


def make_checkers() -> None:
    """Fetch the checkers of HTML and of APIs; without Java and without rules there is nothing to do for them, and their tests are skipped."""
    if shutil.which("java") or RULES.exists():
        fetch_packages(CHECKERS, "De controle van HTML en API ophalen …")


def make_node() -> None:
    """Put Node.js in the virtual environment where the machine has none, or one that is too old."""
    find_npm()


def make_uv() -> None:
    """Put uv, which renews the pins, in the virtual environment; the pins of everything else may be broken."""
    wanted, stamp = digest([ROOT / TOOLS["uv"]]), VENV / ".klaar-uv"
    if not is_stamped(stamp, wanted):
        make_empty_venv()
        pip_pinned(TOOLS["uv"])
        stamp.write_text(wanted)


def fetch_packages(folder: Path, what: str) -> None:
    """Install what the lock file in a folder names, when it is another one than the last time."""
    settings = [folder / name for name in ("package.json", "package-lock.json", ".npmrc")]
    wanted, stamp = digest(settings), folder / "node_modules" / ".klaar"
    if is_stamped(stamp, wanted):
        return
    npm, path = find_npm()
    say(what)
    quiet = ("--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error")
    command = [npm, "ci", "--prefix", str(folder), *quiet]
    run(command, f"npm kan niet ophalen wat in {folder.name} nodig is.", path=path)
    stamp.write_text(wanted)


def sources() -> "list[Path]":
    """List the files that the build reads: everything in static that it did not make itself."""
    return sorted(
        path
        for path in (ROOT / "static").rglob("*")
        if path.is_file() and BUILT not in path.parents
    )


def find_npm() -> "tuple[str, str]":
    """Give npm and the PATH it needs: the machine's own, or the one of the wheel in the venv."""
    path = os.environ.get("PATH", os.defpath)
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm and node and node_version(node) >= OLDEST_NODE:
        return npm, path
    path = str(BIN) + os.pathsep + path
    if not (BIN / "npm").exists():
        make_empty_venv()
        say("Node.js in de virtuele omgeving zetten …")
        try:
            pip_pinned(TOOLS["node"])
        except Stop as reason:
            raise Stop(NO_NODE.format(OLDEST_NODE, reason)) from None
    return str(BIN / "npm"), path


def node_version(node: str) -> int:
    """Give the major version of a Node.js, 0 when it does not tell."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False)
    major = answer.stdout.strip().lstrip("v").split(".")[0]
    return int(major) if major.isdigit() else 0


def pip_pinned(*files: str) -> None:
    """Install what files of pins name: nothing that has another hash, nothing that they do not name."""
    pip("--require-hashes", *(word for file in files for word in ("--requirement", file)))


def pip(*what: str) -> None:
    """Install with pip: wheels only, because a machine need not have a compiler."""
    run(
        [
            str(BIN / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-input",
            "--only-binary=:all:",
            *what,
        ],
        "pip kan de bibliotheken niet installeren (is er een netwerk?).",
    )


def run(command: "list[str]", failure: str, path: "str | None" = None) -> None:
    """Run a command without its chatter; show all of it, and stop, when it fails."""
    environ = {**os.environ, "PATH": path} if path else None
    done = subprocess.run(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        sys.stderr.buffer.write(done.stdout)
        raise Stop(failure)


def digest(files: "list[Path]") -> str:
    """Hash the names and contents of the files that are there."""
    total = hashlib.sha256()
    for file in files:
        if file.exists():
            total.update(str(file.relative_to(ROOT)).encode())
            total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def is_stamped(stamp: Path, wanted: str) -> bool:
    """Say whether a step was done from exactly these files."""
    return stamp.exists() and stamp.read_text() == wanted


def say(text: str) -> None:
    """Tell on stderr what takes a while."""
    print(text, file=sys.stderr, flush=True)


STEPS = {"static": make_static, "keuring": make_checkers, "node": make_node, "uv": make_uv}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
