// Takes over what the server has rendered. `route` goes to another page of the app, which has no card, and comes back.
import { createElement } from "react";
import { hydrateRoot } from "react-dom/client";
import { Article } from "./article.mjs";

const { html, as } = JSON.parse(document.getElementById("given").textContent);
globalThis.problems = [];
const root = hydrateRoot(document.getElementById("root"), createElement(Article, { html, as }), {
  onRecoverableError: (error) => globalThis.problems.push(String(error)),
});
globalThis.route = (there) => root.render(there ? createElement("p", null, "Another page.") : createElement(Article, { html, as }));
