// An article in React that holds a snippet: as HTML that is given to it, or as a blockquote that it writes itself.
import { createElement } from "react";

export function Article({ html, as }) {
  const [, attributes, words] = /<blockquote ([^>]*)>([^]*)<\/blockquote>/.exec(html) ?? [];
  const inner = (__html) => ({ dangerouslySetInnerHTML: { __html } });
  const given = as === "JSX" && words ? createElement("blockquote", { ...properties(attributes), ...inner(words) })
    : createElement("div", inner(html));
  return createElement("article", null, createElement("p", null, "What the newsroom says before it."), given);
}

function properties(attributes) {
  const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]);
  const { class: className, ...others } = Object.fromEntries(pairs);
  return { className, ...others };
}
