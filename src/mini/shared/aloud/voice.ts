import { browserVoice } from './browser-voice.ts';
import { pluginVoice } from './plugin-voice.ts';

/** Somebody who reads aloud. One sentence at a time, so that it can be said again, slower, or stopped. */
export interface Voice {
  /** The text goes to somebody else's machine to be spoken. */
  readonly leavesThePhone: boolean;
  say(sentence: string, pace: 'usual' | 'slow'): Promise<'said' | 'stopped' | 'failed'>;
  stop(): void;
}

/**
 * Undefined where this phone has none: then nobody offers to read. A page about a person is read only by a voice that
 * lives on the phone.
 */
export async function findVoice(page: 'public' | 'personal'): Promise<Voice | undefined> {
  found[page] ??= process.env.TARO_ENV === 'h5' ? browserVoice(page) : Promise.resolve(pluginVoice());
  const voice = await found[page];
  return voice && page === 'personal' && voice.leavesThePhone ? undefined : voice;
}
/** Looked for once: every page asks. */
const found: Partial<Record<'public' | 'personal', Promise<Voice | undefined>>> = {};
