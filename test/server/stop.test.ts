import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

test('who is being answered when the server stops gets the answer, and holds nobody up by a connection kept open', async () => {
  const agent = new http.Agent({ keepAlive: true });
  const body = JSON.stringify({ phone: '16900001901', code: '000000', deviceId: '11111111-1111-4111-8111-111111111111' });
  const listener = county.app.listeners.public!;
  const arrived = once(listener.server, 'request');
  const request = http.request(`${county.publicUrl}/api/sessions`, {
    method: 'POST',
    agent,
    headers: { 'content-type': 'application/json', 'content-length': body.length },
  });
  request.write(body.slice(0, 10));
  await arrived;
  const stopped = listener.close();
  const answered = once(request, 'response');
  request.end(body.slice(10));
  const [response] = (await answered) as [http.IncomingMessage];
  response.resume();
  expect(response.statusCode).toBe(401);
  expect(response.headers.connection).toBe('close');
  await stopped;
  agent.destroy();
});

test('a connection on which nothing was ever asked, as browsers open them ahead, holds nobody up', async () => {
  const listener = county.app.listeners.staff!;
  const arrived = once(listener.server, 'connection');
  const client = net.connect(Number(new URL(county.staffUrl).port), '127.0.0.1');
  client.on('error', () => undefined);
  await arrived;
  const gone = once(client, 'close');
  await listener.close();
  await gone;
});
