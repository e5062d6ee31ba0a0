import { afterEach, beforeEach, expect, test } from 'vitest';
import { pluginVoice } from '../../src/mini/shared/aloud/plugin-voice.ts';
import { phone } from './helpers/taro-stub.ts';

type Ask = { content: string; success(answer: { retcode: number; filename?: string }): void; fail(why: unknown): void };

/** WeChat's 同声传译 as far as it is documented: it makes a sound file of a text, on its own machines. */
let asked: Ask[];
const realm = globalThis as unknown as Record<string, unknown>;

beforeEach(() => {
  phone.reset();
  asked = [];
  realm['VOICE_PLUGIN'] = '0.3.6';
  realm['requirePlugin'] = (name: string) => (name === 'WechatSI' ? { textToSpeech: (ask: Ask) => void asked.push(ask) } : undefined);
});
afterEach(() => {
  delete realm['requirePlugin'];
  realm['VOICE_PLUGIN'] = '';
});

test('a sentence is made into a sound and played; slower when she asks', async () => {
  const voice = pluginVoice()!;
  const first = voice.say('一共7天。', 'usual');
  asked[0]!.success({ retcode: 0, filename: 'https://sound.example/1' });
  phone.player.told.ended();
  expect(await first).toBe('said');
  const again = voice.say('一共7天。', 'slow');
  asked[1]!.success({ retcode: 0, filename: 'https://sound.example/2' });
  phone.player.told.ended();
  expect(await again).toBe('said');
  expect(asked.map(({ content }) => content)).toEqual(['一共7天。', '一共7天。']);
  expect(phone.player.played[1]!.rate).toBeLessThan(phone.player.played[0]!.rate);
});

test('it speaks on machines that are not hers, and says so', () => {
  expect(pluginVoice()!.leavesThePhone).toBe(true);
});

test('a sound that comes after she said stop is not played', async () => {
  const voice = pluginVoice()!;
  const saying = voice.say('一共7天。', 'usual');
  voice.stop();
  expect(await saying).toBe('stopped');
  asked[0]!.success({ retcode: 0, filename: 'https://sound.example/late' });
  expect(phone.player.played).toEqual([]);
});

test('the end of an older sound does not end the sentence that has taken its place', async () => {
  const voice = pluginVoice()!;
  const first = voice.say('一。', 'usual');
  asked[0]!.success({ retcode: 0, filename: 'https://sound.example/1' });
  const second = voice.say('二。', 'slow');
  expect(await first).toBe('stopped');
  phone.player.told.ended();
  asked[1]!.success({ retcode: 0, filename: 'https://sound.example/2' });
  expect(phone.player.played.map(({ src }) => src)).toEqual(['https://sound.example/1', 'https://sound.example/2']);
  phone.player.told.ended();
  expect(await second).toBe('said');
});

test('a plug-in that fails is told, not waited for', async () => {
  const voice = pluginVoice()!;
  const refused = voice.say('一。', 'usual');
  asked[0]!.fail({ errMsg: 'fail' });
  expect(await refused).toBe('failed');
  const empty = voice.say('二。', 'usual');
  asked[1]!.success({ retcode: -20001 });
  expect(await empty).toBe('failed');
});

test('where the county has no plug-in, or it was taken off the account, nobody offers to read', () => {
  realm['VOICE_PLUGIN'] = '';
  expect(pluginVoice()).toBeUndefined();
  realm['VOICE_PLUGIN'] = '0.3.6';
  realm['requirePlugin'] = () => {
    throw new Error('plugin is not declared');
  };
  expect(pluginVoice()).toBeUndefined();
  delete realm['requirePlugin'];
  expect(pluginVoice()).toBeUndefined();
});
