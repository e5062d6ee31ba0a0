let asked = false;

/**
 * A browser that runs out of room throws away what sites have kept, unless one has been allowed to stay. Asked once, when
 * there is something to lose; it decides by itself, and whatever it says is no news for her.
 */
export function askToStay(): void {
  if (process.env.TARO_ENV !== 'h5' || asked) return;
  asked = true;
  if (navigator.storage?.persist) void navigator.storage.persist().catch(() => false);
}
