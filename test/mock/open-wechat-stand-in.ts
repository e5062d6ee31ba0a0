import { startWechat, type Wechat, type WechatSettings } from '../../mock/wechat/start-wechat.ts';

export const appId = 'wx0000000000000001';
export const appSecret = 'invented-secret';
export const user = 'o-invented-user-0001';
export const once = 'invented-once';
export const always = 'invented-always';
export const data = { thing1: { value: '临时救助' }, phrase2: { value: '接下了' } };

export const templates: WechatSettings['templates'] = [
  { id: once, kind: 'one-time', keys: ['thing1', 'phrase2'], title: '办事进度' },
  { id: always, kind: 'long-term', keys: ['thing1', 'phrase2'] },
];

export function openWechat(more: Partial<WechatSettings> = {}): Promise<Wechat> {
  return startWechat({ appId, appSecret, templates, sendTakes: 5, pushRetryAfter: [1, 1], ...more });
}

export interface WechatAnswer {
  errcode?: number;
  errmsg?: string;
  access_token: string;
  expires_in: number;
  msgid?: number;
}

/** A client as plain as the wire: what the stand-in answers, as text and as JSON. */
export function clientOf(url: string) {
  const readAnswer = async (response: Response): Promise<WechatAnswer & { status: number; type: string; text: string }> => {
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type') ?? '', text, ...(JSON.parse(text) as WechatAnswer) };
  };
  const get = async (path: string, query: Record<string, string> = {}) =>
    readAnswer(await fetch(`${url}${path}?${new URLSearchParams(query).toString()}`));
  const postRaw = (path: string, body: string, token?: string) =>
    fetch(`${url}${path}${token === undefined ? '' : `?${new URLSearchParams({ access_token: token }).toString()}`}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  const post = async (path: string, body: object, token?: string) => readAnswer(await postRaw(path, JSON.stringify(body), token));
  const app = { appid: appId, secret: appSecret };

  return {
    url,
    get,
    post,
    postRaw,
    exchange: (code: string, change: Record<string, string> = {}) =>
      get('/sns/jscode2session', { ...app, js_code: code, grant_type: 'authorization_code', ...change }),
    stableToken: (change: object = {}) => post('/cgi-bin/stable_token', { ...app, grant_type: 'client_credential', ...change }),
    oldToken: (change: Record<string, string> = {}) => get('/cgi-bin/token', { ...app, grant_type: 'client_credential', ...change }),
    phone: (token: string, body: object) => post('/wxa/business/getuserphonenumber', body, token),
    send: (token: string, change: object = {}) =>
      post('/cgi-bin/message/subscribe/send', { touser: user, template_id: once, data, ...change }, token),
  };
}

export async function tokenOf(client: ReturnType<typeof clientOf>): Promise<string> {
  return (await client.stableToken()).access_token;
}
