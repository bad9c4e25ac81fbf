"""What a user gets: wheel and source package are built, the wheel is installed somewhere empty, and used there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from conftest import ROOT, lacking

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("installed")]

CLEAN = {name: value for name, value in os.environ.items() if not name.startswith(("ABAUDIT_", "PYTHON", "COV_"))}
"""The environment without anything that could lend the installed program a file of this checkout."""


@dataclass(frozen=True)
class Built:
    """The two packages of one build."""

    wheel: Path
    sdist: Path


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The packages of the checkout as it is."""
    return _build(ROOT, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an otherwise empty environment into which the wheel was installed."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=True)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    done = _run([*pip, "install", "-c", str(ROOT / "constraints.txt"), str(built.wheel)], cwd=folder)
    if done.returncode != 0:
        probe = _run([*pip, "download", "--no-deps", "--dest", str(folder / "probe"), "six"], cwd=folder)
        if probe.returncode != 0:
            lacking("package registry")
        pytest.fail(f"the wheel cannot be installed:\n{done.stderr[-2000:]}")
    return python


def test_wheel_holds_everything_that_runs(built: Built) -> None:
    """The wheel brings every module, the rules, the schemas, the catalogues and the mark that it is typed."""
    names = set(zipfile.ZipFile(built.wheel).namelist())
    package = ROOT / "src" / "abaudit"
    wanted = {f"abaudit/{_posix(path, package)}" for path in package.rglob("*") if _ships(path)}
    wanted |= {f"abaudit/shipped/rules/{_posix(path, ROOT / 'rules')}" for path in (ROOT / "rules").rglob("*.yaml")}
    wanted |= {f"abaudit/shipped/texts/{_posix(path, ROOT / 'texts')}" for path in (ROOT / "texts").iterdir()}
    assert "abaudit/py.typed" in wanted
    assert wanted <= names


def test_wheel_holds_nothing_else(built: Built) -> None:
    """Tests, examples and benchmarks stay out of the environments that people install into."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(built.wheel).namelist()}
    assert {top.partition("-")[0] for top in tops} == {"abaudit", "abaudit_gdpr"}


def test_sdist_holds_the_project(built: Built) -> None:
    """Whoever has the source package can read, test and build the project."""
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {"LICENSE", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml"}
    wanted |= {"constraints.txt", "docs/design.md", "examples/telefon.vcf", "rules/gdpr.yaml"}
    wanted |= {"texts/whatsapp.de.txt"}
    wanted |= {"src/abaudit/py.typed", "tests/conftest.py"}
    assert wanted <= names


def test_wheel_from_the_sdist_is_the_same(built: Built, tmp_path: Path) -> None:
    """The source package builds the wheel that the checkout builds, byte for byte in every file of the package."""
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    again = _build(unpacked, tmp_path / "again", "--wheel")
    assert _contents(again.wheel) == _contents(built.wheel)


def test_sdist_runs_unpacked(built: Built, tmp_path: Path) -> None:
    """The program runs from the unpacked source package, with the rules that lie at its top."""
    with tarfile.open(built.sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = tmp_path.iterdir()
    done = _run([sys.executable, "-m", "abaudit", "rules", "check"], cwd=tmp_path, path=unpacked / "src")
    assert (done.returncode, done.stderr) == (0, "")


def test_installed_program_comes_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    """What the other tests of this module run is the installed package and not the checkout."""
    done = _run([str(installed), "-c", "import abaudit; print(abaudit.__file__)"], cwd=tmp_path)
    assert Path(done.stdout.strip()).is_relative_to(installed.parent.parent)


def test_installed_program_finds_its_rules(installed: Path, tmp_path: Path) -> None:
    """``abaudit rules check`` finds the shipped rules from any working directory."""
    done = _run([str(_script(installed)), "rules", "check"], cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("gdpr.yaml: ")


def test_installed_program_finds_its_texts(installed: Path, tmp_path: Path) -> None:
    """A consent text to start from comes with the wheel."""
    done = _run([str(_script(installed)), "ledger", "text", "template", "--lang", "de"], cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("MUSTER, kein Rechtsrat")


@pytest.mark.parametrize("language", ["en", "de"])
def test_installed_program_audits_the_example(installed: Path, tmp_path: Path, language: str) -> None:
    """The installed program audits the example from elsewhere, in both languages, and says that it found something."""
    example = ROOT / "examples"
    arguments = ["audit", str(example / "telefon.vcf"), "--config", str(example / "abaudit.yaml")]
    arguments += ["--on", "2026-11-23", "--lang", language]
    done = _run([str(_script(installed)), *arguments], cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert "AB104" in done.stdout


def test_installed_program_prints_every_schema(installed: Path, tmp_path: Path) -> None:
    """Each schema that the program names is inside the wheel."""
    for name in ("result", "inspect", "ledger", "rules", "config", "due", "consent-records"):
        done = _run([str(_script(installed)), "schema", name], cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, ""), name
        assert '"$schema"' in done.stdout, name


def _build(source: Path, folder: Path, *options: str) -> Built:
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), *options, str(source)]
    done = _run(command, cwd=folder.parent)
    assert done.returncode == 0, done.stderr[-2000:]
    (wheel,) = folder.glob("*.whl")
    return Built(wheel, next(folder.glob("*.tar.gz"), wheel))


def _run(command: Sequence[str], *, cwd: Path, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = CLEAN | {"PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"} | ({"PYTHONPATH": str(path)} if path else {})
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False)


def _script(python: Path) -> Path:
    return python.with_name("abaudit.exe" if os.name == "nt" else "abaudit")


def _posix(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix()


def _ships(path: Path) -> bool:
    """Whether a file of the package belongs into a wheel: not what Python or gettext's tools leave beside it."""
    return path.is_file() and "__pycache__" not in path.parts and path.suffix not in {".pyc", ".po", ".pot"}


def _contents(wheel: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name}
