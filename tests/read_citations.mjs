// Reads a bibliography as citation-js does, and prints it as CSL-JSON and in APA: node read_citations.mjs FORM FILE
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { argv, stdout } from "node:process";

const require = createRequire(import.meta.url);
const { Cite } = require("@citation-js/core");
for (const plugin of ["bibtex", "ris", "csl"]) require(`@citation-js/plugin-${plugin}`);

const [, , form, file] = argv;
const cite = new Cite(readFileSync(file, "utf8"), { forceType: form, generateGraph: false });
const printed = cite.format("bibliography", { format: "text", template: "apa" });
stdout.write(JSON.stringify({ items: cite.data, printed }));
