// Bundles the sheet and the script into the folder named by the first argument, with a brotli and a gzip copy of each:
// the program embeds them and serves them compressed without work at run time.
import { build } from "esbuild";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";

const out = process.argv[2];
const here = dirname(fileURLToPath(import.meta.url));
await mkdir(out, { recursive: true });
await build({
  entryPoints: [join(here, "app.ts"), join(here, "giaoban.css")],
  outdir: out,
  bundle: true,
  minify: true,
  format: "esm",
  // Old phones of commune officers: Chrome 80 and Safari 14 of 2020 still work.
  target: ["chrome80", "safari14", "firefox78"],
  // esbuild counts an old Safari bug in rare destructuring as "unsupported"; the plain kind used here works.
  supported: { destructuring: true },
  charset: "utf8",
  logLevel: "warning",
});
await writeFile(join(out, "icon.svg"), await readFile(join(here, "icon.svg")));

let total = 0;
for (const file of ["app.js", "giaoban.css", "icon.svg"].map((name) => join(out, name))) {
  const bytes = await readFile(file);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  await writeFile(`${file}.br`, brotli);
  await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  total += brotli.length;
  if (process.argv.includes("--sizes")) {
    console.log(`${basename(file)}: ${bytes.length} bytes, ${brotli.length} with brotli`);
  }
}

// The first visit may weigh 100 KB in all (spec/ux.md); the sheet and the script may take a quarter of it.
if (total > 25 * 1024) {
  console.error(`error GB0001: page assets weigh ${total} bytes compressed, more than 25 KB`);
  process.exit(1);
}
