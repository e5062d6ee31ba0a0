import { computed } from 'vue';
import { session } from './session.ts';

/** What who sits here may do at all, by the names in `rules/role-rights.ts`; nothing before she has signed in. */
export const myRights = computed<readonly string[]>(() => (session.value.state === 'signed-in' ? session.value.who.may : []));
