// Suggestions under every search field: form[role=search][data-suggest] with an input[name=q].
// A combobox with a list box (WAI-ARIA 1.2): arrows choose, Enter opens, Escape closes. Without it the form just searches.

const PAUSE_MS = 120;
const SHORTEST = 2;
let forms = 0;

function attach(form) {
  const input = form.querySelector("input[name=q]");
  if (!input) return;
  const list = document.createElement("ul");
  list.className = "suggest";
  list.id = `suggest-${++forms}`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.getAttribute("aria-label") || input.placeholder);
  list.hidden = true;
  form.classList.add("has-suggest");
  form.append(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list", autocomplete: "off",
  })) input.setAttribute(name, value);

  let active = -1;
  let timer = 0;
  let asking = null;

  const options = () => [...list.children];

  function close() {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    choose(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function choose(index) {
    active = index;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = options()[index];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      show(option);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  // Only the list moves: scrollIntoView would move the page as well, sideways too.
  function show(option) {
    const bottom = option.offsetTop + option.offsetHeight - list.clientHeight;
    list.scrollTop = Math.min(option.offsetTop, Math.max(list.scrollTop, bottom));
  }

  async function ask() {
    const q = input.value.trim();
    asking?.abort();
    if (q.length < SHORTEST) return close();
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(q)}`, { signal: asking.signal });
      if (!answer.ok || document.activeElement !== input) return close();
      list.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.children);
    } catch {
      return undefined; // asked anew, or offline: the form still searches
    }
    options().forEach((option, at) => { option.id = `${list.id}-${at}`; });
    choose(-1);
    list.hidden = !list.children.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    return undefined;
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      const count = options().length + 1; // one place for the field itself
      choose(((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + count) % count) - 1);
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      location.assign(options()[active].dataset.href);
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
  input.addEventListener("blur", close);
}

document.querySelectorAll("form[role=search][data-suggest]").forEach(attach);
