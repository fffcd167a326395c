// An invitation's link carries its code behind the number sign, which browsers do not send: it is put into the form here and taken out of the address.
const code = document.querySelector<HTMLInputElement>("input[name=code]");
const fragment = decodeURIComponent(location.hash.slice(1));
if (code && /^[a-z0-9]{20,40}$/.test(fragment)) {
  code.value = fragment;
  history.replaceState(null, "", location.pathname + location.search);
  document.querySelector<HTMLInputElement>("input[name=name]")?.focus();
}
