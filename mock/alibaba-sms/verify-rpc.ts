import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refused } from './refused.ts';

/** A signature of the vendor's RPC style, version 1: over the method and every parameter but itself. */
const allowedSkewMs = 15 * 60_000;

export interface Verifier {
  /** @throws Refused with the vendor's code */
  verify(method: string, params: URLSearchParams, now: number): void;
}

export function createVerifier(credentials: Record<string, string>): Verifier {
  const nonces = new Map<string, number>();
  return {
    verify(method, params, now) {
      for (const name of ['AccessKeyId', 'Signature', 'SignatureNonce', 'Timestamp', 'Version', 'Action'])
        if (!params.get(name))
          throw new Refused('MissingParameter', `The input parameter "${name}" that is mandatory is not supplied.`, 400);
      if (params.get('SignatureMethod') !== 'HMAC-SHA1' || params.get('SignatureVersion') !== '1.0')
        throw new Refused('InvalidParameter', 'This stand-in takes HMAC-SHA1, version 1.0.', 400);
      const id = params.get('AccessKeyId')!;
      const secret = Object.hasOwn(credentials, id) ? credentials[id] : undefined;
      if (secret === undefined) throw new Refused('InvalidAccessKeyId.NotFound', 'Specified access key is not found.', 404);
      const given = Buffer.from(params.get('Signature')!);
      const right = Buffer.from(signRpc(method, params, secret));
      if (given.length !== right.length || !timingSafeEqual(given, right))
        throw new Refused('SignatureDoesNotMatch', 'Specified signature is not matched with our calculation.', 400);
      const at = Date.parse(params.get('Timestamp')!);
      if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(params.get('Timestamp')!) || Number.isNaN(at))
        throw new Refused('InvalidTimeStamp.Format', 'Specified time stamp is not well formatted.', 400);
      if (Math.abs(now - at) > allowedSkewMs)
        throw new Refused('InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.', 400);
      for (const [nonce, seen] of nonces) if (now - seen > 2 * allowedSkewMs) nonces.delete(nonce);
      const nonce = params.get('SignatureNonce')!;
      if (nonces.has(nonce)) throw new Refused('SignatureNonceUsed', 'Specified signature nonce was used already.', 400);
      nonces.set(nonce, now);
    },
  };
}

/** Base64 of HMAC-SHA1 over `METHOD&%2F&…`, the parameters sorted by name and percent-encoded as RFC 3986 says. */
export function signRpc(method: string, params: URLSearchParams, secret: string): string {
  const canonical = [...params]
    .filter(([name]) => name !== 'Signature')
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  return createHmac('sha1', `${secret}&`)
    .update(`${method}&%2F&${encode(canonical)}`)
    .digest('base64');
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`);
}
