import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { code, codeApp, noticeApp, notice, openSdk, phoneNumber, secretId, secretKey, sign } from './open-sms-stand-in.ts';
import { appId, appSecret, clientOf, tokenOf, user } from './open-wechat-stand-in.ts';

const main = join(import.meta.dirname, '../../mock/main.ts');
let folder: string;
let env: Record<string, string>;
let started: ChildProcess[];

beforeEach(() => {
  started = [];
  folder = mkdtempSync(join(tmpdir(), 'stand-in main '));
  const templates = {
    code: { id: '1001', text: '您的验证码是{1}，5分钟内有效。', variables: ['code'], policy: 'any', app: 'code' },
    paid: { id: '2001', text: '您{1}的低保金{2}元到了。', variables: ['month', 'sum'], policy: 'any', app: 'notice' },
  };
  writeFileSync(join(folder, 'templates.json'), JSON.stringify(templates));
  env = {
    PATH: process.env.PATH ?? '',
    MOCK_LISTEN: '127.0.0.1:0',
    MOCK_STATE: join(folder, 'phones.jsonl'),
    SMS_SECRET_ID: secretId,
    SMS_SECRET_KEY: secretKey,
    SMS_NOTICE_APP_ID: noticeApp,
    SMS_CODE_APP_ID: codeApp,
    SMS_SIGN: sign,
    SMS_TEMPLATES: join(folder, 'templates.json'),
  };
});
afterEach(() => {
  for (const child of started) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(change: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, [main], { env: { ...env, ...change }, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  started.push(child);
  return child;
}

async function listening(child: ChildProcess): Promise<string> {
  const [line] = (await once(child.stdout!, 'data')) as [Buffer];
  return /listening (http\S+)/.exec(line.toString())![1]!;
}

async function failed(child: ChildProcess): Promise<{ status: number; words: string }> {
  let words = '';
  child.stderr!.on('data', (chunk: Buffer) => (words += chunk.toString()));
  const [status] = (await once(child, 'close')) as [number];
  return { status, words };
}

test('starts from the environment, keeps what the phones got, stops with whoever started it', async () => {
  const first = start();
  const url = await listening(first);
  expect((await openSdk(url).SendSms(code(phoneNumber(1), '123456'))).SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
  expect((await openSdk(url).SendSms(notice([phoneNumber(1)], ['7月', '850.00']))).SendStatusSet).toMatchObject([{ Code: 'Ok' }]);
  first.kill('SIGTERM');
  expect(await once(first, 'exit')).toEqual([0, null]);

  const second = start();
  const page = await fetch(`${await listening(second)}/phones.json?phone=16900000001`);
  expect(((await page.json()) as { messages: unknown[] }).messages).toHaveLength(2);
  second.disconnect();
  expect(await once(second, 'exit')).toEqual([0, null]);
});

test('a taken port, a missing setting, a bad template, a place that cannot be written: one sentence and status 2', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const taken = `127.0.0.1:${(other.address() as AddressInfo).port}`;
  expect(await failed(start({ MOCK_LISTEN: taken }))).toEqual({
    status: 2,
    words: `${taken} 被别的程序占着。先关掉它，或用 MOCK_LISTEN、MOCK_ALIBABA_LISTEN、MOCK_WECHAT_LISTEN、MOCK_S3_LISTEN 换一个端口。\n`,
  });
  other.close();

  expect(await failed(start({ SMS_SIGN: '' }))).toEqual({ status: 2, words: '缺环境变量 SMS_SIGN，替身起不来。\n' });
  expect((await failed(start({ MOCK_LISTEN: '8370' }))).words).toMatch(/^MOCK_LISTEN 应当像 .*\n$/);
  expect((await failed(start({ MOCK_STATE: join(folder, 'none', 'phones.jsonl') }))).words).toMatch(/^替身起不来：.*\n$/);
  writeFileSync(
    join(folder, 'templates.json'),
    JSON.stringify({ paid: { id: '1', text: '{1}{2}', variables: ['a', 'b'], app: 'notice' } }),
  );
  expect(await failed(start())).toMatchObject({ status: 2, words: expect.stringMatching(/挨在一起.*\n$/) as string });
});

test('with a second vendor of SMS both stand, and what is wrong with its templates is one sentence', async () => {
  const file = join(folder, 'alibaba.json');
  const more = {
    ALIBABA_SMS_SECRET_ID: 'LTAIinvented',
    ALIBABA_SMS_SECRET_KEY: 'x',
    ALIBABA_SMS_SIGN: sign,
    ALIBABA_SMS_TEMPLATES: file,
    MOCK_ALIBABA_LISTEN: '127.0.0.1:0',
  };
  writeFileSync(file, JSON.stringify({ paid: { id: 'SMS_1', text: '${sum}元', variables: ['sum'], app: 'notice' } }));
  const child = start(more);
  let words = '';
  for await (const chunk of child.stdout!) if (/阿里云短信 listening http/.test((words += String(chunk)))) break;
  expect(words).toMatch(/码上替身 listening http/);
  writeFileSync(file, JSON.stringify({ paid: { id: 'SMS_1', text: '${sum}元', variables: ['month'], app: 'notice' } }));
  expect((await failed(start(more))).words).toMatch(/alibaba\.json: paid .*对不上\n$/);
});

describe('with a mini-program', () => {
  let wechatEnv: Record<string, string>;
  beforeEach(() => {
    wechatEnv = {
      WECHAT_APP_ID: appId,
      WECHAT_APP_SECRET: appSecret,
      WECHAT_TEMPLATES: join(import.meta.dirname, '../../mock/data/wechat-templates.json'),
      MOCK_WECHAT_LISTEN: '127.0.0.1:0',
      MOCK_WECHAT_STATE: join(folder, 'wechat.jsonl'),
    };
  });

  async function wechatListening(child: ChildProcess): Promise<string> {
    let words = '';
    for await (const chunk of child.stdout!) {
      words += String(chunk);
      const found = /替身微信 listening (http\S+)/.exec(words);
      if (found) return found[1]!;
    }
    throw new Error(`no word of WeChat: ${words}`);
  }

  test('WeChat starts too, and its users keep what they agreed to and got', async () => {
    const first = start(wechatEnv);
    const client = clientOf(await wechatListening(first));
    const { accepted } = JSON.parse(readFileSync(wechatEnv.WECHAT_TEMPLATES!, 'utf8')) as Record<string, { id: string }>;
    const consent = { openid: user, templateId: accepted!.id, answer: 'accept' };
    for (let count = 0; count < 2; count++) await client.post('/stand-in/subscriptions', consent);
    const message = {
      template_id: accepted!.id,
      page: 'check/list',
      data: { thing1: { value: '镇上接下了' }, date2: { value: '2026年12月1日' }, thing3: { value: '12月31日' } },
    };
    expect(await client.send(await tokenOf(client), message)).toMatchObject({ errcode: 0 });
    first.kill('SIGTERM');
    expect(await once(first, 'exit')).toEqual([0, null]);

    const again = clientOf(await wechatListening(start(wechatEnv)));
    const page = await fetch(`${again.url}/wechat`);
    expect(await page.text()).toContain('镇上接下了');
    const token = await tokenOf(again);
    expect(await again.send(token, message)).toMatchObject({ errcode: 0 });
    expect(await again.send(token, message)).toMatchObject({ errcode: 43101 });
  });

  test('what is wrong is one sentence and status 2, and the SMS do not stay behind', async () => {
    expect(await failed(start({ ...wechatEnv, WECHAT_APP_SECRET: '' }))).toEqual({
      status: 2,
      words: '缺环境变量 WECHAT_APP_SECRET，替身起不来。\n',
    });
    expect((await failed(start({ ...wechatEnv, MOCK_WECHAT_LISTEN: '8371' }))).words).toMatch(/^MOCK_WECHAT_LISTEN 应当像 .*\n$/);
    expect((await failed(start({ ...wechatEnv, SMS_SIGN: '' }))).words).toMatch(/^缺环境变量 SMS_SIGN.*\n$/);
    for (const bad of [{ id: '1', kind: 'sometimes', data: { thing1: 'title' } }, { kind: 'one-time', data: { thing1: 'title' } }, null]) {
      writeFileSync(join(folder, 'wechat.json'), JSON.stringify({ paid: bad }));
      const { status, words } = await failed(start({ ...wechatEnv, WECHAT_TEMPLATES: join(folder, 'wechat.json') }));
      expect(status).toBe(2);
      expect(words).toMatch(/wechat\.json: paid .*\n$/);
    }
  });
});
