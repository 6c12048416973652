// Shows what only works with scripts, when the browser knows passkeys.
if (window.PublicKeyCredential) {
  for (const element of document.querySelectorAll("[data-needs-script]")) element.hidden = false;
}
