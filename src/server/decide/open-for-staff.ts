import type { StaffMatter } from '../../contract/decide.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { maskIdNumber, unnamed } from '../../rules/mask.ts';
import { mayDo, type Right } from '../../rules/role-rights.ts';
import { paperNames } from '../../rules/paper-names.ts';
import { compileTold, type CatalogueShelf } from '../learn/index.ts';
import {
  getMatterToLookAt,
  listFactSets,
  listMembersOf,
  listPapersOf,
  viewFollow,
  viewMatters,
  type CheckedFact,
  type MatterRow,
} from '../matter/index.ts';
import { viewTold } from '../notify/index.ts';
import { findContact, readAddress, readContact, readPerson } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Reader, Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import { viewWords } from '../word/index.ts';
import { actsFor } from './acts-for.ts';
import { factsInWords } from './facts-in-words.ts';
import { findFlags } from './find-flags.ts';
import { openMembers, type OpenMember } from './open-members.ts';
import { readConsents } from './read-consents.ts';
import { viewCards } from './view-cards.ts';
import { viewConfirmed } from './view-confirmed.ts';
import { viewHandingOn } from './hold/view-handing-on.ts';
import { listMissing } from './list-missing.ts';
import { staffLine } from './staff-line.ts';

/** One matter, as far as the role reads it, if she may look at it now. The look is recorded in the same transaction that reads. */
export async function openForStaff(
  house: House,
  book: CodeBook,
  shelf: CatalogueShelf,
  scope: StaffScope,
  id: string,
): Promise<StaffMatter> {
  const { row, hold, trace } = await getMatterToLookAt(house, scope, id);
  const [found] = await viewMatters(house, house.db, scope, [row], book.findCounty(scope.county)!.calendar);
  const view = found!;
  const today = dayOf(house.clock.now());
  const { figures } = book.findCounty(scope.county)!;
  const line = await staffLine(book, shelf, scope, { ...view, hold }, today);
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  return house.db.transaction().execute(async (tx) => {
    await recordLook(house, tx, scope, { act: 'opened', whatKind: 'matter', what: row.id, ...trace });
    const { answers, checked } = await readFacts(house, tx, scope, row);
    const applicantFull = await readApplicant(house, tx, scope, row);
    const said = { answers, day: dayOf(row.submitted_at!), by: applicantFull.filledBy };
    const papers = await listPapersOf(tx, scope, row.application);
    const reads = (right: Right) => mayDo(scope.role, right);
    const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
    const members = openMembers(house, scope, key, await listMembersOf(tx, scope, [row.application]));
    const called = new Map(members.map((one) => [one.id, one.said.called]));
    const follow = catalogue && (await viewFollow(house, tx, scope, row, { catalogue, compiled: compileTold(catalogue, today) }));
    const missing = reads('read-missing') ? listMissing(catalogue, { program: row.program, papers, answers, called, today }) : undefined;
    return {
      ...line,
      today,
      applicantFull,
      ...(reads('read-facts')
        ? {
            facts: factsInWords(said, checked, catalogue, called),
            members: viewMembers(members),
            flags: await findFlags(tx, scope, row, { figures, today }),
            ...(await readConsents(house, tx, scope, { row, key, members })),
            cards: await viewCards(house, tx, scope, { row, members, nameOf: paperNames(catalogue?.programs ?? []), figures, today }),
            ...(await viewConfirmed(house, tx, scope, row)),
            said: await viewWords(house, tx, scope, view),
          }
        : {}),
      ...(missing ? { missing } : {}),
      ...(reads('read-papers') ? { papers: nameThem(papers, catalogue) } : {}),
      ...(reads('read-progress') ? { timeline: view.timeline, told: await viewTold(house, tx, scope, { matter: row.id, key }) } : {}),
      ...(follow && reads('read-missing') ? { follow } : {}),
      acts: actsFor(house, book, scope, { ...view, hold }, missing ?? []),
      ground: trace.ground,
      ...(await viewHandingOn(house, tx, scope, row, hold)),
    };
  });
}

function viewMembers(members: readonly OpenMember[]): NonNullable<StaffMatter['members']> {
  return members.map(({ id, kind, adult, said: { idNumber, ...said } }) => ({
    id,
    kind,
    ...said,
    ...(idNumber === undefined ? {} : { idNumber: maskIdNumber(idNumber) }),
    age: adult === null ? 'unknown' : adult ? 'adult' : 'child',
  }));
}

const filledByWords: Record<string, string> = { self: '本人', family: '家里人', neighbour: '邻居', liaison: '村里联络员' };

async function readApplicant(house: House, tx: Tx, scope: StaffScope, row: MatterRow): Promise<StaffMatter['applicantFull']> {
  const { name: registeredName, idNumber } = await readPerson(house, tx, scope, row.person);
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const nameAt = { column: 'application.name_sealed', county: scope.county, row: row.application };
  const name = house.vault.open(key, nameAt, row.name_sealed!);
  const contact = await findContact(tx, scope, { person: row.person, account: row.account, channel: 'sms' });
  return {
    name: name || unnamed,
    ...(registeredName === name || registeredName === '' || !mayDo(scope.role, 'read-facts') ? {} : { registeredName }),
    idNumber: maskIdNumber(idNumber),
    phone: contact ? await readContact(house, tx, scope, contact) : '',
    address: row.household ? await readAddress(house, tx, scope, row.household) : '',
    filledBy: filledByWords[row.filled_by ?? ''] ?? '',
  };
}

/** What was filled in, by the question's id; null where the answer was 不知道. */
export async function readAnswers(house: House, db: Reader, scope: StaffScope, row: MatterRow): Promise<Record<string, unknown>> {
  return (await readFacts(house, db, scope, row)).answers;
}

/** What she said, all answers in one; and what officers found, each by itself, the oldest first. */
async function readFacts(
  house: House,
  db: Reader,
  scope: StaffScope,
  row: MatterRow,
): Promise<{ answers: Record<string, unknown>; checked: CheckedFact[] }> {
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const answers: Record<string, unknown> = {};
  const checked: CheckedFact[] = [];
  for (const set of await listFactSets(db, scope, row.application)) {
    const at = { column: 'fact_set.sealed', county: scope.county, row: set.id };
    if (set.source === 'verified') checked.push(house.vault.openJson<CheckedFact>(key, at, set.sealed));
    else Object.assign(answers, house.vault.openJson(key, at, set.sealed));
  }
  return { answers, checked };
}

function nameThem(papers: Awaited<ReturnType<typeof listPapersOf>>, catalogue: Catalogue | undefined): NonNullable<StaffMatter['papers']> {
  const nameOf = paperNames(catalogue?.programs ?? []);
  return papers.map((paper) => ({ paperId: paper.id, name: nameOf(paper.kind), bytes: paper.bytes }));
}
