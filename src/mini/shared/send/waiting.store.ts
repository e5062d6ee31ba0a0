import { defineStore } from 'pinia';
import { askToStay } from '../keep/ask-to-stay.ts';
import { isNewer, readDraft, type Draft } from './draft.ts';
import { forget, forgetPhoto, keep, keepIfRoom, keysAfter, recall } from '../keep/keep.ts';
import { readParcel, type Parcel } from './parcel.ts';
import { phoneProblem } from '../http/problem.ts';
import { isRecord, isText } from '../keep/shape.ts';

/** Written by a newer release: shown by its name, opened by nobody here, and neither overwritten nor dropped. */
export interface NewerOne {
  submissionId: string;
  programName: string;
}

/** What is written here and not yet with the county: drafts, and applications on their way. */
export const useWaiting = defineStore('waiting', {
  state: () => ({
    drafts: [] as Draft[],
    parcels: [] as Parcel[],
    newer: [] as NewerOne[],
    /** Ids of parcels that are further than what is kept of them: the phone was full. Repeated after a restart, which does no harm. */
    notKept: [] as string[],
  }),
  getters: {
    /** Sent off and not arrived, or arrived and not yet shown to her. */
    open: (state) => state.parcels.filter((parcel) => parcel.state !== 'sent' || !parcel.seen),
  },
  actions: {
    /** Reads what is kept, and ends what a dying phone left half done. */
    remember() {
      const { parcels, drafts, newer } = readAll();
      this.newer = newer;
      this.parcels = withoutOldReceipts(parcels);
      this.drafts = drafts.filter((draft) => !newer.some(({ submissionId }) => submissionId === draft.submissionId));
      for (const { submissionId } of this.parcels) {
        if (!this.drafts.some((draft) => draft.submissionId === submissionId)) continue;
        // Both are there: she was sending it off, which is done by now, or was turning back what the county had refused.
        if (this.findParcel(submissionId)?.state === 'refused') this.dropParcel(submissionId);
        else this.dropDraft(submissionId);
      }
    },
    draftFor(programId: string, villageCode: string): Draft | undefined {
      return this.drafts.find((draft) => draft.programs.includes(programId) && draft.villageCode === villageCode);
    },
    findDraft(submissionId: string): Draft | undefined {
      return this.drafts.find((draft) => draft.submissionId === submissionId);
    },
    findParcel(submissionId: string): Parcel | undefined {
      return this.parcels.find((parcel) => parcel.submissionId === submissionId);
    },
    /** Throws 'phone-full' or 'needs-newer-app', and then nothing has changed: what was kept before is what is shown. */
    keepDraft(draft: Draft) {
      keepListed('draft', draft);
      this.drafts = [{ ...draft }, ...this.drafts.filter((other) => other.submissionId !== draft.submissionId)];
      askToStay();
    },
    /** A new one throws 'phone-full' or 'needs-newer-app'. A known one goes on all the same, and `notKept` says that it did. */
    keepParcel(parcel: Parcel) {
      const { submissionId } = parcel;
      const at = this.parcels.findIndex((other) => other.submissionId === submissionId);
      if (at < 0) return this.addParcel(parcel);
      const others = this.notKept.filter((id) => id !== submissionId);
      const kept = isNewerParcel(submissionId) ? 'no-room' : keepIfRoom(`parcel:${submissionId}`, parcel);
      this.notKept = kept === 'kept' ? others : [submissionId, ...others];
      this.parcels = this.parcels.map((other) => (other.submissionId === submissionId ? { ...parcel } : other));
    },
    addParcel(parcel: Parcel) {
      keepListed('parcel', parcel);
      this.parcels = [{ ...parcel }, ...this.parcels.filter((other) => other.submissionId !== parcel.submissionId)];
    },
    /** The parcel is written before the draft goes: killed in between, she has both, and both say the same. */
    turnIntoParcel(parcel: Parcel) {
      this.addParcel(parcel);
      this.dropDraft(parcel.submissionId);
    },
    /** Refused, or stopped by her: it can be written on. The county has nothing of it. */
    turnIntoDraft(parcel: Parcel) {
      this.keepDraft(parcel.draft);
      this.dropParcel(parcel.submissionId);
    },
    dropParcel(submissionId: string) {
      this.parcels = this.parcels.filter((other) => other.submissionId !== submissionId);
      this.notKept = this.notKept.filter((id) => id !== submissionId);
      forgetListed('parcel', submissionId);
    },
    /** The county has them all: their receipts say whose they are and where to look at them. */
    dropSent() {
      for (const { state, submissionId } of this.parcels) if (state === 'sent') this.dropParcel(submissionId);
    },
    dropDraft(submissionId: string) {
      this.drafts = this.drafts.filter((draft) => draft.submissionId !== submissionId);
      forgetListed('draft', submissionId);
    },
    /** She threw it away: the photos go with it, last, so that no draft comes back without them. */
    async throwAway(draft: Draft) {
      this.dropDraft(draft.submissionId);
      forgetDamagedParcel(draft.submissionId);
      for (const paper of draft.papers) await forgetPhoto(paper.paperId);
    },
  },
});

type Kind = 'draft' | 'parcel';

/* A list keeps the order alone. What is kept is found by its own key, so that a lost or damaged list hides nothing. */

const listOf = (kind: Kind): string => `${kind}s`;

function idsOf(kind: Kind): string[] {
  const there = keysAfter(`${kind}:`);
  const list = recall(listOf(kind));
  const listed: string[] = Array.isArray(list) ? list.filter(isText) : [];
  // Where keys cannot be told, the list must do.
  return [...new Set([...listed, ...there])].filter((id) => recall(`${kind}:${id}`) !== undefined);
}

/** Listed first: killed in between, the list names what is not there, which hides nothing. */
function keepListed(kind: Kind, kept: { submissionId: string }): void {
  const { submissionId } = kept;
  const key = `${kind}:${submissionId}`;
  if (isNewer(recall(`draft:${submissionId}`)) || isNewerParcel(submissionId)) throw phoneProblem('needs-newer-app');
  const ids = idsOf(kind);
  if (!ids.includes(submissionId)) keep(listOf(kind), [submissionId, ...ids]);
  keep(key, kept);
}

function forgetListed(kind: Kind, submissionId: string): void {
  forget(`${kind}:${submissionId}`);
  keepIfRoom(
    listOf(kind),
    idsOf(kind).filter((id) => id !== submissionId),
  );
}

/** A draft may have been read out of what was left of a parcel: it would come back. */
function forgetDamagedParcel(submissionId: string): void {
  const kept = readParcel(recall(`parcel:${submissionId}`));
  if (typeof kept !== 'string' && !('application' in kept)) forgetListed('parcel', submissionId);
}

const isNewerParcel = (submissionId: string): boolean => readParcel(recall(`parcel:${submissionId}`)) === 'newer';

function readAll(): { parcels: Parcel[]; drafts: Draft[]; newer: NewerOne[] } {
  const found = { parcels: [] as Parcel[], drafts: [] as Draft[], newer: [] as NewerOne[] };
  for (const submissionId of idsOf('parcel')) {
    const kept = recall(`parcel:${submissionId}`);
    const read = readParcel(kept);
    if (read === 'newer') found.newer.push({ submissionId, programName: nameIn(isRecord(kept) ? kept['draft'] : undefined) });
    else if (read === 'damaged' || read.submissionId !== submissionId) continue;
    else if ('application' in read) found.parcels.push(read);
    else found.drafts.push(read);
  }
  for (const submissionId of idsOf('draft')) {
    const kept = recall(`draft:${submissionId}`);
    const read = readDraft(kept);
    if (read === 'newer') found.newer.push({ submissionId, programName: nameIn(kept) });
    else if (read !== 'damaged' && read.submissionId === submissionId)
      found.drafts = [...found.drafts.filter((other) => other.submissionId !== submissionId), read];
  }
  return found;
}

const nameIn = (kept: unknown): string => (isRecord(kept) && isText(kept['programName']) ? kept['programName'] : '');

/** Receipts that she has seen are looked up at the county; the newest of them stay for a day without a network. */
const receiptsStaying = 20;

function withoutOldReceipts(parcels: Parcel[]): Parcel[] {
  const old = parcels.filter(({ state, seen }) => state === 'sent' && seen).slice(receiptsStaying);
  for (const { submissionId } of old) forgetListed('parcel', submissionId);
  return parcels.filter((parcel) => !old.includes(parcel));
}
