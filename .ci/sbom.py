"""Tell what the product is made of: a CycloneDX document with every library that runs in it.

Of Python: what `constraints.txt` installs on this machine, each with the hash of the very wheel that pip
takes here. Of npm: the packages of which something stands in the built files. What only tests or
builds is not in the product, but for setuptools, which `constraints.txt` installs too.

    .venv/bin/python .ci/sbom.py [FILE]
"""

import base64
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.exception import MissingOptionalDependencyException
from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "build" / "sbom.cdx.json"
BUILT = ROOT / "static" / "gebouwd" / ".onderdelen.json"


class Stop(Exception):
    """The document would not be true; the text says why."""


def main(words: "list[str]") -> int:
    """Write the document; 1 with the reason on stderr when it would not be true or not be valid."""
    out = Path(words[0]) if words else OUT
    lock = json.loads((ROOT / "package-lock.json").read_text())
    try:
        text = document(hashes_of_wheels(), json.loads(BUILT.read_text()), lock)
    except Stop as reason:
        print(reason, file=sys.stderr)
        return 1
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text + "\n")
    print(f"{out}: {len(json.loads(text)['components'])} onderdelen")
    return 0


def hashes_of_wheels() -> "dict[str, str]":
    """Ask pip which wheel it takes for each pin on this machine, and give the SHA-256 of each."""
    asked = [
        sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
        "--dry-run", "--ignore-installed", "--no-deps", "--only-binary=:all:", "--require-hashes",
        "--requirement", str(ROOT / "constraints.txt"), "--report", "-",
    ]  # fmt: skip
    done = subprocess.run(asked, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise Stop("pip kan niet zeggen welke bestanden het installeert (is er een netwerk?).")
    return {
        canonicalize_name(wheel["metadata"]["name"]): _sha256(wheel["download_info"])
        for wheel in json.loads(done.stdout)["install"]
    }


def _sha256(download: "dict") -> str:
    return download["archive_info"]["hashes"]["sha256"]


def document(wheels: "dict[str, str]", built: "list[str]", lock: "dict") -> str:
    """Put the document together and hold it against its schema."""
    bom = Bom()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    product = Component(
        name="wijzer",
        version=metadata.version("wijzer"),
        type=ComponentType.APPLICATION,
        description=project["project"]["description"],
        licenses=[LicenseFactory().make_from_string(lock["packages"][""]["license"])],
        bom_ref="wijzer",
    )
    bom.metadata.component = product
    needed = links(project["project"]["dependencies"])
    parts = {name: of_python(name, wheels) for name in sorted(wheels)}
    if strangers := needed.keys() - parts.keys() - {""}:
        raise Stop(f"Niet vastgelegd: {', '.join(sorted(strangers))}. Draai: make vastleggen")
    for name in parts.keys() - needed.keys():
        parts[name].scope = ComponentScope.EXCLUDED
    packages = [of_npm(name, lock) for name in built]
    for component in (*parts.values(), *packages):
        bom.components.add(component)
    bom.register_dependency(product, [*(parts[name] for name in needed[""]), *packages])
    for name, part in parts.items():
        bom.register_dependency(part, [parts[need] for need in needed.get(name, ())])
    return valid(JsonV1Dot6(bom).output_as_string(indent=2))


def valid(text: str) -> str:
    """Give the text back when the schema of CycloneDX has nothing against it."""
    try:
        fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    except MissingOptionalDependencyException as missing:
        raise Stop(str(missing)) from missing
    if fault:
        raise Stop(f"Geen geldig CycloneDX: {fault}")
    return text


# ── Python ───────────────────────────────────────────────────────────────────


def links(wanted: "list[str]") -> "dict[str, set[str]]":
    """Give for each library that is needed what it needs itself; under "" what the product asks for."""
    found: dict[str, set[str]] = {"": {canonicalize_name(Requirement(one).name) for one in wanted}}
    todo, seen = [Requirement(one) for one in wanted], set()
    while todo:
        one = todo.pop()
        if str(one) not in seen:
            seen.add(str(one))
            theirs = list(needs(one))
            known = found.setdefault(canonicalize_name(one.name), set())
            known.update(canonicalize_name(package.name) for package in theirs)
            todo.extend(theirs)
    return found


def needs(one: Requirement) -> "Iterator[Requirement]":
    """Give what a library of this environment asks for on this machine, with the extras asked of it."""
    for wish in map(Requirement, metadata.requires(one.name) or []):
        marker, wish.marker = wish.marker, None
        if not marker or any(marker.evaluate({"extra": extra}) for extra in ("", *one.extras)):
            yield wish


def of_python(name: str, wheels: "dict[str, str]") -> Component:
    """Describe an installed library of Python."""
    about = metadata.distribution(name)
    address = PackageURL("pypi", name=name, version=about.version)
    return Component(
        name=about.name,
        version=about.version,
        purl=address,
        bom_ref=str(address),
        description=about.metadata["Summary"],
        scope=ComponentScope.REQUIRED,
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=wheels[name])],
        licenses=[LicenseFactory().make_from_string(licence(about.metadata))],
    )


def licence(about: metadata.PackageMetadata) -> str:
    """Give what a library says of its licence: as an expression, in a few words, or by its classifier."""
    words = about.get("License") or ""
    said = [about.get("License-Expression"), words if len(words.splitlines()) == 1 else None]
    classes = [
        classifier
        for classifier in about.get_all("Classifier") or []
        if classifier.startswith("License ::")
    ]
    said.extend(classifier.rpartition(" :: ")[2] for classifier in classes)
    known = [claim for claim in said if claim and claim != "UNKNOWN"]
    if not known:
        raise Stop(f"{about['Name']} zegt niet onder welke licentie het valt.")
    return known[0]


# ── npm ──────────────────────────────────────────────────────────────────────


def of_npm(name: str, lock: "dict") -> Component:
    """Describe an npm package as the lock file has it."""
    told = lock["packages"][f"node_modules/{name}"]
    group, _, short = name.rpartition("/")
    address = PackageURL("npm", namespace=group or None, name=short, version=told["version"])
    digest = base64.b64decode(told["integrity"].removeprefix("sha512-")).hex()
    return Component(
        group=group or None,
        name=short,
        version=told["version"],
        purl=address,
        bom_ref=str(address),
        scope=ComponentScope.REQUIRED,
        hashes=[HashType(alg=HashAlgorithm.SHA_512, content=digest)],
        licenses=[LicenseFactory().make_from_string(told["license"].strip("()"))],
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
