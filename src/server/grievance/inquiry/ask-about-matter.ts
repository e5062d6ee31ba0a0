import type { AskedInquiry, NewInquiry } from '../../../contract/inquiry.contract.ts';
import { deskNames } from '../../../rules/grievances.ts';
import { findMatterOf, recordFamilyEvent, viewMatters } from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { inCounty, type Citizen } from '../../platform/audience.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findGrievance, insertGrievance, listInquiries, type GrievanceRow } from '../grievance.store.ts';
import { sealStep } from '../seal-step.ts';
import { sayDue } from '../told.ts';
import { deskAbove } from './desk-above.ts';
import { prepareInquiry } from './prepare-inquiry.ts';

/**
 * Only of a matter that is late, and to the level above whoever is late. While one is open, a second gets the answer of the first: she
 * asked, and it is being looked at.
 */
export async function askAboutMatter(
  house: House,
  book: CodeBook,
  citizen: Citizen,
  { matterId, submissionId: id, words = '' }: NewInquiry & { matterId: string },
): Promise<AskedInquiry> {
  const { county, row } = await getMatter(house, citizen, matterId);
  const scope = inCounty(citizen, county);
  const digest = house.vault.hash('inquiry', JSON.stringify([matterId, words.trim()]));
  return house.db.transaction().execute(async (tx) => {
    const known = await findGrievance(tx, scope, id);
    if (known) return sameOrRefused(house, known, digest);
    const open = (await listInquiries(tx, scope, matterId)).find(({ state }) => state !== 'done');
    if (open) return answerOf(open);
    const [view] = await viewMatters(house, tx, scope, [row], book.findCounty(county)!.calendar);
    if (!view?.next?.overdue) throw new Problem('not-now', { text: '还没过说好的日子。着急就打12349。' });
    const desk = deskAbove(view.procedure, row.step);
    const promises = book.findCounty(county)!;
    const { key, row: fresh } = prepareInquiry(house, row, { id, digest, desk, told: { words: words.trim() }, promises });
    // Two taps at once: the second waits here for the first.
    if (!(await insertGrievance(tx, fresh))) {
      const [before] = await listInquiries(tx, scope, matterId);
      return before?.id === id ? sameOrRefused(house, before, digest) : answerOf(before ?? fresh);
    }
    await writeTogether(tx, sealStep(house, key, fresh, { kind: 'asked', number: 1, actor: null, words: words.trim() }));
    const what = `${deskNames[fresh.desk]}，${sayDue(fresh)}回您`;
    await recordFamilyEvent(house, tx, scope, { application: row.application, matter: matterId, kind: 'inquiry-asked', what, who: '您' });
    return answerOf(fresh);
  });
}

async function getMatter(house: House, citizen: Citizen, id: string) {
  for (const county of citizen.counties) {
    const row = await findMatterOf(house.db, inCounty(citizen, county), id);
    if (row?.key_wrapped) return { county, row };
  }
  throw new Problem('not-found');
}

function sameOrRefused({ vault }: House, known: GrievanceRow, digest: Buffer): AskedInquiry {
  if (!vault.sameHash(known.digest, digest)) throw new Problem('already-sent-differently');
  return answerOf(known);
}

function answerOf(row: GrievanceRow): AskedInquiry {
  return {
    inquiryId: row.id,
    text: `已告诉${deskNames[row.desk]}，${sayDue(row)}回您`,
    ...(row.due_on ? { day: row.due_on } : {}),
  };
}
