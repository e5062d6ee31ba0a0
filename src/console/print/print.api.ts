import type { SheetKind, Sheets } from '../../contract/print.contract.ts';
import { call } from '../shared/http.ts';

export const sheetKinds = ['acceptance', 'one-time-notice', 'decision', 'public-notice'] as const satisfies SheetKind[];

/** Fifty at most, as the county takes them. */
export function makeSheets(matters: readonly string[]): Promise<Sheets> {
  return call('staffPrintSheets', { body: { matters: [...matters], kinds: [...sheetKinds] } });
}
