// Imports a module of src/, compiled in memory.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export async function source(path) {
  const entry = join(fileURLToPath(import.meta.url), "..", "..", "..", "src", path);
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm", jsx: "automatic", jsxImportSource: "preact" });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
}
