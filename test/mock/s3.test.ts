import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { startS3 } from '../../mock/s3/start-s3.ts';
import { Refused } from '../../mock/s3/refused.ts';
import { verifySigv4, type Expected, type SignedRequest } from '../../mock/s3/verify-sigv4.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const ofNothing = sha256('');

interface Account {
  expected: Expected;
  credential: string;
  headers: Record<string, string>;
}

/** AWS's own: "Authenticating Requests: Using the Authorization Header", the four examples with their printed signatures. */
const s3: Account = {
  expected: {
    credentials: { AKIAIOSFODNN7EXAMPLE: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' },
    region: 'us-east-1',
    service: 's3',
    now: Date.parse('2013-05-24T00:00:00Z'),
  },
  credential: 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request',
  headers: { host: 'examplebucket.s3.amazonaws.com', 'x-amz-date': '20130524T000000Z' },
};
/** AWS's Signature V4 test suite: get-vanilla and post-vanilla. */
const suite: Account = {
  expected: {
    credentials: { AKIDEXAMPLE: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
    region: 'us-east-1',
    service: 'service',
    now: Date.parse('2015-08-30T12:36:00Z'),
  },
  credential: 'AKIDEXAMPLE/20150830/us-east-1/service/aws4_request',
  headers: { host: 'example.amazonaws.com', 'x-amz-date': '20150830T123600Z' },
};

interface Vector {
  of: Account;
  method?: string;
  path?: string;
  query?: string;
  body?: string;
  more?: Record<string, string>;
  signed: string;
  signature: string;
}

const vectors: Record<string, Vector> = {
  'GET object, a range of it': {
    of: s3,
    path: '/test.txt',
    more: { range: 'bytes=0-9', 'x-amz-content-sha256': ofNothing },
    signed: 'host;range;x-amz-content-sha256;x-amz-date',
    signature: 'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
  'PUT object': {
    of: s3,
    method: 'PUT',
    path: '/test%24file.text',
    body: 'Welcome to Amazon S3.',
    more: {
      date: 'Fri, 24 May 2013 00:00:00 GMT',
      'x-amz-content-sha256': sha256('Welcome to Amazon S3.'),
      'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    },
    signed: 'date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class',
    signature: '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
  },
  'GET bucket lifecycle': {
    of: s3,
    query: 'lifecycle',
    more: { 'x-amz-content-sha256': ofNothing },
    signed: 'host;x-amz-content-sha256;x-amz-date',
    signature: 'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
  },
  'GET bucket, list objects': {
    of: s3,
    query: 'max-keys=2&prefix=J',
    more: { 'x-amz-content-sha256': ofNothing },
    signed: 'host;x-amz-content-sha256;x-amz-date',
    signature: '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
  },
  'get-vanilla': {
    of: suite,
    signed: 'host;x-amz-date',
    signature: '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
  },
  'post-vanilla': {
    of: suite,
    method: 'POST',
    signed: 'host;x-amz-date',
    signature: '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  },
};

function requestOf({ of, method = 'GET', path = '/', query = '', body = '', more = {}, signed, signature }: Vector): SignedRequest {
  const authorization = `AWS4-HMAC-SHA256 Credential=${of.credential},SignedHeaders=${signed},Signature=${signature}`;
  return { method, path, query, headers: { ...of.headers, ...more, authorization }, body: Buffer.from(body) };
}

const codeOf = (request: SignedRequest, expected: Expected) => {
  try {
    verifySigv4(request, expected);
    return 'taken';
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
};

test.each(Object.entries(vectors))('the published signature of %s is taken, and no other', (_name, vector) => {
  const request = requestOf(vector);
  const { expected } = vector.of;
  expect(codeOf(request, expected)).toBe('taken');
  expect(codeOf({ ...request, method: 'DELETE' }, expected)).toBe('SignatureDoesNotMatch');
  expect(codeOf({ ...request, path: '/other' }, expected)).toBe('SignatureDoesNotMatch');
  expect(codeOf({ ...request, query: 'acl' }, expected)).toBe('SignatureDoesNotMatch');
  expect(codeOf({ ...request, headers: { ...request.headers, host: 'else.example' } }, expected)).toBe('SignatureDoesNotMatch');
});

test('what S3 refuses is refused by its name', () => {
  const vector = vectors['PUT object']!;
  const request = requestOf(vector);
  const { expected } = vector.of;
  const { authorization: _none, ...unsigned } = request.headers;
  expect(codeOf({ ...request, headers: unsigned }, expected)).toBe('AccessDenied');
  expect(codeOf({ ...request, body: Buffer.from('Welcome to Amazon S4.') }, expected)).toBe('XAmzContentSHA256Mismatch');
  expect(codeOf(request, { ...expected, now: expected.now + 16 * 60_000 })).toBe('RequestTimeTooSkewed');
  expect(codeOf(request, { ...expected, region: 'cn-north-1' })).toBe('AuthorizationHeaderMalformed');
  expect(codeOf(request, { ...expected, credentials: {} })).toBe('InvalidAccessKeyId');
  expect(codeOf({ ...request, headers: { ...request.headers, 'x-amz-acl': 'public-read' } }, expected)).toBe('AccessDenied');
});

test('nobody reads without a signature, in the header or in the link, and every refusal is on the log', async () => {
  const store = await startS3({ bucket: 'papers', region: 'cn-north-1', credentials: {} });
  try {
    const answers = await Promise.all(
      ['/papers/ab/abcd', '/papers', '/papers/ab/abcd?X-Amz-Signature=ab'].map(async (path) => fetch(store.url + path)),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await answers[0]!.text()).toContain('<Code>AccessDenied</Code>');
    expect(store.refusals).toHaveLength(3);
  } finally {
    await store.stop();
  }
});
