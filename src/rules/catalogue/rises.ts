import { addDays, type Day } from '../day.ts';
import { figureInWords } from './figure-in-words.ts';
import { parameterOn } from './parameter-on.ts';

interface Dated {
  id: string;
  name: string;
  value: number;
  unit: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
  illustrative: boolean;
  source: { kind: string; ref: string };
}

interface Named {
  parameter?: string;
}

/** A program as the county keeps it, or as a phone is told it. */
interface Showing {
  id: string;
  name: string;
  targets: readonly string[];
  effectiveFrom: Day;
  effectiveTo: Day | null;
  figures?: readonly Named[];
  benefit?: { text: string; figures?: readonly Named[] };
}

export interface Rise {
  /** Of this entry of the figure; the same on every phone and in the county. */
  id: string;
  name: string;
  unit: string;
  from: number;
  to: number;
  since: Day;
  illustrative: boolean;
  source: { kind: string; ref: string };
  /** Whose figures say it. */
  programs: { id: string; name: string }[];
  /** Names of the groups that these programs are for. */
  groups: string[];
}

/** Told so many days ahead, and so many days after it came. */
const daysAhead = 60;
const daysAfter = 60;

/**
 * Standards that change around this day, the latest first: read out of the catalogue's dated figures, so nobody types it, and a phone
 * that has had no network since tells it too. The first entry of a figure is no change; what no program shows concerns nobody.
 */
export function listRises(
  catalogue: { parameters: readonly Dated[]; programs: readonly Showing[]; targetGroups: Readonly<Record<string, string>> },
  day: Day,
): Rise[] {
  const { parameters, programs, targetGroups } = catalogue;
  const near = parameters.filter(
    ({ effectiveFrom }) => effectiveFrom > addDays(day, -daysAfter) && effectiveFrom <= addDays(day, daysAhead),
  );
  const found = near.flatMap((after): Rise[] => {
    const before = parameterOn(parameters, after.id, addDays(after.effectiveFrom, -1));
    const showing = programs.filter((program) => isInForce(program, after.effectiveFrom) && shows(program, after.id));
    if (!before || before.value === after.value || before.unit !== after.unit || showing.length === 0) return [];
    const groups = [...new Set(showing.flatMap(({ targets }) => targets))];
    return [
      {
        id: `${after.id}@${after.effectiveFrom}`,
        name: after.name,
        unit: after.unit,
        from: before.value,
        to: after.value,
        since: after.effectiveFrom,
        illustrative: after.illustrative || before.illustrative,
        source: after.source,
        programs: showing.map(({ id, name }) => ({ id, name })),
        groups: groups.flatMap((group) => targetGroups[group] ?? []),
      },
    ];
  });
  // Old phones have no toSorted.
  const inOrder: Rise[] = [];
  for (const rise of found) {
    const behind = inOrder.findIndex(({ since }) => since < rise.since);
    inOrder.splice(behind < 0 ? inOrder.length : behind, 0, rise);
  }
  return inOrder;
}

function shows({ figures, benefit }: Showing, parameter: string): boolean {
  return [...(figures ?? []), ...(benefit?.figures ?? [])].some((figure) => figure.parameter === parameter);
}

const isInForce = ({ effectiveFrom, effectiveTo }: Showing, day: Day): boolean =>
  effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);

/** 从1月1日起，农村低保标准从每人每月850元涨到900元 */
export function riseInWords({ name, unit, from, to, since }: Pick<Rise, 'name' | 'unit' | 'from' | 'to' | 'since'>): string {
  const [, month, date] = since.split('-').map(Number);
  const becomes = to > from ? '涨到' : '变成';
  return `从${month}月${date}日起，${name}从${figureInWords(from, unit)}${becomes}${figureInWords(to, unit.split('/')[0]!)}`;
}
