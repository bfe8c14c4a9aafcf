"""The numbers by which works are found: checked by form and check digit, kept bare, and the addresses they lead to."""

import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import quote, unquote

from pydantic import AfterValidator, WithJsonSchema
from stdnum import isbn, issn
from stdnum.exceptions import InvalidChecksum, ValidationError

from diptych.values.types import Text, text_schema, wrong

_DOI = r"10\.[0-9]+(\.[0-9]+)*/\S*[^\s.,;]"
_ISBN = r"[0-9](-? ?[0-9]){8}-? ?[0-9Xx]|97[89](-? ?[0-9]){10}"
_ISSN = r"[0-9]{4}-[0-9]{3}[0-9Xx]"
_MONTH = r"(0[1-9]|1[0-2])"
# Until March 2007 by its archive; from then on by four digits, and from 2015 on by five.
_ARXIV = (
    rf"((?!070[1-3])(0[7-9]|1[0-4]){_MONTH}\.[0-9]{{4}}|(1[5-9]|[2-8][0-9]){_MONTH}\.[0-9]{{5}}"
    rf"|[a-z-]+(\.[A-Z]{{2}})?/(9[1-9]|0[0-7]){_MONTH}[0-9]{{3}})(v[1-9][0-9]*)?"
)
_HANDLE = r"(?!10\.)[0-9]+(\.[0-9A-Za-z]+)*/\S*[^\s.,;]"
# What stands before a number where it is copied with its name, or as an address; and after it.
_BEFORE = {
    "DOI": r"https?://\S*?[/:](?=10\.[0-9])|[\w.-]*doi\.org/|((urn|info):)?doi[:/]?\s*",
    "ISBN": r"(urn:)?(e-?|p-?)?isbn(-?1[03])?[: ]*",
    "ISSN": r"(urn:)?(e-?|p-?)?issn(-l)?( ?\((online|print|electronic)\))?[: ]*"
    r"|https?://(portal\.)?issn\.org/resource/issn(-l)?/",
    "arXiv": r"(https?://)?[\w.]*(arxiv\.org|ar5iv\.org|xxx\.lanl\.gov)/(abs|pdf|html)/"
    r"|(https?://(dx\.)?doi\.org/)?10\.48550/|arxiv[:. ]*",
    "handle": r"(https?://)?hdl\.handle\.net/|https?://\S*?/handle/|(info:)?(hdl|handle)[:/]?\s*",
}
_AFTER = r"\.pdf$|\s+[\[(][^\])]*[\])].*$|\s*[:;,]\s.*$|[\s.,;]+$"
_HYPHENS = re.compile(r"[\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{MINUS SIGN}]")
_NAMES = {"arXiv": "arXiv number"}
# Where a number leads. A book number belongs to no one library: Wikipedia’s page of sources leads to all of them.
_ADDRESSES = {
    "DOI": "https://doi.org/",
    "ISBN": "https://en.wikipedia.org/wiki/Special:BookSources/",
    "ISSN": "https://portal.issn.org/resource/ISSN/",
    "arXiv": "https://arxiv.org/abs/",
    "handle": "https://hdl.handle.net/",
}


def address_of(name: str, number: str) -> str:
    """Give the web address to which a number leads: `DOI` and `10.1234/abc` to https://doi.org/10.1234/abc."""
    return _ADDRESSES[name] + quote(number, safe="/:;()-._~")


def printed(name: str, number: str) -> str:
    """Write a bare number as it is printed, with the hyphens between the parts of an ISBN."""
    return isbn.format(number) if name == "ISBN" else number


def _bare(name: str, shape: str, example: str, value: str) -> str:
    if re.fullmatch(shape, value, re.ASCII) and value.count(")") <= value.count("("):
        return value
    rest = _stripped(name, value)
    if rest != value and re.fullmatch(shape, rest, re.ASCII):
        raise wrong(f'"{value}" is more than the number itself', f"write {name}: {rest}", rest)
    raise wrong(
        f'"{value}" is no {_NAMES.get(name, name)}', f"write the number alone, as in {example}, or leave {name} out"
    )


def _stripped(name: str, value: str) -> str:
    """Take from a number what it was copied with: its name, its address, what a list says of it."""
    rest = re.sub(r"^<(.*)>$|^\((.*)\)$", r"\1\2", unicodedata.normalize("NFKC", value))
    if rest.count(")") > rest.count("("):  # of what it stood in
        rest = rest.removesuffix(")")
    is_address = re.match(r"https?:", rest, re.IGNORECASE)
    if is_address:  # in which some signs stand as codes, others ask for something, and which may end as a folder does
        rest = unquote(re.split(r"[?#]", rest)[0]).removesuffix("/")
    for pattern in (f"^({_BEFORE[name]})", f"^({_BEFORE[name]})", _AFTER):  # an address may hold the name
        rest = re.sub(pattern, "", rest, count=1, flags=re.IGNORECASE)
    return rest


def _doi(value: str) -> str:
    return _bare("DOI", _DOI, "10.1234/abc.5", value)


def _arxiv(value: str) -> str:
    return _bare("arXiv", _ARXIV, "2101.00001", value)


def _handle(value: str) -> str:
    if re.match(rf"({_BEFORE['handle']})?10\.", value, re.IGNORECASE):
        bare = re.sub(rf"^({_BEFORE['handle']})", "", value, flags=re.IGNORECASE)
        raise wrong(f'the handle "{value}" is a DOI', f"write DOI: {bare}")
    return _bare("handle", _HANDLE, "20.500.12345/678", value)


def _checked(name: str, number: Any, value: str) -> None:
    """Raise the error that a contributor reads where a check digit does not fit. `number` is a module of stdnum."""
    try:
        number.validate(value)
    except InvalidChecksum:
        says = f'"{value}" is no {name}: its last sign does not fit the others, so one of them is wrong'
        raise wrong(says, f"compare it with the work, or leave {name} out") from None
    except ValidationError:
        raise wrong(f'"{value}" is no {name}', f"compare it with the work, or leave {name} out") from None


def _hyphened(name: str, value: str) -> None:
    """Raise the error that a contributor reads where dashes stand for hyphens."""
    if (hyphened := _HYPHENS.sub("-", value)) != value:
        raise wrong(f'"{value}" has dashes between its parts', f"write {name}: {hyphened}", hyphened)


def _isbn(value: str) -> str:
    _hyphened("ISBN", value)
    if old := re.fullmatch(r"(?:SBN[: ]*)?((?:[0-9][- ]?){8}[0-9Xx])", value):  # as books had it before 1970
        hyphen = "-" if "-" in old[1] else ""
        raise wrong(f'"{value}" lacks the first digit of an ISBN', f"write ISBN: 0{hyphen}{old[1]}")
    if re.fullmatch(r"979[- ]?0([- ]?[0-9]){9}", value):
        raise wrong(f'"{value}" is no ISBN but the number of printed music', "leave ISBN out")
    number = _bare("ISBN", _ISBN, "978-3-16-148410-0", value)
    _checked("ISBN", isbn, number)
    return str(isbn.compact(number))


def _issn(value: str) -> str:
    _hyphened("ISSN", value)
    if re.fullmatch(r"\d{4} ?\d{3}[\dXx]", value, re.ASCII):
        hyphened = f"{value[:4]}-{value[-4:]}"
        raise wrong(f'"{value}" lacks its hyphen', f"write ISSN: {hyphened}", hyphened)
    number = _bare("ISSN", _ISSN, "0378-5955", value)
    _checked("ISSN", issn, number)
    return number.upper()


def _schema(shape: str, *types: str) -> WithJsonSchema:
    """Say to editors what a number is. Of a text the spaces around it are left out, and of several within it one is."""
    return text_schema(rf"^\s*({shape.replace(' ?', ' *')})\s*$", types=["string", *types])


# Editors read YAML 1.2, in which digits alone are a number.
Doi = Annotated[Text, AfterValidator(_doi), _schema(_DOI)]
Isbn = Annotated[Text, AfterValidator(_isbn), _schema(_ISBN, "integer")]
Issn = Annotated[Text, AfterValidator(_issn), _schema(_ISSN)]
Arxiv = Annotated[Text, AfterValidator(_arxiv), _schema(_ARXIV, "number")]
Handle = Annotated[Text, AfterValidator(_handle), _schema(_HANDLE)]
