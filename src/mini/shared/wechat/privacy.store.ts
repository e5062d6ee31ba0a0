import { defineStore } from 'pinia';
import { type Problem, phoneProblem } from '../http/problem.ts';
import { wechatCan } from './wechat-can.ts';

type Resolve = (answer: PrivacyAnswer) => void;

/**
 * WeChat holds a call for her photos or number back until she has answered our question. Several calls may wait for one
 * answer. Base libraries before 2.32.3 hold nothing back, and nothing here happens.
 */
export const usePrivacy = defineStore('privacy', {
  state: () => ({ held: [] as Resolve[], sheets: 0 }),
  getters: {
    asking: (state) => state.held.length > 0,
  },
  actions: {
    watch() {
      if (!wechatCan('onNeedPrivacyAuthorization')) return;
      wx.onNeedPrivacyAuthorization!((resolve) => this.hold(resolve));
    },
    hold(resolve: Resolve) {
      // Held without a sheet to answer it, the call would never come back.
      if (this.sheets === 0) return resolve({ event: 'disagree' });
      this.held.push(resolve);
      resolve({ event: 'exposureAuthorization' });
    },
    /** `buttonId`: the button she tapped, which WeChat checks. */
    agree(buttonId: string) {
      this.letGo({ event: 'agree', buttonId });
    },
    disagree() {
      this.letGo({ event: 'disagree' });
    },
    letGo(answer: PrivacyAnswer) {
      const held = this.held;
      this.held = [];
      for (const resolve of held) resolve(answer);
    },
    sheetCame() {
      this.sheets += 1;
    },
    /** She left the page without an answer. */
    sheetWent() {
      this.sheets -= 1;
      if (this.sheets === 0) this.disagree();
    },
  },
});

/** 103: she said no · 104: she has not agreed to the privacy guide */
export const refusedByHer = new Set([103, 104]);
/** The guide does not name this use. */
const notDeclared = 112;

/** What to say when WeChat refused a call for reasons of privacy; undefined for every other failure. */
export function privacyProblem(error: unknown): Problem | undefined {
  const { errno, errMsg } = (error ?? {}) as Partial<WechatFailure>;
  if (errno === notDeclared) return phoneProblem('not-understood');
  const refused = refusedByHer.has(errno ?? 0) || /privacy permission is not authorized/.test(errMsg ?? '');
  return refused ? phoneProblem('privacy-refused') : undefined;
}
