import { Type } from 'typebox';
import { Id } from './common.contract.ts';
import { ChangeTold, Errands, SettledErrand, SettleErrand, StaffErrands, Told } from './told.contract.ts';

const matterParams = Type.Object({ matterId: Id });
const errandParams = Type.Object({ errandId: Id });

export const toldSchemas = {
  readTold: { params: matterParams, answer: Told },
  changeTold: { params: matterParams, body: ChangeTold, answer: Told },
  listErrands: { answer: Errands },
  settleErrand: { params: errandParams, body: SettleErrand, status: 201, answer: SettledErrand },
  staffListErrands: { answer: StaffErrands },
  staffSettleErrand: { params: errandParams, body: SettleErrand, status: 201, answer: SettledErrand },
} as const;
