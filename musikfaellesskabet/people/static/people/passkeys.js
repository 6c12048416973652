// Shows what only works with scripts, where the browser and the address allow passkeys: they need a name, not a number.
const hasName = !/^[\d.]+$|^\[/.test(location.hostname);
const works = window.PublicKeyCredential && hasName;
for (const element of document.querySelectorAll(works ? "[data-needs-script]" : "[data-no-passkeys]")) element.hidden = false;

// The person broke off, or the key did not answer: say so on the page.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const element of document.querySelectorAll("[data-passkey-trouble]")) element.hidden = false;
});
