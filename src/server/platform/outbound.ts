import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIP, isIPv4 } from 'node:net';
import type { Duplex } from 'node:stream';

/** The host is not on the list of the settings, or resolves into a private range. */
export class OutboundRefused extends Error {}

const notConnected = 'not-connected';

/** True of a call that never had its connection, TLS included: nothing can have happened on the other side. */
export function neverLeft(code: string): boolean {
  return code.startsWith(notConnected);
}

/** The network's word on a call that failed. The same word means another thing once there was a connection. */
export function wordOf(code: string, connection: Connection): string {
  return connection === 'made' ? code : `${notConnected}:${code}`;
}

export type Connection = 'none' | 'made';

/**
 * No whole answer came. `code` is the network's, or too-slow, too-large, not-200, as `wordOf` puts it; never the
 * address, which may hold a secret.
 */
export class OutboundFailed extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

export interface OutboundCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: unknown;
  /** Of the answer, where it may be larger than the caller's usual. */
  maxBytes?: number;
}

/** One call as it goes over the wire. */
export interface Exchange {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** With its query. */
  path: string;
  headers?: Record<string, string>;
  body?: Buffer;
  /** Of the answer, where it may be larger than the caller's usual. */
  maxBytes?: number;
}

/**
 * Plain calls to one host, JSON out: the whole exchange within `timeoutMs`, at most `maxBytes` of answer unless a call says
 * otherwise, status 200 only, no redirect followed. Gives the answer's bytes; throws `OutboundFailed`.
 */
export function openCaller(origin: string, limits: { timeoutMs: number; maxBytes: number }): (call: OutboundCall) => Promise<Buffer> {
  const exchange = openExchange(origin, limits);
  return async ({ method, path, query = {}, body, maxBytes }) => {
    const search = new URLSearchParams(query).toString();
    const { status, bytes } = await exchange({
      method,
      path: search ? `${path}?${search}` : path,
      ...(body === undefined ? {} : { body: Buffer.from(JSON.stringify(body)), headers: { 'content-type': 'application/json' } }),
      ...(maxBytes === undefined ? {} : { maxBytes }),
    });
    if (status !== 200) throw new OutboundFailed('not-200');
    return bytes;
  };
}

/** The same with bytes out, whatever status comes back. */
export function openExchange(
  origin: string,
  { timeoutMs, maxBytes: usualBytes }: { timeoutMs: number; maxBytes: number },
): (call: Exchange) => Promise<{ status: number; bytes: Buffer }> {
  const connected = new WeakSet<Duplex>();
  const { agent, host, protocol } = openOutbound(origin, (socket) => connected.add(socket));
  const { request: begin } = protocol === 'https://' ? https : http;
  return ({ method, path, headers = {}, body, maxBytes = usualBytes }) =>
    new Promise((resolve, reject) => {
      const length = body ? { 'content-length': body.length } : {};
      const url = new URL(path, protocol + host);
      const request = begin(url, { method, agent, headers: { ...headers, ...length }, signal: AbortSignal.timeout(timeoutMs) });
      const fail = (error: Error & { code?: string }) => {
        if (error instanceof OutboundFailed) return reject(error);
        const connection = request.socket && connected.has(request.socket) ? 'made' : 'none';
        reject(new OutboundFailed(wordOf(error.name === 'AbortError' ? 'too-slow' : (error.code ?? 'cut'), connection)));
      };
      request.on('error', fail);
      request.on('response', (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        response.on('error', fail);
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > maxBytes) request.destroy(new OutboundFailed('too-large'));
          else chunks.push(chunk);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, bytes: Buffer.concat(chunks) }));
      });
      request.end(body);
    });
}

/**
 * The server's one mouth. An agent reaches exactly one host, named by the settings; it ignores ambient proxies because
 * it is given explicitly, follows nothing by itself, and connects only to the address it has just judged, so that a
 * name cannot be re-bound between the look and the call. Private addresses only if the settings name one literally.
 * `onConnection` is told of each connection once it stands and before anything of a call has left.
 */
export function openOutbound(
  origin: string,
  onConnection: (socket: Duplex) => void = () => {},
): { agent: http.Agent; host: string; protocol: 'http://' | 'https://' } {
  const url = new URL(origin);
  const literal = isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0 || url.hostname === 'localhost';
  const options: https.AgentOptions = {
    // An idle connection that the other side just closed would make a message that never left look as if it might have.
    keepAlive: false,
    maxSockets: 32,
    lookup: (hostname, lookupOptions, callback) => {
      if (hostname !== url.hostname) return callback(new OutboundRefused(`${hostname} is not the host of this mouth`), '', 0);
      lookup(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
        if (error) return callback(error, '', 0);
        const bad = addresses.find(({ address }) => isPrivateAddress(address));
        if (bad && !literal) return callback(new OutboundRefused(`${hostname} resolves to a private address`), '', 0);
        if (lookupOptions.all) return (callback as unknown as (error: null, all: typeof addresses) => void)(null, addresses);
        return callback(null, addresses[0]!.address, addresses[0]!.family);
      });
    },
  };
  const agent = url.protocol === 'https:' ? new https.Agent(options) : new http.Agent(options);
  watchConnections(agent, url, onConnection);
  return { agent, host: url.host, protocol: url.protocol === 'https:' ? 'https://' : 'http://' };
}

/** `lookup` is asked for names only; a redirect to a bare address would pass it by. */
function watchConnections(agent: http.Agent, url: URL, onConnection: (socket: Duplex) => void): void {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    if (options.host !== host || Number(options.port) !== port) {
      callback?.(new OutboundRefused(`${options.host} is not the host of this mouth`), undefined as never);
      return undefined;
    }
    const socket = connect(options, callback);
    socket?.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => onConnection(socket));
    return socket;
  };
}

const ranges: readonly [address: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
  // Unspecified, loopback and IPv4-compatible; NAT64 and 6to4 carry an IPv4 address that nobody judged.
  ['::', 96],
  ['64:ff9b::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 9],
  ['ff00::', 8],
];
const privateRanges = new BlockList();
for (const [address, prefix] of ranges) privateRanges.addSubnet(address, prefix, isIPv4(address) ? 'ipv4' : 'ipv6');

/** Loopback, link-local, private, carrier-grade NAT, multicast, unspecified; IPv4 inside IPv6 too. What is no address is refused. */
export function isPrivateAddress(address: string): boolean {
  if (isIP(address) === 0) return true;
  return privateRanges.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
}
