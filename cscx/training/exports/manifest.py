"""imsmanifest.xml of a SCORM 1.2 package. Source: ADL, SCORM 1.2 Content Aggregation Model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from cscx.training.items.item import digest

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,60}")
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_TITLE = 200
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{name}" version="1.2"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd \
http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
"""


class Sco(NamedTuple):
    """A page that reports: its name, title, and the score from 0 to 100 that passes it."""

    name: str
    title: str
    mark: int | None


def ascii_name(name: str) -> str:
    """A name that every system takes for an identifier, the same one each time."""
    return name if _NAME.fullmatch(name) else f"x-{digest(name)[:12]}"


def manifest(name: str, title: str, scos: Sequence[Sco], assets: Iterable[str]) -> str:
    """The manifest of a package whose pages are called after their names."""
    items = "".join(map(_item, scos))
    resources = "".join(map(_resource, scos))
    files = "".join(f'\n      <file href="{asset}"/>' for asset in assets)
    return (
        _HEAD.format(name=f"cscx-{ascii_name(name)}")
        + f'  <organizations default="course">\n    <organization identifier="course">\n'
        f"      <title>{xml_text(title)}</title>\n{items}    </organization>\n  </organizations>\n"
        f"  <resources>\n{resources}"
        '    <resource identifier="player" type="webcontent" adlcp:scormtype="asset">'
        f"{files}\n    </resource>\n  </resources>\n</manifest>\n"
    )


def _item(sco: Sco) -> str:
    mark = (
        "" if sco.mark is None else f"\n        <adlcp:masteryscore>{sco.mark}</adlcp:masteryscore>"
    )
    return (
        f'      <item identifier="item-{sco.name}" identifierref="page-{sco.name}">\n'
        f"        <title>{xml_text(sco.title)}</title>{mark}\n      </item>\n"
    )


def _resource(sco: Sco) -> str:
    return (
        f'    <resource identifier="page-{sco.name}" type="webcontent" adlcp:scormtype="sco" '
        f'href="{sco.name}.html">\n      <file href="{sco.name}.html"/>\n'
        '      <dependency identifierref="player"/>\n    </resource>\n'
    )


def xml_text(text: str) -> str:
    """A title as XML holds it; what XML cannot hold is left out."""
    return escape(_NOT_XML.sub("", " ".join(text.split()))[:_LONGEST_TITLE])
