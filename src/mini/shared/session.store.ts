import { defineStore } from 'pinia';
import type { Session } from '../../contract/people.contract.ts';
import { signRequestsWith } from './http.ts';
import { forget, keep, recall } from './keep.ts';

/** Who is signed in. Kept under the county: the same phone may be known in two. */
export const useSession = defineStore('session', {
  state: () => ({ county: undefined as string | undefined, session: undefined as Session | undefined }),
  getters: {
    signedIn: (state) => state.session !== undefined,
    phone: (state) => state.session?.phone ?? '',
    /** This WeChat is joined to the account: its messages reach her, and it signs in by itself. */
    joinedWechat: (state) => state.session?.wechat === true,
  },
  actions: {
    enterCounty(county: string | undefined) {
      this.county = county;
      this.session = county ? sessionFrom(recall(keyOf(county))) : undefined;
      signRequestsWith(() => this.session?.token);
    },
    begin(session: Session) {
      this.session = session;
      keep(keyOf(this.county), session);
    },
    /** Signed out, or the county no longer knows this session. */
    end() {
      this.session = undefined;
      forget(keyOf(this.county));
    },
  },
});

const keyOf = (county: string | undefined): string => `session:${county ?? ''}`;

/** The phone's clock decides nothing: whether it has expired the county says. */
function sessionFrom(kept: unknown): Session | undefined {
  const session = kept as Partial<Session> | undefined;
  return session && typeof session.token === 'string' && typeof session.phone === 'string' ? (session as Session) : undefined;
}
