import type { Matter } from '../../contract/check.contract.ts';
import { isClosed } from '../../rules/closing.ts';
import { dayOf } from '../../rules/day.ts';
import { meanwhileAt } from '../../rules/meanwhile.ts';
import { papersToBring } from '../../rules/papers-to-bring.ts';
import { eventsFor, hangingAheadOf } from '../../rules/procedure.ts';
import type { Body } from '../../rules/receiver.ts';
import { ratingStateOf, readInquiries } from '../grievance/index.ts';
import { compileTold, type CatalogueShelf } from '../learn/index.ts';
import {
  callMembers,
  findMatterOf,
  listConsentRequestsOf,
  listPaperKindsOf,
  viewFollow,
  viewMatters,
  type MatterRow,
  type MatterView,
} from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { askHer, readWords } from '../word/index.ts';
import { findOtherAid } from './find-other-aid.ts';
import { mayCorrect } from './may-correct.ts';
import { viewDoors } from './view-doors.ts';
import { viewLine } from './view-line.ts';
import { words } from './words.ts';

/** What her phone has a button for; the rest she does by a call. */
const hasButton = new Set(['withdraw', 'go-on']);

/** Where one matter stands. One of somebody else answers exactly like a missing one. */
export async function readMatter(house: House, book: CodeBook, shelf: CatalogueShelf, citizen: Citizen, id: string): Promise<Matter> {
  const { county, row } = await getMatterOf(house, citizen, id);
  const scope = inCounty(citizen, county);
  const catalogue = await shelf.findVersion(county, row.catalogue_version);
  const today = dayOf(house.clock.now());
  const compiled = catalogue && compileTold(catalogue, today);
  const { bodies, calendar, hotline } = book.findCounty(county)!;
  const [found] = await viewMatters(house, house.db, scope, [row], calendar);
  const view = found!;
  const step = view.procedure.steps[row.step];
  // Once it is decided nothing is waited for any more, whatever may still have followed.
  const follow = compiled && !step?.decided ? await viewFollow(house, house.db, scope, row, { catalogue, compiled }) : undefined;
  const { again } = await viewAgain(shelf, view);
  const { papers } = row.closed_at ? {} : await viewPapers(house, shelf, scope, { row, isDecided: step?.decided === true });
  const { against, doors } = viewDoors(view, { bodies, today });
  const said = await readWords(house, scope, row, view.procedure);
  const rating = await ratingStateOf(house, house.db, scope, row, view.procedure);
  return {
    ...(await viewLine(shelf, view, today)),
    version: row.version,
    timeline: view.timeline,
    ...(follow ? { follow } : {}),
    mayDo: [
      ...(mayCorrect(view.procedure, row) === 'open' ? [{ kind: 'correct', title: '答错一句，改一改', text: '' }] : []),
      ...eventsFor(view.procedure, row.step, 'citizen').map((event) => ({
        kind: event.event,
        title: event.title,
        text: hasButton.has(event.event) ? '' : words.byCall(hotline),
      })),
    ],
    ...(again === undefined ? {} : { again }),
    ...(papers ? { papers } : {}),
    ...sayWhoHasIt(view, bodies),
    ...sayHanging(view),
    ...(step?.legalWord ? { legalWord: step.legalWord } : {}),
    meanwhile: sayMeanwhile(view, papers, said),
    ...(against ? { against, otherAid: ['cut', 'close'].includes(against.kind) ? [] : await findOtherAid(house, shelf, scope, row) } : {}),
    ...(doors ? { doors } : {}),
    asked: await sayWhoWasAsked(house, scope, row),
    asksHer: askHer(house, view, { today, calendar }),
    said,
    inquiries: await readInquiries(house, scope, row),
    ...(rating ? { rating } : {}),
    contact: { town: book.findVillage(row.village)?.town.name ?? '', hotline },
    demo: house.settings.deployment === 'demo',
  };
}

/** The matter in whichever of the account's counties it is. */
export async function getMatterOf(house: House, citizen: Citizen, id: string) {
  for (const county of citizen.counties) {
    const row = await findMatterOf(house.db, inCounty(citizen, county), id);
    if (row?.key_wrapped) return { county, row };
  }
  throw new Problem('not-found');
}

/** Once it is decided nothing is missing any more: “it goes on meanwhile” would be untrue under a refusal. */
async function viewPapers(
  house: House,
  shelf: CatalogueShelf,
  scope: CitizenScope,
  { row, isDecided }: { row: MatterRow; isDecided: boolean },
): Promise<Pick<Matter, 'papers'>> {
  const catalogue = await shelf.findVersion(scope.county, row.catalogue_version);
  const program = catalogue?.programs.find(({ id }) => id === row.program);
  if (!program) return {};
  const given = new Set((await listPaperKindsOf(house.db, scope, [row.application])).map(({ kind }) => kind));
  const papers = papersToBring(program.papers, given);
  return { papers: isDecided ? papers.map((paper) => ({ ...paper, state: 'more' as const })) : papers };
}

/** She keeps it quiet, and hears before it hangs that it will; whether a law wants it or the county alone. Afterwards nothing is left to say. */
function sayHanging({ row, procedure }: MatterView): Pick<Matter, 'hangs'> {
  if (row.sharing !== 'quiet') return {};
  const kind = hangingAheadOf(procedure, row.step);
  return kind ? { hangs: kind === 'law' ? words.hangsByLaw : words.hangsByCounty } : {};
}

/** Asking again is a right, while the program of that name is there. What was joined into another goes on there. */
async function viewAgain(shelf: CatalogueShelf, { row, procedure, verdict }: MatterView): Promise<Pick<Matter, 'again'>> {
  // After a no she need not wait for its paper.
  const isOver = row.closed_at !== null || ['refuse', 'stop'].includes(verdict()?.means ?? '');
  if (!isOver || row.joined_into || procedure.steps[row.step]?.resting) return {};
  const inForce = await shelf.findInForce(row.county);
  const program = inForce?.catalogue.programs.find(({ id }) => id === row.program);
  return program?.apply === 'here' ? { again: row.program } : {};
}

/** Where the step only says “the department”, its name. */
function sayWhoHasIt({ row, procedure }: MatterView, bodies: readonly Body[]): Pick<Matter, 'who'> {
  const step = procedure.steps[row.step]!;
  if (step.final) return {};
  const isUnnamed = /单位$|、/.test(step.who);
  return { who: (isUnnamed && bodies.find(({ id }) => id === row.body)?.name) || step.who };
}

function sayMeanwhile({ row, procedure }: MatterView, papers: Matter['papers'], said: Matter['said'] = []): string[] {
  const missing = papers?.filter(({ state }) => state === 'missing').length ?? 0;
  const law = meanwhileAt(procedure, row.step);
  const isHeard = said.some(({ answer }) => answer === undefined);
  // Once she has said it she is not asked for it again.
  const atStep = isHeard && law.some((line) => line.includes('在这儿说')) ? words.isHeard : law;
  // What was closed goes on by one word of hers, whatever else may be missing.
  if (missing === 0 || isClosed(row.step)) return [...atStep];
  // Beside something that is missing, “nothing to do” would be untrue.
  return [words.supply(missing), ...atStep.filter((line) => !line.startsWith('不用您做什么'))].slice(0, 2);
}

/** Whether somebody has answered, never what: nobody has to explain a no at the kitchen table. */
async function sayWhoWasAsked(house: House, scope: CitizenScope, row: MatterRow): Promise<string[]> {
  const requests = (await listConsentRequestsOf(house.db, scope, row.application)).filter(({ state }) => state !== 'ended');
  if (requests.length === 0) return [];
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const called = await callMembers(house, house.db, scope, { application: row.application, key });
  const waiting = new Set(requests.filter(({ state }) => state === 'asked').map(({ member }) => member));
  return [...new Set(requests.map(({ member }) => member))].map((one) => `${called(one)}${waiting.has(one) ? '还没点' : '点了'}`);
}
