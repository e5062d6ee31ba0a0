import type { NewApplication, Receipt } from '../../contract/apply.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import type { Day } from '../../rules/day.ts';
import { figureOn, type Figure } from '../../rules/figures.ts';
import { papersToFollow } from '../../rules/form/papers-to-follow.ts';
import { sessionOf } from '../../rules/form/session-of.ts';
import type { SourceKind } from '../../rules/procedure-shape.ts';
import { addWorkingDays, type Calendar } from '../../rules/working-day.ts';
import { compileTold } from '../learn/index.ts';
import { sayFollow } from '../matter/index.ts';
import type { Chosen } from './check-application.ts';

export interface Following {
  day: Day;
  certain: boolean;
  kind: SourceKind;
  /** As the receipt says it. */
  told: NonNullable<Receipt['matters'][number]['follow']>;
}

/**
 * 容缺, by program: its papers that were not sent and may still come, and by which day. The county's own promise: the matter is taken in
 * and looked at meanwhile, and no legal day moves. Nothing where nobody has said how long.
 */
export function followPapers(
  programs: readonly Chosen[],
  body: NewApplication,
  { today, catalogue, figures, calendar }: { today: Day; catalogue: Catalogue; figures: readonly Figure[]; calendar: Calendar },
): Map<string, Following> {
  const figure = figureOn(figures, 'papers-follow-days', today);
  const asking = programs.filter(({ papers }) => papers.length > 0);
  if (!figure || asking.length === 0) return new Map();
  const compiled = compileTold(catalogue, today);
  const session = sessionOf(compiled, body.facts, ['m1', ...(body.members ?? []).map(({ id }) => id)]);
  const { day, certain } = addWorkingDays(today, figure.value, calendar);
  const said = { day, ...sayFollow({ day, certain }), demo: figure.kind === 'demo' };
  const missing = [...papersToFollow(compiled, asking, { session, papers: body.papers })].filter(([, papers]) => papers.length > 0);
  return new Map(missing.map(([id, papers]) => [id, { day, certain, kind: figure.kind, told: { papers, ...said } }]));
}
