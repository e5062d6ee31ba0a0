import { recordEvent } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { getMatterOf } from './read-matter.ts';

/** She no longer wants it, or it goes on after nobody had found her: an event of hers, allowed as long as the procedure says so. */
export async function recordOfHers(
  house: House,
  book: CodeBook,
  citizen: Citizen,
  event: 'withdraw' | 'go-on',
  asked: { matterId: string; submissionId: string; version: number },
): Promise<void> {
  const { county } = await getMatterOf(house, citizen, asked.matterId);
  await house.db.transaction().execute((tx) =>
    recordEvent(house, tx, inCounty(citizen, county), {
      matter: asked.matterId,
      event,
      role: 'citizen',
      seenVersion: asked.version,
      submissionId: asked.submissionId,
      given: {},
      calendar: book.findCounty(county)!.calendar,
      figures: book.findCounty(county)!.figures,
    }),
  );
}
