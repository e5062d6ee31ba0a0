import type { CodeBook } from '../../places/index.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { endShift } from './end-shift.ts';
import { setDutyPhone } from './set-duty-phone.ts';
import { setShift } from './set-shift.ts';
import { viewRoster } from './view-roster.ts';

export type DutyRoutes = 'staffReadRoster' | 'staffSetShift' | 'staffEndShift' | 'staffSetDutyPhone';

export function dutyRoutes(book: CodeBook): RoomHandlers<DutyRoutes> {
  return {
    staffReadRoster: async (house, { who }) => viewRoster(house, book, who),
    staffSetShift: async (house, { who, body }) => {
      await setShift(house, book, who, body);
      return viewRoster(house, book, who);
    },
    staffEndShift: async (house, { who, params }) => {
      await endShift(house, book, who, params.shiftId);
      return viewRoster(house, book, who);
    },
    staffSetDutyPhone: async (house, { who, params, body }) => {
      await setDutyPhone(house, book, who, params.placeId, body.deskPhone);
      return viewRoster(house, book, who);
    },
  };
}
