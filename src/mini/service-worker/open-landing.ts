const cacheName = 'landings';
/** Milliseconds a poor network gets before the copy is shown. */
const patience = 3000;
/** A liaison goes through several villages; nobody through more than these. */
const mostKept = 8;

/** What a code opens: the county's page, its last copy, or, without either, the app's own page for it. */
export async function openLanding(event: FetchEvent): Promise<Response> {
  const { pathname } = new URL(event.request.url);
  const fresh = fetch(event.request);
  event.waitUntil(fresh.then((response) => keepLanding(pathname, response.clone())).catch(() => undefined));
  const inTime = await Promise.race([fresh.catch(() => undefined), afterPatience()]);
  // A broken gateway in between answers too; what she had yesterday is better.
  if (inTime && inTime.status < 500) return inTime;
  const kept = await findLanding(pathname);
  return kept ?? inTime ?? Response.redirect(`/qr/landing?q=${encodeURIComponent(self.location.origin + pathname)}`);
}

async function keepLanding(pathname: string, response: Response): Promise<void> {
  if (!response.ok || response.redirected || /no-store/.test(response.headers.get('cache-control') ?? 'no-store')) return;
  const cache = await caches.open(cacheName);
  await cache.delete(pathname);
  await cache.put(pathname, response);
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - mostKept)).map((key) => cache.delete(key)));
}

async function findLanding(pathname: string): Promise<Response | undefined> {
  try {
    return await (await caches.open(cacheName)).match(pathname);
  } catch {
    // A damaged cache is as good as none: the app's own page follows.
    return undefined;
  }
}

function afterPatience(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), patience));
}
