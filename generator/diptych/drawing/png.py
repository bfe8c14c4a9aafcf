"""Palette PNGs of drawings in a few inks, the same bytes on every machine.

A drawing comes in code colours, one ray of the colour cube for each ink, so that a pixel tells what ink lies on it and
how thick. Light and dark pictures are then one plate printed in two sets of inks.
"""

import io
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import deflate
from PIL import Image

# Black is bare paper; the further out on an ink's ray, the thicker the ink.
_RAYS = {"ink": (1, 0, 0), "soft": (0, 1, 0), "left": (0, 0, 1), "right": (0, 1, 1), "line": (1, 1, 0)}
CODES = {"paper": "#000000"} | {ink: "#" + "".join(f"{255 * part:02x}" for part in ray) for ink, ray in _RAYS.items()}

# How many steps an ink takes from paper to full, for edges to look smooth: at most 15 in all, so that a pixel is half a
# byte. At the double size eyes need fewer, and every step costs bytes.
_STEPS = {
    1: {"ink": 3, "soft": 3, "left": 3, "right": 3, "line": 1},
    2: {"ink": 2, "soft": 2, "left": 2, "right": 2, "line": 1},
}
_BITS = 4
_LEVEL = 8  # of libdeflate's 12: the next ones take many times as long for some hundredths


@dataclass(frozen=True)
class Plate:
    """Where each ink lies, and how thick: `data` is a PNG's image data, `shades` the ink and share of each colour."""

    width: int
    height: int
    shades: tuple[tuple[str, float], ...]
    data: bytes


def plates(drawing: bytes) -> dict[int, Plate]:
    """Make plates of a PNG drawn in code colours at double size: by scale, 1 and 2."""
    with Image.open(io.BytesIO(drawing)) as image:
        double = image.convert("RGB")
    return {1: _plate(double.reduce(2), 1), 2: _plate(double, 2)}


def _plate(image: Image.Image, scale: int) -> Plate:
    shades = [("ink", 0.0)]
    shades += [(ink, step / steps) for ink, steps in _STEPS[scale].items() for step in range(1, steps + 1)]
    codes = [round(255 * share) * part for ink, share in shades for part in _RAYS[ink]]
    palette = Image.new("P", (1, 1))
    palette.putpalette(codes)
    indexed = image.quantize(palette=palette, dither=Image.Dither.NONE)
    packed = indexed.tobytes("raw", f"P;{_BITS}")
    stride = len(packed) // image.height
    # Each row says first by which filter it was made: none, the best for palettes.
    rows = b"".join(b"\0" + packed[start : start + stride] for start in range(0, len(packed), stride))
    return Plate(image.width, image.height, tuple(shades), bytes(deflate.zlib_compress(rows, _LEVEL)))


def printed(plate: Plate, inks: Mapping[str, str], texts: Mapping[str, str]) -> bytes:
    """Print a plate in inks (`#14406e` by name, and `paper`) as a PNG that carries texts by their keywords."""
    paper = _rgb(inks["paper"])
    palette = bytearray()
    for ink, share in plate.shades:
        palette += bytes(round(bare + (full - bare) * share) for bare, full in zip(paper, _rgb(inks[ink]), strict=True))
    header = struct.pack(">IIBBBBB", plate.width, plate.height, _BITS, 3, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"PLTE", bytes(palette)), *_texts(texts), (b"IDAT", plate.data), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


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
