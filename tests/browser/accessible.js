// What axe does not look at. Each check gives a list of what is wrong on the page, in the words of its markup.
(() => {
  const shown = (element) => element.outerHTML.slice(0, element.outerHTML.indexOf(">") + 1).slice(0, 160);
  const isVisible = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  const stops = () =>
    [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex], iframe")].filter(
      (element) => element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]") && isVisible(element),
    );
  // Rows of a table look alike: one of each look is enough.
  const oneOfEachLook = (elements) => {
    const looks = (element) => [element, element.parentElement, element.parentElement?.parentElement].map((each) => `${each?.tagName} ${each?.className?.baseVal ?? each?.className}`).join(" < ");
    return [...new Map(elements.map((element) => [looks(element), element])).values()];
  };

  // What stands for a control where that is hidden: its labels, or the label behind it.
  const labels = (element) => [...(element.labels ?? []), element.nextElementSibling].filter((each) => each?.matches("label"));

  // Exactly one h1, and no level left out on the way down.
  const headings = () => {
    const all = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(isVisible);
    const levels = all.map((heading) => Number(heading.tagName[1]));
    const wrong = all.filter((_, n) => levels[n] > (levels[n - 1] ?? 0) + 1);
    return [...wrong.map(shown), ...(levels.filter((level) => level === 1).length === 1 ? [] : [`${levels.filter((level) => level === 1).length} h1`])];
  };

  // Focus by the keyboard changes what is drawn on or around a stop; another colour of its text alone does not count.
  const focus = () => {
    const drawn = (element) => {
      const around = [element, element.parentElement, ...labels(element)];
      return around.map((each) => {
        const style = getComputedStyle(each);
        const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
        return [outline, style.boxShadow, style.border, style.backgroundColor, style.textDecoration].join();
      }).join();
    };
    // A key leads past a frame to what is in it, where the card's own page is looked at.
    return oneOfEachLook(stops().filter((element) => element.tagName !== "IFRAME")).filter((element) => {
      document.activeElement.blur();
      const before = drawn(element);
      element.focus({ focusVisible: true });
      return document.activeElement === element && drawn(element) === before;
    }).map(shown);
  };

  // What is pressed is at least 24 px either way. A link in a line is as high as its line; axe sees to the room around it.
  const targets = () =>
    stops().filter((element) => {
      const boxes = [element, ...labels(element)].map((each) => each.getBoundingClientRect());
      return getComputedStyle(element).display !== "inline" && !boxes.some((box) => box.width >= 23.95 && box.height >= 23.95);
    }).map((element) => { const box = element.getBoundingClientRect(); return `${Math.round(box.width)} × ${Math.round(box.height)}: ${shown(element)} ${element.textContent.trim().slice(0, 40)}`; });

  // For those who asked for less motion nothing moves: no animation runs, nothing slides, no scrolling glides.
  const motion = () => {
    const moving = /transform|translate|scale|rotate|top|left|right|bottom|inset|width|height|margin|padding|all/;
    const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
    return oneOfEachLook([...document.querySelectorAll("*")]).filter((element) => {
      const style = getComputedStyle(element);
      const slides = style.transitionProperty.split(",").some((name) => moving.test(name)) && lasts(style.transitionDuration);
      return slides || (style.animationName !== "none" && lasts(style.animationDuration)) || style.scrollBehavior === "smooth";
    }).map(shown);
  };

  // The page is as wide as its window; what is wider scrolls on its own.
  const width = () => (document.documentElement.scrollWidth > innerWidth ? [`${document.documentElement.scrollWidth} px`] : []);

  // The first stop of a page with a header leads past it: to its title, or to what stands before that.
  const skip = () => {
    if (!document.querySelector("header, nav")) return [];
    const [first] = stops();
    const target = first?.hash && document.getElementById(decodeURIComponent(first.hash.slice(1)));
    if (!target) return ["no link leads past the header"];
    const title = document.querySelector("h1");
    const isBeforeTitle = target === title || target.contains(title) || target.compareDocumentPosition(title) & Node.DOCUMENT_POSITION_FOLLOWING;
    return isBeforeTitle && target.closest("main") ? [] : [`it leads to ${shown(target)}`];
  };

  window.checks = { headings, focus, targets, motion, width, skip };
})();
