import type { RoomHandlers } from '../../platform/serve-routes.ts';
import { lookAsLiaison } from './look-as-liaison.ts';
import { lookAtReceipt, type Around } from './look-at-receipt.ts';

export function receiptRoutes(around: Around): RoomHandlers<'lookAtReceipt' | 'lookAtReceiptAsLiaison'> {
  return {
    lookAtReceipt: async (house, { body, headers, reply }) => {
      reply.header('cache-control', 'no-store');
      return lookAtReceipt(house, around, body, headers['x-sum']);
    },
    lookAtReceiptAsLiaison: async (house, { who, body }) => lookAsLiaison(house, around, who, body.code),
  };
}
