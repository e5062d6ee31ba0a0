import { eventsAt, isPublicNotice, type Procedure } from './procedure.ts';
import type { Meaning } from './procedure-shape.ts';

const words = {
  hang: ['去公开栏看看写了啥。', '写错了，或觉得不对，打12349。'],
  hear: ['您怎么想，说给我们听。', '在这儿说、打12349、当面说都行，说完才定。'],
  // A card is changed by those who pay, and they have no door here yet.
  returned: ['卡在手机上还换不了，打12349换。', '或带身份证和卡去镇上，也能请村里帮。'],
  paper: ['通知书还在路上。', '为什么、还能怎么办，往下看。'],
  paperThere: ['不同意，或情况变了，往下看。'],
  needed: ['照上面说的办。', '不会办，打12349，或请村里帮。'],
  paying: ['不用您做什么。', '过几天还没到，打12349。'],
  resting: ['家里有变化，打12349说一声。'],
  over: ['不用您做什么。想再问，打12349。'],
  against: ['还没定，您可以再说。', '查得不对，在这儿说或打12349，能再查一遍。'],
  visit: ['家里留个人就行，不用备东西。', '那天不在家，点“换个时间”，或打12349。'],
  closed: ['打12349，或按“接着办”，就接着办。', '不用重新交东西。'],
  usual: ['不用您做什么，等我们办。'],
} as const;

/** Steps that the law has a word for, whatever a county calls them. */
const byLegalWord: Readonly<Record<string, readonly string[]>> = {
  核对有异: ['把实情说一说就行。', '在这儿说、打12349、去镇上说都行。'],
  入户调查: words.visit,
  入户核实: words.visit,
  '近亲属备案、县级入户': words.visit,
  能力评估: words.visit,
  民主评议: ['您想去说说，点“我要去说”，或跟村里讲一声。'],
  评议: ['您想去说说，点“我要去说”，或跟村里讲一声。'],
  渐退期: words.resting,
  先行救助: ['等不及，打12349。'],
};

/** What she can do while somebody else has it, in one or two spoken lines; nothing to do is said too. */
export function meanwhileAt(procedure: Procedure, id: string): readonly string[] {
  const step = procedure.steps[id];
  if (!step) throw new RangeError(`procedure ${procedure.id} has no step ${id}`);
  const may = (...meanings: Meaning[]): boolean => step.events.some(({ means }) => means !== undefined && meanings.includes(means));
  if (may('resume')) return words.closed;
  if (step.tone === 'refused') return may('deliver') ? words.paper : words.paperThere;
  if (isPublicNotice(procedure, id)) return words.hang;
  if (may('hear')) return words.hear;
  if (step.legalWord && byLegalWord[step.legalWord]) return byLegalWord[step.legalWord]!;
  if (step.tone === 'needs-you') return may('order') ? words.returned : words.needed;
  if (mayLookAgain(procedure, id)) return words.against;
  if (may('credit')) return words.paying;
  if (step.final) return words.over;
  return step.resting ? words.resting : words.usual;
}

/** Somebody comes to her home in this step. */
export function isVisitStep(procedure: Procedure, id: string): boolean {
  const word = procedure.steps[id]?.legalWord;
  return word !== undefined && byLegalWord[word] === words.visit;
}

/**
 * 复查 (办 18): what was found may be looked at once more as long as nothing is decided. Open where the findings stand against her: the
 * look-up differs, or the next decision can only be a no.
 */
export function mayLookAgain(procedure: Procedure, id: string): boolean {
  const step = procedure.steps[id];
  if (!step || step.decided || step.final) return false;
  if (step.legalWord === '核对有异') return true;
  const events = eventsAt(procedure, id);
  return events.some(({ event }) => event === 'look-again') && !events.some(({ means }) => means === 'grant');
}
