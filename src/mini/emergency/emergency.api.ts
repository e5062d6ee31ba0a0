import type { Towns, Villages } from '../../contract/qr.contract.ts';
import { call } from '../shared/http/http.ts';

export const listTowns = (): Promise<Towns> => call('listTowns', {});
export const listVillages = (townId: string): Promise<Villages> => call('listVillages', { params: { townId } });
