import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import { isIP, isIPv4 } from 'node:net';

/** The host is not on the list of the settings, or resolves into a private range. */
export class OutboundRefused extends Error {}

/**
 * The server's one mouth. An agent reaches exactly one host, named by the settings; it ignores ambient proxies because
 * it is given explicitly, follows nothing by itself, and connects only to the address it has just judged, so that a
 * name cannot be re-bound between the look and the call. Private addresses only if the settings name one literally.
 */
export function openOutbound(origin: string): { agent: http.Agent; host: string; protocol: 'http://' | 'https://' } {
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
  return { agent, host: url.host, protocol: url.protocol === 'https:' ? 'https://' : 'http://' };
}

/** Loopback, link-local, private, carrier-grade NAT, multicast, unspecified; IPv4 inside IPv6 too. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const text = (mapped ?? address).toLowerCase();
  if (isIPv4(text)) {
    const [a = 0, b = 0] = text.split('.').map(Number);
    return (
      a === 0 ||
      a === 10 ||
      a === 127 ||
      a >= 224 ||
      (a === 100 && b >= 64 && b < 128) ||
      (a === 169 && b === 254) ||
      (a === 172 && b >= 16 && b < 32) ||
      (a === 192 && b === 168)
    );
  }
  return (
    text === '::' ||
    text === '::1' ||
    /^f[cd]/.test(text) ||
    /^fe[89ab]/.test(text) ||
    text.startsWith('ff') ||
    text.startsWith('::ffff:') ||
    text.startsWith('64:ff9b:')
  );
}
