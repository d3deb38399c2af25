// A one-use link carries its token behind "#", which no browser sends to a server. Put it into
// the form and take it out of the address bar, so that it stays in no history and on no screen.
const token = decodeURIComponent(location.hash.slice(1));
const field = document.getElementById("token");
if (token && field) {
  field.value = token;
  field.readOnly = true;
  history.replaceState(null, "", location.pathname + location.search);
  document.querySelector("form input:not([type=hidden]):not([readonly])")?.focus();
}
