"""What a value may be: an id, a text, a date, a number, an address; and what a contributor reads when it is not."""

import ipaddress
import re
from decimal import Decimal
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from diptych.values import dates
from diptych.values.date_advice import advice
from diptych.values.letters import composed, plain
from diptych.values.limits import ADDRESS, DIGITS
from diptych.values.number_advice import number_advice
from diptych.values.units import SIGNS, known_as, refusal
from diptych.values.unseen import unseen_in
from diptych.values.untaken_dates import why_not_taken

# A statement has to fit a card at 280 px and a reader's breath: one or two plain sentences.
STATEMENT_WORDS = 45
# Long enough to be found once in a text, too short to stand in for it.
EXCERPT_WORDS = (4, 30)


_LONGEST_MARK = 12
_LANGUAGE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
_DECIMAL = r"-?(0|[1-9][0-9]*)(\.[0-9]+)?"
# Without a user; what a host may be is more than a pattern says.
_IN_NO_ADDRESS = r"""\s<>"'\\^`{|}"""
_ADDRESS = rf"^[Hh][Tt][Tt][Pp][Ss]?://[^{_IN_NO_ADDRESS}@/?#]+([/?#][^{_IN_NO_ADDRESS}]*)?$"


def wrong(says: str, instead: str, right: str = "", at: str = "") -> PydanticCustomError:
    """Make the error a contributor reads: what is wrong with a value, and what to write instead.

    `right` is the value itself, where only one can be meant; `at` the key of a record that it is shown at.
    """
    context = {"says": says, "instead": instead, "right": right, "at": at}
    return PydanticCustomError("diptych", "{says}; {instead}", context)


def _one_date(instead: str) -> str:
    """Give the date that an advice names, where it names one alone."""
    found = re.fullmatch(r"write it as (\S+)( \([^()]*\))?", instead)
    return found[1] if found else ""


# In the languages that notes are written in too; P12 and S12 are pages themselves.
_PAGE_SIGN = (
    r"([Pp](p?\.|ages?\b|p?\s)|pp?(?=[0-9])|[Pp]gs?\b\.?|[Pp]([áa]g|ágina)s?\b\.?|[SsСс]s?\.|[Ss]eiten?\b|[Ss]tr\."
    r"|[Сс]тр\.)\s*(?=\S)"
)
# Windows keeps these names for devices, with any ending: neither facts/ nor the site could be unpacked there.
_DEVICES = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
_ID = rf"(?!{_DEVICES}(?:$|/))[a-z0-9]+(-[a-z0-9]+)*"
_LONGEST_ID = 80  # with its folder and ending it stays a legal file name everywhere
ID_RULE = f"use small letters a-z, digits and single hyphens, at most {_LONGEST_ID} of them"


def is_id(written: str) -> bool:
    """Tell whether `written` can be an id: a part of an address and a file's name on every system."""
    return bool(re.fullmatch(_ID, written)) and len(written) <= _LONGEST_ID


def _id(value: str) -> str:
    if not is_id(value):
        raise wrong(f'"{value}" is not an id', suggest_id(value))
    return value


def _question_path(value: str) -> str:
    if not all(map(is_id, value.split("/"))) or value.count("/") != 1:
        raise wrong(f'"{value}" is no question', "write topic/question, as in state-finances/reserves")
    return value


def suggest_id(written: str) -> str:
    """Say how ids are written, with the nearest one to what was written."""
    nearest = re.sub(r"[^a-z0-9]+", "-", plain(written)).strip("-")[:_LONGEST_ID].strip("-")
    if re.fullmatch(_DEVICES, nearest):
        return f"Windows keeps this name for a device; write another, as in {nearest}-1"
    return f"{ID_RULE}, as in {nearest}" if nearest else ID_RULE


def _text(value: str) -> str:
    text = composed(value)
    if sign := unseen_in(text):
        raise wrong(f"it holds the invisible character U+{ord(sign):04X}", "delete that character")
    if not text:
        raise wrong("it is blank", "write a text, or delete the line")
    return text


def _statement(value: str) -> str:
    if (words := len(value.split())) > STATEMENT_WORDS:
        raise wrong(f"it has {words} words", f"say it in at most {STATEMENT_WORDS}, or split it into two facts")
    return value


def _excerpt(value: str) -> str:
    low, high = EXCERPT_WORDS
    if not low <= (words := len(value.split())) <= high:
        raise wrong(f"it has {words} word{'s' * (words != 1)}", f"copy {low} to {high} words from the text")
    return value


def _edtf(value: str) -> str:
    if not dates.is_edtf(value):
        if untaken := why_not_taken(value):
            why, instead = untaken
            raise wrong(f'"{value}" is no date that is taken: {why}', instead)
        why, instead = advice(value)
        raise wrong(f'"{value}" is no date' + (f": {why}" if why else ""), instead, _one_date(instead))
    return value


def _day(value: str) -> str:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) or not dates.is_edtf(value):
        why, instead = advice(value)
        if not re.search(r"\d{4}-\d{2}-\d{2}", instead):
            instead = "write it as 2026-12-03"
        raise wrong(f'"{value}" is no day' + (f": {why}" if why else ""), instead)
    return value


def _pages(value: str) -> str:
    if sign := re.match(_PAGE_SIGN, value):
        says = f'"{value}" says itself that it is a page'
        bare = value[sign.end() :].strip()
        raise wrong(says, f"write {bare}; the sign is set before it everywhere", bare)
    return value


def _number(value: Any) -> Any:
    if not isinstance(value, str) or re.fullmatch(_DECIMAL, value):
        if (digits := len(re.sub(r"\D", "", str(value)))) > DIGITS:
            says = f"the number has {digits} digits, and at most {DIGITS} are read"
            raise wrong(says, "write it as the text says it, with scale: for thousand, million, billion or trillion")
        return value
    if re.fullmatch(r"-?\d+,\d+", value):
        instead = f"write {value.replace(',', '.')} if the comma is a decimal point"
        if re.fullmatch(r"-?\d{1,3}(,\d{3})+", value):
            instead = f"write {value.replace(',', '')}, or {value.replace(',', '.')} if the comma is a decimal point"
    elif re.fullmatch(r"\d+(:\d+)+", value):
        instead = "a number to base 60 is not read: write it to base 10, as in 5400"
    elif re.fullmatch(r"-?0[xob]?[\da-fA-F]+", value):
        instead = "an octal or hexadecimal number is not read: write it to base 10, without leading zeros"
    else:
        general = "write digits with a point, as in 32.1; hedges and units have fields of their own"
        instead = number_advice(value) or general
    raise wrong(f'"{value}" is not a number', instead)


def _version(value: Any) -> Any:
    if isinstance(value, str) and not re.fullmatch(r"[2-9]|[1-9][0-9]{1,5}", value):
        raise wrong(f'"{value}" is no version that a correction makes', "write 2 for the first correction, then 3")
    return value


def _url(value: str) -> str:
    if sign := unseen_in(value):
        raise wrong(f"it holds the invisible character U+{ord(sign):04X}", "delete that character")
    if len(value) > ADDRESS:
        raise wrong(f"the address has {len(value)} characters", f"write one of at most {ADDRESS}")
    try:
        parts = urlsplit(value)
        port, host = parts.port, (parts.hostname or "").removesuffix(".")
        if "[" in parts.netloc and ":" not in host:
            raise ValueError("brackets that hold no IPv6 address")
    except ValueError:  # of brackets that do not close, or a port that is no number
        parts, port, host = urlsplit(""), None, ""
    if parts.username is not None or parts.password is not None:
        instead = "delete what stands before the @: an address leads everybody to the same place"
        raise wrong(f'"{value}" names a user', instead)
    is_address = parts.scheme in ("http", "https") and port != 0 and not parts.netloc.endswith(":") and _is_host(host)
    if not is_address or re.search(f"[{_IN_NO_ADDRESS}]", value):
        raise wrong(f'"{value}" is no web address', "write the whole of it, starting with https:// or http://")
    return value


def _is_host(host: str) -> bool:
    """Tell whether a name can be looked up: labels of letters, digits and hyphens, or an IP address.

    To browsers a host that ends in a number is an IP address, however it is written: 0x7f.1 is 127.0.0.1.
    """
    if ":" in host or re.fullmatch(r"(.*\.)?(\d+|0x[\da-f]*)", host):
        try:
            ipaddress.ip_address(host.partition("%")[0])
        except ValueError:
            return False
        return True
    return all(re.fullmatch(r"(?!-)[\w-]{1,63}(?<!-)", label) for label in host.split(".")) and len(host) <= 253


def _unit(value: str) -> str:
    if value in SIGNS:
        raise wrong(f'the unit "{value}" is a sign', f"write unit: {SIGNS[value]}", SIGNS[value])
    if refused := refusal(value):
        why, instead = refused
        raise wrong(f'the unit "{value}" {why}', instead)
    if not re.fullmatch(r"[^\W\d_][\w '’.()-]*", value):
        if known := known_as(value):
            raise wrong(f'"{value}" is no unit', f"write unit: {' or '.join(known)}", known[0] if not known[1:] else "")
        raise wrong(f'"{value}" is no unit', "write percent, a currency's code (RUB), a measure (kilometer) or a noun")
    return value


def _language(value: str) -> str:
    if not re.fullmatch(_LANGUAGE, value):
        raise wrong(f'"{value}" is no language tag', "write it as BCP 47 has it: en, fr, uk")
    return value


# Editors read YAML 1.2, in which a bare 1984, 10.1234 or true is no text; here every scalar is. Of how a number is
# written they see nothing: 1e3 is 1000 to them, and 0988 is 988.
_SCALAR = ["string", "number", "boolean"]
_LONGEST_TEXT = 1200


def text_schema(pattern: str = r"\S", longest: int = _LONGEST_TEXT, *, types: list[str] = _SCALAR) -> WithJsonSchema:
    """Say to editors what a text may be: of which signs, and of which of the scalars of YAML 1.2."""
    return WithJsonSchema({"type": types, "pattern": pattern, "maxLength": longest})


def _of_words(low: int, high: int) -> str:
    return rf"^\s*\S+(\s+\S+){{{low - 1},{high - 1}}}\s*$"


Id = Annotated[
    str,
    AfterValidator(_id),
    WithJsonSchema({"type": _SCALAR, "pattern": f"^{_ID}$", "maxLength": _LONGEST_ID, "minimum": 0}),
]
QuestionPath = Annotated[
    str,
    AfterValidator(_question_path),
    WithJsonSchema({"type": "string", "pattern": f"^{_ID}/{_ID}$"}),
]
Text = Annotated[str, AfterValidator(_text), StringConstraints(max_length=_LONGEST_TEXT), text_schema()]
Statement = Annotated[Text, AfterValidator(_statement), text_schema(_of_words(1, STATEMENT_WORDS))]
Excerpt = Annotated[Text, AfterValidator(_excerpt), text_schema(_of_words(*EXCERPT_WORDS), types=["string"])]
Mark = Annotated[Text, StringConstraints(max_length=_LONGEST_MARK), text_schema(longest=_LONGEST_MARK)]
Edtf = Annotated[
    str,
    AfterValidator(_edtf),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": dates.PATTERN}, {"type": "integer", "minimum": 1, "maximum": 9999}]}
    ),
]
Day = Annotated[str, AfterValidator(_day), WithJsonSchema({"type": "string", "pattern": dates.DAY_PATTERN})]
Pages = Annotated[Text, AfterValidator(_pages), text_schema(rf"^\s*(?!{_PAGE_SIGN})\S")]
# A letter first; and of the signs of ASCII only those that a noun has.
Unit = Annotated[
    Text,
    AfterValidator(_unit),
    text_schema(r"^\s*[^\x00-@\[-`{-\xa9][^!-&*-,/:-@\[-^`{-\x7f]*$", types=["string", "boolean"]),
]
Number = Annotated[
    Decimal,
    BeforeValidator(_number),
    WithJsonSchema({"anyOf": [
        {"type": "number"}, {"type": "string", "pattern": f"^(?=([^0-9]*[0-9]){{1,{DIGITS}}}[^0-9]*$){_DECIMAL}$"}
    ]}),
]  # fmt: skip
Version = Annotated[
    int,
    BeforeValidator(_version),
    WithJsonSchema({"anyOf": [
        {"type": "integer", "minimum": 2}, {"type": "string", "pattern": "^([2-9]|[1-9][0-9]{1,5})$"}
    ]}),
]  # fmt: skip
Url = Annotated[
    str,
    AfterValidator(_url),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": _ADDRESS, "maxLength": ADDRESS}),
]
Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{_LANGUAGE}$"})]
