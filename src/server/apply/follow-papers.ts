import type { NewApplication, Receipt } from '../../contract/apply.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import type { Day } from '../../rules/day.ts';
import { figureOn, type Figure } from '../../rules/figures.ts';
import type { SourceKind } from '../../rules/procedure-shape.ts';
import { addWorkingDays, type Calendar } from '../../rules/working-day.ts';
import { asUsual, sessionOf } from '../../rules/form/session-of.ts';
import { papersOf } from '../../rules/form/papers-of.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { compileTold } from '../learn/index.ts';
import type { Chosen } from './check-application.ts';

export interface Following {
  day: Day;
  certain: boolean;
  kind: SourceKind;
  /** As the receipt says it. */
  told: NonNullable<Receipt['matters'][number]['follow']>;
}

/**
 * 容缺: the papers of a program that were not sent and may still come, and by which day. The county's own promise: the matter is taken in
 * and looked at meanwhile, and no legal day moves. Nothing where nobody has said how long.
 */
export function followPapers(
  program: Chosen,
  body: NewApplication,
  { today, catalogue, figures, calendar }: { today: Day; catalogue: Catalogue; figures: readonly Figure[]; calendar: Calendar },
): Following | undefined {
  const compiled = compileTold(catalogue, today);
  const members = ['m1', ...(body.members ?? []).map(({ id }) => id)];
  const wanted = papersOf(compiled, [program], asUsual(compiled, sessionOf(compiled, body.facts, members)));
  const isSent = ({ kind, whose }: { kind: string; whose?: string }) =>
    body.papers.some((one) => one.kind === kind && (whose === undefined || one.whose === undefined || one.whose === whose));
  const papers = [...new Set(wanted.filter((one) => one.how === 'ask' && one.mayFollow && !isSent(one)).map(({ name }) => name))];
  const figure = figureOn(figures, 'papers-follow-days', today);
  if (papers.length === 0 || !figure) return undefined;
  const { day, certain } = addWorkingDays(today, figure.value, calendar);
  const demo = figure.kind === 'demo';
  return {
    day,
    certain,
    kind: figure.kind,
    told: { papers, day, words: `${certain ? '' : '预计'}${dayInWords(day)}前补上就行，先办着，不等它。`, certain, demo },
  };
}
