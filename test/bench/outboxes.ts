import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import nacl from 'tweetnacl';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { writeEnvelope } from '../../src/rules/envelope.ts';
import { findOrOpenAccount } from '../../src/server/people/find-or-open-account.ts';
import { openSession } from '../../src/server/people/open-session.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { readSettings } from '../../src/server/platform/settings.ts';
import { queryAs } from '../helpers/query-as.ts';
import { manyInventedIdNumbers } from './many-invented-id-numbers.ts';
import { printTable, round } from './measure.ts';
import type { BenchCounty } from './open-bench-county.ts';
import { signIn } from './submit.ts';

const outboxes = 2000;
const patienceMs = 300_000;

/**
 * A region's network is back: two thousand phones send what waited, sealed, all at once, each under an account of its own. Every second
 * phone never hears the first answer and sends again. Nothing is refused, nothing is there twice, nothing is missing.
 */
export async function benchOutboxes(
  county: BenchCounty,
): Promise<{ seconds: number; perSecond: number; again: number; refused: number; sent: number; there: number }> {
  const villager = await signIn(county);
  const usual = await villager.fillForm();
  const { body: opened } = await villager.ask('openCode', { params: { codeId: county.codeId } });
  const tokens = await openSessions(county);
  const idNumbers = manyInventedIdNumbers();
  const parcels = tokens.map((token) => {
    const form = { ...usual, submissionId: randomUUID(), applicant: { ...usual.applicant, idNumber: idNumbers.next().value } };
    return { token, submissionId: form.submissionId, body: JSON.stringify(sealed(form, opened.sealingKey!)) };
  });
  const agent = new Agent({ keepAlive: true, maxSockets: outboxes });
  const began = performance.now();
  // Resolves whatever is answered: nothing is left open.
  const answers = await Promise.all(
    parcels.map((parcel, at) => deliver(`${county.server.publicUrl}/api/sealed-applications`, agent, parcel, at % 2 === 0)),
  );
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const finals = answers.map(({ status }) => status);
  const [{ there }] = (await queryAs<{ there: number }>(
    county.ownerUrl,
    `select count(*)::int as there from matter where application in (select id from application where submission_id = any($1))`,
    [parcels.map(({ submissionId }) => submissionId)],
  )) as [{ there: number }];
  const refused = finals.filter((status) => status !== 201).length;
  const again = answers.reduce((sum, { tries }) => sum + tries - 1, 0);
  const figures = { seconds: round(seconds, 1), perSecond: round(outboxes / seconds), again, refused, sent: outboxes, there };
  printTable(`${outboxes} outboxes at once, every second one twice`, [{ measured: 'sealed applications', ...figures }]);
  if (refused > 0 || there !== outboxes)
    throw new Error(`${refused} refused (${[...new Set(finals)].join(', ')}), ${there} of ${outboxes} there`);
  return figures;
}

function sealed(form: NewApplication, { id, key }: { id: number; key: string }) {
  const own = nacl.box.keyPair();
  const nonce = randomBytes(24);
  const box = nacl.box(Buffer.from(JSON.stringify(form)), nonce, new Uint8Array(Buffer.from(key, 'base64')), own.secretKey);
  const envelope = Buffer.from(writeEnvelope({ keyId: id, publicKey: own.publicKey, nonce, box })).toString('base64');
  return { submissionId: form.submissionId, villageCode: form.villageCode, envelopes: [envelope] };
}

/** As a phone does: again with jitter while there is no answer; the status of the last one, 0 where none came. */
async function deliver(
  url: string,
  agent: Agent,
  { token, body }: { token: string; body: string },
  twice: boolean,
): Promise<{ status: number; tries: number }> {
  const until = performance.now() + patienceMs;
  for (let wait = 500, tries = 1; ; wait = Math.min(wait * 2, 16_000), tries += 1) {
    const statuses = await Promise.all([post(url, agent, token, body), ...(twice ? [post(url, agent, token, body)] : [])]);
    const status = statuses.includes(0) ? 0 : Math.max(...statuses);
    if ((status !== 0 && status !== 429 && status !== 503) || performance.now() > until) return { status, tries };
    await setTimeout(randomInt(wait));
  }
}

function post(url: string, agent: Agent, token: string, body: string): Promise<number> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'content-length': Buffer.byteLength(body) };
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', () => resolve(0));
    asked.end(body);
  });
}

/** Accounts that have proved their numbers, without two thousand messages. */
async function openSessions(county: BenchCounty): Promise<string[]> {
  const house = await openHouse(readSettings(county.server.env), { log: openLog({ write: () => {} }) });
  const tokens: string[] = [];
  try {
    for (let nr = 0; nr < outboxes; nr += 1) {
      const phone = `1690001${String(nr).padStart(4, '0')}`;
      const session = await house.db.transaction().execute(async (tx) => {
        const account = await findOrOpenAccount(house, tx, phone, 'sign-in-code');
        return openSession(house, tx, { account, phone, device: randomUUID() });
      });
      tokens.push(session.token);
    }
  } finally {
    await closeHouse(house);
  }
  return tokens;
}
