// Counts down to the end of a silence: <span data-ends="2026-01-01T00:00:00Z" data-label="{time} left">. Without scripts the page says the hours that were left when it was made.
const language = document.documentElement.lang;
const unit = (name: string) => new Intl.NumberFormat(language, { style: "unit", unit: name, unitDisplay: "long" });
const [hours, minutes, seconds] = [unit("hour"), unit("minute"), unit("second")];

function show(): void {
  for (const clock of document.querySelectorAll<HTMLElement>("[data-ends]")) {
    const left = Math.floor((Date.parse(clock.dataset["ends"] ?? "") - Date.now()) / 1000);
    // Whether the silence was kept is for the server to say.
    if (!(left > 0)) continue;
    const parts = left >= 3600 ? [hours.format(Math.floor(left / 3600)), minutes.format(Math.floor((left % 3600) / 60))] : [minutes.format(Math.floor(left / 60)), seconds.format(left % 60)];
    clock.textContent = (clock.dataset["label"] ?? "{time}").replace("{time}", parts.join(" "));
  }
}

show();
setInterval(show, 1000);
