import { shallowRef } from 'vue';

export const tools = ['standard', 'program', 'first-day', 'preview', 'households', 'file'] as const;
export type Tool = (typeof tools)[number];

/** What she came to a new draft for: the draft's page opens it and forgets it. */
export const openFirst = shallowRef<Tool>();
