import { defineStore } from 'pinia';
import { upgradeDraft, type Draft } from './draft.ts';
import { forget, forgetPhoto, keep, recall } from './keep.ts';
import { parcelFrom, type Parcel } from './parcel.ts';

/** What is written here and not yet with the county: drafts, and applications on their way. */
export const useWaiting = defineStore('waiting', {
  state: () => ({ drafts: [] as Draft[], parcels: [] as Parcel[] }),
  getters: {
    /** Sent off and not arrived, or arrived and not yet shown to her. */
    open: (state) => state.parcels.filter((parcel) => parcel.state !== 'sent' || !parcel.seen),
  },
  actions: {
    remember() {
      this.drafts = listed('drafts').flatMap((id) => upgradeDraft(recall(`draft:${id}`)) ?? []);
      this.parcels = listed('parcels').flatMap((id) => parcelFrom(recall(`parcel:${id}`)) ?? []);
    },
    draftFor(programId: string, villageCode: string): Draft | undefined {
      return this.drafts.find((draft) => draft.programId === programId && draft.villageCode === villageCode);
    },
    findParcel(submissionId: string): Parcel | undefined {
      return this.parcels.find((parcel) => parcel.submissionId === submissionId);
    },
    keepDraft(draft: Draft) {
      const kept = { ...draft, changedAt: new Date().toISOString() };
      this.drafts = [kept, ...this.drafts.filter((other) => other.submissionId !== draft.submissionId)];
      keep(`draft:${draft.submissionId}`, kept);
      list('drafts', draft.submissionId);
    },
    keepParcel(parcel: Parcel) {
      const others = this.parcels.filter((other) => other.submissionId !== parcel.submissionId);
      this.parcels = [{ ...parcel }, ...others];
      keep(`parcel:${parcel.submissionId}`, parcel);
      list('parcels', parcel.submissionId);
    },
    /** The parcel is written before the draft goes: killed in between, she has both, and both say the same. */
    turnIntoParcel(parcel: Parcel) {
      this.keepParcel(parcel);
      this.dropDraft(parcel.submissionId);
    },
    /** Refused, or stopped by her: it can be written on. The county has nothing of it. */
    turnIntoDraft(parcel: Parcel) {
      this.keepDraft(parcel.draft);
      this.parcels = this.parcels.filter((other) => other.submissionId !== parcel.submissionId);
      unlist('parcels', parcel.submissionId);
      forget(`parcel:${parcel.submissionId}`);
    },
    dropDraft(submissionId: string) {
      this.drafts = this.drafts.filter((draft) => draft.submissionId !== submissionId);
      unlist('drafts', submissionId);
      forget(`draft:${submissionId}`);
    },
    /** She threw it away: the photos go with it. */
    async throwAway(draft: Draft) {
      for (const paper of draft.papers) await forgetPhoto(paper.paperId);
      this.dropDraft(draft.submissionId);
    },
  },
});

type Shelf = 'drafts' | 'parcels';

function listed(shelf: Shelf): string[] {
  const ids = recall(shelf);
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}

function list(shelf: Shelf, id: string): void {
  const ids = listed(shelf);
  if (!ids.includes(id)) keep(shelf, [id, ...ids]);
}

function unlist(shelf: Shelf, id: string): void {
  keep(
    shelf,
    listed(shelf).filter((other) => other !== id),
  );
}
