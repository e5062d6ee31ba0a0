import type { Morning } from '../../contract/digest.contract.ts';
import { call } from '../shared/http.ts';

export function readMorning(): Promise<Morning> {
  return call('staffReadMorning', {});
}
