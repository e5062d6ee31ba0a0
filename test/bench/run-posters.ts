// A process of its own, so that its memory is its own: `run-posters.ts make|check FILE`, an order of province-orders a line.
import { readFileSync } from 'node:fs';
import { checkPages, makeBatch, type BatchOrder } from '../../src/server/posters/index.ts';

const [, , what, file] = process.argv;
/** As bytes: about what the same places weigh in a code book. */
const lines = splitLines(readFileSync(file!));
const read = (line: Buffer) => JSON.parse(line.toString()) as BatchOrder;
const began = performance.now();
const cpu = process.cpuUsage();
let [pages, bytes] = [0, 0];
if (what === 'make') {
  const files = lines.map((line) => ({ size: line.length, order: () => read(line) }));
  await makeBatch(files, {
    threads: 2,
    tell: ({ county }, told) => {
      if (told.kind === 'pages') return;
      if (told.kind !== 'made' || told.made.refusals.length > 0) throw new Error(`${county.name}: ${JSON.stringify(told)}`);
      pages += told.made.pages;
      bytes += told.made.bytes;
    },
  });
} else {
  for (const { path, villages, origin } of lines.map(read)) {
    const proofs = villages.map(({ codeId, name }) => ({ links: [`${origin}/m/${codeId}`], words: [name] }));
    pages += (await checkPages(path, proofs)).pages.length;
  }
}
const { user, system } = process.cpuUsage(cpu);
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ pages, bytes, seconds, cpu: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1000 }));

function splitLines(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  let begin = 0;
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', begin)) {
    parts.push(bytes.subarray(begin, end));
    begin = end + 1;
  }
  return [...parts, bytes.subarray(begin)];
}
