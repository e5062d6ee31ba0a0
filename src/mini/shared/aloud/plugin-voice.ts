import Taro from '@tarojs/taro';
import type { Voice } from './voice.ts';

/** WeChat's 同声传译 as far as we use it. It takes 1000 bytes at a time; a sentence of ours is far below. */
interface Plugin {
  textToSpeech(options: {
    lang: 'zh_CN';
    tts: true;
    content: string;
    success(answer: { retcode: number; filename?: string }): void;
    fail(why: unknown): void;
  }): void;
}

const slow = 0.75;

/** The plug-in, where the county's account has it and it was built in; it speaks on WeChat's machines. */
export function pluginVoice(): Voice | undefined {
  const plugin = loadPlugin();
  if (!plugin) return undefined;
  const player = Taro.createInnerAudioContext();
  /** The sentence under way, and whether its own sound is what plays: an older one's end must not end it. */
  let settle: ((how: 'said' | 'stopped' | 'failed') => void) | undefined;
  let plays = false;

  function end(how: 'said' | 'stopped' | 'failed'): void {
    settle?.(how);
    settle = undefined;
    plays = false;
  }
  player.onEnded(() => plays && end('said'));
  player.onError(() => plays && end('failed'));

  function stop(): void {
    end('stopped');
    player.stop();
  }

  return {
    leavesThePhone: true,
    stop,
    say: (sentence, pace) =>
      new Promise((resolve) => {
        stop();
        settle = resolve;
        plugin.textToSpeech({
          lang: 'zh_CN',
          tts: true,
          content: sentence,
          success: ({ retcode, filename }) => {
            if (settle !== resolve) return;
            if (retcode !== 0 || !filename) return end('failed');
            player.src = filename;
            player.playbackRate = pace === 'slow' ? slow : 1;
            plays = true;
            player.play();
          },
          fail: () => {
            if (settle === resolve) end('failed');
          },
        });
      }),
  };
}

function loadPlugin(): Plugin | undefined {
  if (!VOICE_PLUGIN || typeof requirePlugin !== 'function') return undefined;
  try {
    return requirePlugin('WechatSI') as Plugin;
  } catch {
    // Built in, but taken off the account since: then nobody offers to read.
    return undefined;
  }
}
