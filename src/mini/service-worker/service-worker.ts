import { isPhonePath, landingPath } from '../../contract/phone-rooms.ts';
import { dropOtherBuilds, fillAppCache, findInApp, isAppWhole } from './app-cache.ts';
import { openLanding } from './open-landing.ts';

/*
 * Opens the app without a network. It keeps files only: what the county tells lives in the app's own storage, and no
 * answer of the API passes through here. It never takes over a running page (no skipWaiting, no claim): a page keeps
 * the build it began with until it is closed.
 */
declare const self: ServiceWorkerGlobalScope;

self.addEventListener('install', (event) => event.waitUntil(fillAppCache()));
self.addEventListener('activate', (event) => event.waitUntil(dropOtherBuilds()));

self.addEventListener('fetch', (event) => {
  const { method, url, mode } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (mode === 'navigate') {
    if (landingPath.test(pathname)) event.respondWith(openLanding(event));
    else if (isPhonePath(pathname)) event.respondWith(openApp(event.request));
    return;
  }
  if (build.files.some((file) => file.path === pathname)) event.respondWith(openFile(event.request, pathname));
});

/** A page asks before it promises anything. */
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  event.waitUntil(isAppWhole().then((whole) => port?.postMessage(whole ? 'whole' : 'not-whole')));
});

/** Only a whole app is opened: else the county's newest, as if nobody stood in between. */
async function openApp(request: Request): Promise<Response> {
  const page = (await isAppWhole()) ? await findInApp('/') : undefined;
  return page ?? fetch(request);
}

async function openFile(request: Request, pathname: string): Promise<Response> {
  return (await findInApp(pathname).catch(() => undefined)) ?? fetch(request);
}
