/* Light or dark as the reader chose it, kept for this visit only and only after a click. */
const root = document.documentElement;
const chosen = sessionStorage.getItem("theme");
if (chosen) root.dataset.theme = chosen;

document.addEventListener("DOMContentLoaded", () => {
  for (const button of document.querySelectorAll("[data-behaviour='theme']")) {
    const dark = () => (root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);
    const name = () => { button.textContent = dark() ? button.dataset.light : button.dataset.dark; };
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      sessionStorage.setItem("theme", root.dataset.theme);
      name();
    });
    name();
    button.parentElement.hidden = false;
  }
});
