import type { Grievance } from '../../../contract/grievance.contract.ts';
import { callOutcomes, complaintSides, ratingLevels, type RatingLevel } from '../../../rules/grievances.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import { viewMatters } from '../../matter/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findFor, listSteps } from '../grievance.store.ts';
import { viewSteps } from '../told.ts';
import { grievanceLine } from './grievance-line.ts';
import { judgeHers, type Opened } from './judge-hers.ts';
import { mayAct } from './may-act.ts';

interface Shelves {
  book: CodeBook;
  shelf: CatalogueShelf;
}

/** One of them with what was said and, where that is known, by whom. The look is recorded. */
export async function readGrievance(house: House, shelves: Shelves, scope: StaffScope, id: string): Promise<Grievance> {
  const row = await findFor(house.db, scope, id);
  const [opened] = await judgeHers(house, house.db, scope, row ? [row] : []);
  if (!row || !opened) throw new Problem('not-found');
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: row.kind, what: id });
  return {
    ...grievanceLine(house, shelves.book, opened),
    words: wordsOf(opened),
    ...(await aboutOf(house, shelves, scope, opened)),
    mayDo: mayAct(scope.role, row),
    outcomes: row.kind === 'call-back' ? Object.entries(callOutcomes).map(([kind, title]) => ({ kind, title })) : [],
    steps: viewSteps(house, opened.key, row, await listSteps(house.db, scope, id), 'colleagues'),
  };
}

/** What nobody asked but the clock is said in its own words; what she said stands in her matter. */
function wordsOf({ kind, told }: Opened): string {
  const unanswered = kind === 'inquiry' ? told.unanswered : undefined;
  return unanswered ? `她说了“${unanswered.title}”，说好${unanswered.day}前看，没人看。说了什么，打开这件事看。` : told.words;
}

async function aboutOf(
  house: House,
  { book, shelf }: Shelves,
  scope: StaffScope,
  opened: Opened,
): Promise<Pick<Grievance, 'about' | 'person' | 'matterId'>> {
  if (opened.kind === 'complaint') {
    const { who = '', place = '', side, name = '', phone = '' } = opened.told;
    const about = [
      { name: '说的是谁', text: who },
      { name: '哪边的', text: side ? complaintSides[side] : '' },
      { name: '在哪儿', text: place },
    ];
    return { about: about.filter(({ text }) => text), person: { name, phone } };
  }
  if (opened.kind === 'call-back') {
    const { level, program, town, name = '', phone = '' } = opened.told;
    const about = [
      { name: '怎么评的', text: ratingLevels[level as RatingLevel] },
      { name: '哪样救助', text: program },
      { name: '哪个镇', text: town },
    ];
    return { about: about.filter(({ text }) => text), person: { name, phone } };
  }
  const { matter } = opened;
  const [view] = await viewMatters(house, house.db, scope, [matter], book.findCounty(scope.county)!.calendar);
  const about = [
    {
      name: '哪一件',
      text: `${await shelf.programName(scope.county, matter.catalogue_version, matter.program)}（号${view!.receiptNumber}）`,
    },
    { name: '到哪一步', text: view!.state.title },
    { name: '说好哪天', text: view!.next?.text ?? '' },
  ];
  return { about: about.filter(({ text }) => text), person: { name: view!.applicant, phone: '' }, matterId: matter.id };
}
