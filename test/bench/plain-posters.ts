// What anybody would write first, in a process of its own: `plain-posters.ts png|path FILE`, an order of province-orders a line.
// pdfkit as it comes (a file a county, its fonts registered once, text() a line, one rectangle a run of modules and one fill),
// qrcode as it comes (level Q; PNG scale 4, margin 4).
import { createWriteStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import Pdf from 'pdfkit';
import qrcode from 'qrcode';
import type { BatchOrder } from '../../src/server/posters/index.ts';
import type { CodeMatrix } from '../../src/server/posters/draw/code-matrix.ts';
import type { Ink } from '../../src/server/posters/draw/ink.ts';
import { posterForms } from '../../src/server/posters/draw/plan-poster.ts';
import { drawPoster } from '../../src/server/posters/draw/poster-page.ts';
import type { SheetFile } from '../../src/server/posters/draw/sheet-file.ts';
import { PlainInk, type PlainArt } from './plain-ink.ts';

const [, , kind, file] = process.argv;
const orders = readFileSync(file!, 'utf8')
  .split('\n')
  .map((line) => JSON.parse(line) as BatchOrder);
const require = createRequire(import.meta.url);
const fonts = {
  regular: require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf'),
};
// Every page draws all of it again: nothing is kept between pages.
const noFile = { art: (_name: string, draw: (ink: Ink) => void): PlainArt => ({ name: '', draw }) } as unknown as SheetFile;

const began = performance.now();
const cpu = process.cpuUsage();
let [pages, bytes] = [0, 0];
for (const { county, villages, origin, path } of orders) {
  const doc = new Pdf({ autoFirstPage: false, size: 'A4', margin: 0 });
  const written = createWriteStream(`${path}.plain`);
  doc.pipe(written);
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font);
  for (const village of villages) {
    doc.addPage();
    const link = `${origin}/m/${village.codeId}`;
    // The plan wants to know the size of the code: 33 modules, as all of these are.
    const code = kind === 'png' ? { link, version: 4, size: 33, quiet: 4, dark: new Uint8Array(), path: '' } : plainCode(link);
    const png = kind === 'png' ? await qrcode.toBuffer(link, { errorCorrectionLevel: 'Q', scale: 4, margin: 4 }) : undefined;
    const subject = { county, village, code, host: new URL(origin).host, demo: false };
    drawPoster(noFile, new PlainInk(doc, png) as unknown as Ink, subject, posterForms.a4);
    pages += 1;
    if (written.writableNeedDrain) await once(written, 'drain');
  }
  doc.end();
  await once(written, 'finish');
  bytes += written.bytesWritten;
}
const { user, system } = process.cpuUsage(cpu);
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ pages, bytes, seconds, cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1000 }));

function plainCode(link: string): CodeMatrix {
  const { version, modules } = qrcode.create(link, { errorCorrectionLevel: 'Q' });
  return { link, version, size: modules.size, quiet: 4, dark: modules.data as Uint8Array, path: '' };
}
