import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { deskNames, type GrievanceDesk } from '../../rules/grievances.ts';
import { wordTitles } from '../../rules/her-words.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { askAbove, deskAbove } from '../grievance/index.ts';
import { findProcedure, lockMatter, recordWindowEvent } from '../matter/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { SystemScope } from '../platform/scope.ts';
import { listLate, raiseWord } from './word.store.ts';
import { whoReads } from './words-of-words.ts';

type Late = Awaited<ReturnType<typeof listLate>>[number];

/** Nobody has answered what she said by its day: it goes up by itself, once, and she reads that it did and by when she is answered. */
export async function raiseLateWords(house: House, counties: readonly string[]): Promise<void> {
  const today = dayOf(house.clock.now());
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const late of await listLate(house.db, scope, today)) await raise(house, scope, late);
  }
}

async function raise(house: House, scope: SystemScope, late: Late): Promise<void> {
  try {
    await house.db.transaction().execute((tx) => raiseOne(house, tx, scope, late));
  } catch (error) {
    // Answered, or its household erased, at this very moment.
    if (!(error instanceof Problem)) throw error;
  }
}

async function raiseOne(house: House, tx: Tx, scope: SystemScope, late: Late): Promise<void> {
  const { id, matter, kind, due_on: last, application, key_wrapped, town } = late;
  const procedure = (await findProcedure(tx, scope, late.procedure, late.procedure_version))!;
  const day = dayInWords(last!);
  const above = await askAbove(house, tx, scope, {
    matter: { county: scope.county, id: matter, application, key_wrapped, town },
    desk: deskOf(procedure, late),
    unanswered: { title: wordTitles[kind], day },
  });
  // Whoever answers does it under the same lock.
  await lockMatter(tx, scope, matter);
  const values = { day, who: deskNames[above.desk], due: above.due };
  // Said once, however many words of hers wait.
  if (above.isNew) await recordWindowEvent(house, tx, scope, { matter, kind: 'word-risen', values, who: '到了日子' });
  const isRaised = await raiseWord(tx, scope, { id, risen_at: house.clock.now(), inquiry: above.inquiry ?? null });
  if (!isRaised) throw new Problem('changed-meanwhile');
}

/** Above whoever reads it; what came when its step was over is the town's. */
function deskOf(procedure: Procedure, { arrived, step }: Late): GrievanceDesk {
  if (arrived === 'late') return 'county';
  return whoReads(procedure, step) === deskNames.county ? 'auditor' : deskAbove(procedure, step);
}
