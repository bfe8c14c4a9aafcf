// Zooms the timeline: lays the marks out anew for the shown period, and lists only what falls into it. The page holds
// all that is needed: each part of a mark says its days, counted from 1 January 1970. The state is in the address.
const timeline = document.querySelector(".dp-timeline");
if (timeline) {
  const MARK = 5, GAP = 2; // pixels, as in generator/diptych/drawing/axis.py
  const BEFORE = 4, AFTER = 8; // pixels around the words at a tick
  const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200]; // months from one tick to the next
  const SHORTEST = 3; // months
  const [axis, drawing, scale, zoom, status, readout] = ["axis", "drawing", "scale", "zoom", "shown", "readout"]
    .map((name) => timeline.querySelector(`.dp-${name}`));
  const entryOf = (mark) => document.getElementById(mark.getAttribute("href").slice(1));
  const lanes = [...timeline.querySelectorAll(".dp-lane")].map((svg) => ({
    svg,
    marks: [...svg.querySelectorAll(".dp-dated")].map((mark) => ({
      mark,
      entry: entryOf(mark),
      parts: [...mark.querySelectorAll("[data-days]")].map((part) => {
        const [start, end] = part.dataset.days.split(" ").map(Number);
        return { part, start, end, kind: part.classList[0].slice(3) };
      }),
    })),
  }));

  // A period is two months, counted from the year 0: its first, and the one after its last.
  const whole = [timeline.dataset.first * 12, timeline.dataset.last * 12 + 12];
  let shown = whole, drawn = whole;
  const hint = readout.textContent;
  const isWhole = (period) => String(period) === String(whole);
  const dateOf = (month) => new Date(new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1));
  const dayOf = (month) => dateOf(month) / 864e5;
  const clamp = (value, least, most) => Math.min(Math.max(value, least), most);
  const within = ([from, to]) => {
    const length = clamp(to - from, SHORTEST, whole[1] - whole[0]);
    const start = clamp(from, whole[0], whole[1] - length);
    return [start, start + length];
  };

  const monthInWords = (month, length) =>
    dateOf(month).toLocaleDateString("en-GB", { timeZone: "UTC", year: "numeric", month: length });
  const inWords = ([from, to]) => {
    const isOfYears = from % 12 === 0 && to % 12 === 0;
    const ends = isOfYears ? [from / 12, to / 12 - 1] : [from, to - 1].map((month) => monthInWords(month, "long"));
    return ends[0] === ends[1] ? String(ends[0]) : ends.join(" to ");
  };
  const inAddress = (period) => {
    if (isWhole(period)) return "";
    const [from, to] = [period[0], period[1] - 1].map((month) => dateOf(month).toISOString().slice(0, 7));
    return `?from=${from.replace(/-01$/, "")}&to=${to.replace(/-12$/, "")}`;
  };
  const ofAddress = (search) => {
    const asked = new URLSearchParams(search);
    const [from, to] = ["from", "to"].map((name) => /^(\d{4})(?:-(0[1-9]|1[0-2]))?$/.exec(asked.get(name)));
    const period = from && to && [from[1] * 12 + Number(from[2] ?? 1) - 1, to[1] * 12 + Number(to[2] ?? 12)];
    return period && period[0] < period[1] && period[0] < whole[1] && period[1] > whole[0] ? within(period) : whole;
  };

  const draw = (period) => {
    if (isWhole(period) && isWhole(drawn)) return; // as the page has it, at any width
    drawn = period;
    const [start, end] = period.map(dayOf);
    const view = { start, end, width: scale.clientWidth, place: (day) => (day - start) / (end - start) * scale.clientWidth };
    axis.toggleAttribute("data-zoomed", !isWhole(period));
    for (const lane of lanes) {
      const visible = lane.marks.filter((each) => filter(each, view));
      const rows = isWhole(period) ? [] : stack(visible.map(({ parts }) => extent(parts, view)));
      setRow(lane.svg, "--rows", isWhole(period) ? undefined : Math.max(0, ...rows) + 1);
      visible.forEach(({ mark, parts }, index) => {
        setRow(mark, "--row", rows[index]);
        for (const part of parts) put(part, view);
      });
    }
    writeTicks(isWhole(period) ? [] : ticks(period, view.width), (month) => `${view.place(dayOf(month)) / view.width * 100}%`);
    for (const section of timeline.querySelectorAll(".dp-when")) {
      section.classList.toggle("dp-out", !section.querySelector("li:not(.dp-out)"));
    }
  };

  const setRow = (element, name, row) =>
    row === undefined ? element.style.removeProperty(name) : element.style.setProperty(name, row);

  // What lies outside the period goes, in the drawing and in the list; a line between two dates is no date.
  const filter = ({ mark, entry, parts }, { start, end }) => {
    const isIn = parts.some((part) => part.kind !== "join" && part.start < end && part.end > start);
    mark.classList.toggle("dp-out", !isIn);
    entry.classList.toggle("dp-out", !isIn);
    return isIn;
  };
  const isOutside = ({ kind, start, end }, view) => kind === "open" || kind === "due"
    ? start > view.end || end < view.start : start >= view.end || end <= view.start;

  // What a part covers, in pixels; a bar that goes beyond the period goes beyond the drawing, which cuts it off.
  const reach = ({ kind, start, end }, { place, width }) => {
    const beyond = kind === "open" || kind === "join" ? 0 : 2 * MARK;
    return [start, end].map((day) => clamp(place(day), -beyond, width + beyond));
  };

  const extent = (parts, view) => {
    const covered = parts.filter((part) => !isOutside(part, view)).map((part) => {
      const [left, right] = reach(part, view);
      return part.kind === "due" ? [left - MARK, right + MARK] : [left, Math.max(right, left + MARK)];
    });
    return [Math.min(...covered.map(([left]) => left)), Math.max(...covered.map(([, right]) => right)) + GAP];
  };

  const put = (each, view) => {
    const { part, kind } = each;
    const [x, end] = reach(each, view).map((pixels) => pixels / view.width * 100);
    const isLine = kind === "open" || kind === "join";
    part.setAttribute(isLine ? "x1" : "x", `${x}%`);
    if (isLine) part.setAttribute("x2", `${end}%`);
    else if (kind === "core") part.setAttribute("width", `${end - x}%`);
    else if (kind !== "due") part.style.width = `max(${MARK}px, ${end - x}%)`;
    part.classList.toggle("dp-out", isOutside(each, view));
    if (kind === "open") part.nextElementSibling.classList.toggle("dp-out", isOutside(each, view)); // its arrow
  };

  // Every extent gets the first row in which it touches no other.
  const stack = (extents) => {
    const rows = [], taken = [];
    const order = [...extents.keys()].sort((a, b) => extents[a][0] - extents[b][0] || extents[a][1] - extents[b][1]);
    for (const index of order) {
      const free = taken.findIndex((until) => until <= extents[index][0]);
      rows[index] = free < 0 ? taken.length : free;
      taken[rows[index]] = extents[index][1];
    }
    return rows;
  };

  const ticks = ([from, to], width) => {
    const month = width / (to - from);
    const [ofYear, ofMonth] = ["2000", "Sept 2000"].map(roomOf);
    const step = STEPS.find((each) => each * month >= (each < 12 ? ofMonth : ofYear)) ?? STEPS.at(-1);
    const room = step < 12 || from % 12 ? ofMonth : ofYear;
    const found = [from];
    for (let each = Math.ceil((from + 1) / step) * step; each < to; each += step) {
      if ((each - from) * month >= room && (to - each) * month >= room - AFTER) found.push(each);
    }
    return found;
  };

  // How wide words are depends on the reader's font.
  const roomOf = (words) => {
    const text = svgElement("text", {}, words);
    scale.append(text);
    const room = BEFORE + text.getComputedTextLength() + AFTER;
    text.remove();
    return room;
  };

  const writeTicks = (months, place) => {
    const [lines, labels] = drawing.querySelectorAll(".dp-anew");
    lines.replaceChildren(...months.map((month) => svgElement("line", { x1: place(month), x2: place(month), y2: "100%" })));
    labels.replaceChildren(...months.map((month) => svgElement(
      "text", { x: place(month), dx: BEFORE, y: 15 }, month % 12 ? monthInWords(month, "short") : month / 12)));
  };

  const svgElement = (name, attributes, words = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = words;
    return element;
  };

  const tell = (words) => {
    if (status.textContent !== words) status.textContent = words; // else it is read aloud again
  };
  const summary = (period) => {
    const counts = lanes.map(({ svg, marks }, index) => {
      const count = marks.filter(({ mark }) => !mark.classList.contains("dp-out")).length;
      return `${count}${index ? "" : count === 1 ? " fact" : " facts"} of ${svg.dataset.name}`;
    });
    return `${inWords(period)}: ${counts.join(", ")}.`;
  };

  // What is shown, in the drawing, the list, the words and the address.
  const show = (period, { keep = "pushState" } = {}) => {
    shown = within(period);
    draw(shown);
    tell(summary(shown));
    readout.textContent = hint;
    for (const link of zoom.querySelectorAll("a")) {
      if (String(ofAddress(link.search)) === String(shown)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    for (const button of zoom.querySelectorAll("button")) {
      button.setAttribute("aria-disabled", String(String(within(STEP[button.dataset.step](shown))) === String(shown)));
    }
    const address = inAddress(shown);
    if (keep && address !== location.search) history[keep](null, "", address || location.pathname);
  };

  const third = ([from, to]) => Math.max(1, Math.round((to - from) / 3));
  const STEP = {
    earlier: ([from, to]) => [from - third([from, to]), to - third([from, to])],
    later: ([from, to]) => [from + third([from, to]), to + third([from, to])],
    closer: ([from, to]) => [from + Math.floor((to - from) / 4), to - Math.floor((to - from) / 4)],
    wider: ([from, to]) => [from - Math.ceil((to - from) / 2), to + Math.ceil((to - from) / 2)],
    whole: () => whole,
  };
  const KEYS = { ArrowLeft: "earlier", ArrowRight: "later", "+": "closer", "=": "closer", "-": "wider", Home: "whole" };

  zoom.addEventListener("click", (event) => {
    const chosen = event.target.closest("a, button");
    if (!chosen || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(chosen.dataset.step ? STEP[chosen.dataset.step](shown) : ofAddress(chosen.search));
  });
  axis.addEventListener("keydown", (event) => {
    if (!KEYS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    show(STEP[KEYS[event.key]](shown), { keep: event.repeat ? "replaceState" : "pushState" });
  });
  addEventListener("popstate", () => show(ofAddress(location.search), { keep: "" }));

  // A mouse drawn over the axis chooses a period.
  let drawnFrom;
  const band = Object.assign(document.createElement("div"), { className: "dp-band", hidden: true });
  drawing.append(band);
  const placeOf = (event) => clamp(event.clientX - scale.getBoundingClientRect().left, 0, scale.clientWidth);
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (event.pointerType === "mouse" && event.button === 0) drawnFrom = placeOf(event);
  });
  addEventListener("pointermove", (event) => {
    if (drawnFrom === undefined) return;
    const ends = [drawnFrom, placeOf(event)].sort((a, b) => a - b);
    band.hidden = ends[1] - ends[0] < MARK;
    band.style.left = `${ends[0]}px`;
    band.style.width = `${ends[1] - ends[0]}px`;
  });
  addEventListener("pointerup", (event) => {
    if (drawnFrom !== undefined && !band.hidden) {
      const month = (shown[1] - shown[0]) / scale.clientWidth;
      const [from, to] = [drawnFrom, placeOf(event)].sort((a, b) => a - b);
      show([shown[0] + Math.floor(from * month), shown[0] + Math.ceil(to * month)]);
      const stop = (click) => click.preventDefault(); // the mark on which the mouse was let go is not meant
      addEventListener("click", stop, true);
      setTimeout(() => removeEventListener("click", stop, true));
    }
    drawnFrom = undefined;
    band.hidden = true;
  });

  // What is under the pointer is read out below the drawing, in place of the browser's own tip.
  drawing.addEventListener("pointerover", (event) => {
    const mark = event.target.closest(".dp-dated");
    if (!mark) return;
    mark.querySelector("title")?.remove();
    const entry = entryOf(mark);
    const [day, words] = ["day", "words"].map((name) => entry.querySelector(`.dp-${name}`).textContent);
    readout.textContent = `${day}: ${words}`;
  });

  // A link to one entry shows it, whatever is shown else.
  const showTarget = () => {
    const entry = document.getElementById(location.hash.slice(1));
    if (!entry?.classList.contains("dp-out")) return;
    show(whole, { keep: "" });
    history.replaceState(null, "", location.pathname + location.hash);
    entry.scrollIntoView();
  };

  axis.tabIndex = 0;
  axis.setAttribute("role", "group");
  axis.setAttribute("aria-label", axis.dataset.label);
  addEventListener("hashchange", showTarget);
  for (const [event, period] of [["beforeprint", () => whole], ["afterprint", () => shown]]) {
    addEventListener(event, () => {
      draw(period());
      tell(summary(period()));
    });
  }
  new ResizeObserver(() => isWhole(shown) || draw(shown)).observe(scale);
  show(ofAddress(location.search), { keep: "" });
  showTarget();
}
