import { nextTick } from 'vue';

/** Into a form that a button has just opened and that took the button's place: else the keyboard begins anew at the top of the page. */
export async function focusFirst(form: () => HTMLElement | null): Promise<void> {
  await nextTick();
  form()?.querySelector<HTMLElement>('input, select, textarea')?.focus();
}
