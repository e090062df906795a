"""Types of the compiled module."""

from collections.abc import Sequence
from os import PathLike
from typing import Any, Literal, TypeAlias

__version__: str

Record: TypeAlias = dict[str, Any]
Paths: TypeAlias = str | PathLike[str] | Sequence[str | PathLike[str]]
Lang: TypeAlias = Literal["ru", "ky"]
Reader: TypeAlias = Literal["ru", "ky", "en"]

class JenilError(Exception):
    """Why a call could not go on: what, where, and what to do next."""

class Report:
    """What an audit found."""

    @property
    def findings(self) -> list[Record]:
        """Findings, weightiest first."""
    @property
    def overlaps(self) -> list[Record]:
        """Overlapping mandates, strongest first."""
    @property
    def acts(self) -> list[Record]:
        """Acts in the order of their files."""
    @property
    def bodies(self) -> list[Record]:
        """Figures of the bodies."""
    @property
    def notices(self) -> list[Record]:
        """Remarks on files: what was not read, and why."""
    @property
    def run(self) -> Record:
        """Version, digest of rules and of texts."""
    def to_html(self, lang: Reader = "ru") -> str:
        """Return the report as one self-contained page."""
    def summary(self, lang: Reader = "ru") -> str:
        """Return the tables that the command line shows."""
    def write(self, folder: str | PathLike[str], lang: Reader = "ru") -> list[str]:
        """Write report.html, findings.jsonl, findings.csv and overlaps.jsonl; return the paths."""
    def __len__(self) -> int:
        """Return the number of findings."""

class Store:
    """Acts kept in a folder: searched, listed, compared."""

    @property
    def folder(self) -> str:
        """The folder of the store."""
    @staticmethod
    def open(folder: str | PathLike[str]) -> Store:
        """Open a store that exists."""
    @staticmethod
    def index(paths: Paths, folder: str | PathLike[str], *, prune: bool = False, threads: int | None = None) -> Store:
        """Read acts into a store (made where absent) and open it; unchanged files are skipped."""
    def acts(self) -> list[Record]:
        """Acts with kind, number, date, status and articles."""
    def facts(self, file: str) -> list[Record]:
        """Facts of one act, by its file name in the store."""
    def search(self, query: str, *, limit: int = 10, lang: Lang | None = None) -> list[Record]:
        """Find provisions, best first."""
    def findings(self, *, lang: Lang | None = None) -> list[Record]:
        """Findings of all rules over the acts of the store."""
    def audit(self, *, threads: int | None = None, preview: bool = False) -> Report:
        """Return the whole report on the acts of the store."""
    def notices(self) -> list[Record]:
        """Remarks on files and acts: what was not read, and why."""
    def __len__(self) -> int:
        """Return the number of acts."""

def audit(paths: Paths, *, threads: int | None = None, preview: bool = False) -> Report:
    """Read acts, run the rules, compare mandates."""

def scan(drafts: Paths, store: Store | None = None, *, threads: int | None = None, preview: bool = False) -> Report:
    """Check drafts, beside the acts of a store where one is given; findings stand in the drafts."""

def analyze(text: str, lang: Lang | None = None) -> list[Record]:
    """Return form, language, stem and span of every word."""

def langid(text: str) -> Record:
    """Return the language of a text and the confidence."""
