import { expect, test } from 'vitest';
import { decryptPush, encryptPush, signPush } from '../../mock/wechat/push-crypto.ts';

/** The vectors of the official documents on message push. */
const token = 'AAAAA';
const key = { encodingAesKey: 'A'.repeat(43), appId: 'wxba5fad812f8e6fb9' };
const encrypted =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04=';
const event =
  '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}';
const reply = 'ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==';

test('the address is verified: signature over token, timestamp and nonce', () => {
  expect(signPush(token, '1714036504', '1514711492')).toBe('f464b24fc39322e44b38aa78f5edd27bd1441696');
});

test('a plain event', () => {
  expect(signPush(token, '1714037059', '486452656')).toBe('899cf89e464efb63f54ddac96b0a0a235f53aa78');
});

test('a secure event: both signatures, opened, and closed again to the same letters', () => {
  expect(signPush(token, '1714112445', '415670741')).toBe('6c5c811b55cc85e0e1b54100749188c20beb3f5d');
  expect(signPush(token, '1714112445', '415670741', encrypted)).toBe('046e02f8204d34f8ba5fa3b1db94908f3df2e9b3');
  expect(decryptPush(encrypted, key)).toBe(event);
  expect(event).toHaveLength(167);
  expect(encryptPush(event, { ...key, random: Buffer.from('a8eedb185eb2fecf') })).toBe(encrypted);
});

test('a reply: closed to the letters of the document, signed', () => {
  expect(encryptPush('{"demo_resp":"good luck"}', { ...key, random: Buffer.from('707722b803182950') })).toBe(reply);
  expect(signPush(token, '1713424427', '415670741', reply)).toBe('1b9339964ed2e271e7c7b6ff2b0ef902fc94dea1');
});

test('every length comes back whole, and for another mini-program not at all', () => {
  for (let length = 0; length <= 70; length++) {
    const text = '字'.repeat(length);
    expect(decryptPush(encryptPush(text, key), key)).toBe(text);
  }
  expect(() => decryptPush(encrypted, { ...key, appId: 'wx0000000000000001' })).toThrow(/another mini-program/);
});
