import type { FastifyReply, FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { compressAnswer } from '../../src/server/platform/compress-answer.ts';

const request = { headers: { 'accept-encoding': 'gzip' } } as unknown as FastifyRequest;
const reply = { getHeader: () => 'text/html; charset=utf-8', header: () => reply, removeHeader: () => reply } as unknown as FastifyReply;
/** The same bytes, not only equal ones, are bytes that were kept. */
const pack = (page: number) => compress(`village ${page}`.padEnd(2000, '·'));
const compress = (payload: string | Buffer) =>
  new Promise<unknown>((give, fail) => compressAnswer(request, reply, payload, (error, bytes) => (error ? fail(error) : give(bytes))));

test('more pages than are kept: each new one takes the place of one, and asking again for what is kept displaces nothing', async () => {
  const first = [];
  for (let page = 0; page < 500; page += 1) first.push(await pack(page));
  for (let page = 0; page < 500; page += 1) expect(await pack(page)).toBe(first[page]);
  await pack(500);
  const again = [];
  for (let page = 499; page >= 0; page -= 1) again.push((await pack(page)) === first[page]);
  expect(again.filter((kept) => kept)).toHaveLength(499);
});

test('the page behind one paper is compressed and not kept: it takes the place of nothing that all ask for', async () => {
  const first = await pack(1);
  const paper = Buffer.from('一张回执'.padEnd(2000, '·'));
  for (let scan = 0; scan < 600; scan += 1) expect(await compress(paper)).not.toBe(paper);
  expect(await pack(1)).toBe(first);
});
