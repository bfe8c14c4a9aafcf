// Passes snippets and addresses through packages that other people's systems are made of. Reads {snippets, addresses} from
// standard input, by names; writes what each package leaves of each, and the versions. Python judges it.
import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { extract } from "@extractus/oembed-extractor";
import createDOMPurify from "dompurify";
import { build } from "esbuild";
import { JSDOM } from "jsdom";
import openGraph from "open-graph-scraper";
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import sanitizeHtml from "sanitize-html";
import { unfurl } from "unfurl.js";
import { Article } from "./article.mjs";

const HERE = import.meta.dirname;
const { devDependencies } = JSON.parse(readFileSync(`${HERE}/package.json`, "utf8"));
const { snippets, addresses } = JSON.parse(await text(process.stdin));

async function each(inputs, use) {
  const entries = Object.entries(inputs).map(async ([name, input]) => [name, await use(input)]);
  return Object.fromEntries(await Promise.all(entries));
}

async function previewByUnfurl(address) {
  const { open_graph: graph, oEmbed } = await unfurl(address);
  const [picture] = graph.images;
  return { title: graph.title, text: graph.description, picture: picture.url, alt: picture.alt, oembed: oEmbed.title };
}

async function previewByScraper(address) {
  const { result } = await openGraph({ url: address, urlValidatorSettings: { require_tld: false } });
  const [picture] = result.ogImage;
  return { title: result.ogTitle, text: result.ogDescription, picture: picture.url, alt: picture.alt };
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: [`${HERE}/client.mjs`], bundle: true, write: false, minify: true, format: "iife",
    define: { "process.env.NODE_ENV": '"development"' }, // which tells what does not fit
  });
  return outputFiles[0].text;
}

const { window } = new JSDOM("");
const purifier = createDOMPurify(window);
const render = (html, as) => renderToString(createElement(Article, { html, as }));
process.stdout.write(JSON.stringify({
  versions: devDependencies,
  purified: {
    "DOMPurify": await each(snippets, (html) => purifier.sanitize(html)),
    "sanitize-html": await each(snippets, (html) => sanitizeHtml(html)),
  },
  previews: {
    "unfurl.js": await each(addresses, previewByUnfurl),
    "open-graph-scraper": await each(addresses, previewByScraper),
  },
  oembed: await each(addresses, async (address) => (await extract(address)).html),
  react: {
    client: await bundle(),
    "innerHTML": await each(snippets, (html) => render(html, "innerHTML")),
    "JSX": await each(snippets, (html) => render(html, "JSX")),
  },
}));
