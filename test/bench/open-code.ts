import type { BenchCounty } from './open-bench-county.ts';
import { load, printTable, round, startListening, stopListening, type Load } from './measure.ts';

const connections = 16;
/** Each adds its piece to the ones before. */
const steps = [
  'fastify alone',
  '+ request id',
  '+ params checked',
  '+ serializer of the contract',
  '+ safety headers',
  '+ our wrapper, room, code book, scan count',
  '+ a log line a request = everything',
];

export interface OpenCodeFigures {
  ratios: { path: string; county: number; bare: number; ratio: number; cpuRatio: number }[];
  pieces: { piece: string; cpuMicros: number; adds: number }[];
}

/** Opening a code against bare node:http answering the same bytes, in turn, the best of three; then what each piece costs. */
export async function benchOpenCode(county: BenchCounty, { full }: { full: boolean }): Promise<OpenCodeFigures> {
  const seconds = full ? 10 : 3;
  const { server } = county;
  const ratios: OpenCodeFigures['ratios'] = [];
  for (const path of [`/api/codes/${county.codeId}`, `/m/${county.codeId}`]) {
    const peer = await startPeer(server.publicUrl + path);
    await load(server.publicUrl + path, server.pid!, { seconds: 1, connections });
    await load(peer.url, peer.child.pid!, { seconds: 1, connections });
    const ours: Load[] = [];
    const bare: Load[] = [];
    for (let time = 0; time < 3; time += 1) {
      ours.push(await load(server.publicUrl + path, server.pid!, { seconds, connections }));
      bare.push(await load(peer.url, peer.child.pid!, { seconds, connections }));
    }
    await stopListening(peer.child);
    const best = (loads: Load[]) => Math.max(...loads.map((one) => one.perSecond));
    const least = (loads: Load[]) => Math.min(...loads.map((one) => one.cpuMicros));
    ratios.push({
      path: path.replace(county.codeId, ':code'),
      county: round(best(ours)),
      bare: round(best(bare)),
      ratio: round(best(ours) / best(bare), 2),
      cpuRatio: round(least(bare) / least(ours), 2),
    });
  }
  const pieces = await profile(county, seconds);
  printTable('Opening a code, requests a second', ratios);
  printTable('What each piece costs, processor time of one request in microseconds', pieces);
  return { ratios, pieces };
}

async function startPeer(url: string) {
  // As the load client asks: not compressed.
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)));
  return startListening('test/bench/bare-peer.ts', [], { input: JSON.stringify({ body: await response.text(), headers }) });
}

async function profile(county: BenchCounty, seconds: number): Promise<OpenCodeFigures['pieces']> {
  const path = `/api/codes/${county.codeId}`;
  const input = await (await fetch(county.server.publicUrl + path)).text();
  const peer = await startPeer(county.server.publicUrl + path);
  const servers = [
    peer,
    ...(await Promise.all(
      steps.map((_, step) => startListening('test/bench/fastify-steps.ts', [String(step)], { input, env: county.server.env })),
    )),
  ];
  const least = servers.map(() => Number.POSITIVE_INFINITY);
  for (let time = 0; time < 3; time += 1) {
    for (const [at, { url, child }] of servers.entries()) {
      const { cpuMicros } = await load(url + path, child.pid!, { seconds: seconds / 2, connections });
      // The first time warms up.
      if (time > 0) least[at] = Math.min(least[at]!, cpuMicros);
    }
  }
  for (const { child } of servers) await stopListening(child);
  return ['bare node:http', ...steps].map((piece, at) => ({
    piece,
    cpuMicros: round(least[at]!, 1),
    adds: round(least[at]! - (least[at - 1] ?? 0), 1),
  }));
}
