/** Puts the app on the phone, on H5 by its service worker. Once the page stands: its own files must not wait for it. */
export function keepApp(): void {
  if (process.env.TARO_ENV !== 'h5') return;
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  // A phone that is full or a browser that forbids it works with a network, as ever: nothing to tell her.
  const register = (): void => void serviceWorker.register('/service-worker.js', { updateViaCache: 'none' }).catch(() => undefined);
  if (document.readyState === 'complete') register();
  else window.addEventListener('load', register);
}
