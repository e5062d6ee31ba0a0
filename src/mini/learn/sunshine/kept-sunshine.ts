import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { callUnlessSame } from '../../shared/http/http.ts';
import { asProblem } from '../../shared/http/problem.ts';
import { forget, keepIfRoom, recall } from '../../shared/keep/keep.ts';
import { isFigure, isText, isTrueOrFalse, listOf, perhaps, shaped } from '../../shared/keep/shape.ts';

/** Programs have pages of their own: here is where the money went. */
export type ToldSunshine = Pick<Sunshine, 'releasedOn' | 'demo' | 'funds' | 'assets'>;
interface Kept {
  codeId: string;
  tag: string | undefined;
  told: ToldSunshine;
}

const isKept = shaped<Kept>({
  codeId: isText,
  tag: perhaps(isText),
  told: shaped<ToldSunshine>({
    releasedOn: isText,
    demo: isTrueOrFalse,
    funds: listOf(
      shaped<ToldSunshine['funds'][number]>({
        id: isText,
        name: isText,
        source: isText,
        amountFen: isFigure,
        balanceFen: isFigure,
        from: isText,
        to: isText,
        uses: listOf(shaped<ToldSunshine['funds'][number]['uses'][number]>({ purpose: isText, amountFen: isFigure, households: isFigure })),
      }),
    ),
    assets: listOf(
      shaped<ToldSunshine['assets'][number]>({
        id: isText,
        name: isText,
        where: isText,
        costFen: isFigure,
        source: isText,
        year: isFigure,
        keeper: isText,
        phone: isText,
      }),
    ),
  }),
});

/** What this phone saw last of this village's county; nothing of another one. */
export function keptSunshine(codeId: string): ToldSunshine | undefined {
  const kept = recall('sunshine');
  return isKept(kept) && kept.codeId === codeId ? kept.told : undefined;
}

/** The newest. Without a network what was seen last; what the county took down leaves the phone too. Throws where there is nothing to show. */
export async function bringSunshine(codeId: string): Promise<ToldSunshine> {
  const kept = keptSunshine(codeId);
  const tag = kept && (recall('sunshine') as Kept).tag;
  try {
    const newest = await callUnlessSame('readSunshine', { params: { codeId } }, tag);
    if (newest === 'same') return kept!;
    const { releasedOn, demo, funds, assets } = newest.answer;
    const told = { releasedOn, demo, funds, assets };
    keepIfRoom('sunshine', { codeId, tag: newest.tag, told } satisfies Kept);
    return told;
  } catch (error) {
    const problem = asProblem(error);
    if (problem.code === 'taken-down' || problem.code === 'not-found') forget('sunshine');
    else if (kept) return kept;
    throw problem;
  }
}
