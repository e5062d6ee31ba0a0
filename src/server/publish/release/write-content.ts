import { createHash } from 'node:crypto';
import type { Asset, Fund, SunshineContent } from '../../../contract/sunshine.contract.ts';
import type { Catalogue } from '../../../contract/learn.contract.ts';
import type { Day } from '../../../rules/day.ts';
import { balanceOf } from '../../../rules/sunshine-forms.ts';
import type { CodeBook, County } from '../../places/index.ts';
import type { EntryRow } from '../publish.store.ts';
import { refusePersonal } from '../refuse-personal.ts';

interface Written {
  county: County;
  catalogue: Catalogue;
  entries: readonly EntryRow[];
  on: Day;
  demo: boolean;
}

/** What a release says: of programs what the catalogue in force says, nothing typed again. */
export function writeContent(book: CodeBook, { county, catalogue, entries, on, demo }: Written): SunshineContent {
  return {
    county: county.name,
    hotline: county.hotline,
    catalogueVersion: catalogue.version,
    on,
    demo,
    programs: catalogue.programs.map(({ id, name, department, conditions, steps, channels, phone }) => ({
      id,
      name,
      department,
      conditions: conditions.map(({ text }) => text),
      steps: steps.map(({ title, who, limit }) => ({ title, who, limit })),
      channels,
      phone,
    })),
    funds: entries
      .filter(({ kind }) => kind === 'fund')
      .map(({ id, data }) => ({ ...(data as Fund), id, balanceFen: balanceOf(data as Fund) })),
    assets: entries
      .filter(({ kind }) => kind === 'asset')
      .map(({ id, data }) => {
        const { villageId, ...told } = data as Asset;
        return { ...told, id, where: whereIs(book, villageId) };
      }),
  };
}

export function whereIs(book: CodeBook, villageId: string): string {
  const village = book.findVillage(villageId);
  return village ? `${village.town.name}${village.name}` : '';
}

/** Of what a release says, as it is told: nobody releases anything else than was read. */
export function digestOf(content: SunshineContent): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** Once more before it is proposed and before it is released: the check may know more by then. */
export function refusePersonalContent(content: SunshineContent, known: readonly string[]): void {
  const phones = [...known, ...content.programs.map(({ phone }) => phone)];
  const skip = ['id', 'on', 'from', 'to'];
  for (const program of content.programs) refusePersonal(program, phones, { what: `项目“${program.name}”`, skip });
  for (const fund of content.funds) refusePersonal(fund, phones, { what: `资金“${fund.name}”`, skip });
  for (const asset of content.assets) refusePersonal(asset, phones, { what: `资产“${asset.name}”`, skip });
}
