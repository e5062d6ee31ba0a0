import { answerFact, answerGate, answerWho, confirmTogether } from '../../src/mini/apply/answer-question.ts';
import { pagesOf } from '../../src/mini/apply/pages-of.ts';
import { settleByVillage } from '../../src/mini/apply/settle-by-village.ts';
import type { Step, Told } from '../../src/mini/apply/steps.ts';
import { sayHukou } from '../../src/mini/apply/who/hukou.ts';
import type { Answer, Draft } from '../../src/mini/shared/send/draft.ts';
import type { Compiled } from '../../src/rules/precheck/compile-catalogue.ts';
import type { TickedRow } from '../../src/rules/precheck/session.ts';
import { truthfulAnswer } from '../rules/answer-truthfully.ts';
import type { Complete } from '../rules/precheck-data.ts';

export interface Walk {
  /** Of everything she turned to, the pages of the county's questions. */
  asked: number;
  pages: number;
  taps: number;
  ms: number;
  draft: Draft;
}

const invented = '999900195601150012';

/**
 * Turns every page of the phone's form as it is, from the first to the review, and answers as it is so. Members with names and numbers;
 * nobody owes support from elsewhere; their 户口 is here. `brought`: what she takes along from the 自测.
 */
export function walkForm(told: Told, programs: readonly string[], facts: Complete, brought: Partial<Draft> = {}): Walk {
  let draft = settleByVillage({ ...begin(programs, facts), ...brought }, told.catalogue);
  const walk = { asked: 0, pages: 0, taps: 0 };
  const begun = process.cpuUsage();
  let pages = pagesOf(draft, told);
  for (let at = 0; at < pages.length; at += 1) {
    const page = pages[at]!;
    const [next, taps] = answer(page, draft, told, facts);
    draft = next;
    const inner = page.id === 'members' ? innerPages * draft.members.length : 0;
    walk.asked += Number('question' in page);
    walk.pages += 1 + inner;
    walk.taps += taps + 1;
    pages = pagesOf(draft, told);
    at = pages.findIndex(({ id }) => id === page.id);
    if (walk.pages > 500) throw new Error(`turned again and again: ${page.id}`);
  }
  const { user, system } = process.cpuUsage(begun);
  // The review, and sending.
  return { ...walk, pages: walk.pages + 1, taps: walk.taps + 1, ms: (user + system) / 1000, draft };
}

/** Who he is, his name, his number: asked one by one. */
const innerPages = 3;
const taps = { filledBy: 1, name: 6, idNumber: 18, address: 10, eachMember: 1 + 1 + 7 + 19, hukou: 1, photo: 2, signature: 2 };

function answer(page: Step, draft: Draft, { catalogue, compiled }: Told, facts: Complete): [Draft, number] {
  switch (page.kind) {
    case 'fact': {
      const said = read(compiled, facts, page.question) as Answer;
      return [answerFact(draft, catalogue, page, said ?? null), typeof said === 'number' ? String(said).length : 1];
    }
    case 'gate': {
      const rows = (read(compiled, facts, page.question) as TickedRow[]).filter(({ row }) => page.rows.some(({ id }) => id === row));
      return [answerGate(draft, catalogue, page, rows.map(({ row }) => row)), rows.length]; // prettier-ignore
    }
    case 'who': {
      const who = (read(compiled, facts, page.question) as TickedRow[]).find(({ row }) => row === page.row.id)?.who ?? ['m1'];
      return [answerWho(draft, page, who), who.length];
    }
    case 'said':
      return [confirmTogether(draft, page.lines), 0];
    case 'paper':
      return [draft, taps.photo];
    case 'consents':
      return [draft, page.adult.consents.length + page.adult.promises.length + taps.signature];
    case 'person': {
      if (page.id === 'members') {
        const toConfirm = draft.toConfirm.filter((key) => key !== 'members');
        const isBrought = toConfirm.length < draft.toConfirm.length;
        return [{ ...draft, toConfirm, facts: { ...draft.facts, 'household.size': facts.members.length } }, (isBrought ? 20 : taps.eachMember) * draft.members.length]; // prettier-ignore
      }
      if (page.id === 'hukou') return [sayHukou(draft, 'here'), taps.hukou];
      const given = {
        'filled-by': taps.filledBy,
        name: taps.name,
        'id-number': taps.idNumber,
        address: taps.address,
        relatives: 0,
        tell: 0,
      };
      return [draft, given[page.id]];
    }
  }
}

function begin(programs: readonly string[], { members }: Complete): Draft {
  const others = members.slice(1);
  return {
    vocabulary: 2,
    submissionId: '',
    villageCode: '',
    village: '无棣县 · 海丰街道 · 康家村',
    hukou: '',
    hukouVillageCode: '',
    hukouPlace: '',
    programs: [...programs],
    programName: '',
    members: others.map(({ id }) => ({ id, called: '家里人', name: '王演示', idNumber: '' })),
    relatives: [],
    // An ID number says it; the bench's are of nobody, so they say it themselves.
    facts: Object.fromEntries(others.map(({ id, age }) => [`person.age@${id}`, age as number])),
    gates: {},
    toConfirm: [],
    saidBefore: [],
    applicant: { called: '', name: '王演示', idNumber: invented, address: '2组', filledBy: 'self' },
    papers: [],
    later: [],
    consents: {},
    away: [],
    signatures: [],
    tell: { me: true, liaison: false, child: false, childPhone: '', reads: '' },
    step: '',
  };
}

const read = (compiled: Compiled, facts: Complete, { kind, id, member }: { kind: 'fact' | 'gate'; id: string; member?: string }) =>
  truthfulAnswer(compiled, facts, { kind, id, ...(member === undefined ? {} : { member }) });
