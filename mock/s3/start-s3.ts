import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { answerSwitches } from '../shared/answer-switches.ts';
import { escapeHtml } from '../shared/escape-html.ts';
import { openServer } from '../shared/open-server.ts';
import { readBody } from '../shared/read-body.ts';
import { addRefusal, type Refusal } from '../shared/refusals.ts';
import { take } from '../shared/switches.ts';
import { Refused } from './refused.ts';
import { actions, createS3Switches, type Action, type S3Switches } from './switches.ts';
import { verifySigv4 } from './verify-sigv4.ts';

export interface S3Settings {
  host?: string;
  /** 0 takes any free port. */
  port?: number;
  bucket: string;
  region: string;
  /** Key id → secret. */
  credentials: Record<string, string>;
  /** Milliseconds. */
  clock?: () => number;
}

export interface S3 {
  url: string;
  /** What is kept, by key. In memory: a stand-in that stops has kept nothing. */
  objects: ReadonlyMap<string, Buffer>;
  refusals: readonly Refusal[];
  switches: S3Switches;
  stop(): Promise<void>;
}

interface Desk {
  settings: Required<Pick<S3Settings, 'bucket' | 'region' | 'credentials' | 'clock'>>;
  objects: Map<string, Buffer>;
  refusals: Refusal[];
  switches: S3Switches;
  stopping: AbortSignal;
}

/** One private bucket, addressed by path; every call is signed (Signature V4 in the header), nothing is public, nothing is signed in a link. */
export async function startS3({ host = '127.0.0.1', port = 0, clock = Date.now, ...rest }: S3Settings): Promise<S3> {
  const stopping = new AbortController();
  const desk: Desk = {
    settings: { ...rest, clock },
    objects: new Map(),
    refusals: [],
    switches: createS3Switches(),
    stopping: stopping.signal,
  };
  const server = await openServer({ host, port }, (request, response) => answer(request, response, desk));
  const { objects, refusals, switches } = desk;
  return {
    url: server.url,
    objects,
    refusals,
    switches,
    async stop() {
      stopping.abort();
      await server.close();
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, desk: Desk): Promise<void> {
  const [path = '/', query = ''] = (request.url ?? '/').split('?');
  const body = await readBody(request);
  const { method = '', headers } = request;
  const { switches, stopping } = desk;
  const asked = { request, route: `${method} ${path}`, body, response };
  if ((await answerSwitches(asked, { switches, release: async () => {} })) === 'answered') return;
  const action = actions.find((one) => one === method.toLowerCase());
  const aimed = (one: { action?: Action }) => one.action === undefined || one.action === action;
  try {
    await wait(take(switches.state.slow, aimed)?.ms, stopping);
    verifySigv4({ method, path, query, headers, body }, { ...desk.settings, service: 's3', now: desk.settings.clock() });
    const fail = take(switches.state.fail, aimed);
    if (fail) throw new Refused(fail.status, fail.code, 'by the switches');
    const { status, content } = act(action, { path, query, body }, desk);
    const silent = take(switches.state.silent, aimed);
    if (silent?.how === 'cut') response.destroy();
    if (silent) return;
    await wait(take(switches.state.late, aimed)?.ms, stopping);
    response.writeHead(status, { 'content-type': 'application/octet-stream' }).end(content);
  } catch (error) {
    if (stopping.aborted) return void response.destroy();
    if (!(error instanceof Refused)) throw error;
    const { status, code, message } = error;
    addRefusal(desk.refusals, { at: new Date(desk.settings.clock()).toISOString(), code, message, about: `${method} ${path}` });
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${escapeHtml(message)}</Message></Error>`;
    response.writeHead(status, { 'content-type': 'application/xml' }).end(xml);
  }
}

function act(
  action: Action | undefined,
  { path, query, body }: { path: string; query: string; body: Buffer },
  { objects, settings }: Desk,
): { status: number; content?: Buffer } {
  const [, bucket, ...parts] = path.split('/').map(decodeURIComponent);
  const key = parts.join('/');
  if (bucket !== settings.bucket) throw new Refused(404, 'NoSuchBucket', 'The bucket does not exist.');
  if (!key || query || !action) throw new Refused(405, 'MethodNotAllowed', 'Objects are put, got and deleted here, nothing else.');
  if (action === 'put') {
    objects.set(key, body);
    return { status: 200 };
  }
  if (action === 'delete') {
    objects.delete(key);
    return { status: 204 };
  }
  const content = objects.get(key);
  if (!content) throw new Refused(404, 'NoSuchKey', 'The key does not exist.');
  return { status: 200, content };
}

async function wait(ms: number | undefined, signal: AbortSignal): Promise<void> {
  if (ms) await pause(ms, undefined, { signal });
}
