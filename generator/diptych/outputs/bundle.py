"""Scripts are written as modules and served as one file each: a page then asks once, and works from a folder, too.

A page that is opened from a folder on a disk (`file:`) may load scripts but no modules. Whatever another module imports
stands within the script, in a function of its own, once; what no other imports is a script. Imports of what is not here
are left for the browser, which makes the script a module.
"""

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath

# import { one, two } from "./file.js";
_IMPORT = re.compile(r'^import \{\s*([^}]+?),?\s*\} from "(\.[^"]+)";\n', re.MULTILINE)
# export const one = …, export class One …, export function one …
_EXPORT = re.compile(r"^export (?=(?:const|class|function|async function) (\w+))", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b", re.MULTILINE)
# Comments that fill whole lines: they are for those who read the source.
_COMMENT = re.compile(r"^[ \t]*(?://.*|/\*\*(?s:(?!\*/).)*\*/)\n", re.MULTILINE)


def bundle(modules: Mapping[str, str]) -> dict[str, str]:
    """Make the scripts of modules; both by path. Raises ValueError where a module says what this cannot read."""
    modules = {path: _COMMENT.sub("", text) for path, text in modules.items()}
    imported = {each for path, text in modules.items() for each in _imports(path, text, modules)}
    return {path: _script(path, modules) for path in modules if path not in imported}


def _script(path: str, modules: Mapping[str, str]) -> str:
    within = list(dict.fromkeys(_needed(path, modules, ())))[:-1]
    parts = [_function(each, modules) for each in within]
    text = "".join((*parts, _linked(path, modules)))
    return text if _LEFT_OVER.search(text) else f'"use strict";\n(() => {{\n{text}}})();\n'


def _needed(path: str, modules: Mapping[str, str], above: tuple[str, ...]) -> Iterator[str]:
    """Yield all that a module needs, each before what needs it, and itself."""
    if path in above:
        raise ValueError(f"{path} imports itself, by way of {', '.join(above)}")
    for each in _imports(path, modules[path], modules):
        yield from _needed(each, modules, (*above, path))
    yield path


def _function(path: str, modules: Mapping[str, str]) -> str:
    """Put a module into a function that gives what it exports."""
    text = _linked(path, modules)
    exports = ", ".join(_EXPORT.findall(text))
    text = _EXPORT.sub("", text)
    if left_over := _LEFT_OVER.search(text):
        raise ValueError(f"{path}: {text[left_over.start() :].partition(chr(10))[0]}")
    return f"const {_name(path)} = (() => {{\n{text}return {{ {exports} }};\n}})();\n"


def _linked(path: str, modules: Mapping[str, str]) -> str:
    """Let a module take what it imports from the functions before it."""

    def take(found: re.Match[str]) -> str:
        target = _resolved(path, found[2])
        return f"const {{ {found[1]} }} = {_name(target)};\n" if target in modules else found[0]

    return _IMPORT.sub(take, modules[path])


def _imports(path: str, text: str, modules: Mapping[str, str]) -> list[str]:
    found = (_resolved(path, found[2]) for found in _IMPORT.finditer(text))
    return [each for each in found if each in modules]


def _resolved(path: str, target: str) -> str:
    return normpath(join(dirname(path), target))


def _name(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))
