import type { Visit } from '../../contract/visit.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { unnamed } from '../../rules/mask.ts';
import { surnameOf, visitTimeInWords } from '../../rules/visits.ts';
import { listMattersFor, type MatterRow } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { Reader } from '../platform/database.ts';
import type { StaffScope } from '../platform/scope.ts';
import { listLeadsFor } from '../watch/index.ts';
import { viewVisitor } from './plan/judge-visitors.ts';
import { mayActOnVisit } from './plan/may-act-on-visit.ts';
import { listNamesOfStaff, type VisitRow } from './visit.store.ts';

const states = {
  planned: { title: '定了去', text: '' },
  cancelled: { title: '不去了', text: '' },
  done: { title: '去过了', text: '' },
  missed: { title: '没见着', text: '改天再去' },
} as const;

/** Those of these visits that are hers to see, each by the family's surname alone: not her own family's, nor what is the county's. */
export async function viewVisits(house: House, book: CodeBook, db: Reader, scope: StaffScope, rows: readonly VisitRow[]): Promise<Visit[]> {
  const today = dayOf(house.clock.now());
  const matters = await listMattersFor(
    db,
    scope,
    rows.flatMap(({ matter }) => matter ?? []),
  );
  const whose = new Map(matters.map((matter) => [matter.id, familyOf(house, matter)]));
  for (const { id } of await listLeadsFor(
    db,
    scope,
    rows.flatMap(({ lead }) => lead ?? []),
  ))
    whose.set(id, '有人说的一家');
  const people = await listNamesOfStaff(
    db,
    scope,
    rows.flatMap(({ visitors }) => visitors),
  );
  return rows
    .filter(({ matter, lead }) => whose.has((matter ?? lead)!))
    .map((row) => {
      const village = book.findVillage(row.village);
      return {
        visitId: row.id,
        version: row.version,
        number: row.number,
        county: book.findCounty(scope.county)?.name ?? '',
        town: village?.town.name ?? '',
        village: village?.name ?? '',
        whose: whose.get((row.matter ?? row.lead)!)!,
        ...(row.matter ? { matterId: row.matter } : {}),
        ...(row.lead ? { leadId: row.lead } : {}),
        day: row.day,
        half: row.half,
        when: visitTimeInWords(row),
        state: { kind: row.state, ...states[row.state] },
        due: row.state !== 'planned' ? 'over' : row.day < today ? 'late' : row.day === today ? 'today' : 'coming',
        visitors: row.visitors.flatMap((id) => people.filter((one) => one.id === id).map(viewVisitor)),
        mayDo: mayActOnVisit(row, today),
      };
    });
}

/** 王家: what a neighbour who looks at the visitors' phone may read. */
function familyOf({ vault }: House, { county, application, key_wrapped, name_sealed }: MatterRow): string {
  if (!key_wrapped || !name_sealed) return unnamed;
  const at = { column: 'application.name_sealed', county, row: application };
  const name = vault.open(vault.applicationKey(county, application, key_wrapped), at, name_sealed);
  return name ? `${surnameOf(name)}家` : unnamed;
}
