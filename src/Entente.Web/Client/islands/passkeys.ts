// Passkeys: <div data-passkey="add" data-next="/en/account" hidden> with a button and a line for what happened. It is shown where the browser can do it; without
// scripts, and in browsers that cannot, people sign in with their password. What may be said stands in the element's attributes, in the language of the page.
interface Ceremony {
  ceremony: string;
  options: never;
}

class Refused extends Error {}

async function send(path: string, body?: object): Promise<Response> {
  const { token, header } = (await (await fetch("/api/v1/antiforgery")).json()) as { token: string; header: string };
  const headers: Record<string, string> = { [header]: token };
  if (body) headers["Content-Type"] = "application/json";
  const answer = await fetch(`/api/v1/${path}`, { method: "POST", headers, body: body ? JSON.stringify(body) : null });
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as { type?: string };
  throw new Refused(problem.type?.split(":").at(-1) ?? "");
}

async function add(): Promise<void> {
  const begun = (await (await send("me/passkeys/options")).json()) as Ceremony;
  const made = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(begun.options) });
  await send("me/passkeys", { ceremony: begun.ceremony, credential: (made as PublicKeyCredential).toJSON() });
}

async function signIn(): Promise<void> {
  const begun = (await (await send("sessions/passkey/options")).json()) as Ceremony;
  const signed = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(begun.options) });
  await send("sessions/passkey", { ceremony: begun.ceremony, credential: (signed as PublicKeyCredential).toJSON(), cookie: true });
}

// What to say: the server's refusal by its name, that the person or their device did not go on, or that it failed.
function saying(part: HTMLElement, fault: unknown): string {
  const name = fault instanceof Refused ? fault.message : fault instanceof DOMException ? "not-used" : "";
  return part.getAttribute(`data-said-${name}`) ?? part.getAttribute("data-said-failed") ?? "";
}

function show(part: HTMLElement): void {
  const button = part.querySelector("button");
  const line = part.querySelector<HTMLElement>("[role=status]");
  if (!button || !line) return;
  part.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    line.textContent = "";
    try {
      await (part.dataset["passkey"] === "add" ? add() : signIn());
      location.assign(part.dataset["next"] ?? "/");
    } catch (fault) {
      line.textContent = saying(part, fault);
      button.disabled = false;
    }
  });
}

if (typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential) {
  document.querySelectorAll<HTMLElement>("[data-passkey]").forEach(show);
}
