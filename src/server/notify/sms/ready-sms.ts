import { dayOf, startOfDay } from '../../../rules/day.ts';
import { isNoticeKind } from '../../../rules/notice/notice-kinds.ts';
import { listContacts, listPersonsAtNumbers, listSilentContacts, markStale } from '../../people/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import type { DueDelivery, Ready } from '../channel.ts';
import { countSentTo } from '../deliver/delivery.store.ts';
import { readAskedPhone } from '../read-asked-phone.ts';
import type { Senders } from '../senders.ts';
import { chooseVendors } from './choose-vendor.ts';
import { tellNumber, type Waiting } from './tell-number.ts';
import { wordSms, type SmsWording } from './word-sms.ts';

/** A number that nobody signed in with, and nothing reached, for so long may be somebody else's by now. Source: carriers give a number out anew after 90 days. */
const silentDays = 90;
const DAY = 86_400_000;

interface Reachable {
  due: DueDelivery;
  phone: string;
  number: Buffer;
}

/**
 * How these deliveries are handed to the SMS vendor, or until when they wait; nothing of one whose template was withdrawn, whose number is
 * good for nothing any more, or whose question was answered since.
 */
export async function readySms(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { due, senders }: { due: readonly DueDelivery[]; senders: Senders },
): Promise<Ready[]> {
  const { settings, clock } = house;
  const now = clock.now();
  const byNumber = Map.groupBy(await findReachable(house, tx, scope, due), ({ number }) => number.toString('hex'));
  const numbers = [...byNumber.values()].map(([one]) => one!.number);
  const sentToday = await countSentTo(tx, numbers, startOfDay(dayOf(now)));
  const there = Map.groupBy(await listPersonsAtNumbers(tx, scope, numbers), ({ address_hash }) => address_hash.toString('hex'));
  const ready: Ready[] = [];
  const said: Said[] = [];
  for (const [number, reachable] of byNumber) {
    const waiting = reachable.flatMap((one) => readWaiting(house, scope, one.due) ?? []);
    const households = new Map(there.get(number)?.map(({ person, household }) => [person, household ?? person]));
    const tellings = tellNumber(settings.sms, { waiting, households, sentToday: sentToday.get(number) ?? 0 }, now);
    for (const telling of tellings) {
      if (telling.does === 'wait') {
        ready.push(...telling.ids.map((id) => ({ id, does: 'wait' as const, until: telling.until })));
        continue;
      }
      const { id, folds, wording } = telling;
      const { phone, number: to } = reachable.find((one) => one.due.row.id === id)!;
      said.push({ id, folds, ...wording, phone, number: to });
    }
  }
  const vendors = await chooseVendors(
    house,
    tx,
    said.map((one) => ({ ...one, of: 'delivery' as const })),
  );
  const { county } = scope;
  for (const { id, folds, kind, params, phone, number } of said) {
    const vendor = vendors.get(id);
    if (!vendor) continue;
    const order = { vendor, kind, county, params, phone };
    ready.push({ id, does: 'hand', vendor, folds, kind, number, hand: (attempt) => senders.sendSms({ ...order, attempt }) });
  }
  return ready;
}

/** A message that is said now, and to which number. */
interface Said extends SmsWording {
  id: string;
  folds: readonly string[];
  phone: string;
  number: Buffer;
}

/** What it would say; nothing where that cannot be read or is not filed any more. */
function readWaiting({ vault, settings, log }: House, { county }: SystemScope, { row, key, person }: DueDelivery): Waiting | undefined {
  const variables = settings.sms.templates[row.template]?.variables;
  if (!variables || !isNoticeKind(row.template)) return undefined;
  try {
    const params = vault.openJson<string[]>(key, { column: 'delivery.sealed', county, row: row.id }, row.sealed);
    const values = Object.fromEntries(variables.flatMap((name, at) => (params[at] === undefined ? [] : [[name, params[at]]])));
    const { id, lane, template: kind } = row;
    const waiting = { id, lane, kind, values, person, dueAt: row.due_at, folded: row.state === 'folded' };
    return wordSms(settings.sms, kind, values) && waiting;
  } catch {
    // One that does not open must not hold up all others.
    log.error({ delivery: row.id }, 'a delivery does not open');
    return undefined;
  }
}

async function findReachable(house: House, tx: Tx, scope: SystemScope, due: readonly DueDelivery[]): Promise<Reachable[]> {
  const { vault, clock, log } = house;
  const { county } = scope;
  const now = clock.now();
  const contacts = (await listContacts(tx, scope, [...new Set(due.flatMap(({ row }) => row.contact ?? []))])).filter(
    ({ stale_at, opted_out_at }) => !stale_at && !opted_out_at,
  );
  const since = new Date(now.getTime() - silentDays * DAY);
  // A number that was only named, a child's, is nobody's until a carrier says so.
  const old = contacts.filter(({ verified_at }) => verified_at && verified_at < since).map(({ id }) => id);
  const silent = await listSilentContacts(tx, scope, { ids: old, since });
  await markStale(tx, scope, { ids: silent, now });
  const key = vault.key(county, 'people');
  const known = new Map(
    contacts
      .filter(({ id }) => !silent.includes(id))
      .flatMap(({ id, address_sealed, address_hash: number }) => {
        try {
          return [[id, { number, phone: vault.open(key, { column: 'contact.address_sealed', county, row: id }, address_sealed) }] as const];
        } catch {
          // One that does not open must not hold up all others: nobody is reached there, and a person says it.
          log.error({ contact: id }, 'a number does not open');
          return [];
        }
      }),
  );
  const reachable: Reachable[] = [];
  for (const one of due) {
    const { row } = one;
    if (row.contact !== null) {
      const found = known.get(row.contact);
      if (found) reachable.push({ due: one, ...found });
      continue;
    }
    const phone = await readAskedPhone(house, tx, scope, { request: row.consent_request!, key: one.key });
    if (phone !== undefined) reachable.push({ due: one, phone, number: vault.hash('phone', phone) });
  }
  return reachable;
}
