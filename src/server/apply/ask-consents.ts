import { calledBack } from '../../rules/called-back.ts';
import { nextDaytime } from '../../rules/daytime.ts';
import { prepareAsking, type AskedConsent } from '../notify/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { countOpenRequests, insertConsentRequests, keepConsentTexts } from './apply.store.ts';
import type { Chosen } from './check-application.ts';
import type { CheckedMember } from './check-members.ts';
import { listUnasked, type Unasked } from './list-unasked.ts';
import type { Begun } from './submit-application.ts';

interface Asking {
  programs: readonly Chosen[];
  members: readonly [CheckedMember, ...CheckedMember[]];
}

/** So many open requests one number is told of; more wait for him under it all the same, and nobody's phone is made to ring all day. */
const toldAtMost = 3;

/**
 * A request for everybody who has not agreed with the form: by SMS where a number is known, else for whoever visits. A no, or silence, stops
 * nothing. With it the words of all that was agreed or is asked. `asked`: what she reads of it on her receipt.
 */
export async function askConsents(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  begun: Begun,
  { programs, members }: Asking,
): Promise<{ writes: Write[]; asked: string[] }> {
  const { application, body, catalogue } = begun;
  const { county } = scope;
  const unasked = listUnasked(body, catalogue, { programs, members });
  const [applicant] = members;
  const hashes = new Map(unasked.flatMap(({ phone }) => (phone === undefined ? [] : [[phone, house.vault.hash('phone', phone)] as const])));
  const waiting = await countOpenRequests(tx, scope, [...hashes.values()]);
  const now = house.clock.now();
  const requests = unasked.map((one) => {
    const id = newId(house.clock);
    const who = calledBack(one.called, { name: body.applicant.name, sex: applicant.sex ?? 'female' });
    const sealed: AskedConsent = { called: one.called, who, ...(one.phone === undefined ? {} : { phone: one.phone }) };
    const address = one.phone === undefined ? null : hashes.get(one.phone)!;
    return {
      one,
      who,
      id,
      address,
      sealed: house.vault.sealJson(application.key, { column: 'consent_request.sealed', county, row: id }, sealed),
    };
  });
  const rows = requests.map(({ one, id, address, sealed }) => ({
    county,
    id,
    application: application.id,
    member: one.member,
    kind: one.kind,
    version: one.version,
    address_hash: address,
    address_hash_next: null,
    sealed,
    state: 'asked' as const,
    asked_at: now,
    answered_at: null,
    answered_by: null,
  }));
  const told = new Set<string>();
  const messages: Write[] = [];
  for (const { one, who, id, address } of requests) {
    if (one.phone === undefined || told.has(one.phone) || (waiting.get(address!.toString('hex')) ?? 0) >= toldAtMost) continue;
    told.add(one.phone);
    messages.push(...prepareAsking(house, scope, application.key, { request: id, who, from: nextDaytime(now) }));
  }
  return {
    writes: [keepConsentTexts(wordsOf(begun, county, unasked)), ...(rows.length > 0 ? [insertConsentRequests(rows)] : []), ...messages],
    asked: sayAsked(unasked),
  };
}

/** Each version's words once, in one order, so that two who write the same at once wait and do not clash. */
function wordsOf({ body, catalogue }: Begun, county: string, unasked: readonly Unasked[]) {
  const given = new Set(body.consents.map(({ kind }) => kind));
  const texts = new Map(
    catalogue.consents
      .filter(({ kind }) => given.has(kind))
      .map(({ kind, version, text }) => [`${kind} ${version}`, { kind, version, text }]),
  );
  for (const { kind, version, text } of unasked) texts.set(`${kind} ${version}`, { kind, version, text });
  return [...texts].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, text]) => ({ county, ...text }));
}

/** One line a person. */
function sayAsked(unasked: readonly Unasked[]): string[] {
  const byMember = new Map(unasked.map((one) => [one.member, one]));
  return [...byMember.values()].map(({ member, called, phone }) => {
    if (member === 'm1') return '您还有一条没点同意。来人时当面问您。';
    if (phone !== undefined) return `给${called}发短信，请他点个头。不点也不耽误。`;
    return `${called}同不同意，来人时当面问。不耽误。`;
  });
}
