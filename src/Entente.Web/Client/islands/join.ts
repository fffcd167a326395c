// An invitation's link carries its code behind the number sign, which browsers do not send: it is put into the form here and taken out of the address. Until the
// form is sent, this window alone remembers it, so that somebody can sign in or make an account first, or change the language. It is in no address and no request.
const field = document.querySelector<HTMLInputElement>("input[name=code]");
const dialogue = location.pathname.split("/").at(-1) ?? "";
const key = `entente-code-${dialogue}`;

function remembered(): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

function remember(code: string): void {
  try {
    if (code) sessionStorage.setItem(key, code);
    else sessionStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing: the person types the code.
  }
}

if (field) {
  const fragment = location.hash.slice(1);
  const isCode = /^[a-z0-9]{20,40}$/.test(fragment);
  if (isCode) history.replaceState(null, "", location.pathname + location.search);
  if (isCode) field.value = fragment;
  else if (!field.value) field.value = remembered();
  remember(field.value);
  field.addEventListener("input", () => remember(field.value));
  // What is refused comes back with the page.
  field.form?.addEventListener("submit", () => remember(""));
  if (field.value) document.querySelector<HTMLInputElement>("input[name=name]")?.focus();
}
