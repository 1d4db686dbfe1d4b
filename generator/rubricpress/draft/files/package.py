"""Office files as zip archives of XML, opened with care: nothing is run, nothing fetched, nothing unpacked without a limit."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from rubricpress.draft.files.refusal import Refused

MEGABYTE: Final = 1024 * 1024
_UNPACKED: Final = 100 * MEGABYTE
_PARTS: Final = 5000


class Package:
    """The parts of an office file, by name. Raises `Refused` where the archive is broken, locked or too large."""

    def __init__(self, raw: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError, OverflowError) as error:
            raise Refused("draft-broken") from error
        if any(info.flag_bits & 1 for info in infos):
            raise Refused("draft-locked")
        if len(infos) > _PARTS or sum(info.file_size for info in infos) > _UNPACKED:
            raise Refused("draft-bomb", limit=str(_UNPACKED // MEGABYTE))
        self.names = frozenset(info.filename for info in infos)

    def xml(self, name: str) -> ET.Element | None:
        """A part as XML; None where there is none."""
        if name not in self.names:
            return None
        raw = self._read(name)
        try:
            return ET.fromstring(raw)  # noqa: S314  (no part with a document type gets here)
        except (ET.ParseError, ValueError, LookupError) as error:
            raise Refused("draft-broken") from error

    def parts(self, folder: str) -> Iterator[bytes]:
        """What is in the parts of a folder, as it stands."""
        return (self._read(name) for name in sorted(self.names) if name.startswith(folder))

    def check(self) -> None:
        """Refuse an archive whose XML declares entities, whatever reads it afterwards."""
        for name in sorted(self.names):
            if name.endswith((".xml", ".rels", ".vml")):
                self._read(name)

    def _read(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as part:
                raw = part.read(_UNPACKED + 1)
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            RuntimeError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise Refused("draft-broken") from error
        except zipfile.zlib.error as error:  # type: ignore[attr-defined]
            raise Refused("draft-broken") from error
        if len(raw) > _UNPACKED:
            raise Refused("draft-bomb", limit=str(_UNPACKED // MEGABYTE))
        declared = raw.replace(b"\0", b"").upper()
        if b"<!DOCTYPE" in declared or b"<!ENTITY" in declared:
            raise Refused("draft-entities")
        return raw
