import { beforeEach, describe, expect, test } from 'vitest';
import { askToTell, mayAskToTell } from '../../src/mini/shared/wechat/ask-to-tell.ts';
import { recordAnswers } from '../../src/mini/shared/wechat/record-answers.ts';
import { json, newPhone, refusal, signIn } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';
import { sentBodies, sentPaths } from './helpers/wechat.ts';

beforeEach(() => {
  newPhone();
  signIn();
  phone.answer = () => json(200, {});
});

let shown: string[][] = [];
function sheAnswers(answers: Record<string, string>): void {
  shown = [];
  phone.wx['requestSubscribeMessage'] = ({ tmplIds, success }: { tmplIds: string[]; success: (told: object) => void }) => {
    shown.push(tmplIds);
    success({ errMsg: 'requestSubscribeMessage:ok', ...answers });
  };
}
function wechatRefuses(errCode: number): void {
  phone.wx['requestSubscribeMessage'] = ({ fail }: { fail: (why: object) => void }) => fail({ errCode, errMsg: 'fail' });
}

describe('being asked whether WeChat may tell her', () => {
  test('WeChat is asked in the tap itself: at most five, none twice', () => {
    sheAnswers({});
    void askToTell(['a', 'b', 'a', 'c', 'd', 'e', 'f']);
    // Not awaited: a tap is over by then.
    expect(shown).toEqual([['a', 'b', 'c', 'd', 'e']]);
  });

  test('her yes reaches the county, template by template', async () => {
    sheAnswers({ a: 'accept', b: 'reject', c: 'acceptWithAudio', d: 'filter' });
    expect(await recordAnswers(await askToTell(['a', 'b', 'c', 'd', 'e']))).toBe('accepted');
    expect(sentPaths()).toEqual(['/api/wechat/subscriptions']);
    expect(sentBodies()).toEqual([
      {
        answers: [
          { templateId: 'a', answer: 'accept' },
          { templateId: 'b', answer: 'reject' },
          { templateId: 'c', answer: 'accept' },
          { templateId: 'd', answer: 'filter' },
        ],
      },
    ]);
  });

  test('her no is a no, and the county hears it', async () => {
    sheAnswers({ a: 'reject', b: 'ban' });
    expect(await recordAnswers(await askToTell(['a', 'b']))).toBe('declined');
    expect(phone.asked).toHaveLength(1);
  });

  test('a yes that the county did not hear is not called done', async () => {
    sheAnswers({ a: 'accept' });
    for (const answer of [() => 'no-network' as const, () => refusal(404, 'not-found')]) {
      phone.answer = answer;
      expect(await recordAnswers(await askToTell(['a']))).toBe('not-recorded');
    }
  });

  test('the main switch of WeChat is told apart from all other failures', async () => {
    wechatRefuses(20004);
    expect(await recordAnswers(await askToTell(['a']))).toBe('switched-off');
    for (const code of [10002, 10005, 20001, 20005]) {
      wechatRefuses(code);
      expect(await recordAnswers(await askToTell(['a']))).toBe('not-now');
    }
    expect(phone.asked).toEqual([]);
  });

  test('nothing is offered on an old WeChat, nor where the county has no templates', async () => {
    expect(mayAskToTell(['a'])).toBe(false);
    expect(await askToTell(['a'])).toEqual({ kind: 'not-now' });
    sheAnswers({});
    expect([mayAskToTell(undefined), mayAskToTell([]), mayAskToTell(['a'])]).toEqual([false, false, true]);
  });
});
