import { defineStore } from 'pinia';
import type { NewsItem, VillageNews } from '../../../contract/news.contract.ts';
import { listRises, type Rise } from '../../../rules/catalogue/rises.ts';
import { dayOf } from '../../../rules/day.ts';
import { useHousehold } from '../../shared/household.store.ts';
import { keepIfRoom, recall } from '../../shared/keep/keep.ts';
import { isText, perhaps, shaped } from '../../shared/keep/shape.ts';
import { isVillageNews } from './is-village-news.ts';
import { readNews } from './news.api.ts';

interface KeptNews {
  codeId: string;
  tag: string | undefined;
  news: VillageNews;
}

const isKeptNews = shaped<KeptNews>({ codeId: isText, tag: perhaps(isText), news: isVillageNews });

/** What is new for her village: what the county last told, and what the kept catalogue says of its own dated figures. */
export const useNews = defineStore('news', {
  state: () => ({ kept: undefined as KeptNews | undefined }),
  getters: {
    /** Of today, network or not: what is over is over on a phone that has had none since, too. */
    items(state): NewsItem[] {
      const today = dayOf(new Date());
      const mine = state.kept?.codeId === useHousehold().village?.codeId ? state.kept?.news.items : undefined;
      return (mine ?? []).filter(({ from, until }) => from <= today && today <= until);
    },
    rises(): Rise[] {
      const { catalogue, demo } = useHousehold();
      // What nobody published is no news in a real county.
      return catalogue ? listRises(catalogue, dayOf(new Date())).filter(({ illustrative }) => demo || !illustrative) : [];
    },
  },
  actions: {
    /** Brings the newest; without a network the kept one stays. Throws only where this phone was never told anything. */
    async load() {
      const codeId = useHousehold().village?.codeId;
      if (!codeId) return;
      this.remember();
      const mine = this.kept?.codeId === codeId ? this.kept : undefined;
      try {
        const newest = await readNews(codeId, mine?.tag);
        if (newest === 'same' || useHousehold().village?.codeId !== codeId) return;
        this.kept = { codeId, tag: newest.tag, news: newest.answer };
        keepIfRoom('news', this.kept);
      } catch (problem) {
        if (!mine) throw problem;
      }
    },
    remember() {
      if (this.kept) return;
      const kept = recall('news');
      if (isKeptNews(kept)) this.kept = kept;
    },
    find(id: string): { item: NewsItem } | { rise: Rise } | undefined {
      const item = this.items.find(({ newsId }) => newsId === id);
      const rise = this.rises.find((one) => one.id === id);
      return item ? { item } : rise && { rise };
    },
  },
});
