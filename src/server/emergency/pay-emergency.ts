import type { HandedOver, NoteLeaderYes, PayEmergency } from '../../contract/emergency.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { paymentWayWords, slipSignWords, type PaymentWay, type SlipSign } from '../../rules/emergency.ts';
import { actsAs } from '../../rules/role-rights.ts';
import { asSentence, getMatterToActOn, recordEvent } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { changeEmergency } from './emergency.store.ts';
import { getEmergency } from './get-emergency.ts';
import { findLeader } from './leaders.ts';

interface Seen {
  id: string;
  seenVersion: number;
}

/** A small sum first, by one officer's name: the cap and what is left of the reserve are asked where every event is. */
export async function payEmergency(house: House, book: CodeBook, scope: StaffScope, given: PayEmergency & Seen): Promise<void> {
  const { act, matter } = await prepare(house, book, scope, given);
  const way = given.way as PaymentWay;
  await house.db.transaction().execute(async (tx) => {
    const finding = `${asSentence(given.finding)}${paymentWayWords[way]}。`;
    await recordEvent(house, tx, scope, {
      ...act,
      matter,
      event: 'pay-first',
      submissionId: given.submissionId,
      given: { amountFen: given.amountFen, finding },
    });
    await changeEmergency(tx, scope, given.id, { paid_way: way });
  });
}

/** Over the cap or the reserve: the county is rung, a leader says yes; who and when stand in the event, and the county signs afterwards. */
export async function noteLeaderYes(house: House, book: CodeBook, scope: StaffScope, given: NoteLeaderYes & Seen): Promise<void> {
  const { act, matter, step } = await prepare(house, book, scope, given);
  const leader = await findLeader(house, scope, given.leaderId);
  if (!leader) throw new Problem('field-refused', { field: 'leaderId', text: '请选是哪位领导。' });
  const words = given.words?.trim() ? asSentence(given.words) : '';
  const said = `${leader.name}${instantInWords(house.clock.now())}电话里同意。${words}`;
  await house.db.transaction().execute(async (tx) => {
    let { seenVersion } = act;
    if (step === 'reported') {
      const asked = {
        ...act,
        matter,
        event: 'ask-leaders',
        submissionId: newId(house.clock),
        given: { finding: `给${leader.name}打了电话。${words}` },
      };
      seenVersion = (await recordEvent(house, tx, scope, asked)).version;
    }
    await recordEvent(house, tx, scope, {
      ...act,
      seenVersion,
      matter,
      event: 'leader-yes',
      submissionId: given.submissionId,
      given: { amountFen: given.amountFen, finding: said },
    });
  });
}

/** In her hands, with a slip that she signed or put her thumb to; its photo was sent before. */
export async function handOver(house: House, book: CodeBook, scope: StaffScope, given: HandedOver & Seen): Promise<void> {
  const { act, matter } = await prepare(house, book, scope, given);
  const how = `${paymentWayWords[given.way as PaymentWay]}，${instantInWords(house.clock.now())}交到本人手上，${slipSignWords[given.sign as SlipSign]}`;
  const delivery = given.words?.trim() ? `${how}。${given.words.trim()}` : how;
  await house.db.transaction().execute(async (tx) => {
    await recordEvent(house, tx, scope, { ...act, matter, event: 'credit', submissionId: given.submissionId, given: { delivery } });
    await changeEmergency(tx, scope, given.id, { paid_way: given.way as PaymentWay });
  });
}

async function prepare(house: House, book: CodeBook, scope: StaffScope, { id, seenVersion }: Seen) {
  const row = await getEmergency(house.db, scope, id);
  if (!row.matter) throw new Problem('not-now', { text: '先立事项，再给钱。' });
  const role = actsAs(scope.role);
  if (!role) throw new Problem('not-found');
  const { step } = await getMatterToActOn(house, scope, row.matter);
  const { calendar, figures } = book.findCounty(scope.county)!;
  return { act: { role, seenVersion, calendar, figures }, matter: row.matter, step };
}
