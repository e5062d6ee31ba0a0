import { ref } from 'vue';

/** How far back one looks; stays chosen from the county to its towns. */
export const weekChoices = [2, 4, 8, 12] as const;
export const weeks = ref<(typeof weekChoices)[number]>(4);
