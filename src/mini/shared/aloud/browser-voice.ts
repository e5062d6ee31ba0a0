import type { Voice } from './voice.ts';

const slow = 0.7;
const usual = 0.95;
/** Some browsers tell of their voices only after a while, and some never. */
const patienceMs = 1_500;

/** The browser's own voice for Chinese; one that needs no network is preferred, and for a personal page demanded. */
export async function browserVoice(page: 'public' | 'personal'): Promise<Voice | undefined> {
  if (typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined') return undefined;
  const chinese = (await voicesOf(speechSynthesis)).filter(({ lang }) => /^(zh|cmn)\b/i.test(lang.replace('_', '-')));
  const chosen = chinese.find(({ localService }) => localService) ?? (page === 'public' ? chinese[0] : undefined);
  if (!chosen) return undefined;

  return {
    leavesThePhone: !chosen.localService,
    say: (sentence, pace) =>
      new Promise((resolve) => {
        const spoken = new SpeechSynthesisUtterance(sentence);
        spoken.voice = chosen;
        spoken.lang = chosen.lang;
        spoken.rate = pace === 'slow' ? slow : usual;
        spoken.onend = () => resolve('said');
        spoken.onerror = ({ error }) => resolve(error === 'canceled' || error === 'interrupted' ? 'stopped' : 'failed');
        speechSynthesis.cancel();
        speechSynthesis.speak(spoken);
      }),
    stop: () => speechSynthesis.cancel(),
  };
}

function voicesOf(synthesis: SpeechSynthesis): Promise<SpeechSynthesisVoice[]> {
  const there = synthesis.getVoices();
  if (there.length > 0) return Promise.resolve(there);
  return new Promise((resolve) => {
    const tell = (): void => resolve(synthesis.getVoices());
    // Safari 13 has voices but no such event target.
    synthesis.addEventListener?.('voiceschanged', tell, { once: true });
    setTimeout(tell, patienceMs);
  });
}
