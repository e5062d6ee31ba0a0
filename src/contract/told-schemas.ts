import { Type } from 'typebox';
import { Id, Nothing } from './common.contract.ts';
import { ChangeTold, ErrandCards, Errands, SettledErrand, SettleErrand, StaffErrands, Told } from './told.contract.ts';

const matterParams = Type.Object({ matterId: Id });
const villageParams = Type.Object({ villageId: Type.String({ maxLength: 40 }) });
const errandParams = Type.Object({ errandId: Id });

export const toldSchemas = {
  readTold: { params: matterParams, answer: Told },
  changeTold: { params: matterParams, body: ChangeTold, answer: Told },
  listErrands: { answer: Errands },
  settleErrand: { params: errandParams, body: SettleErrand, status: 201, answer: SettledErrand },
  staffListErrands: { answer: StaffErrands },
  staffSettleErrand: { params: errandParams, body: SettleErrand, status: 201, answer: SettledErrand },
  staffTakeBackErrandCard: { params: errandParams, answer: Nothing },
  staffPrintErrandCards: { params: villageParams, answer: ErrandCards },
} as const;
