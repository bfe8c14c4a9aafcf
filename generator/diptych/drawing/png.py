"""Palette PNGs of drawings in a few inks, the same bytes on every machine.

A drawing comes in code colours, one ray of the colour cube for each ink, so that a pixel tells what ink lies on it and
how thick, whatever the inks are.
"""

import io
import struct
from collections.abc import Iterator, Mapping

import deflate
from PIL import Image

# Black is bare paper; the further out on an ink's ray, the thicker the ink.
_RAYS = {"ink": (1, 0, 0), "soft": (0, 1, 0), "left": (0, 0, 1), "right": (0, 1, 1), "line": (1, 1, 0)}
CODES = {"paper": "#000000"} | {ink: "#" + "".join(f"{255 * part:02x}" for part in ray) for ink, ray in _RAYS.items()}

# How many steps an ink takes from paper to full, for edges to look smooth: at most 15 in all, so that a pixel is half a
# byte.
_STEPS = {"ink": 3, "soft": 3, "left": 3, "right": 3, "line": 1}
_SHADES = [("ink", 0.0), *((ink, step / steps) for ink, steps in _STEPS.items() for step in range(1, steps + 1))]
_BITS = 4
_LEVEL = 8  # of libdeflate's 12: the next ones take many times as long for some hundredths


def printed(drawing: bytes, inks: Mapping[str, str], texts: Mapping[str, str]) -> bytes:
    """Print a PNG drawn in code colours in inks (`#14406e` by name, and `paper`).

    The PNG that comes out carries texts by their keywords.
    """
    with Image.open(io.BytesIO(drawing)) as drawn:
        image = drawn.convert("RGB")
    paper = _rgb(inks["paper"])
    palette = bytearray()
    for ink, share in _SHADES:
        palette += bytes(round(bare + (full - bare) * share) for bare, full in zip(paper, _rgb(inks[ink]), strict=True))
    header = struct.pack(">IIBBBBB", image.width, image.height, _BITS, 3, 0, 0, 0)
    data = (b"IHDR", header), (b"PLTE", bytes(palette)), *_texts(texts), (b"IDAT", _packed(image)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in data)


def _packed(image: Image.Image) -> bytes:
    """Write an image in code colours as numbers of shades, packed as a PNG has them."""
    codes = Image.new("P", (1, 1))
    codes.putpalette([round(255 * share) * part for ink, share in _SHADES for part in _RAYS[ink]])
    packed = image.quantize(palette=codes, dither=Image.Dither.NONE).tobytes("raw", f"P;{_BITS}")
    stride = len(packed) // image.height
    # Each row says first by which filter it was made: none, the best for palettes.
    rows = b"".join(b"\0" + packed[start : start + stride] for start in range(0, len(packed), stride))
    return bytes(deflate.zlib_compress(rows, _LEVEL))


def _texts(texts: Mapping[str, str]) -> Iterator[tuple[bytes, bytes]]:
    """Write texts as uncompressed iTXt chunks, in UTF-8, without language."""
    for keyword, text in texts.items():
        yield b"iTXt", keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", deflate.crc32(name + data))


def _rgb(ink: str) -> tuple[int, int, int]:
    digits = ink.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = bytes.fromhex(digits)
    return red, green, blue
