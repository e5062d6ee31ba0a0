/** What WeChat would refuse, or would swallow in a phone's log where nobody reads it. */
export const faultNames = [
  'app-json-broken',
  'file-missing',
  'json-broken',
  'package-too-heavy',
  'wxml-broken',
  'wxss-broken',
  'wxs-threw',
  'template-missing',
  'aria-missing',
  'too-deep',
  'script-threw',
  'module-missing',
  'page-not-registered',
  'handler-missing',
  'handler-threw',
  'lifecycle-threw',
  'callback-threw',
  'timer-threw',
  'unhandled-rejection',
  'set-data-too-big',
  'set-data-undefined',
  'no-such-page',
  'too-many-pages',
  'tab-bar-page',
  'unknown-origin',
  'said-error',
] as const;

export type FaultName = (typeof faultNames)[number];

export interface Fault {
  name: FaultName;
  told: string;
}

export type Tell = (name: FaultName, told: unknown) => void;

/** Errors of another realm are no instances of this one's Error. */
export function inWords(thrown: unknown): string {
  const { message, stack, errMsg } = (thrown ?? {}) as { message?: string; stack?: string; errMsg?: string };
  if (typeof message === 'string') return `${message}\n${stack?.split('\n').slice(1, 5).join('\n') ?? ''}`;
  return errMsg ?? (typeof thrown === 'string' ? thrown : JSON.stringify(thrown));
}
