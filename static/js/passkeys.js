// A passkey that does not work, or that the person called off, is said on the page and not only in the console.
const region = document.querySelector("[data-passkey-problem]");
const message = document.getElementById("passkey-problem");

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  region.replaceChildren(message.content.cloneNode(true));
});
