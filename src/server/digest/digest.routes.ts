import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { readLiaisonMorning } from './read-liaison-morning.ts';
import { readMorning } from './read-morning.ts';

export function digestRoutes(book: CodeBook): RoomHandlers<'readLiaisonMorning' | 'staffReadMorning'> {
  return {
    readLiaisonMorning: async (house, { who }) => readLiaisonMorning(house, book, who),
    staffReadMorning: async (house, { who }) => readMorning(house, book, who),
  };
}
