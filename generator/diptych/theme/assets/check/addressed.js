// Which card an address names: as diptych.articles.addressed reads it, held to one table with it.

/** @typedef {{ card: string, pinned: number | null, isSure: boolean }} Named  a card, the version it is pinned to */

const ID = "[a-z0-9]+(?:-[a-z0-9]+)*";
const CARD = new RegExp(
  `^(?:facts/(${ID})|topics/(${ID}/${ID})|embed/(${ID})(?:/v([0-9]{1,6}))?|embed/(${ID}/${ID})(?:/v([0-9]{1,6}))?)`
  + "(?:/(?:index\\.html|card\\.(?:png|svg))?)?$",
);
const REST = "[^\\s\"'<>()\\[\\]{}|\\\\^`]*"; // of an address within a text
// As an address stands in another, which leads on to it: of a mail, of a social network.
const ONWARD = /https?%3A%2F%2F[^\s"'<>]*/gi;
const SIGN_IN_ONE = /%(3A|2F|3F|23|26)/gi;
const STOPS = /[.,;:!?…]+$/; // of the sentence that an address ends

/** @param {string} text */
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

/**
 * Read the addresses of a site as they stand in an article, as if it stood on this site.
 * @param {string} site  its address, with the slash
 */
export function addressesOf(site) {
  const { hostname, port, pathname } = new URL(site);
  const root = `(?:https?:)?//${escaped(hostname)}\\.?${port ? `:${port}` : "(?::(?:80|443))?"}${escaped(pathname)}`;
  const whole = new RegExp(`^${root}`, "i");
  const inText = new RegExp(`(?<![\\w/:.])${root}(${REST})`, "gi");
  return {
    /**
     * Tell which card an address of its own names, as in a link, absolute or relative.
     * @param {string} written
     */
    of(written) {
      const address = asBrowsersRead(written);
      if (whole.test(address)) return named(address.replace(whole, ""));
      const onward = ledOn(address);
      if (onward !== address) return this.within(onward)[0]?.named ?? null;
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(address)) return null;
      const below = address.replace(/^(?:\.{0,2}\/)*/, "");
      const own = pathname.slice(1);
      return named(below.startsWith(own) ? below.slice(own.length) : below, false);
    },
    /**
     * List the cards that a text names by their absolute addresses, each with where its address begins.
     * @param {string} text
     */
    within(text) {
      return [...text.matchAll(inText)]
        .map(({ index, 1: rest }) => ({ index, named: named(rest.replace(STOPS, "")) }))
        .filter(/** @returns {each is { index: number, named: Named }} */ (each) => each.named !== null);
    },
  };
}

/**
 * Write the addresses that stand within others as they stand alone.
 * @param {string} text
 */
export function ledOn(text) {
  return text.replace(ONWARD, (address) =>
    address.replace(SIGN_IN_ONE, (_, sign) => String.fromCharCode(parseInt(sign, 16))));
}

/**
 * @param {string} below
 * @returns {Named | null}
 */
function named(below, isSure = true) {
  const found = CARD.exec(withoutDots(unquoted(below.split(/[?#&]/)[0])));
  if (!found) return null;
  const [, fact, question, card, version, pair, pairVersion] = found;
  const pinned = version ?? pairVersion;
  return { card: fact ?? question ?? card ?? pair, pinned: pinned ? Number(pinned) : null, isSure };
}

/**
 * Leave out what browsers leave out of an address; a backslash of its path is a slash to them.
 * @param {string} address
 */
function asBrowsersRead(address) {
  const [path, ...rest] = address.trim().replace(/[\t\n\r]/g, "").split("?");
  return [path.replaceAll("\\", "/"), ...rest].join("?");
}

/** @param {string} path */
function unquoted(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * Walk the steps of a path that lead nowhere, or back.
 * @param {string} path
 */
function withoutDots(path) {
  /** @type {string[]} */
  const steps = [];
  for (const step of path.split("/")) {
    if (step === ".." && !steps.length) return ""; // out of the site
    if (step === "..") steps.pop();
    else if (step !== ".") steps.push(step);
  }
  return steps.join("/");
}
