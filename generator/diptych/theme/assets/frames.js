// Gives frames that show cards of this site the heights that the cards tell.
import { parts } from "./dom.js";

/**
 * Fit the frames within an element, those too that are put there later.
 * @param {HTMLElement} within
 */
export function fitFrames(within) {
  const frames = () => parts("iframe", HTMLIFrameElement, within);
  addEventListener("message", ({ source, data }) => {
    const frame = frames().find((each) => each.contentWindow === source);
    if (frame && data?.message === "height" && data.value > 40 && data.value < 9000) frame.height = data.value;
  });
  // A card that was there first has told already: it tells again whoever asks.
  for (const { contentWindow } of frames()) contentWindow?.postMessage("", "*");
}
