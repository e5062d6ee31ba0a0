import { ref, type Ref } from 'vue';

/** What a page that has just gone leaves to say. It stays on the next one until she leaves that too: no words that vanish unread. */
export const told: Ref<string> = ref('');
