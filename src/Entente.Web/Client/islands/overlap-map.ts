// The map of parties on a canvas: drawn again only when something changed, with one small picture for each colour, so that twenty thousand points follow the finger.
// The same facts stand in the table beside it.
interface Points {
  x: number[];
  y: number[];
  group: number[];
  names: string[];
  me: number[];
  groups: number[][];
}

const figure = document.querySelector<HTMLElement>("[data-map]");
if (figure) void open(figure);

async function open(figure: HTMLElement): Promise<void> {
  const answer = await fetch(figure.dataset["map"] ?? "", { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const data = (await answer.json()) as Points;
  // Up is up: a canvas counts downwards.
  data.y = data.y.map((y) => -y);
  data.groups = data.groups.map(([number = 0, x = 0, y = 0, spread = 0, parties = 0]) => [number, x, -y, spread, parties]);
  data.me = data.me.map((place, at) => (at === 1 ? -place : place));
  show(figure, data);
}

function show(figure: HTMLElement, data: Points): void {
  const count = data.x.length;
  // Sorted by group, so that a colour is drawn in one go and the picture changes a few times only.
  const order = Uint32Array.from({ length: count }, (_, at) => at).sort((one, other) => (data.group[one] ?? 0) - (data.group[other] ?? 0) || one - other);
  const xs = Float32Array.from(order, (at) => data.x[at] ?? 0);
  const ys = Float32Array.from(order, (at) => data.y[at] ?? 0);
  const groups = Uint16Array.from(order, (at) => data.group[at] ?? 0);
  const canvas = document.createElement("canvas");
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", figure.dataset["label"] ?? "");
  figure.insertBefore(canvas, figure.querySelector("figcaption"));
  figure.hidden = false;
  const pen = canvas.getContext("2d");
  const told = figure.querySelector("output");
  if (!pen) return;

  let [scale, left, top, ratio, isDue] = [1, 0, 0, 1, false];
  let pictures: HTMLCanvasElement[] = [];
  let ink = "";
  const mostNamed = 40;
  const radius = count > 5000 ? 2 : count > 500 ? 3.5 : 6;

  function paint(): void {
    const style = getComputedStyle(document.documentElement);
    ink = style.getPropertyValue("--entente-ink").trim();
    pictures = Array.from({ length: 9 }, (_, at) => {
      const picture = document.createElement("canvas");
      const size = Math.ceil((radius + 1) * 2 * ratio);
      picture.width = picture.height = size;
      const brush = picture.getContext("2d");
      if (brush) {
        brush.fillStyle = style.getPropertyValue(at === 0 ? "--entente-quiet-ink" : `--entente-series-${at}`).trim();
        brush.beginPath();
        brush.arc(size / 2, size / 2, radius * ratio, 0, 2 * Math.PI);
        brush.fill();
      }
      return picture;
    });
  }

  function due(): void {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(draw);
  }

  function draw(): void {
    isDue = false;
    if (!pen) return;
    const { width, height } = canvas;
    pen.clearRect(0, 0, width, height);
    drawGroups(pen);
    const half = (pictures[0]?.width ?? 0) / 2;
    for (let at = 0; at < count; at++) {
      const x = (xs[at] as number) * scale + left;
      const y = (ys[at] as number) * scale + top;
      if (x < -half || y < -half || x > width + half || y > height + half) continue;
      const group = groups[at] as number;
      pen.drawImage(pictures[group === 0 ? 0 : ((group - 1) % 8) + 1] as HTMLCanvasElement, Math.round(x - half), Math.round(y - half));
    }
    if (count <= mostNamed) drawNames(pen);
    const [meX, meY] = data.me;
    if (meX !== undefined && meY !== undefined) {
      pen.strokeStyle = pen.fillStyle = ink;
      pen.lineWidth = 2 * ratio;
      pen.beginPath();
      pen.arc(meX * scale + left, meY * scale + top, 9 * ratio, 0, 2 * Math.PI);
      pen.stroke();
      write(pen, figure.dataset["me"] ?? "", meX * scale + left, meY * scale + top + 24 * ratio);
    }
  }

  // Who stands at the same place shares a line. Whoever looks is named by the ring around them.
  function drawNames(pen: CanvasRenderingContext2D): void {
    const places = new Map<string, [number, number, string[]]>();
    for (let at = 0; at < count; at++) {
      const name = data.names[order[at] as number];
      const [x, y] = [(xs[at] as number) * scale + left, (ys[at] as number) * scale + top];
      const key = `${Math.round(x / 8)} ${Math.round(y / 8)}`;
      const place = places.get(key) ?? [x, y, []];
      if (name) place[2].push(name);
      places.set(key, place);
    }
    for (const [x, y, names] of places.values()) write(pen, names.join(" · "), x, y - (radius + 7) * ratio);
  }

  function drawGroups(pen: CanvasRenderingContext2D): void {
    if (data.groups.length < 2 && count > 0) return;
    for (const [number = 0, x = 0, y = 0, spread = 0, parties = 0] of data.groups) {
      const style = getComputedStyle(document.documentElement).getPropertyValue(`--entente-series-${((number - 1) % 8) + 1}`).trim();
      pen.strokeStyle = style;
      pen.lineWidth = 2 * ratio;
      pen.beginPath();
      pen.arc(x * scale + left, y * scale + top, Math.max(10 * ratio, spread * scale), 0, 2 * Math.PI);
      pen.stroke();
      write(pen, `${figure.dataset["group"] ?? ""} ${number} (${parties})`, x * scale + left, y * scale + top - Math.max(10 * ratio, spread * scale) - 6 * ratio);
    }
  }

  function write(pen: CanvasRenderingContext2D, text: string, x: number, y: number): void {
    pen.fillStyle = ink;
    pen.font = `${13 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
    pen.textAlign = "center";
    pen.fillText(text, x, y);
  }

  // All points and circles in view, with a margin.
  function all(): void {
    let [least, most, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
    const take = (x: number, y: number, around: number): void => {
      [least, most, low, high] = [Math.min(least, x - around), Math.max(most, x + around), Math.min(low, y - around), Math.max(high, y + around)];
    };
    for (let at = 0; at < count; at++) take(xs[at] as number, ys[at] as number, 0);
    for (const [, x = 0, y = 0, spread = 0] of data.groups) take(x, y, spread);
    const [width, height] = [Math.max(most - least, 1e-6), Math.max(high - low, 1e-6)];
    scale = Math.min(canvas.width / width, canvas.height / height) * 0.8;
    [left, top] = [canvas.width / 2 - ((least + most) / 2) * scale, canvas.height / 2 - ((low + high) / 2) * scale];
    due();
  }

  function zoom(by: number, x = canvas.width / 2, y = canvas.height / 2): void {
    scale *= by;
    [left, top] = [x - (x - left) * by, y - (y - top) * by];
    due();
  }

  function nearest(x: number, y: number): void {
    const near: string[] = [];
    for (let at = 0; at < count && near.length < 8; at++) {
      const distance = ((xs[at] as number) * scale + left - x) ** 2 + ((ys[at] as number) * scale + top - y) ** 2;
      if (distance < (10 * ratio) ** 2) near.push(data.names[order[at] as number] ?? "");
    }
    if (told) told.textContent = near.filter(Boolean).join(" · ");
  }

  const fingers = new Map<number, [number, number]>();
  const place = (event: PointerEvent | WheelEvent): [number, number] => {
    const box = canvas.getBoundingClientRect();
    return [(event.clientX - box.left) * ratio, (event.clientY - box.top) * ratio];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, place(event));
  });
  for (const end of ["pointerup", "pointercancel"] as const) canvas.addEventListener(end, (event) => fingers.delete(event.pointerId));
  canvas.addEventListener("pointermove", (event) => {
    const now = place(event);
    const before = fingers.get(event.pointerId);
    if (!before) {
      nearest(...now);
      return;
    }
    const other = [...fingers].find(([finger]) => finger !== event.pointerId)?.[1];
    if (other) {
      const apart = Math.hypot(before[0] - other[0], before[1] - other[1]);
      if (apart > 0) zoom(Math.hypot(now[0] - other[0], now[1] - other[1]) / apart, ...other);
    } else {
      [left, top] = [left + now[0] - before[0], top + now[1] - before[1]];
      due();
    }
    fingers.set(event.pointerId, now);
  });
  // The wheel scrolls the page unless the map has the focus.
  canvas.addEventListener("wheel", (event) => {
    if (document.activeElement !== canvas && !event.ctrlKey) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 400), ...place(event));
  }, { passive: false });
  canvas.addEventListener("keydown", (event) => {
    const step = 40 * ratio;
    const moves: Record<string, () => void> = {
      ArrowLeft: () => (left += step),
      ArrowRight: () => (left -= step),
      ArrowUp: () => (top += step),
      ArrowDown: () => (top -= step),
      "+": () => zoom(1.25),
      "=": () => zoom(1.25),
      "-": () => zoom(0.8),
      "0": all,
    };
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move();
    due();
  });
  figure.addEventListener("click", (event) => {
    const what = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-do]")?.dataset["do"] : undefined;
    if (what === "in") zoom(1.25);
    if (what === "out") zoom(0.8);
    if (what === "all") all();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    paint();
    due();
  });
  new ResizeObserver(() => {
    ratio = Math.min(devicePixelRatio || 1, 2);
    const [width, height] = [Math.round(canvas.clientWidth * ratio), Math.round(canvas.clientHeight * ratio)];
    if (width === canvas.width && height === canvas.height) return;
    [canvas.width, canvas.height] = [width, height];
    paint();
    all();
  }).observe(canvas);
}
