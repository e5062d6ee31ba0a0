/** Milliseconds after which a worker that says nothing has said no. */
const patience = 5000;

/**
 * Whether the app itself would open without a network. In WeChat it lies on the phone, for all that is promised is in the
 * main package. On H5 every file is looked at by the service worker, which is waited for: it may be installing still.
 */
export async function isAppKept(): Promise<boolean> {
  if (process.env.TARO_ENV !== 'h5') return true;
  // Over plain http, and in some apps' own browsers, there is none: then it works with a network, as ever.
  if (!navigator.serviceWorker) return false;
  const { active } = await navigator.serviceWorker.ready;
  if (!active) return false;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const clock = setTimeout(() => resolve(false), patience);
    port1.onmessage = ({ data }) => {
      clearTimeout(clock);
      port1.close();
      resolve(data === 'whole');
    };
    active.postMessage('is the app whole?', [port2]);
  });
}
