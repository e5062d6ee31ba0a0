import { defineStore } from 'pinia';
import { toRaw } from 'vue';
import { mergeTold } from '../../rules/catalogue/merge-told.ts';
import { dayOf, type Day } from '../../rules/day.ts';
import type { Catalogue, CatalogueList, Program, ProgramTexts } from '../../contract/learn.contract.ts';
import type { OpenedCode } from '../../contract/qr.contract.ts';
import { call, callUnlessSame } from './http/http.ts';
import { isCatalogueList, isOpenedCode, isProgramTexts } from './keep/is-told.ts';
import { keepIfRoom, recall } from './keep/keep.ts';
import { asProblem, phoneProblem } from './http/problem.ts';
import { useSession } from './session.store.ts';
import { isText, perhaps, shaped } from './keep/shape.ts';
import { isShippedHere, readShipped, shippedOf, type Shipped } from './keep/shipped.ts';

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

/** Its two documents are of one version and can be read together. */
type Pair = Pick<KeptCatalogue, 'list' | 'texts'>;

/** Read by the thousand, and never written into: not through the eyes of a watcher. */
const merge = (pair: Pair | undefined): Catalogue | undefined =>
  pair?.texts && mergeTold(toRaw(pair.list), toRaw(pair.texts), dayOf(new Date()));
const isWhole = ({ list, texts }: Pair): boolean => list.version === texts?.version;

/** Home and the page she goes on to ask for the same at the same time. */
let underway: { codeId: string; kept: unknown; bringing: Promise<void> } | undefined;

/** What home, learn, apply and me share: whose village this is, and what help there is. */
export const useHousehold = defineStore('household', {
  state: () => ({
    village: undefined as OpenedCode | undefined,
    kept: undefined as KeptCatalogue | undefined,
    /** The last that could be read as a whole, while the texts of a newer list are on their way. */
    former: undefined as KeptCatalogue | undefined,
    shipped: undefined as Shipped | undefined,
  }),
  getters: {
    demo: (state) => state.village?.demo === true,
    hotline: (state) => state.village?.county.hotline ?? '12349',
    /** What the county has told for her village. */
    own: (state): KeptCatalogue | undefined => (state.kept && state.kept.codeId === state.village?.codeId ? state.kept : undefined),
    /** What came with the app, where it is of her county; while she has chosen no village, of the county it was made for. */
    standIn: (state): Shipped | undefined =>
      state.village === undefined || state.village.county.id === state.shipped?.county ? state.shipped : undefined,
    /** All of it, once the texts are here too; read by today's standards, network or not. */
    read(): { catalogue: Catalogue; from: 'county' | 'app' } | undefined {
      const own = merge(this.own) ?? merge(this.former?.codeId === this.own?.codeId ? this.former : undefined);
      if (own && own.version >= (this.standIn?.version ?? 0)) return { catalogue: own, from: 'county' };
      const shipped = merge(this.standIn);
      return shipped ? { catalogue: shipped, from: 'app' } : own && { catalogue: own, from: 'county' };
    },
    catalogue(): Catalogue | undefined {
      return this.read?.catalogue;
    },
    /** What finding and the precheck need. */
    list(): CatalogueList | undefined {
      const { own, standIn } = this;
      return own && own.list.version >= (standIn?.version ?? 0) ? own.list : (standIn?.list ?? own?.list);
    },
    /** The day of the copy that came with the app, while it is what is read. */
    shippedOn(): Day | undefined {
      return this.read?.from === 'app' ? this.standIn?.day : undefined;
    },
    /** The same of the list alone, which may be the county's own while its texts are not here yet. */
    listShippedOn(): Day | undefined {
      return this.list !== undefined && this.list === this.standIn?.list ? this.standIn.day : undefined;
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
    /**
     * Brings the newest catalogue; without a network the kept one stays, and where there is none the one that came with the app.
     * Throws only when there is none at all.
     */
    async loadCatalogue() {
      const codeId = this.village?.codeId;
      if (isShippedHere()) await this.bringShipped();
      try {
        if (codeId) await this.bringOnce(codeId);
      } catch (problem) {
        await this.bringShipped();
        if (!this.catalogue) throw problem;
      }
      if (this.catalogue) return;
      await this.bringShipped();
      if (codeId && codeId === this.village?.codeId && !this.catalogue) throw phoneProblem('not-understood');
    },
    /** Read only where it can say more than what is here. */
    async bringShipped() {
      const isHers = !this.village || this.village.county.id === shippedOf.county;
      if (this.shipped || !isHers || (this.catalogue && this.catalogue.version >= shippedOf.version)) return;
      this.shipped = await readShipped();
    },
    async bringOnce(codeId: string) {
      if (underway?.codeId !== codeId || underway.kept !== this.$state) {
        const bringing = this.bring(codeId).finally(() => {
          if (underway?.bringing === bringing) underway = undefined;
        });
        underway = { codeId, kept: this.$state, bringing };
      }
      await underway.bringing;
    },
    async bring(codeId: string) {
      await this.loadList(codeId);
      if ((await this.loadTexts(codeId)) !== 'newer-than-list') return;
      // A version was published between the two.
      await this.loadList(codeId);
      await this.loadTexts(codeId);
    },
    /** The list alone is enough to find a program and to see whether it fits. */
    async loadList(codeId: string) {
      const newest = await callUnlessSame('readCatalogue', { params: { codeId } }, this.own?.tag);
      if (this.village?.codeId !== codeId) return;
      if (newest !== 'same') {
        const own = this.own;
        if (own && isWhole(own)) this.former = own;
        this.kept = { codeId, tag: newest.tag, list: newest.answer, textsTag: own?.textsTag, texts: own?.texts };
      }
      // The same, and yet gone from the phone: what she wrote has needed its room meanwhile.
      if (newest !== 'same' || !this.isOnPhone()) this.keepWhole();
    },
    /** The texts of the version that the list is of. */
    async loadTexts(codeId: string): Promise<'done' | 'newer-than-list'> {
      const asked = this.own;
      if (asked?.codeId !== codeId || (isWhole(asked) && asked.textsTag === asked.tag)) return 'done';
      const brought = await callUnlessSame('readProgramTexts', { params: { codeId } }, asked.texts && asked.textsTag);
      const own = this.own;
      if (brought === 'same' || own?.codeId !== codeId) return 'done';
      if (brought.answer.version > own.list.version) return 'newer-than-list';
      // Told by one who has not heard of the newer list yet: asked again at the next look.
      if (brought.answer.version < own.list.version) return 'done';
      this.kept = { ...own, textsTag: brought.tag, texts: brought.answer };
      this.former = undefined;
      this.keepWhole();
      return 'done';
    },
    /** What can be read as a whole is not given up for half of what is newer: the phone may be switched off in between. */
    keepWhole() {
      const own = this.own;
      if (!own) return;
      const kept = isWhole(own) ? own : this.former?.codeId === own.codeId ? this.former : own;
      keepIfRoom('catalogue', kept);
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
