"""Read the folder `facts/` into records, each with the places of its keys; collect every problem on the way."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from diptych.problem import Place, Problem, nearest, not_utf8, too_long
from diptych.reading.entries import Broken, Entry, Records
from diptych.reading.kept import Kept
from diptych.reading.validate import validate
from diptych.reading.yaml.document import Document, Tree
from diptych.reading.yaml.strict import read
from diptych.records import (
    Exemption,
    Fact,
    KeyQuestion,
    Omission,
    Perspective,
    Position,
    Source,
    Subject,
    TextShape,
    TextWords,
    Topic,
    Words,
)
from diptych.values import limits
from diptych.values.types import ID_RULE, is_id, suggest_id

Model = TypeVar("Model", bound=BaseModel)

SOURCES = "sources"
WRITTEN_BY_MACHINE = {"positions.yml", "text-shapes.yml", "text-words.yml"}  # by `diptych locate` and `diptych words`


_WHERE = {
    "fact": "move the file into the folder of its topic",
    "source": "move the file into {folder}/" + SOURCES + "/",
    "topic": "a topic is a folder, and this file in it is called topic.yml",
}
_KINDS: dict[str, type[BaseModel]] = {"fact": Fact, "source": Source, "topic": Topic}
_FIELDS = {kind: {info.alias or name for name, info in model.model_fields.items()} for kind, model in _KINDS.items()}


def _looks_like(tree: Tree, word: str) -> str | None:
    """Find the kind of record that a file looks like, where it is not the kind that its folder holds."""
    if word not in _KINDS or not isinstance(tree, dict):
        return None
    known = {kind: len(tree.keys() & names) for kind, names in _FIELDS.items()}
    other = max(known, key=lambda kind: known[kind])
    return other if known[other] >= 2 and known[word] * 2 < known[other] else None


def load(folder: Path, root: Path, kept: Kept | None = None) -> Records:
    """Read every record below `folder`; places are given relative to `root`. Raises nothing: see `Records.problems`.

    Of a file whose text is the same as before, what was kept is taken.
    """
    return _Loader(folder, root, kept or Kept()).load()


class _Loader:
    """Walks `facts/` once and fills a `Records`."""

    def __init__(self, folder: Path, root: Path, kept: Kept):
        self.folder, self.root, self.kept = folder, root, kept
        self.records = Records(folder.relative_to(root).as_posix())

    def load(self) -> Records:
        if self.folder.is_symlink():
            self._problem(self.folder, "this is a symbolic link", "put the folder itself there")
            return self.records
        if not self.folder.is_dir():
            self._problem(
                self.folder, "there is no such folder", "make it, with perspectives.yml and a folder per topic"
            )
            return self.records
        lists, strays = self._lists(), list[Path]()
        for path in self._visible(self.folder):
            if path.name in lists and path.is_file():
                lists[path.name](path)
            elif path.name == SOURCES and path.is_dir():
                self._read_folder(path, Source, "source", self.records.sources)
            elif path.is_dir():
                self._read_topic(path)
            else:
                strays.append(path)
        for path in strays:
            self._problem(path, f'"{path.name}" has no meaning here', self._where_a_stray_goes(path, lists))
            self.records.broken.add(Broken("fact", path.stem if is_id(path.stem) else "", ""))
        perspectives = self.folder / "perspectives.yml"
        if not perspectives.exists() and not self._is_named_otherwise(perspectives):
            self._problem(perspectives, "the perspectives are missing", "write one key for each side")
        if not self.records.facts and not self.records.problems:
            self._problem(self.folder, "there is no fact in it", "write one in a topic's folder: <topic>/<fact>.yml")
        return self.records

    def _where_a_stray_goes(self, path: Path, lists: Collection[str]) -> str:
        """Say where a file belongs that lies at the top: a fact into the folder of the topic that has its question."""
        if near := nearest(path.name, lists):
            return f'did you mean "{near}"?'
        text = path.read_bytes()[: limits.FILE].decode("utf-8", "replace")
        tree = read(text, self._shown(path))[0].tree
        question = tree.get("question") if isinstance(tree, dict) else None
        all_topics = self.records.topics.items()
        topics = [id_ for id_, topic in all_topics if question in {each.id for each in topic.record.questions}]
        if len(topics) == 1:
            return f'the question "{question}" is in {topics[0]}: move the file to {self.records.folder}/{topics[0]}/'
        return "put a fact into the folder of its topic"

    def _lists(self) -> dict[str, Callable[[Path], None]]:
        """Name the files that hold a list of records, each with what reads it."""
        return {
            "perspectives.yml": lambda path: self._read_mapping(
                path, Perspective, "perspective", self.records.perspectives, "one key for each side's id"
            ),
            "names.yml": lambda path: self._read_mapping(
                path, Subject, "name", self.records.names, "the id of each, with its name and kind below it"
            ),
            "positions.yml": lambda path: self._read_mapping(
                path, Position, "position", self.records.positions, "one key for each fact, as `diptych locate` does"
            ),
            "key-questions.yml": lambda path: self._read_list(
                path, KeyQuestion, "key question", self.records.key_questions
            ),
            "omissions.yml": lambda path: self._read_list(path, Omission, "omission", self.records.omissions),
            "exemptions.yml": lambda path: self._read_list(path, Exemption, "exemption", self.records.exemptions),
            "words.yml": self._read_words,
            "text-words.yml": lambda path: self._read_mapping(
                path, TextWords, "list of words", self.records.text_words, "one key for each side; see `diptych words`"
            ),
            "text-shapes.yml": lambda path: self._read_mapping(
                path, TextShape, "shape", self.records.text_shapes, "one key for each side, as `diptych locate` does"
            ),
        }

    def _read_mapping(
        self, path: Path, model: type[Model], word: str, into: dict[str, Entry[Model]], instead: str
    ) -> None:
        document = self._document(path)
        if document is None:
            return
        if not isinstance(document.tree, dict):
            self._problem(path, f"the {word}s are no mapping", f"write {instead}")
            return
        for id_, tree in document.tree.items():
            if not is_id(id_):
                place = document.key_place((id_,))
                self.records.problems.append(Problem(place, f'"{id_}" is not an id', suggest_id(id_), "misplaced-file"))
            self._keep(id_, tree, model, word, document, into, at=(id_,))

    def _read_list(self, path: Path, model: type[Model], word: str, into: list[Entry[Model]]) -> None:
        document = self._document(path)
        if document is None:
            return
        if not isinstance(document.tree, list):
            self._problem(
                path, f"the {word}s are no list", f"write one {word} after another, each starting with a dash"
            )
            return
        read: dict[str, Entry[Model]] = {}
        for number, tree in enumerate(document.tree):
            self._keep(f"{word} {number + 1}", tree, model, word, document, read, at=(number,))
        into += read.values()

    def _read_words(self, path: Path) -> None:
        read: dict[str, Entry[Words]] = {}
        self._read_one(path, Words, "list", read)
        self.records.words = read["words"].record if read else Words()

    def _read_topic(self, folder: Path) -> None:
        if not self._id_is_good(folder, folder.name):
            return
        head = folder / "topic.yml"
        if head.is_file() and not head.is_symlink():
            self._read_one(head, Topic, "topic", self.records.topics, name=folder.name)
        else:
            self.records.broken.add(Broken("topic", folder.name, folder.name))
        found: dict[str, Entry[Fact]] = {}
        self._read_folder(folder, Fact, "fact", found, skip="topic.yml")
        self.records.facts += found.values()
        if not head.is_file() and not self._is_named_otherwise(head):
            says = f'the folder "{folder.name}" has no topic.yml'
            self._problem(head, says, "write its title, summary and questions")

    def _read_folder(
        self, folder: Path, model: type[Model], word: str, into: dict[str, Entry[Model]], skip: str = ""
    ) -> None:
        found = len(self.records.problems)
        for path in self._visible(folder):
            if path.is_dir():
                self._problem(path, "a folder stands in a folder of records", "keep one record per file, in one folder")
            elif path.suffix != ".yml":
                name = path.name.split(".")[0]
                self._problem(path, "this is no record", f"name it {name}.yml, or keep it elsewhere")
            elif path.name != skip and self._id_is_good(path, path.name.removesuffix(".yml")):
                self._read_one(path, model, word, into)
        # What could not be taken for a record may be the one that another names.
        for file in (Path(problem.place.file) for problem in self.records.problems[found:]):
            id_ = file.name.split(".")[0]
            self.records.broken.add(Broken(word, id_ if file.suffix and is_id(id_) else "", folder.name))

    def _read_one(
        self, path: Path, model: type[Model], word: str, into: dict[str, Entry[Model]], name: str = ""
    ) -> None:
        name = name or path.stem
        document = self._document(path)
        if document is None:
            self.records.broken.add(Broken(word, name, path.parent.name))
        else:
            self._keep(name, document.tree, model, word, document, into)

    def _keep(
        self,
        name: str,
        tree: Tree,
        model: type[Model],
        word: str,
        document: Document,
        into: dict[str, Entry[Model]],
        at: tuple[str | int, ...] = (),
    ) -> None:
        if (other := _looks_like(tree, word)) is not None:
            where = _WHERE[other].format(folder=self.records.folder)
            says = f'{word} "{name}": this looks like a {other}, not a {word}'
            self.records.problems.append(Problem(Place(document.file), says, where, "misplaced-file"))
            self.records.broken.update({Broken(word, name, ""), Broken(other, name, "")})
            return
        made = self._made(model, tree, document, name if " " in name else f'{word} "{name}"', at)
        if isinstance(made, list):
            self.records.problems += made
            self.records.broken.add(Broken(word, name, Path(document.file).parent.name))
        else:
            into[name] = Entry(name, made, document, at)

    def _made(
        self, model: type[Model], tree: Tree, document: Document, name: str, at: tuple[str | int, ...]
    ) -> Model | list[Problem]:
        key = (document.file, model, at)
        last, record = self.kept.records.get(key, (None, None))
        if last is document and isinstance(record, model):
            return record
        made = validate(model, tree, document, name, at)
        if isinstance(made, BaseModel):
            self.kept.records[key] = document, made
        return made

    def _document(self, path: Path) -> Document | None:
        if path.stat().st_size > limits.FILE:
            self.records.problems.append(too_long(self._shown(path), limits.FILE))
            return None
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.records.problems.append(not_utf8(self._shown(path), error))
            return None
        last, kept = self.kept.documents.get(self._shown(path), ("", None))
        if kept is not None and last == text:
            return kept
        document, problems = read(text, self._shown(path))
        self.records.problems += problems
        if problems:
            return None
        self.kept.documents[document.file] = text, document
        return document

    def _visible(self, folder: Path) -> list[Path]:
        """List what lies in a folder, sorted; report links, and hidden files that were meant as records."""
        visible = []
        for path in sorted(folder.iterdir()):
            if path.is_symlink():
                self._problem(path, "this is a symbolic link", f"put the file itself into {self.records.folder}/")
            elif not path.name.startswith(".") and not path.name.endswith("~"):
                if path.is_file() or path.is_dir():
                    visible.append(path)
                else:
                    self._problem(path, "this is neither a file nor a folder", "put a file there, or delete it")
            elif path.suffix in (".yml", ".yaml"):
                self._problem(path, f'"{path.name}" starts with a dot', ID_RULE)
        return visible

    def _is_named_otherwise(self, path: Path) -> bool:
        """Tell whether a file in the same folder, of which there is a problem, was meant as the one that is missing."""
        files = (Path(problem.place.file) for problem in self.records.problems)
        return any(path.stem in file.name.casefold() for file in files if file.parent == Path(self._shown(path)).parent)

    def _id_is_good(self, path: Path, name: str) -> bool:
        if is_id(name):
            return True
        self._problem(path, f'"{name}" is not an id', suggest_id(name))
        return False

    def _problem(self, path: Path, says: str, instead: str) -> None:
        self.records.problems.append(Problem(Place(self._shown(path)), says, instead, "misplaced-file"))

    def _shown(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()
