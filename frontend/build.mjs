// Builds ui/static/ui from these sources: one style sheet, one script, the icons, two fonts, their licences and checksums.
// `--check` builds into a temporary folder and fails when what is committed differs.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const packages = join(here, "node_modules");
const committed = join(dirname(here), "ui/static/ui");
const checking = process.argv.includes("--check");
const out = checking ? mkdtempSync(join(tmpdir(), "parvis-ui-")) : committed;
const browsers = ["chrome109", "edge109", "firefox115", "safari16.4"];
const SUMS = "SHA256SUMS";
const FONTS = { "atkinson-next": "atkinson-hyperlegible-next", bricolage: "bricolage-grotesque" };
const LICENCES = {
  "htmx (js/app.js)": "htmx.org/LICENSE",
  "Stimulus (js/app.js)": "@hotwired/stimulus/LICENSE.md",
  "Lucide (icons.svg)": "lucide-static/LICENSE",
  "Atkinson Hyperlegible Next (fonts/atkinson-next*.woff2)": "@fontsource-variable/atkinson-hyperlegible-next/LICENSE",
  "Bricolage Grotesque (fonts/bricolage*.woff2)": "@fontsource-variable/bricolage-grotesque/LICENSE",
};

const read = (...path) => readFileSync(join(...path), "utf8");
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));

// The symbols that templates name by icon("..."), empty_state("...") or icon_name="...", and those of icons.json.
function sprite() {
  const names = new Set([...JSON.parse(read(here, "icons.json")), ...readdirSync(join(here, "icons")).map((name) => name.replace(".svg", ""))]);
  for (const file of filesIn(join(dirname(here), "templates"))) {
    for (const [, name] of read(file).matchAll(/(?:\bicon\(|\bempty_state\(|\bicon_name=)"([a-z0-9-]+)"/g)) names.add(name);
  }
  const symbols = [...names].sort().map((name) => {
    const file = [join(here, "icons", `${name}.svg`), join(packages, "lucide-static/icons", `${name}.svg`)].find(existsSync);
    if (!file) throw new Error(`There is no icon called ${name}.`);
    const drawing = read(file).replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace("</svg>", "").replace(/\s+/g, " ").replaceAll(" />", "/>").replaceAll("> <", "><");
    return `<symbol id="${name}" viewBox="0 0 24 24">${drawing.trim()}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}

function copyFonts() {
  for (const [ours, theirs] of Object.entries(FONTS)) {
    const from = join(packages, "@fontsource-variable", theirs, "files");
    cpSync(join(from, `${theirs}-latin-wght-normal.woff2`), join(out, `fonts/${ours}.woff2`));
    cpSync(join(from, `${theirs}-latin-ext-wght-normal.woff2`), join(out, `fonts/${ours}-ext.woff2`));
  }
}

const licences = () =>
  Object.entries(LICENCES).map(([what, file]) => `${"=".repeat(80)}\n${what}\n${"=".repeat(80)}\n\n${read(packages, file).trim()}\n`).join("\n");

function checksums(folder) {
  const files = filesIn(folder).filter((file) => !file.endsWith(SUMS)).sort();
  return files.map((file) => `${createHash("sha256").update(readFileSync(file)).digest("hex")}  ${relative(folder, file)}\n`).join("");
}

if (!checking) for (const folder of ["css", "js", "fonts"]) rmSync(join(out, folder), { recursive: true, force: true });
for (const folder of ["css", "js", "fonts"]) mkdirSync(join(out, folder), { recursive: true });
const common = { bundle: true, minify: true, target: browsers, legalComments: "none" };
await build({ ...common, entryPoints: [join(here, "src/app.js")], outfile: join(out, "js/app.js"), format: "iife" });
await build({ ...common, entryPoints: [join(here, "css/site.css")], outfile: join(out, "css/site.css"), external: ["*.woff2", "*.svg"] });
await build({ ...common, entryPoints: [join(here, "css/admin.css")], outfile: join(out, "css/admin.css"), external: ["*.woff2", "*.svg"] });
cpSync(join(here, "admin"), join(out, "js"), { recursive: true });
cpSync(join(here, "favicon.svg"), join(out, "favicon.svg"));
writeFileSync(join(out, "icons.svg"), sprite());
writeFileSync(join(out, "LICENCES.txt"), licences());
copyFonts();
const sums = checksums(out);
if (!checking) writeFileSync(join(out, SUMS), sums);
else if (sums !== read(committed, SUMS) || sums !== checksums(committed)) {
  console.error("ui/static/ui is not what frontend/ builds: run npm --prefix frontend run build");
  process.exit(1);
}
