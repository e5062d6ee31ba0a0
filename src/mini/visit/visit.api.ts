import type { VillageVisits } from '../../contract/visit.contract.ts';
import { call } from '../shared/http/http.ts';

export const readVillageVisits = (codeId: string): Promise<VillageVisits> => call('readVillageVisits', { params: { codeId } });
