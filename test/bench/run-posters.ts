// A process of its own, so that its memory is its own: `run-posters.ts make|check FILE`, the orders of province-orders in FILE.
import { readFileSync } from 'node:fs';
import { checkPages, makeBatch, type BatchOrder } from '../../src/server/posters/index.ts';

const [, , what, file] = process.argv;
const orders = JSON.parse(readFileSync(file!, 'utf8')) as BatchOrder[];
const began = performance.now();
const cpu = process.cpuUsage();
let [pages, bytes] = [0, 0];
if (what === 'make') {
  await makeBatch(orders, {
    threads: 2,
    tell: ({ county }, told) => {
      if (told.kind === 'pages') return;
      if (told.kind !== 'made' || told.made.refusals.length > 0) throw new Error(`${county.name}: ${JSON.stringify(told)}`);
      pages += told.made.pages;
      bytes += told.made.bytes;
    },
  });
} else {
  for (const { path, villages, origin } of orders) {
    const proofs = villages.map(({ codeId, name }) => ({ links: [`${origin}/m/${codeId}`], words: [name] }));
    pages += (await checkPages(path, proofs)).pages.length;
  }
}
const { user, system } = process.cpuUsage(cpu);
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ pages, bytes, seconds, cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1000 }));
