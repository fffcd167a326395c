import { readdirSync } from "node:fs";
import { defineConfig } from "vite";
import { worldOutlines } from "./world/outlines.js";

// One file for each island and each style, with fixed names: the C# project embeds them all and names their content in their addresses.
// ENTENTE_CLIENT_OUT is set by MSBuild; by hand, `npm run build` writes beside the other build output.
const islands = readdirSync("islands").filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"));
const styles = readdirSync("styles").filter((file) => file.endsWith(".css") && !file.startsWith("_"));

// The outlines of the observatory's map are data that the server draws.
const world = {
  name: "world",
  generateBundle() {
    this.emitFile({ type: "asset", fileName: "world.json", source: JSON.stringify(worldOutlines()) });
  },
};

export default defineConfig({
  publicDir: "pictures",
  plugins: [world],
  build: {
    outDir: process.env.ENTENTE_CLIENT_OUT ?? "../../../artifacts/client/bundle",
    emptyOutDir: true,
    target: "es2022",
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      input: [...islands.map((file) => `islands/${file}`), ...styles.map((file) => `styles/${file}`)],
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js", assetFileNames: "[name][extname]" },
    },
  },
  logLevel: "warn",
});
