import { createHash } from 'node:crypto';
import { AwsV4Signer } from 'aws4fetch';
import type { Clock } from './clock.ts';
import { placeOfFile, type Keeper } from './files.ts';
import { openExchange, OutboundFailed, type Exchange } from './outbound.ts';
import type { StoreSettings } from './settings.ts';

/** A county's posters are the largest; whatever is larger was not written by us. */
const largestBytes = 512 * 1024 * 1024;

/**
 * Sealed files in a bucket of an S3-compatible store. Every call carries its signature in a header, over the body too, and goes through
 * the server's one mouth; nothing is ever public, and no link to a file is ever made.
 */
export class FilesInS3 implements Keeper {
  readonly #settings: StoreSettings;
  readonly #clock: Clock;
  readonly #exchange: (call: Exchange) => Promise<{ status: number; bytes: Buffer }>;

  constructor(settings: StoreSettings, clock: Clock) {
    this.#settings = settings;
    this.#clock = clock;
    this.#exchange = openExchange(settings.endpoint, { timeoutMs: settings.timeoutMs, maxBytes: largestBytes });
  }

  async keep(sealed: Buffer, name: string): Promise<void> {
    await this.#call('PUT', name, [200], sealed);
  }

  async read(name: string): Promise<Buffer> {
    return this.#call('GET', name, [200]);
  }

  /** What is not there is removed already. */
  async remove(name: string): Promise<void> {
    await this.#call('DELETE', name, [200, 204, 404]);
  }

  /** @throws OutboundFailed with the store's status, never its words: they may repeat what was asked */
  async #call(method: 'GET' | 'PUT' | 'DELETE', name: string, good: readonly number[], body?: Buffer): Promise<Buffer> {
    const { endpoint, bucket, region, keyId, secret } = this.#settings;
    // An endpoint that is the bucket's own host says so already; every other is asked by path.
    const path = new URL(endpoint).hostname.startsWith(`${bucket}.`) ? `/${placeOfFile(name)}` : `/${bucket}/${placeOfFile(name)}`;
    const signer = new AwsV4Signer({
      method,
      url: endpoint + path,
      headers: {
        'x-amz-content-sha256': createHash('sha256')
          .update(body ?? '')
          .digest('hex'),
      },
      accessKeyId: keyId,
      secretAccessKey: secret,
      service: 's3',
      region,
      datetime: this.#clock
        .now()
        .toISOString()
        .replaceAll(/[:-]|\.\d{3}/g, ''),
    });
    const { headers } = await signer.sign();
    const { status, bytes } = await this.#exchange({ method, path, headers: Object.fromEntries(headers), ...(body ? { body } : {}) });
    if (!good.includes(status)) throw new OutboundFailed(`store-${status}`);
    return bytes;
  }
}
