import { defineStore } from 'pinia';
import { toRaw } from 'vue';
import { mergeTold } from '../../rules/catalogue/merge-told.ts';
import { dayOf } from '../../rules/day.ts';
import type { Catalogue, CatalogueList, Program, ProgramTexts } from '../../contract/learn.contract.ts';
import type { OpenedCode } from '../../contract/qr.contract.ts';
import { call, callUnlessSame } from './http/http.ts';
import { isCatalogueList, isOpenedCode, isProgramTexts } from './keep/is-told.ts';
import { keepIfRoom, recall } from './keep/keep.ts';
import { asProblem } from './http/problem.ts';
import { useSession } from './session.store.ts';
import { isText, perhaps, shaped } from './keep/shape.ts';

interface KeptCatalogue {
  codeId: string;
  /** The county's own tag of this version; both documents bear it. */
  tag: string | undefined;
  list: CatalogueList;
  /** The tag they came with: where a town begins to decide, the texts change within a version. */
  textsTag: string | undefined;
  texts: ProgramTexts | undefined;
}

const isKeptCatalogue = shaped<KeptCatalogue>({
  codeId: isText,
  tag: perhaps(isText),
  list: isCatalogueList,
  textsTag: perhaps(isText),
  texts: perhaps(isProgramTexts),
});

/** What home, learn, apply and me share: whose village this is, and what help there is. */
export const useHousehold = defineStore('household', {
  state: () => ({
    village: undefined as OpenedCode | undefined,
    kept: undefined as KeptCatalogue | undefined,
  }),
  getters: {
    demo: (state) => state.village?.demo === true,
    hotline: (state) => state.village?.county.hotline ?? '12349',
    /** What finding and the precheck need. */
    list: (state): CatalogueList | undefined => (state.kept && state.kept.codeId === state.village?.codeId ? state.kept.list : undefined),
    /** All of it, once the texts are here too; read by today's standards, network or not. */
    catalogue(state): Catalogue | undefined {
      const texts = state.kept?.texts;
      // Read by the thousand, and never written into: not through the eyes of a watcher.
      return this.list && texts && mergeTold(toRaw(this.list), toRaw(texts), dayOf(new Date()));
    },
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
        await this.loadList(codeId);
        await this.loadTexts(codeId);
      } catch (problem) {
        if (!this.catalogue) throw problem;
      }
    },
    /** The list alone is enough to find a program and to see whether it fits. */
    async loadList(codeId: string) {
      const newest = await callUnlessSame('readCatalogue', { params: { codeId } }, this.list ? this.kept?.tag : undefined);
      if (this.village?.codeId !== codeId) return;
      if (newest !== 'same')
        this.kept = { codeId, tag: newest.tag, list: newest.answer, textsTag: this.kept?.textsTag, texts: this.kept?.texts };
      // The same, and yet gone from the phone: what she wrote has needed its room meanwhile.
      if (newest !== 'same' || !this.isOnPhone()) keepIfRoom('catalogue', this.kept);
    },
    /** The texts of the version that the list is of. Old ones are kept until the new ones are here. */
    async loadTexts(codeId: string) {
      if (this.kept?.codeId !== codeId || (this.catalogue && this.kept.textsTag === this.kept.tag)) return;
      const texts = await callUnlessSame('readProgramTexts', { params: { codeId } }, undefined);
      if (texts === 'same' || this.village?.codeId !== codeId || this.kept?.codeId !== codeId) return;
      this.kept = { ...this.kept, textsTag: texts.tag, texts: texts.answer };
      keepIfRoom('catalogue', this.kept);
    },
    /** Whether village and catalogue will be here when she has closed the page: a full phone takes nothing more. */
    isOnPhone(): boolean {
      const [village, kept] = [recall('village'), recall('catalogue')];
      return (
        isOpenedCode(village) &&
        isKeptCatalogue(kept) &&
        kept.texts !== undefined &&
        village.codeId === this.village?.codeId &&
        kept.codeId === village.codeId
      );
    },
    findProgram(id: string): Program | undefined {
      return this.catalogue?.programs.find((program) => program.id === id);
    },
  },
});
