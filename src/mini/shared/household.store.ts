import { defineStore } from 'pinia';
import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import type { OpenedCode } from '../../contract/qr.contract.ts';
import { call, callUnlessSame } from './http/http.ts';
import { isCatalogue, isOpenedCode } from './keep/is-told.ts';
import { keepIfRoom, recall } from './keep/keep.ts';
import { asProblem } from './http/problem.ts';
import { useSession } from './session.store.ts';
import { isText, perhaps, shaped } from './keep/shape.ts';

interface KeptCatalogue {
  codeId: string;
  tag: string | undefined;
  catalogue: Catalogue;
}

const isKeptCatalogue = shaped<KeptCatalogue>({ codeId: isText, tag: perhaps(isText), catalogue: isCatalogue });

/** What home, learn, apply and me share: whose village this is, and what help there is. */
export const useHousehold = defineStore('household', {
  state: () => ({
    village: undefined as OpenedCode | undefined,
    kept: undefined as KeptCatalogue | undefined,
  }),
  getters: {
    demo: (state) => state.village?.demo === true,
    hotline: (state) => state.village?.county.hotline ?? '12349',
    catalogue: (state): Catalogue | undefined =>
      state.kept && state.kept.codeId === state.village?.codeId ? state.kept.catalogue : undefined,
    villageInWords: (state) =>
      state.village ? `${state.village.county.name} · ${state.village.town.name} · ${state.village.village.name}` : '',
  },
  actions: {
    remember() {
      const village = recall('village');
      const kept = recall('catalogue');
      if (isOpenedCode(village)) this.village = village;
      if (isKeptCatalogue(kept)) this.kept = kept;
    },
    /** She said: this is my village. On a full phone it is so until the phone is switched off: she can go on. */
    settle(village: OpenedCode) {
      this.village = village;
      keepIfRoom('village', village);
      useSession().enterCounty(village.county.id);
    },
    /**
     * What changed about her village since she settled: its name, who helps, what WeChat may do. Without a network the kept one
     * stays. Her code stays hers though another hangs there by now: it opens for ever, and what she has written bears it.
     */
    async lookAgain() {
      const codeId = this.village?.codeId;
      if (!codeId) return;
      const newest = await call('openCode', { params: { codeId } }).catch((error: unknown) => void asProblem(error));
      if (!newest || this.village?.codeId !== codeId || newest.county.id !== this.village.county.id) return;
      this.village = { ...newest, codeId };
      keepIfRoom('village', this.village);
    },
    /** Brings the newest catalogue; without a network the kept one stays. Throws only when there is none at all. */
    async loadCatalogue() {
      const codeId = this.village?.codeId;
      if (!codeId) return;
      try {
        const newest = await callUnlessSame('readCatalogue', { params: { codeId } }, this.catalogue ? this.kept?.tag : undefined);
        if (this.village?.codeId !== codeId) return;
        if (newest !== 'same') this.kept = { codeId, tag: newest.tag, catalogue: newest.answer };
        // The same, and yet gone from the phone: what she wrote has needed its room meanwhile.
        if (newest !== 'same' || !this.isOnPhone()) keepIfRoom('catalogue', this.kept);
      } catch (problem) {
        if (!this.catalogue) throw problem;
      }
    },
    /** Whether village and catalogue will be here when she has closed the page: a full phone takes nothing more. */
    isOnPhone(): boolean {
      const [village, kept] = [recall('village'), recall('catalogue')];
      return isOpenedCode(village) && isKeptCatalogue(kept) && village.codeId === this.village?.codeId && kept.codeId === village.codeId;
    },
    findProgram(id: string): Program | undefined {
      return this.catalogue?.programs.find((program) => program.id === id);
    },
  },
});
