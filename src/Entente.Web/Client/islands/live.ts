// A part of a page that follows the dialogue: <div data-live="/api/v1/dialogues/…/events" data-kinds="counts round">. When one of the kinds changes, the page is
// asked for again and this part of it is taken over. Without scripts the page shows what was so when it was opened.
const parts = [...document.querySelectorAll<HTMLElement>("[data-live]")];
const source = parts[0]?.dataset["live"];
let pending = false;
let busy = false;

async function refresh(): Promise<void> {
  if (busy) {
    pending = true;
    return;
  }
  busy = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const part of parts) {
      const fresh = part.id ? page.getElementById(part.id) : null;
      // Nothing is taken from under somebody's hands.
      if (fresh && fresh.innerHTML !== part.innerHTML && !part.contains(document.activeElement)) part.replaceChildren(...fresh.childNodes);
    }
  } catch {
    // The line is down; the stream comes back by itself and says that anything may have changed.
  } finally {
    busy = false;
    if (pending) {
      pending = false;
      void refresh();
    }
  }
}

if (source) {
  const events = new EventSource(source);
  let isFirst = true;
  events.addEventListener("changed", (message) => {
    const kinds: string[] = JSON.parse((message as MessageEvent<string>).data).kinds;
    const isOpening = isFirst;
    isFirst = false;
    // The page has just been rendered, so the first word, that anything may have changed, tells nothing new.
    if (isOpening) return;
    if (kinds.includes("all") || parts.some((part) => (part.dataset["kinds"] ?? "").split(" ").some((kind) => kinds.includes(kind)))) void refresh();
  });
}
