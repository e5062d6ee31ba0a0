import { randomInt } from 'node:crypto';
import type { Day } from '../../../rules/day.ts';
import { tellAt, type Half, type VisitOffice } from '../../../rules/visits.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import type { Write } from '../../platform/write-together.ts';
import { insertVisit, insertVisitStep, isVisitNumberTaken } from '../visit.store.ts';
import type { MayGo } from './judge-visitors.ts';
import { sealStep } from './seal-step.ts';

/** Whose home it is, and under which key the words lie. */
export interface Home {
  matter: string | null;
  lead: string | null;
  village: string;
  town: string;
  key: DataKey;
}

export interface NewVisit {
  id: string;
  follows: string | null;
  when: { day: Day; half: Half };
  people: readonly MayGo[];
  office: VisitOffice;
  words: string;
  agreed?: 'by-phone' | undefined;
  submission?: { id: string; digest: Buffer };
}

export interface MadeVisit {
  visit: { day: Day; half: Half; office: VisitOffice; number: string };
  /** The day before, when her phone is told; none: at once, or there is nobody to tell. */
  at: Date | undefined;
  writes: Write[];
}

/** A visit with the number of its slip, for the caller to write. */
export async function newVisit(house: House, tx: Tx, scope: StaffScope, home: Home, fresh: NewVisit): Promise<MadeVisit> {
  const { county } = scope;
  const { key, matter, lead, village, town } = home;
  const { id, follows, when, people, office, words, agreed, submission } = fresh;
  const now = house.clock.now();
  const at = matter ? tellAt(when.day, now) : undefined;
  const visit = { ...when, office, number: await makeNumber(tx, scope) };
  const row = insertVisit({
    county,
    id,
    matter,
    lead,
    village,
    town,
    follows,
    ...visit,
    visitors: people.map((one) => one.id),
    state: 'planned',
    version: 1,
    tell_at: at ?? null,
    changed_at: now,
  });
  const step = sealStep(house, scope, key, {
    visit: id,
    number: 1,
    kind: 'planned',
    words,
    agreed,
    ...(submission ? { submissionId: submission.id, digest: submission.digest } : {}),
  });
  return { visit, at, writes: [row, insertVisitStep(step)] };
}

/** Six figures for a slip of paper and the telephone. */
async function makeNumber(tx: Tx, scope: StaffScope): Promise<string> {
  const number = String(randomInt(100_000, 1_000_000));
  return (await isVisitNumberTaken(tx, scope, number)) ? makeNumber(tx, scope) : number;
}
