// Cards that stand in a page written by hand, in frames.
import { parts } from "./dom.js";
import { fitFrames } from "./frames.js";

for (const live of parts(".dp-live", HTMLElement)) fitFrames(live);
