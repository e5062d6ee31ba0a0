import type { StaffMatter } from '../../contract/decide.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { figureOn } from '../../rules/figures.ts';
import { yuanToFen } from '../../rules/money.ts';
import { maskIdNumber } from '../../rules/mask.ts';
import { eventsFor, judgeEvent } from '../../rules/procedure.ts';
import { actsAs, mayDo, type Right } from '../../rules/role-rights.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { getMatterToLookAt, listFactSets, listPapersOf, viewMatters, type MatterRow, type MatterView } from '../matter/index.ts';
import { findContact, readAddress, readContact, readPerson } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Reader, Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
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
  const line = await staffLine(book, shelf, scope, { ...view, hold }, dayOf(house.clock.now()));
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  return house.db.transaction().execute(async (tx) => {
    await recordLook(house, tx, scope, { act: 'opened', whatKind: 'matter', what: row.id, ...trace });
    const answers = await readAnswers(house, tx, scope, row);
    const papers = await listPapersOf(tx, scope, row.application);
    const reads = (right: Right) => mayDo(scope.role, right);
    const missing = reads('read-missing')
      ? listMissing(catalogue, { program: row.program, papers: new Set(papers.map(({ kind }) => kind)), answers })
      : undefined;
    return {
      ...line,
      version: row.version,
      applicantFull: await readApplicant(house, tx, scope, row),
      ...(reads('read-facts') ? { facts: factsInWords(answers, catalogue) } : {}),
      ...(missing ? { missing } : {}),
      ...(reads('read-papers') ? { papers: nameThem(papers, catalogue) } : {}),
      ...(reads('read-progress') ? { timeline: view.timeline } : {}),
      // What a colleague has in hand is hers to do.
      acts: hold.state === 'colleague' ? [] : actsOf(house, book, scope, row, { view, missing: missing ?? [] }),
      ground: trace.ground,
      ...(await viewHandingOn(house, tx, scope, row, hold)),
    };
  });
}

const filledByWords: Record<string, string> = { self: '本人', family: '家里人', neighbour: '邻居', liaison: '村里联络员' };

async function readApplicant(house: House, tx: Tx, scope: StaffScope, row: MatterRow): Promise<StaffMatter['applicantFull']> {
  const { name: registeredName, idNumber } = await readPerson(house, tx, scope, row.person);
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const nameAt = { column: 'application.name_sealed', county: scope.county, row: row.application };
  const name = house.vault.open(key, nameAt, row.name_sealed!);
  const contact = await findContact(tx, scope, { person: row.person, account: row.account, channel: 'sms' });
  return {
    name,
    ...(registeredName === name || !mayDo(scope.role, 'read-facts') ? {} : { registeredName }),
    idNumber: maskIdNumber(idNumber),
    phone: contact ? await readContact(house, tx, scope, contact) : '',
    address: row.household ? await readAddress(house, tx, scope, row.household) : '',
    filledBy: filledByWords[row.filled_by ?? ''] ?? '',
  };
}

/** What was filled in, by the question's id; null where the answer was 不知道. */
export async function readAnswers(house: House, db: Reader, scope: StaffScope, row: MatterRow): Promise<Record<string, unknown>> {
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const answers: Record<string, unknown> = {};
  for (const set of await listFactSets(db, scope, row.application))
    Object.assign(answers, house.vault.openJson(key, { column: 'fact_set.sealed', county: scope.county, row: set.id }, set.sealed));
  return answers;
}

function factsInWords(answers: Record<string, unknown>, catalogue: Catalogue | undefined): NonNullable<StaffMatter['facts']> {
  return Object.entries(answers).map(([id, answer]) => {
    const fact = catalogue?.facts.find((one) => one.id === id);
    return {
      id,
      question: fact?.question ?? id,
      answer: answerInWords(answer, fact),
      ...(fact?.checkedBy ? { checkedBy: fact.checkedBy } : {}),
    };
  });
}

function answerInWords(answer: unknown, fact: Catalogue['facts'][number] | undefined): string {
  if (answer === null || answer === undefined) return '不知道';
  if (typeof answer === 'boolean') return answer ? '是' : '不是';
  if (fact?.type === 'yuan') return `${String(answer)}元`;
  return fact?.choices?.find((choice) => choice.value === answer)?.label ?? String(answer);
}

function nameThem(papers: Awaited<ReturnType<typeof listPapersOf>>, catalogue: Catalogue | undefined): NonNullable<StaffMatter['papers']> {
  const names = new Map(catalogue?.programs.flatMap((program) => program.papers.map((paper) => [paper.kind, paper.name] as const)));
  return papers.map((paper) => ({ paperId: paper.id, name: names.get(paper.kind) ?? paper.kind, bytes: paper.bytes }));
}

function actsOf(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  row: MatterRow,
  { view, missing }: { view: MatterView; missing: readonly string[] },
): StaffMatter['acts'] {
  const today = dayOf(house.clock.now());
  const { calendar, figures } = book.findCounty(scope.county)!;
  const role = actsAs(scope.role);
  if (!role) return [];
  return eventsFor(view.procedure, row.step, role).flatMap((event) => {
    const now = { role, today, dates: view.dates, calendar, given: {}, told: view.told };
    const judged = judgeEvent(view.procedure, row.step, event.event, now);
    const notBefore = !judged.allowed && judged.why === 'not-yet' ? judged.notBefore : undefined;
    const cap = event.cap === undefined ? undefined : figureOn(figures, event.cap, today);
    // Nobody is shown a button that no day will make work, such as a longer limit for what is late already.
    if (!judged.allowed && judged.why !== 'missing' && judged.why !== 'over-cap' && !notBefore) return [];
    return {
      event: event.event,
      title: event.title,
      needs: [...event.needs],
      ...(event.needs.includes('cause') ? { causes: [...(view.procedure.total?.extended?.causes ?? [])] } : {}),
      ...(event.means === 'ask' && missing.length > 0 ? { suggested: `一共差${missing.length}样：${missing.join('；')}` } : {}),
      ...(cap ? { atMost: yuanToFen(cap.value) } : {}),
      ...(notBefore ? { notBefore: `${dayInWords(notBefore)}起才能办` } : {}),
    };
  });
}
