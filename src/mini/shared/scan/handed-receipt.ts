/*
 * From the page that scanned a receipt to the page that shows it: in memory alone. The page written by the server hands it over behind a #,
 * which no server is ever sent; it is wiped from the address as soon as it is read.
 */

let handed: string | undefined;

export function handReceipt(code: string): void {
  handed = code;
}

/** Once: afterwards it is gone. */
export function takeHandedReceipt(): string | undefined {
  const code = handed ?? takeFromAddress();
  handed = undefined;
  return code;
}

function takeFromAddress(): string | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined;
  const found = /^#([0-9A-Z]{13})$/.exec(location.hash)?.[1];
  if (found) history.replaceState(history.state, '', location.pathname + location.search);
  return found;
}
