#!/usr/bin/env bash
# Makes the pictures of the README from the bundled sample: the report's first screen, and a summary in a terminal of 100 columns.
# Needs chromium, node and script(1).
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build src/Entente.Cli -c Release -v q
entente=artifacts/bin/Entente.Cli/release/entente
"$entente" measure samples/treaties --out "$work/report.html" >/dev/null
script -qec "stty cols 100 rows 60; TERM=xterm-256color $entente consensus samples/treaties" /dev/null > "$work/terminal.txt"

node - "$work/terminal.txt" "$work/terminal.html" <<'JS'
const fs = require("fs");
const [, , from, to] = process.argv;
const style = { 1: "font-weight:700", 2: "opacity:.6", 31: "color:#ff8f7a", 32: "color:#8fd694", 33: "color:#ffcf70", 34: "color:#8ab8ff", 35: "color:#d9a6ff", 36: "color:#7fdbe6" };
const escaped = fs.readFileSync(from, "utf8").replace(/\r/g, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").split("\n").slice(0, 52).join("\n");
let open = 0;
const body = escaped.replace(/\x1b\[\?[0-9]+[a-z]|\x1b[=>]/g, "").replace(/\x1b\[([0-9;]*)m/g, (_, codes) => {
  const close = "</span>".repeat(open);
  const wanted = codes.split(";").filter((code) => code !== "" && code !== "0");
  open = wanted.length > 0 ? 1 : 0;
  return close + (open ? `<span style="${wanted.map((code) => style[code] ?? "").join(";")}">` : "");
});
fs.writeFileSync(to, `<!doctype html><meta charset="utf-8"><body style="margin:0;background:#16202b;color:#e8eef4"><pre style="margin:24px;font:15px/1.35 'DejaVu Sans Mono',monospace">${body}</pre>`);
JS

picture() {
  chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update \
    --disable-sync --hide-scrollbars --virtual-time-budget=8000 --user-data-dir="$work/profile" --window-size="$3" --screenshot="$2" "file://$1" >/dev/null 2>&1
}
mkdir -p docs/images
picture "$work/report.html" docs/images/report.png 1200,1330
picture "$work/terminal.html" docs/images/terminal.png 980,1110
