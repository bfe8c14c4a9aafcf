// The search page. What is asked for stands in the address: ?q=…&side=…&topic=…
(async () => {
  const page = document.querySelector(".dp-search");
  const form = page.querySelector("form");
  const [status, none, list, next] = [".dp-search-status", ".dp-search-none", ".dp-search-hits", ".dp-search-next"]
    .map((part) => page.querySelector(part));
  const narrow = form.querySelector("details");
  const selects = [...form.querySelectorAll("select")];
  const { title } = document;
  const MANY = 20;

  if (location.protocol === "file:") return; // the page says so already
  list.ariaBusy = "true";
  const { filters, find, hit, load, settled, split, told } = await import("./search.js");
  const everything = await filters();
  let results = [];
  let turn = 0;

  // The values of each filter, in the order in which they are offered, by their ids.
  const order = new Intl.Collator("en", { ignorePunctuation: true, numeric: true });
  const values = Object.fromEntries(selects.map(({ name }) => {
    const listed = Object.keys(everything[name] ?? {}).map((value) => [...split(value), value]);
    if (name === "side") listed.sort(([, one], [, other]) => (one < other ? -1 : 1)); // ◧ before ◨
    else listed.sort(([, one], [, other]) => order.compare(one, other) * (name === "year" ? -1 : 1));
    return [name, new Map(listed.map(([id, label, value]) => [id, { label, value }]))];
  }));

  const asked = () => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));

  const address = () => {
    const query = String(new URLSearchParams(asked()));
    return query && `?${query}`;
  };

  const read = () => {
    const query = new URLSearchParams(location.search);
    form.q.value = query.get("q") ?? "";
    for (const select of selects) {
      const id = query.get(select.name) ?? "";
      offer(select, values[select.name].has(id) ? id : "", everything[select.name]);
    }
  };

  // Offer what still leads to something, each with how many results it leaves.
  const offer = (select, chosen, counts = {}) => {
    const options = [new Option("Any", "")];
    for (const [id, { label, value }] of values[select.name]) {
      if (counts[value] || id === chosen) options.push(new Option(`${label} (${counts[value] ?? 0})`, id));
    }
    select.replaceChildren(...options);
    select.value = chosen;
  };

  const run = async (many = MANY) => {
    const mine = ++turn;
    const { q = "", ...ids } = asked();
    const chosen = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, values[name].get(id).value]));
    const isAsked = q || Object.keys(chosen).length;
    const found = await find(q, chosen);
    // A list counts what each of its values would leave, all other lists being as they are.
    const without = await Promise.all(selects.map(({ name }) => {
      if (!chosen[name]) return found;
      const { [name]: _, ...others } = chosen;
      return find(q, others);
    }));
    if (mine !== turn) return;
    selects.forEach((select, at) => offer(select, select.value, without[at].filters[select.name]));
    results = isAsked ? found.results : [];
    list.replaceChildren();
    await more(many, mine);
    if (mine !== turn) return;
    document.title = q ? `${q} – ${title}` : title;
    none.hidden = !isAsked || results.length > 0;
    none.querySelector("button").hidden = !Object.keys(chosen).length;
    status.textContent = summary(isAsked, found);
  };

  const summary = (isAsked, { filters: counts, unfilteredResultCount: elsewhere, missing }) => {
    if (!isAsked) return "Type a word, or choose from the lists.";
    const absent = told(missing, results.length);
    if (!results.length) return elsewhere ? `Nothing is found in what you chose; ${elsewhere} elsewhere. ${missing.length ? absent : ""}` : absent;
    const facts = [...values.side.values()].map(({ label, value }) => [counts.side[value] ?? 0, label.slice(2)]);
    const others = results.length - facts.reduce((sum, [count]) => sum + count, 0);
    const of = facts.map(([count, side]) => `${count} of ${side}`).join(", ");
    return `${results.length} found: ${of}${others ? `, ${others} of neither (texts, topics, questions)` : ""}. ${absent}`;
  };

  const more = async (many, mine = turn) => {
    const from = list.childElementCount;
    const hits = await load(results.slice(from, from + many));
    if (mine !== turn) return;
    list.append(...hits.map(hit));
    const left = results.length - list.childElementCount;
    next.hidden = !left;
    next.textContent = `${Math.min(MANY, left)} more of ${left}`;
  };

  const remember = (how) => {
    if (address() !== location.search) history[how]({}, "", address() || location.pathname);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember("pushState");
    run();
  });
  // Every choice is a step that the back button takes back; words still being typed are one step.
  form.addEventListener("change", ({ target }) => {
    if (target === form.q) return;
    remember("pushState");
    run();
  });
  form.q.addEventListener("input", settled(() => {
    remember("replaceState");
    run();
  }));
  none.querySelector("button").addEventListener("click", () => {
    for (const select of selects) select.value = "";
    remember("pushState");
    run();
    form.q.focus();
  });
  next.addEventListener("click", async () => {
    const from = list.childElementCount;
    await more(MANY);
    history.replaceState({ many: list.childElementCount }, "");
    list.children[from].querySelector("a").focus();
  });
  addEventListener("popstate", ({ state }) => {
    read();
    run(state?.many);
  });

  page.querySelector(".dp-search-without").hidden = true;
  form.hidden = false;
  read();
  // On a narrow screen the lists would fill it: they open on demand, or where one of them was chosen from.
  narrow.open = selects.some(({ value }) => value) || matchMedia("(min-width: 45rem)").matches;
  await run(history.state?.many);
  list.ariaBusy = null;
})();
