import { lookup } from 'node:dns/promises';
import http, { createServer, type Server } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server as SocketServer, type Socket } from 'node:net';
import { hostname } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import { openSms, type SendSms } from '../../src/server/notify/index.ts';
import { isPrivateAddress, openOutbound } from '../../src/server/platform/outbound.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { openWechat } from '../../src/server/wechat/index.ts';
import { testSettings, testWechatSettings } from '../helpers/test-settings.ts';

const servers: (Server | SocketServer)[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A machine that notes every request that reaches it. */
async function listen(answer: http.RequestListener): Promise<{ port: number; reached: string[] }> {
  const reached: string[] = [];
  const server = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { port: (server.address() as AddressInfo).port, reached };
}

function get(url: string, agent: http.Agent): Promise<number> {
  return new Promise((resolve, reject) => {
    http.get(url, { agent }, (response) => resolve(response.resume().statusCode!)).on('error', reject);
  });
}

test.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.0.0.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '198.18.0.1',
  '224.0.0.1',
  '239.255.255.255',
  '255.255.255.255',
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '0000:0000:0000:0000:0000:0000:0000:0001',
  '::127.0.0.1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::FFFF:169.254.169.254',
  '0:0:0:0:0:ffff:a9fe:a9fe',
  '64:ff9b::10.0.0.1',
  '64:ff9b::a00:1',
  '64:ff9b:1::1',
  '2002:7f00:1::',
  'fe80::1',
  'fe80::1%lo',
  'fec0::1',
  'febf::1',
  'fc00::1',
  'fd00:ec2::254',
  'ff02::1',
  'localhost',
  '2130706433',
  '0x7f000001',
  '017700000001',
  '127.1',
  '',
  '127.0.0.1 ',
  '①②⑦.⓪.⓪.①',
])('%s is not an address of the outside world', (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each([
  '119.29.29.29',
  '1.1.1.1',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '169.253.1.1',
  '2402:4e00::1',
  '240e::1',
  '::ffff:119.29.29.29',
])('%s is', (address) => {
  expect(isPrivateAddress(address)).toBe(false);
});

test('the mouth speaks with the host of the settings and with no other, by name or by address, on no other port', async () => {
  const ours = await listen((_request, response) => response.end());
  const foreign = await listen((_request, response) => response.end());
  const { agent } = openOutbound(`http://127.0.0.1:${ours.port}`);
  expect(await get(`http://127.0.0.1:${ours.port}/`, agent)).toBe(200);
  for (const url of [
    `http://127.0.0.1:${foreign.port}/`,
    `http://127.0.0.2:${ours.port}/`,
    `http://localhost:${ours.port}/`,
    `http://[::1]:${ours.port}/`,
  ])
    await expect(get(url, agent)).rejects.toThrow('is not the host of this mouth');
  expect([ours.reached.length, foreign.reached.length]).toEqual([1, 0]);
});

test('a name that leads to this machine or its neighbours is not called', async () => {
  const inside = await listen((_request, response) => response.end());
  const name = hostname();
  const found = await lookup(name, { all: true }).catch(() => []);
  const { agent } = openOutbound(`http://${name}:${inside.port}`);
  await expect(get(`http://${name}:${inside.port}/`, agent)).rejects.toThrow(found.length > 0 ? 'private address' : /./);
  expect(inside.reached).toEqual([]);
});

const order: Parameters<SendSms>[0] = {
  vendor: 'tencent',
  kind: 'accepted-no-day',
  county: null,
  params: [],
  phone: '16900003301',
  attempt: 'a',
};
const smsTo = (port: number) => openSms(testSettings({ sms: { endpoint: `http://127.0.0.1:${port}`, timeoutMs: 1000 } }).sms).sendSms;

test('a proxy in the environment does not divert messages', async () => {
  const proxy = await listen((_request, response) => response.end());
  const vendor = await listen((_request, response) =>
    response
      .setHeader('content-type', 'application/json')
      .end(JSON.stringify({ Response: { SendStatusSet: [{ Code: 'Ok', SerialNo: 's:1' }], RequestId: 'r' } })),
  );
  const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy'];
  const before = names.map((name) => process.env[name]);
  for (const name of names) process.env[name] = `http://127.0.0.1:${proxy.port}`;
  try {
    expect(await smsTo(vendor.port)(order)).toEqual({ state: 'handed-over', serial: 's:1' });
  } finally {
    names.forEach((name, index) => (before[index] === undefined ? delete process.env[name] : (process.env[name] = before[index])));
  }
  expect([vendor.reached.length, proxy.reached.length]).toEqual([1, 0]);
});

test.each([301, 302, 307, 308])(
  'an answer %s that points elsewhere is not followed, and nobody knows whether it was sent',
  async (status) => {
    const inside = await listen((_request, response) => response.end('{}'));
    const vendor = await listen((_request, response) =>
      response.writeHead(status, { location: `http://127.0.0.1:${inside.port}/latest/meta-data` }).end(),
    );
    expect(await smsTo(vendor.port)(order)).toMatchObject({ state: 'unknown' });
    expect([vendor.reached.length, inside.reached.length]).toEqual([1, 0]);
  },
);

test.each([
  ['no JSON', 'text/html', '<html>Bad gateway</html>'],
  ['nothing', 'application/json', ''],
  ['no status', 'application/json', '{"Response":{"SendStatusSet":[]}}'],
  ['a status without a code', 'application/json', '{"Response":{"SendStatusSet":[{"Message":"?"}]}}'],
])('an answer with %s is unknown, not refused', async (_what, type, text) => {
  const vendor = await listen((_request, response) => response.setHeader('content-type', type).end(text));
  expect(await smsTo(vendor.port)(order)).toMatchObject({ state: 'unknown' });
  expect(vendor.reached).toHaveLength(1);
});

/** A machine that takes connections and does with them what it likes. */
async function takeConnections(answer: (socket: Socket) => void): Promise<number> {
  const server = createSocketServer((socket) => answer(socket.on('error', () => {})));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

function wechatAt(port: number) {
  const log = openLog({ write: () => {} });
  const settings = { ...testWechatSettings(`https://127.0.0.1:${port}`), timeoutMs: 1000 };
  return openWechat({ clock: { now: () => new Date() }, log }, settings, async () => {});
}

test.each<[string, (socket: Socket) => void]>([
  ['hangs up before it said who it is', (socket) => socket.destroy()],
  ['speaks no TLS', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
  ['never says who it is', (socket) => setTimeout(() => socket.destroy(), 3000).unref()],
])('a machine that %s got nothing of the message: certainly not sent, and later it may be', async (_what, answer) => {
  const port = await takeConnections(answer);
  const tls = openSms(testSettings({ sms: { endpoint: `https://127.0.0.1:${port}`, timeoutMs: 1000 } }).sms).sendSms;
  expect(await tls(order)).toEqual({ state: 'refused', code: expect.stringMatching(/^not-connected:/), again: 60 });
  const later = { code: 'try-again-later', more: { retryAfterSeconds: 60 } };
  await expect(wechatAt(port).redeemLoginCode('c')).rejects.toMatchObject(later);
});
