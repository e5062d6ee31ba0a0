import { randomInt } from 'node:crypto';
import type { ReportedComplaint, WriteComplaint } from '../../../contract/grievance.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { deskOfComplaint, type GrievanceDesk } from '../../../rules/grievances.ts';
import { promisedDay } from '../../../rules/promised-day.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { findGrievance, insertGrievance, insertLook, listNamesOfRole, type GrievanceRow } from '../grievance.store.ts';
import { namesWhom } from '../names-whom.ts';
import { sealStep } from '../seal-step.ts';
import { grievanceAt, keyOf, sayWhoAnswers, type ToldComplaint } from '../told.ts';
import { lookHash } from './look-hash.ts';

interface NewComplaint {
  way: ToldComplaint['way'];
  said: WriteComplaint;
}

/**
 * A complaint with its number and the day of its answer. It goes to nobody whom it is about: neither to that office, nor to a person of
 * that name; where that leaves nobody of the county, to whoever audits it. Who told it lies sealed, if he said so at all.
 */
export async function keepComplaint(house: House, book: CodeBook, scope: Scope, { way, said }: NewComplaint): Promise<ReportedComplaint> {
  const { vault, clock } = house;
  const { county } = scope;
  const { submissionId: id, secret, ...rest } = said;
  const told: ToldComplaint = { ...rest, way };
  const digest = vault.hash(
    'complaint',
    JSON.stringify([secret, rest.kind, rest.side, rest.words, rest.place, rest.who, rest.name, rest.phone]),
  );
  const now = clock.now();
  const key = keyOf(house, county);
  const kept = await house.db.transaction().execute(async (tx): Promise<GrievanceRow> => {
    const known = await findGrievance(tx, scope, id);
    if (known) return known;
    const fresh: GrievanceRow = {
      county,
      id,
      kind: 'complaint',
      digest,
      state: 'open',
      desk: await deskOf(tx, scope, told),
      town: null,
      matter: null,
      // Opens nothing by itself. Taken already once in some million times: then the next try of the phone gets another.
      number: String(randomInt(10_000_000, 100_000_000)),
      version: 1,
      sealed: vault.sealJson(key, grievanceAt(county, id), told),
      asked_at: now,
      ...promisedDay(book.findCounty(county)!, 'complaint-days', dayOf(house.clock.now())),
      risen_at: null,
      changed_at: now,
    };
    if (!(await insertGrievance(tx, fresh))) {
      const before = await findGrievance(tx, scope, id);
      if (!before) throw new Problem('try-again-later', { because: 'number taken', retryAfterSeconds: 1 });
      return before;
    }
    await writeTogether(
      tx,
      sealStep(house, key, fresh, { kind: 'asked', number: 1, actor: null, words: '' }),
      insertLook({ look_hash: lookHash(house, fresh.number!, secret), county, complaint: id }),
    );
    if (scope.kind === 'staff') await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'complaint', what: id });
    return fresh;
  });
  if (kept.kind !== 'complaint' || !vault.sameHash(kept.digest, digest)) throw new Problem('already-sent-differently');
  const number = `${kept.number!.slice(0, 4)} ${kept.number!.slice(4)}`;
  const { hotline } = book.findCounty(county)!;
  return { number, text: `收到了，号${number}。${sayWhoAnswers(kept)}。谁说的，我们不往外讲。`, call: hotline };
}

async function deskOf(tx: Tx, scope: Scope, told: ToldComplaint): Promise<GrievanceDesk> {
  const desk = deskOfComplaint(told.kind, told.side);
  if (desk === 'auditor') return desk;
  const handlers = await listNamesOfRole(tx, scope, 'county');
  return handlers.some(({ name }) => !namesWhom(told, name)) ? 'county' : 'auditor';
}
