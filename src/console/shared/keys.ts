import { computed, onMounted, onUnmounted, ref, shallowReactive } from 'vue';

/** One key that does something on this page, and what it does in words. None records anything: it opens what records. */
export interface Shortcut {
  keys: readonly string[];
  /** As it is printed on the keyboard. */
  shown: string;
  does: string;
  act(key: string): void;
}

interface Layer {
  /** page: whatever lies open · over: in front of it, and then nothing behind it hears a key */
  kind: 'page' | 'over';
  shortcuts: readonly Shortcut[];
}

const layers = shallowReactive<Layer[]>([]);
const remembered = 'single-keys';

/** Whoever dictates or types blind may switch single keys off; the desk remembers it, and nothing about anybody. */
export const singleKeys = ref<'on' | 'off'>(localStorage.getItem(remembered) === 'off' ? 'off' : 'on');
export function setSingleKeys(to: 'on' | 'off'): void {
  singleKeys.value = to;
  localStorage.setItem(remembered, to);
}

/** What can be pressed on the page itself, for the sheet that shows it. */
export const shortcutsOfPage = computed(() => layers.filter(({ kind }) => kind === 'page').flatMap(({ shortcuts }) => shortcuts));

export function useKeys(shortcuts: readonly Shortcut[], kind: Layer['kind'] = 'page'): void {
  const layer: Layer = { kind, shortcuts };
  onMounted(() => layers.push(layer));
  onUnmounted(() => void layers.splice(layers.indexOf(layer), 1));
}

addEventListener('keydown', (event) => {
  const { ctrlKey, altKey, metaKey, isComposing, defaultPrevented, repeat } = event;
  if (singleKeys.value === 'off' || ctrlKey || altKey || metaKey || isComposing || defaultPrevented || isTyping(event.target)) return;
  const inFront = layers.filter(({ kind }) => kind === 'over');
  const over = inFront[inFront.length - 1];
  const key = event.key.length === 1 ? event.key.normalize('NFKC').toLowerCase() : event.key;
  const found = (over ? [over] : layers).flatMap(({ shortcuts }) => shortcuts).find(({ keys }) => keys.includes(key));
  if (!found) return;
  event.preventDefault();
  // A key held down walks through a list, and opens nothing twice.
  if (!repeat || /^(j|k|Arrow)/.test(key)) found.act(key);
});

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(target.type);
  return target.isContentEditable || ['SELECT', 'TEXTAREA'].includes(target.tagName);
}
