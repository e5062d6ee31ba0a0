import { Type } from 'typebox';
import { Id } from './common.contract.ts';
import { Household, Looks, LooksAsked, SharedMatter, ShareMatter } from './household.contract.ts';

export const householdSchemas = {
  readHousehold: { answer: Household },
  shareMatter: { params: Type.Object({ matterId: Id }), body: ShareMatter, answer: SharedMatter },
  listLooks: { params: LooksAsked, answer: Looks },
} as const;
