import { computed } from 'vue';
import { myRights } from '../staff/my-rights.ts';

/** Whether who sits here hands files to the province at all. */
export const mayExchange = computed(() => myRights.value.includes('exchange'));
