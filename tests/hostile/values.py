"""Values that somebody might write to break something: what may stand, and what may not."""

import zlib
from typing import Any

from hypothesis import strategies as st

from diptych.values.drawn_letters import undrawn_in
from diptych.values.unseen import unseen_in

# Markup, templates, Markdown, formulas, paths, commands, and the ends of every format that is made.
PIECES = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</title><svg/onload=alert(1)>", "--><!--",
    "<![CDATA[", "]]>", "</style><style>*{}", "</textarea></script>", '" onmouseover="alert(1)',
    "' autofocus onfocus='x", "&lt;b&gt;", "&#x26;&amp;amp;", "{{ 7*7 }}", "{% include '/etc/passwd' %}", "${7*7}",
    "#{7*7}", "<%= 7 %>", "{#", "@import 'x';", "[card: upkeep]", "[x](javascript:alert(1))", "![](x.png)", "[TOC]",
    "***", "`code`", "~~~", "# Heading", "- item", "1. item", "| a | b |", "{: #id .class onclick=x }", ": term",
    "---", "===", "*[HTML]: x", "[^1]: note", "[r]: //x.y", "=1+1", "+1", "-2+3+cmd|' /C calc'!A0", "@SUM(1)",
    "=HYPERLINK(\"https://x.example\")",
    "＝1+1", "\\end{document}", "\\input{/etc/passwd}", "\\write18{id}", "@misc{x,title={y}}",
    "}}{{", "{", "}", "$x$", "%", "\\", "TY  - BOOK", "ER  -", "#let x = 1", "#read(\"/etc/passwd\")",
    "::error::x", "##[add-mask]x", "../../etc/passwd", "C:\\con", "%00", "%0A::error::x", "\\u003c", "\\x1b[2J",
    "\\n", "null", "true", "NaN", "Infinity", "1e999", "__proto__", "constructor", "toString", "a,b;c\"d\"",
    "'; DROP TABLE facts; --", "«é»", "“a ‘b’”", "Żółć", "Ελλάδα", "Россия", "ﬁ ½ ⅓ Ⅻ", "e\u0301\u0323",
    # Emphasis, links, attributes, snippets, admonitions and emoji of Markdown and its extensions.
    "<https://x.example>", "<a@b.example>", "www.x.example", "[x]: javascript:alert(1) 'y'", "![a][b]{: onerror=x }",
    "text{: .a #b style='c' }", "{::options /}", "--8<-- \"/etc/passwd\"", "!!! danger \"x\"", "??? note", "+++",
    ":smile:", ":material-home:{ .x }", "==mark==", "^^ins^^", "~~del~~", "H~2~O x^2^", "++ctrl+c++", "(c) (tm) -->",
    "[[wiki|link]]", "[x][]", "[^x]", "* * *", "<!-- md:option -->", "<details markdown=1>", "$$x$$", "\\(x\\)",
    ">! spoiler", "&nbsp;", "&#0;", "&#x202e;", "`` ` ``", "    indented", "\\", "a  ", "<br/>",
    "<x-y>", "<?php ?>", "<!DOCTYPE x>",
    # Templates, numbers of a format, and what a library makes of names of its own.
    "{{ config.site_url }}", "{{ ''.__class__.__mro__ }}", "{%- raw -%}", "{{% x %}}", "%(name)s", "%s%n",
    "{0.__class__}", "{name!r:>10}", "{n, plural, one {#} other {#}}", "'{x}'", "$(id)", "`id`", "${IFS}", "~/.ssh",
    "$HOME", "%PATH%", "!x!",
    # The ends of scripts, of data within them, and of feeds.
    "</script >", "</SCRIPT/x>", "<!--<script>", "]]]]><![CDATA[>", "<![CDATA[<b>]]>", "&lt;/script&gt;",
    "\\u003c/script", "*/", "/*", "//", "');alert(1);('", "\\';x", "javascript:alert(1)", "data:text/html,x", "url(x)",
    "expression(x)", "@charset",
    # BibTeX, RIS, Typst, search.
    "\\textbf{x}", "\\%", "\"#\"", "@string{a=b}", "@comment{", "T1  - x", "AU  - y", "#include \"x\"",
    "#import \"@preview/x:1\"", "#{x}", "#sys.inputs", "<label>", "@ref", "= Heading", "/ Term: x", "#emph[x]",
    "data-pagefind-body", "<p data-pagefind-ignore>", "data-pagefind-filter=x:y", "toString()", "hasOwnProperty",
    "valueOf", "__defineGetter__",
    # Tables, columns, commands of editors and of a host.
    "+1(2)", "-A1", "@A1", "\uff0bx", "\uff20x", "\ufe63x", "\u2212x", "%0d%0a=x", ";=1", ",=1", "\"=1", "'=1", "|=1",
    "::set-output name=x::y", "::add-mask::x", "::stop-commands::x", "::debug::", "##vso[task.x]y", "##teamcity[x]",
    "@everyone", "#1", "GH-1", "vim: set x:", "/cc @x",
    # Letters that fold, join, grow, or stand for two.
    "\u1e9e\u00df", "\ufb03", "\u0149", "\u01c4\u01c5", "\u0390", "\u1fb7", "\u0344", "\u1100\u1161\u11a8", "\uac01",
    "\u0e33", "\u0f77", "a\u0301\u0301", "\u2126K\u212a", "\u2460", "\u00bd", "\u0661\u0662", "\u066b", "\u2014",
    "\u2026", "\u201a\u201e", "\u00b7", "\u30fb", "CON", "..", ".", "-", "_", "%2e%2e%2f", "index", "index.html", "a.",
    "a/", "a\\b", "~", "?", "#", "&", "\U0001f469\u200d\U0001f4bb", "\u202fx", "a\u00a0b", "ı İ ß", "x" * 90,
)  # fmt: skip
RIGHT_TO_LEFT = ("שלום עולם", "مرحبا", "می\u200cخواهم")  # which pages mark as such
# What no text may hold: it ends a line, moves a cursor, hides something, or is no letter at all.
REFUSED = (
    "\x00", "\x07", "\x1b[2J", "\x1b]8;;https://x.example\x07", "\x7f", "\x85", "\x9b31m", "\u200b", "\u202e",
    "\u2066", "\u2028", "\u2060", "\ufeff", "\ufffe", "\uffff", "\ue000", "\U000e0041", "\u3164", "\u115f", "\u2800",
    "\U0010ffff", "\u00ad",
)  # fmt: skip
# Each tries to end its line and to write another: a problem's, a workflow's command, a device's, an editor's place.
FORGERIES = (
    "x\n::error file=a.yml::forged", "x\r::warning::forged", "x\n0 problems", "x\u2028::notice::forged",
    "\x1b[2K\x1b[1A0", "x\n##[error]forged", "facts/cost/topic.yml:1:1: forged", "x\x85::error::forged",
    "##[add-mask]forged", "a\tb",
)  # fmt: skip
BROKEN_TREES: tuple[Any, ...] = (
    "", " ", "~", "no", "0x1F", "010", "1_000", "1e9", "nan", "-inf", "12:30", "9" * 29, "0." + "1" * 40, "9" * 5000,
    "-0", [], {}, [[]], [[[["a"]]]], [{"a": "b"}], {"a": "b"}, {"a": {"b": ["c"]}}, ["a", "a"], ["a: b"], {"": "x"},
    {"\n": "x"}, {"__proto__": "x"}, [""] * 400, "x" * 20_000,
)  # fmt: skip
# Files that are no record: what YAML would let grow, hide, run or mean twice, and what is no text.
STRUCTURES = (
    b"a0: &a [x]\n" + b"".join(b"a%d: &a [*a,*a,*a,*a,*a,*a,*a,*a]\n" % number for number in range(1, 40)),
    b"a: &a [*a]\n", b"a: &a b\n", b"a: *b\n", b"x: &x {a: b}\n<<: *x\n", b"<<: {a: b}\n", b"<<: [{a: b}, {c: d}]\n",
    b"a: !!python/object/apply:os.system [id]\n", b"a: !!binary aGk=\n", b"!x {a: b}\n", b"a: !ENV HOME\n",
    b"a: !!set {x}\n", b"a: !<tag:yaml.org,2002:str> x\n", b"%TAG ! tag:x,2000:\n---\na: !x b\n",
    b"%YAML 9.9\n---\na: b\n", b"a: b\n---\nc: d\n", b"---\n" * 5000, b"a: b\n...\nc: d\n",
    b"kind: event\nkind: event\n", b'a: 1\n"\\x61": 2\n', b"? \n: x\n", b"? [a, b]\n: x\n", b"? {a: b}\n: x\n",
    b"? " + b"k" * 5000 + b"\n: x\n", b"a: " + b"[" * 5000, b"{a: " * 3000, b"- " * 20000, b"? " * 20000,
    b"a: " + b"9" * 100_000, b"\xef\xbb\xbfa: b\n\xef\xbb\xbfc: d\n", "a: b".encode("utf-16"),
    "a: b".encode("utf-16-be"), "a: b".encode("utf-32"), b"a: \xe9\n", b"a: b\0", b"a: \xed\xa0\x80\n",
    b"a: \xc0\xaf\n", b"\xf8\x88\x80\x80\x80", b"a: \xef\xbf\xbf", b"kind: event\rstatement: x\r",
    "# a\x85b: c".encode(), "# a\u2028b: c".encode(), "# a\u2029b: c".encode(), b"a:\vb", b"a:\fb", b"\ta: b\n", b"",
    b" ", b"# a\n", b"\n" * 5000, b"---\n", b"...\n", b"a\n", b"- a\n", b"5\n", b"~\n", b"|\n a\n", b'"a"\n',
    b'a: "b\n', b"a: 'b\n", b'a: "\\q"\n', b'statement: "\\0"\n', b'statement: "\\ud800"\n', b'a: "\\UFFFFFFFF"\n',
    b'a: "\\x1"\n', b"a: |9\n b\n", b"{a:b}\n", b"{a: b,,}\n", b"a: @b\n", b"a: `b\n", b"a: %b\n",
    b"__class__: x\n__dict__: {}\n", b"model_config: x\n", b'"\\e[2J": x\n', b'"a\\n::error::x": y\n',
    b'"\\ufeffkind": event\n', b'{"a\\u200bb": {"\\u00a0": c}}', b'"\\u202ea": b\n# \xe2\x80\xae\n',
    b'"##[error]x": y\n', "\u202ea: b".encode(), "st\u0430tement: x".encode(), "state\u200bment: x".encode(), b"=: x\n",
    b"a: b" * 2000, b"[" * 2000 + b"]" * 2000, b"k" * 100_000 + b": v\n",
)  # fmt: skip


class Free(str):
    """A text that is free to be anything; `twin` is a harmless one that takes its place."""

    __slots__ = ("twin",)
    twin: str

    def __new__(cls, text: str, twin: str | None = None) -> "Free":
        made = super().__new__(cls, text)
        made.twin = twin or f"Plain words number {zlib.crc32(text.encode())}"
        return made


def twin(tree: Any) -> Any:
    """Put a harmless text in the place of every free one."""
    if isinstance(tree, dict):
        return {twin(key): twin(value) for key, value in tree.items()}
    if isinstance(tree, list):
        return [twin(value) for value in tree]
    return tree.twin if isinstance(tree, Free) else tree


_DRAWN = [piece for piece in PIECES if not undrawn_in(piece)]  # others are an error of their own
_LETTERS = st.characters(exclude_categories=("C", "Zl", "Zp", "Zs")).filter(
    lambda letter: not unseen_in(letter) and not undrawn_in(letter)
)
TEXTS = st.one_of(
    st.sampled_from(_DRAWN).map(lambda piece: f"x {piece}"),
    st.lists(st.sampled_from(_DRAWN), min_size=1, max_size=3).map(" ".join),
    st.text(_LETTERS, min_size=1, max_size=12).map(lambda text: f"x{text}"),
).map(Free)
