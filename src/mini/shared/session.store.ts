import { defineStore } from 'pinia';
import type { Session } from '../../contract/people.contract.ts';
import { signRequestsWith } from './http/http.ts';
import { forget, keepIfRoom, recall } from './keep/keep.ts';
import { isText, isTrueOrFalse, perhaps, shaped } from './keep/shape.ts';

/** Who is signed in. Kept under the county: the same phone may be known in two. */
export const useSession = defineStore('session', {
  state: () => ({ county: undefined as string | undefined, session: undefined as Session | undefined }),
  getters: {
    signedIn: (state) => state.session !== undefined,
    phone: (state) => state.session?.phone ?? '',
    /** This WeChat is joined to the account: its messages reach her, and it signs in by itself. */
    joinedWechat: (state) => state.session?.wechat === true,
    /** Whoever asked may have signed out before the answer is there, and somebody else be signed in. */
    isStill: (state) => (asker: Session) => state.session?.token === asker.token,
  },
  actions: {
    enterCounty(county: string | undefined) {
      const kept = county ? recall(keyOf(county)) : undefined;
      // In the same county she stays who she is: a full phone has kept nothing of it.
      if (county === undefined || county !== this.county) this.session = isSession(kept) ? kept : undefined;
      this.county = county;
      signRequestsWith(() => this.session?.token);
    },
    begin(session: Session) {
      this.session = session;
      // On a full phone she is signed in until it is closed; what she writes must not wait for that.
      keepIfRoom(keyOf(this.county), session);
    },
    /** Signed out, or the county no longer knows `which`: then nobody who signed in while that was on its way. */
    end(which?: Session) {
      if (which && !this.isStill(which)) return;
      this.session = undefined;
      forget(keyOf(this.county));
    },
  },
});

const keyOf = (county: string | undefined): string => `session:${county ?? ''}`;

/** The phone's clock decides nothing: whether it has expired the county says. */
const isSession = shaped<Session>({ token: isText, phone: isText, expiresAt: isText, wechat: perhaps(isTrueOrFalse) });
