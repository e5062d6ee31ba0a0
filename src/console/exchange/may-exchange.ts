import { computed } from 'vue';
import { session } from '../staff/session.ts';

/** Whether who sits here hands files to the province at all. */
export const mayExchange = computed(() => session.value.state === 'signed-in' && session.value.who.may.includes('exchange'));
