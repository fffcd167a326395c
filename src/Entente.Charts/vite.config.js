import { defineConfig } from "vite";

// One file for the module and one for the style, with fixed names: the C# project embeds both.
// ENTENTE_CHARTS_OUT is set by MSBuild; by hand, `npm run build` writes beside the other build output.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: process.env.ENTENTE_CHARTS_OUT ?? "../../artifacts/charts",
    emptyOutDir: true,
    target: "es2022",
    cssCodeSplit: false,
    sourcemap: false,
    reportCompressedSize: false,
    lib: { entry: "Scripts/entente-charts.ts", formats: ["es"], fileName: () => "entente-charts.js", cssFileName: "entente-charts" },
  },
  logLevel: "warn",
});
