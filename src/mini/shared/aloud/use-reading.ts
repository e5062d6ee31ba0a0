import { useDidHide } from '@tarojs/taro';
import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { sentencesIn, type Readable } from './sentences.ts';
import { findVoice, type Voice } from './voice.ts';

export interface Reading {
  /** False until a voice has been found, and where there is none: then nobody offers to read. */
  offered: ComputedRef<boolean>;
  state: Ref<'silent' | 'reading' | 'failed'>;
  pace: Ref<'usual' | 'slow'>;
  sentence: Ref<string>;
  start(): void;
  stop(): void;
  /** The same sentence once more. */
  again(): void;
  skip(): void;
  turnPace(): void;
}

interface Given {
  page: 'public' | 'personal';
  /** What is being shown: when another question takes its place, the voice stops. */
  of: () => string;
  read: () => Readable | undefined;
}

/** Reads a page out, one sentence at a time. */
export function useReading({ page, of, read }: Given): Reading {
  const voice = shallowRef<Voice>();
  const state: Reading['state'] = ref('silent');
  const pace: Reading['pace'] = ref('usual');
  const sentence = ref('');
  let sentences: string[] = [];
  let at = 0;
  /** Counts what was begun, so that a sentence that was overtaken leads nowhere. */
  let turn = 0;

  onMounted(async () => {
    voice.value = await findVoice(page);
  });
  onBeforeUnmount(stop);
  // A page below another one stays, silent.
  useDidHide(stop);
  watch(of, stop);

  function start(): void {
    const root = read();
    if (!voice.value || !root) return;
    sentences = sentencesIn(root, voice.value);
    at = 0;
    void goOn();
  }

  async function goOn(): Promise<void> {
    const mine = ++turn;
    state.value = 'reading';
    while (at < sentences.length) {
      sentence.value = sentences[at]!;
      const how = await voice.value!.say(sentence.value, pace.value);
      if (mine !== turn) return;
      if (how === 'failed') {
        state.value = 'failed';
        return;
      }
      if (how === 'stopped') return stop();
      at += 1;
    }
    stop();
  }

  function stop(): void {
    turn += 1;
    if (state.value !== 'silent') voice.value?.stop();
    state.value = 'silent';
  }

  return {
    offered: computed(() => voice.value !== undefined),
    state,
    pace,
    sentence,
    start,
    stop,
    again: () => void goOn(),
    skip: () => {
      at = Math.min(at + 1, sentences.length);
      void goOn();
    },
    turnPace: () => {
      pace.value = pace.value === 'slow' ? 'usual' : 'slow';
      void goOn();
    },
  };
}
