import { newDraft } from '../shared/send/draft.ts';
import type { Parcel } from '../shared/send/parcel.ts';
import { useHousehold } from '../shared/household.store.ts';
import { useWaiting } from '../shared/send/waiting.store.ts';

/**
 * What lies sealed can be read by nobody here: it goes, and an empty form for all of its programs and the same village stands in its place.
 * Gives the new draft's id; throws 'phone-full'.
 */
export async function writeAnew(gone: Parcel): Promise<string> {
  const household = useHousehold();
  const waiting = useWaiting();
  const { villageCode, programs, programName } = gone;
  const village = household.village?.codeId === villageCode ? household.villageInWords : '';
  const draft = await newDraft({ villageCode, village, programs, programName });
  // It makes room for the new one, and she has said yes to that.
  await waiting.throwAwayParcel(gone);
  waiting.keepDraft(draft);
  return draft.submissionId;
}
