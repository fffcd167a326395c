// Runs one command while no other build of this repository runs the same one:
//   node build/exclusive.js FRESH_STAMP SOURCE[;SOURCE…] -- COMMAND [ARGUMENT…]
// Two builds at once (two terminals, an IDE and a terminal) would empty node_modules under each other's feet.
// The one that waited finds the stamp newer than every source and has nothing left to do.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const separator = process.argv.indexOf("--");
const [stamp, sources] = process.argv.slice(2, separator);
const [command, ...commandArguments] = process.argv.slice(separator + 1);
const lock = join(dirname(stamp), ".entente-build-lock");

function isFresh() {
  const written = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs;
  return written !== undefined && sources.split(";").every((source) => (statSync(source, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) <= written);
}

function isHeldByTheDead() {
  try {
    process.kill(Number(readFileSync(join(lock, "pid"), "utf8")), 0);
    return false;
  } catch (error) {
    // No pid yet: the holder is between two lines, unless the folder is old.
    return error.code === "ESRCH" || (error.code === "ENOENT" && Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 10_000);
  }
}

mkdirSync(dirname(stamp), { recursive: true });
for (;;) {
  try {
    mkdirSync(lock);
    break;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isHeldByTheDead()) rmSync(lock, { recursive: true, force: true });
    else await sleep(200);
  }
}

try {
  writeFileSync(join(lock, "pid"), String(process.pid));
  if (isFresh()) process.exitCode = 0;
  else {
    const result = spawnSync(command, commandArguments, { stdio: "inherit", shell: process.platform === "win32" });
    process.exitCode = result.status ?? 1;
    if (process.exitCode === 0) {
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, "");
    }
  }
} finally {
  rmSync(lock, { recursive: true, force: true });
}
