"""Guards Office packages (.xlsx, .docx): everything is looked at before any reader opens it."""

import io
import itertools
import posixpath
import re
import stat
import zipfile
import zlib

from workbench.file_kind import OFFICE, Kind, looks_like_xml, sniff
from workbench.package_parts import Watch
from workbench.picture_size import declared_pixels
from workbench.problem import Problem
from workbench.xml_guard import walk

MOST_MEMBERS = 300
LARGEST_MEMBER = 25_000_000
LARGEST_UNPACKED = 40_000_000
STEEPEST_RATIO = 200
RATIO_COUNTS_FROM = 1_000_000
MOST_PIXELS = 50_000_000
_LOCAL_HEADER = 30
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONTENT_TYPES = "[Content_Types].xml"
_MAIN_PARTS = (
    ("spreadsheetml.sheet.main+xml", Kind.WORKBOOK.value),
    ("wordprocessingml.document.main+xml", Kind.DOCUMENT.value),
)
_XML_NAMES = (".xml", ".rels", ".vml", ".svg")
_ACTIVE = re.compile(
    r"vbaproject|vbadata|macrosheets|activex|/embeddings/|externallinks/|/ctrlprops/"
    r"|connections\.xml|querytables/|customui|webextensions|afchunk|\.(exe|dll|js|vbs|bat|ps1)$",
    re.IGNORECASE,
)


def ole_problem(data: bytes) -> Problem | None:
    """Return what is wrong with an OLE container: an encrypted package has a password."""
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        return Problem("The file is password-protected; save it without a password")
    return None


def office_kind(data: bytes) -> str:
    """Return what a zip is: a Kind, or a key of what is refused."""
    with _opened(data) as package:
        names = package.namelist()
        if "mimetype" in names:
            return "open document"
        if _CONTENT_TYPES not in names:
            return "archive"
        check_directory(package)
        types = _content(package, package.getinfo(_CONTENT_TYPES)).decode("utf-8", "replace")
    return next((kind for mark, kind in _MAIN_PARTS if mark in types), _other_office(types))


def check_package(data: bytes) -> None:
    """Look at every member of an Office package; a Problem names the first thing that is wrong."""
    with _opened(data) as package:
        check_directory(package)
        watch = Watch()
        for member in package.infolist():
            _check_content(member.filename, _content(package, member), watch)
            # After the content, which can name its fault: the sizes above bound the cost already.
            _check_ratio(member)
        watch.finish()


def check_directory(package: zipfile.ZipFile) -> None:
    """Judge a package by what it declares, before one byte of it is unpacked."""
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        raise Problem(
            "The file holds {found} parts; the limit is {limit}",
            found=len(members),
            limit=MOST_MEMBERS,
        )
    for member in members:
        _check_name(member)
        _check_size(member)
    unpacked = sum(member.file_size for member in members)
    if unpacked > LARGEST_UNPACKED:
        raise _too_large(unpacked, LARGEST_UNPACKED)
    _check_unique(members)
    _check_apart(members)


def _opened(data: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Problem("The file is damaged; save it again and send it whole") from None


def _other_office(types: str) -> str:
    if "macroEnabled" in types:
        raise Problem("The file holds macros; save it without macros")
    if "wordprocessingml.template.main+xml" in types:
        raise Problem("This is a Word template (.dotx); save it as a document (.docx)")
    return "other office"


def _check_name(member: zipfile.ZipInfo) -> None:
    name = member.orig_filename
    climbs = posixpath.normpath(name).startswith("..") or ".." in name.split("/")
    if climbs or name.startswith("/") or re.search(r'[\\:\x00-\x1f<>"|?*]', name):
        raise Problem("A part of the file is named {found}, which is not a safe name", found=name)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Problem(
            "The part {found} is a link to another place; links are not taken", found=name
        )
    if member.flag_bits & 0x1:
        raise Problem("The file is password-protected; save it without a password")
    if member.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise Problem("The file is damaged; save it again and send it whole")
    if _ACTIVE.search(f"/{name}"):
        raise Problem(
            "The file holds {found}: macros, embedded files and outside links are not taken",
            found=name,
        )


def _check_size(member: zipfile.ZipInfo) -> None:
    if member.file_size > LARGEST_MEMBER:
        raise _too_large(member.file_size, LARGEST_MEMBER)


def _check_ratio(member: zipfile.ZipInfo) -> None:
    ratio = member.file_size / max(member.compress_size, 1)
    if member.file_size > RATIO_COUNTS_FROM and ratio > STEEPEST_RATIO:
        raise Problem(
            "The part {part} is packed {found} to 1; the limit is {limit} to 1",
            part=member.filename,
            found=round(ratio),
            limit=STEEPEST_RATIO,
        )


def _too_large(found: int, limit: int) -> Problem:
    return Problem(
        "The file is too large when unpacked: {found} bytes, the limit is {limit}",
        found=found,
        limit=limit,
    )


def _check_unique(members: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for member in members:
        name = member.filename.casefold()
        if name in seen:
            raise Problem("The file holds two parts named {found}", found=member.filename)
        seen.add(name)


def _check_apart(members: list[zipfile.ZipInfo]) -> None:
    """Refuse members that share bytes: a small archive of that kind unpacks without end."""
    placed = sorted(members, key=lambda member: member.header_offset)
    for one, other in itertools.pairwise(placed):
        if one.header_offset + _LOCAL_HEADER + one.compress_size > other.header_offset:
            raise Problem("The file is damaged; save it again and send it whole")


def _content(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Unpack one member, at most to its declared size: a lie about it fails its checksum."""
    try:
        with package.open(member) as stream:
            return stream.read(member.file_size + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, OSError):
        raise Problem("The file is damaged; save it again and send it whole") from None


def _check_content(name: str, content: bytes, watch: Watch) -> None:
    if name.lower().endswith(_XML_NAMES) or looks_like_xml(content):
        walk(content, name, watch.listener(name), watch.text_listener(name))
        return
    pixels = declared_pixels(content)
    if pixels is not None and pixels > MOST_PIXELS:
        raise Problem(
            "The picture {part} has {found} pixels; the limit is {limit}",
            part=name,
            found=pixels,
            limit=MOST_PIXELS,
        )
    if sniff(content[:4096]) in {OFFICE, "archive", "old office", "program", "pdf"}:
        raise Problem("The file holds another file, {found}; send that one by itself", found=name)
