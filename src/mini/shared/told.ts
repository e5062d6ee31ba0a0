import { ref, type Ref } from 'vue';

/**
 * What a page that has just gone leaves to say, or why the next one did not open. It stays until she leaves the page that she
 * is on then: no words that vanish unread.
 */
export const told: Ref<{ kind: 'done' | 'warning'; words: string } | undefined> = ref();
