import { byCallback, Refused, type Inside, type Options, type Topic } from '../topic.ts';

/** wx.request as a fetch to the real server. Only origins that were filed may be asked, as in WeChat. */
export const request: Topic = {
  open(inside) {
    return {
      request: (options: Options) => {
        const stop = new AbortController();
        byCallback(inside, 'request', (given) => send(inside, given, stop))(options);
        return inside.realm.give({
          abort: inside.realm.giveFunction(() => stop.abort('abort')),
          ...Object.fromEntries(
            ['onHeadersReceived', 'offHeadersReceived', 'onChunkReceived', 'offChunkReceived'].map((name) => [
              name,
              inside.realm.giveFunction(() => undefined),
            ]),
          ),
        });
      },
    };
  },
};

async function send(inside: Inside, options: Options, stop: AbortController): Promise<object> {
  const { device, realm } = inside;
  const url = placeOf(inside, options['url']);
  const method = String(options['method'] ?? 'GET').toUpperCase();
  const asked = { method, path: url.pathname + url.search };
  const passes = (at: 'leaving' | 'arriving'): void => {
    if (!realm.isAlive()) throw new Refused('abort');
    if (device.network === 'off' || device.intercept(at, asked) === 'lose') throw new Refused('-2:net::ERR_FAILED', 600001);
  };
  inside.does(`ask ${method} ${url.pathname}`);
  passes('leaving');
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const [name, value] of Object.entries(options['header'] ?? {})) headers.set(name, String(value));
  const clock = setTimeout(() => stop.abort('timeout'), options['timeout'] ?? 60_000);
  const signal = AbortSignal.any([stop.signal, realm.death]);
  try {
    const body = method === 'GET' ? undefined : bodyOf(options['data']);
    const response = await fetch(url, { method, headers, signal, ...(body === undefined ? {} : { body }) });
    const bytes = await response.arrayBuffer();
    inside.does(`answer ${method} ${url.pathname}`);
    passes('arriving');
    return { statusCode: response.status, header: Object.fromEntries(response.headers), cookies: [], data: dataOf(bytes, options) };
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (signal.aborted) throw new Refused(String(signal.reason));
    // Only what the network did has a cause; the rest is a mistake of ours and must not pass for a bad network.
    if (!(error instanceof TypeError && error.cause)) throw error;
    throw new Refused('-2:net::ERR_CONNECTION_REFUSED', 600001);
  } finally {
    clearTimeout(clock);
  }
}

function placeOf({ origins, tell }: Inside, asked: string): URL {
  const [origin] = /^https?:\/\/[^/]+/.exec(asked) ?? [''];
  const real = origins[origin];
  if (real) return new URL(real + asked.slice(origin.length));
  tell('unknown-origin', asked);
  throw new Refused('url not in domain list', 600002);
}

function bodyOf(data: unknown): string | Uint8Array<ArrayBuffer> | undefined {
  if (data === undefined || typeof data === 'string') return data;
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') return new Uint8Array(data as ArrayBuffer);
  return JSON.stringify(data);
}

function dataOf(bytes: ArrayBuffer, options: Options): unknown {
  if (options['responseType'] === 'arraybuffer') return bytes;
  const text = new TextDecoder().decode(bytes);
  if (options['dataType'] !== undefined && options['dataType'] !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
