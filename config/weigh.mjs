// npm run weigh: how heavy each package is that a phone or a staff member has to fetch.
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectDir } from './launch/project-dir.mjs';

// WeChat's limit for the main package is 2 MB; below ours there is room for an update that cannot wait.
const heaviestMainPackage = 1.5 * 1024 * 1024;
// What we aim at, with axios, what a screen reader needs and our own components; Taro's and Vue's floor alone is 251 KB. The
// county's catalogue comes on top: it must be read without a network, WeChat tells nobody when a subpackage has been preloaded,
// and a phone unpacks a third of a megabyte of text in a few milliseconds.
const aimedMainPackage = 340 * 1024;
const build = path.join(projectDir, '.build');

function listFiles(dir) {
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(dir, entry.name);
    return entry.isDirectory() ? listFiles(file) : [file];
  });
}

function weigh(files) {
  const bytes = files.map((file) => fs.readFileSync(file));
  return { raw: sum(bytes.map((one) => one.length)), gzip: sum(bytes.map((one) => gzipSync(one).length)) };
}

function sum(numbers) {
  return numbers.reduce((total, one) => total + one, 0);
}

function row(name, { raw, gzip }) {
  const kilo = (bytes) => (bytes === undefined ? '' : `${(bytes / 1024).toFixed(1)} KB`).padStart(12);
  console.log(`${name.padEnd(36)}${kilo(raw)}${kilo(gzip)}`);
}

/** The scripts and styles that a page names itself: what must arrive before anything can be tapped. */
function firstFiles(dir, prefix) {
  const html = fs.readFileSync(path.join(dir, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="([^"?]+\.(?:js|css))"/g)].map(([, file]) => path.join(dir, file.replace(prefix, '')));
  return { scripts: named.filter((file) => file.endsWith('.js')), styles: named.filter((file) => file.endsWith('.css')) };
}

function weighPages(name, dir, prefix) {
  if (!fs.existsSync(path.join(dir, 'index.html'))) return;
  const { scripts, styles } = firstFiles(dir, prefix);
  row(`${name}: first JavaScript`, weigh(scripts));
  row(`${name}: first styles`, weigh(styles));
  row(`${name}: everything`, weigh(listFiles(dir)));
}

function weighMiniProgram(dir) {
  if (!fs.existsSync(path.join(dir, 'app.json'))) return 0;
  const app = JSON.parse(fs.readFileSync(path.join(dir, 'app.json'), 'utf8'));
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => path.join(dir, root, '/'));
  const files = listFiles(dir).filter((file) => !file.endsWith('.map'));
  const main = weigh(files.filter((file) => !roots.some((root) => file.startsWith(root))));
  row('weapp: main package', main);
  const catalogue = weigh([path.join(build, 'shipped-weapp.json')].filter((file) => fs.existsSync(file)));
  row("weapp: the county's catalogue in it", catalogue);
  row('weapp: above what we aim at', { raw: main.raw - catalogue.raw - aimedMainPackage });
  for (const root of roots) row(`weapp: ${path.relative(dir, root)}`, weigh(files.filter((file) => file.startsWith(root))));
  return main.raw;
}

console.log(`${''.padEnd(36)}${'raw'.padStart(12)}${'gzip'.padStart(12)}`);
weighPages('h5', path.join(build, 'h5'), '/');
weighPages('console', path.join(build, 'console'), '/staff/');
const mainPackage = weighMiniProgram(path.join(build, 'weapp'));
if (mainPackage > heaviestMainPackage) {
  console.error(
    '小程序主包超过 1.5 MB：把只有联网才用得上的页面移到分包里。(The main package is over 1.5 MB: move pages that need a network into a subpackage.)',
  );
  process.exitCode = 1;
}
