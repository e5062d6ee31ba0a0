import type { NewWord, SaidWord } from '../../contract/word.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { mostWordsAtAStep, wordsAskedAt, wordTitles } from '../../rules/her-words.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { promisedDay } from '../../rules/promised-day.ts';
import { findMatterOf, findProcedure, listEventsOf, lockMatter, recordFamilyEvent, type MatterRow } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { openWords } from '../platform/open-words.ts';
import { Problem } from '../platform/problem.ts';
import { writeTogether } from '../platform/write-together.ts';
import { countWordsAt, findWord, insertWord, type WordRow } from './word.store.ts';
import { lateWord, sayDue, viewSaid, whoReads, wordAt, type Told } from './words-of-words.ts';

/**
 * She says something at a step that asks her. It moves nothing by itself: it lies sealed in her matter, stands on the office's list, and is
 * answered. What arrives when that step is over is kept and seen like any other. The same id again is the same word.
 */
export async function sayWord(
  house: House,
  book: CodeBook,
  citizen: Citizen,
  { matterId, submissionId: id, kind, step, sealed, ...said }: NewWord & { matterId: string },
): Promise<SaidWord> {
  const { county, row } = await getMatter(house, citizen, matterId);
  const scope = inCounty(citizen, county);
  const { vault, clock } = house;
  const told: Told = cleaned({ ...said, ...(sealed ? { words: openWords(vault, county, { sealed, longest: 500 }) } : {}) });
  const digest = vault.hash('word', JSON.stringify([matterId, kind, step, told.words, told.day, told.half]));
  const key = vault.applicationKey(county, row.application, row.key_wrapped!);
  return house.db.transaction().execute(async (tx) => {
    // Two taps at once: the second waits here for the first.
    const now = (await lockMatter(tx, scope, matterId))!;
    const procedure = (await findProcedure(tx, scope, now.procedure, now.procedure_version))!;
    const known = await findWord(tx, scope, id);
    if (known) {
      if (!vault.sameHash(known.digest, digest)) throw new Problem('already-sent-differently');
      return viewSaid(house, key, procedure, known);
    }
    refuseWhatNobodyAsked(procedure, { kind, step, told });
    if ((await countWordsAt(tx, scope, { matter: matterId, step })) >= mostWordsAtAStep)
      throw new Problem('not-now', { text: '您这一步说过几回了，都看得到。再有话，打12349。' });
    const done = (await listEventsOf(tx, scope, [matterId])).map((event) => event.kind).toReversed();
    const isInTime = now.step === step && !now.closed_at && wordsAskedAt(procedure, step, done).includes(kind);
    const fresh: WordRow = {
      county,
      id,
      matter: matterId,
      kind,
      step,
      arrived: isInTime ? 'in-time' : 'late',
      town: row.town,
      digest,
      sealed: vault.sealJson(key, wordAt(county, id), told),
      said_at: clock.now(),
      ...promisedDay(book.findCounty(county)!, 'word-days', dayOf(clock.now())),
      outcome: null,
      answered_at: null,
      answer_sealed: null,
      risen_at: null,
      inquiry: null,
    };
    await writeTogether(tx, insertWord(fresh));
    const where = isInTime ? `${whoReads(procedure, step)}${sayDue(fresh)}看。` : lateWord;
    const what = `说的是：${wordTitles[kind]}。${where}`;
    await recordFamilyEvent(house, tx, scope, { application: row.application, matter: matterId, kind: 'word-said', what, who: '您' });
    return viewSaid(house, key, procedure, fresh);
  });
}

async function getMatter(house: House, citizen: Citizen, id: string): Promise<{ county: string; row: MatterRow }> {
  for (const county of citizen.counties) {
    const row = await findMatterOf(house.db, inCounty(citizen, county), id);
    if (row?.key_wrapped) return { county, row };
  }
  throw new Problem('not-found');
}

function cleaned({ words, day, half }: Told): Told {
  const kept = words?.trim();
  return { ...(kept ? { words: kept } : {}), ...(day ? { day } : {}), ...(half ? { half } : {}) };
}

/** A step asks for what it asks whatever has happened since; a visit is planned at any. */
function refuseWhatNobodyAsked(procedure: Procedure, { kind, step, told }: { kind: NewWord['kind']; step: string; told: Told }): void {
  if (!wordsAskedAt(procedure, step, ['visit-planned']).includes(kind))
    throw new Problem('not-now', { text: '这一步不用您说。还有话，打12349。' });
  const isAboutDay = kind === 'another-day';
  if (isAboutDay !== (told.day !== undefined)) throw new Problem('field-refused', { field: 'day', text: '请选哪天方便。' });
  if (!isAboutDay && told.half) throw new Problem('field-refused', { field: 'half' });
  if (!told.words && !isAboutDay && kind !== 'attend') throw new Problem('field-refused', { field: 'words', text: '请说一句，再交。' });
}
