import type { Session, TickedRow } from '../../../rules/precheck/session.ts';
import { isFigure, isRecord, isText, isTrueOrFalse, listOf, perhaps, shaped, type Check } from './shape.ts';

/** What a family has said of itself, question by question. */
export interface SelfCheck {
  vocabulary: number;
  /** Who lives together, by what she calls them. */
  members: { id: string; called: string }[];
  /** Names of the questions as she came to them, so that she can go back. */
  asked: string[];
  session: Session;
}

/** Goes up when what the last release kept would be misread by this one. */
export const selfCheckVocabulary = 1;

const record =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);

const isTicked = listOf(shaped<TickedRow>({ row: isText, who: perhaps(listOf(isText)) }));

const isSelfCheck = shaped<SelfCheck>({
  vocabulary: (value) => value === selfCheckVocabulary,
  members: listOf(shaped<SelfCheck['members'][number]>({ id: isText, called: isText })),
  asked: listOf(isText),
  session: shaped<Session>({
    members: listOf(shaped<Session['members'][number]>({ id: isText })),
    answers: record((value) => isTrueOrFalse(value) || isText(value) || (isFigure(value) && value >= 0)),
    notKnown: listOf(isText),
    gates: record((value) => value === 'not-known' || isTicked(value)),
  }),
});

export function isNewerSelfCheck(kept: unknown): boolean {
  return isRecord(kept) && isFigure(kept['vocabulary']) && kept['vocabulary'] > selfCheckVocabulary;
}

/** Nothing where it is damaged or a newer release wrote it: then she is asked again, for guessing at a family's answers would be worse. */
export function readSelfCheck(kept: unknown): SelfCheck | undefined {
  return isSelfCheck(kept) ? kept : undefined;
}
