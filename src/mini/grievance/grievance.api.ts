import type { LookAtComplaint, ObjectToAnswer, RatedMatter, RateMatter, SeenComplaint } from '../../contract/grievance.contract.ts';
import { call } from '../shared/http/http.ts';

export const rateMatter = (matterId: string, body: RateMatter): Promise<RatedMatter> => call('rateMatter', { params: { matterId }, body });
export const lookAtComplaint = (body: LookAtComplaint): Promise<SeenComplaint> => call('lookAtComplaint', { body });
export const objectToAnswer = (body: ObjectToAnswer): Promise<SeenComplaint> => call('objectToAnswer', { body });
