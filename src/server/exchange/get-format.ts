import type { ProvinceFormat } from '../../rules/province-format.ts';
import { dayOf } from '../../rules/day.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import { findProvinceFormat } from './exchange.store.ts';

export async function getFormat(house: House, scope: Scope): Promise<ProvinceFormat> {
  const format = await findProvinceFormat(house.db, scope, dayOf(house.clock.now()));
  if (!format) throw new Problem('not-now', { text: '县里还没装省平台的字段表。请找县里管系统的人。' });
  return format;
}
