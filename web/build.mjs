// Bundles src/ into the files that the executable carries, each packed by gzip.
//   node build.mjs            writes ../src/Gust.Web/Console/Assets/*.gz
//   node build.mjs --check    fails when the files there are not what src/ gives
//   node build.mjs --out DIR  writes them plain, for development
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const packed = join(here, "..", "src", "Gust.Web", "Console", "Assets");

async function bundle() {
  const { outputFiles } = await build({
    absWorkingDir: here,
    entryPoints: { console: "src/main.tsx" },
    outdir: "out",
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    jsx: "automatic",
    jsxImportSource: "preact",
    charset: "utf8",
  });
  const files = new Map(outputFiles.map((file) => [file.path.split(/[\\/]/).pop(), Buffer.from(file.contents)]));
  for (const name of ["index.html", "icon.svg"]) {
    files.set(name, readFileSync(join(here, "src", name)));
  }
  return files;
}

function write(files) {
  mkdirSync(packed, { recursive: true });
  let total = 0;
  for (const [name, content] of files) {
    const path = join(packed, `${name}.gz`);
    // What is the same inside stays as it is: zlib's versions pack differently.
    if (!isSame(path, content)) writeFileSync(path, gzipSync(content, { level: 9 }));
    total += readFileSync(path).length;
    console.log(`${name}: ${content.length} bytes, ${readFileSync(path).length} packed`);
  }
  console.log(`total packed: ${total} bytes`);
}

const isSame = (path, content) => existsSync(path) && gunzipSync(readFileSync(path)).equals(content);

function check(files) {
  const stale = [...files].filter(([name, content]) => !isSame(join(packed, `${name}.gz`), content)).map(([name]) => name);
  if (stale.length > 0) {
    console.error(`not what web/src gives: ${stale.join(", ")}; run eng/web and commit the result`);
    process.exit(1);
  }
  console.log("the packed files are what web/src gives");
}

function writePlain(files, directory) {
  mkdirSync(directory, { recursive: true });
  for (const [name, content] of files) writeFileSync(join(directory, name), content);
}

const [mode, directory] = process.argv.slice(2);
const files = await bundle();
if (mode === "--check") check(files);
else if (mode === "--out") writePlain(files, directory);
else write(files);
