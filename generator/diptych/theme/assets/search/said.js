// What the box and the page of the search share.

const PAUSE = 150; // milliseconds without a key

/**
 * Say what is not found; nothing where all is.
 * @param {string[]} missing
 * @param {number} count
 */
export function told(missing, count) {
  if (missing.length) return `Nothing has ${missing.map((word) => `“${word}”`).join(" or ")}.`;
  return count ? "" : "Nothing has all of this.";
}

/**
 * Call back once, when no key was struck for a moment.
 * @param {() => void} call
 */
export function settled(call) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = window.setTimeout(call, PAUSE);
  };
}
