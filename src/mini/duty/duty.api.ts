import type { Errands } from '../../contract/told.contract.ts';
import { call } from '../shared/http/http.ts';

export const listErrands = (): Promise<Errands> => call('listErrands', {});
