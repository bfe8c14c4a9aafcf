"""What was read before, so that only files whose text changed are read again."""

from pydantic import BaseModel

from diptych.reading.yaml.document import Document


class Kept:
    """What was read before without a problem: documents with their texts by their files, and the records in them."""

    def __init__(self) -> None:
        self.documents: dict[str, tuple[str, Document]] = {}
        self.records: dict[tuple[str, type[BaseModel], tuple[str | int, ...]], tuple[Document, BaseModel]] = {}
