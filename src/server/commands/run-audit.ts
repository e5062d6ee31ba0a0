import { parseArgs } from 'node:util';
import { isPractice } from '../../rules/practice-id.ts';
import { damageWords } from '../platform/audit-seals/damage-words.ts';
import { readLastSeal } from '../platform/audit-seals/read-last-seal.ts';
import { verifyAudit } from '../platform/audit-seals/verify-audit.ts';
import type { House } from '../platform/house.ts';
import { SettingRefused } from '../platform/settings.ts';

type County = { id: string; name: string };
type Say = (line: string) => void;
const hexOfHash = /^[0-9a-f]{64}$/;

/**
 * Whether the audit is as it was sealed: `verify [--county ID] [--root HEX]`, exit code 1 where it is not. `root` shows what to write down
 * outside the database; `--root` finds it again.
 */
export async function runAudit(house: House, args: string[], say: Say): Promise<0 | 1> {
  const [verb, county, roots] = readWishes(args);
  const all = await house.db.selectFrom('county').select(['id', 'name']).orderBy('id').execute();
  // A practice ground, open or closed, is verified where it is named: nothing in one happened to anybody.
  const counties = all.filter(({ id }) => (county === undefined ? !isPractice(id) : id === county));
  if (counties.length === 0) throw new SettingRefused(`没有这个县：${county ?? ''}（there is no such county）`);
  if (verb === 'verify') return (await verify(house, counties, roots, say)) ? 0 : 1;
  await showRoots(house, counties, say);
  return 0;
}

function readWishes(args: string[]): ['verify' | 'root', string | undefined, Set<string>] {
  const wishes = parse(args);
  const verb = (['verify', 'root'] as const).find((one) => one === wishes.positionals[0]);
  const roots = (wishes.values.root ?? []).map((root) => root.replaceAll(/\s/g, '').toLowerCase());
  if (!verb || wishes.positionals.length > 1)
    throw new SettingRefused('要写 verify 或 root（say verify or root）：verify [--county 县] [--root 抄下的根]');
  if (!roots.every((root) => hexOfHash.test(root)))
    throw new SettingRefused('--root 后面是 64 位 0-9、a-f，请再对一遍（--root takes 64 hex figures）');
  return [verb, wishes.values.county, new Set(roots)];
}

function parse(args: string[]) {
  const options = { county: { type: 'string' }, root: { type: 'string', multiple: true } } as const;
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new SettingRefused(`看不懂（not understood）：${(error as Error).message}`);
  }
}

async function showRoots(house: House, counties: readonly County[], say: Say): Promise<void> {
  for (const county of counties) {
    const seal = await readLastSeal(house.db, { kind: 'system', county: county.id });
    if (!seal) say(`${titleOf(county)}：还没有封存（nothing sealed yet）`);
    else say(`${titleOf(county)}：第${seal.number}次封存，到第${seal.last}条（${seal.at.toISOString()}）\n${seal.hash}`);
  }
}

async function verify(house: House, counties: readonly County[], roots: ReadonlySet<string>, say: Say): Promise<boolean> {
  const lost = new Set(roots);
  let damages = 0;
  for (const county of counties) {
    const title = titleOf(county);
    const tell = (damage: Parameters<typeof damageWords>[0]) => say(`${title}：${damageWords(damage)}`);
    const verified = await verifyAudit(house, { kind: 'system', county: county.id }, { roots, tell });
    damages += verified.damages;
    if (verified.damages > 0) say(`${title}：${verified.damages}处不对（${verified.damages} found）`);
    else if (verified.sealed === 0) say(`${title}：还没有封存（nothing sealed yet）`);
    else say(`${title}：第1到第${verified.sealed}条，没有断（rows ${verified.sealed}, seals ${verified.seals}, unbroken）`);
    if (verified.unsealed > 0) say(`${title}：还有${verified.unsealed}条没封，下一分钟封（${verified.unsealed} not sealed yet）`);
    for (const [root, { seal, last }] of verified.found) {
      lost.delete(root);
      say(`${title}：抄下的根还在，第${seal}次封存，到第${last}条（the root is still in the chain）\n${root}`);
    }
  }
  for (const root of lost) say(`抄下的根不见了：封存被截过或换过（this root is in no chain: it was cut or made anew）\n${root}`);
  return damages === 0 && lost.size === 0;
}

function titleOf({ id, name }: County): string {
  return `${name}（${id}）`;
}
