import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { benchBigSubmit } from './big-submit.ts';
import { benchBigCounty } from './big-county.ts';
import { benchCampaign } from './campaign.ts';
import { benchCatalogue } from './catalogue.ts';
import { benchFindProgram } from './find-program.ts';
import { benchFormQuestions } from './form-questions.ts';
import { benchGuessedCodes } from './guessed-codes.ts';
import { benchManyOfficers } from './many-officers.ts';
import { openBenchCounty } from './open-bench-county.ts';
import { benchHandedOver } from './handed-over.ts';
import { benchMiniProgram } from './mini-program.ts';
import { benchOpenCode } from './open-code.ts';
import { benchPapers } from './papers.ts';
import { benchPhoneBytes } from './phone-bytes.ts';
import { benchPhotoAdvice } from './photo-advice.ts';
import { benchPrecheck } from './precheck.ts';
import { benchReadBack } from './read-back.ts';
import { benchPosters } from './posters.ts';
import { benchReceiptLooks } from './receipt-looks.ts';
import { benchStartUp } from './start-up.ts';
import { benchOutboxes } from './outboxes.ts';
import { benchSubmit } from './submit.ts';
import { benchTvMinute } from './tv-minute.ts';

const usual = [
  'start-up',
  'open-code',
  'submit',
  'big-submit',
  'outboxes',
  'phone-bytes',
  'mini-program',
  'officers',
  'worklist',
  'guesses',
  'papers',
  'receipt-looks',
  'tv-minute',
  'handed-over',
] as const;
/** By name alone: these need no county, and some take minutes. */
const alone = [
  'campaign',
  'catalogue',
  'find-program',
  'form',
  'places',
  'posters',
  'precheck',
  'read-back',
  'kill',
  'killed-messages',
  'photo-advice',
  'forged-callbacks',
] as const;
type Bench = (typeof usual)[number] | (typeof alone)[number];

/**
 * `npm run bench -- [start-up] [open-code] [submit] [phone-bytes] [mini-program] [officers] [worklist] [guesses] [receipt-looks] [tv-minute] [campaign]
 * [catalogue] [find-program] [form] [places] [posters] [precheck] [read-back] [photo-advice] [papers] [big-submit] [outboxes] [kill]
 * [handed-over] [killed-messages] [forged-callbacks] [--full] [--json]`; without a name all that a county can show by itself.
 * Other programs running meanwhile change the figures; ratios suffer least.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const asked = positionals as Bench[];
const known: readonly string[] = [...usual, ...alone];
const unknown = asked.find((name) => !known.includes(name));
if (unknown) {
  console.error(`No bench is called ${unknown}; there are ${known.join(', ')}.`);
  process.exit(2);
}
const chosen = new Set<Bench>(asked.length > 0 ? asked : usual);

if (usual.some((name) => chosen.has(name))) {
  const figures: Record<string, unknown> = {};
  const county = await openBenchCounty();
  try {
    if (chosen.has('start-up')) figures['startUp'] = await benchStartUp(county);
    if (chosen.has('open-code')) figures['openCode'] = await benchOpenCode(county, values);
    if (chosen.has('submit')) figures['submit'] = await benchSubmit(county, values);
    if (chosen.has('outboxes')) figures['outboxes'] = await benchOutboxes(county);
    if (chosen.has('big-submit')) figures['bigSubmit'] = await benchBigSubmit(county, values);
    if (chosen.has('mini-program')) figures['miniProgram'] = await benchMiniProgram(county);
    if (chosen.has('phone-bytes')) figures['phoneBytes'] = await benchPhoneBytes(county);
    if (chosen.has('tv-minute')) figures['tvMinute'] = await benchTvMinute(county, values);
    if (chosen.has('handed-over')) figures['handedOver'] = await benchHandedOver(county, values);
    if (chosen.has('officers')) figures['officers'] = await benchManyOfficers(county, values);
    if (chosen.has('guesses')) figures['guesses'] = await benchGuessedCodes(county);
    if (chosen.has('papers')) figures['papers'] = await benchPapers(county, values);
    if (chosen.has('receipt-looks')) figures['receiptLooks'] = await benchReceiptLooks(county, values);
    if (chosen.has('worklist')) figures['worklist'] = await benchBigCounty(county, values);
  } finally {
    await county.close();
  }
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('campaign')) {
  const figures = { campaign: await benchCampaign(values) };
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('catalogue')) {
  const figures = { catalogue: await benchCatalogue() };
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('find-program')) {
  const figures = { findProgram: benchFindProgram() };
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('form')) {
  const figures = { form: benchFormQuestions() };
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('posters')) {
  const figures = { posters: await benchPosters(values) };
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('photo-advice')) {
  const figures = { photoAdvice: await benchPhotoAdvice(values) };
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('precheck')) {
  const figures = { precheck: benchPrecheck(values) };
  if (values.json) console.log(JSON.stringify(figures));
}
if (chosen.has('read-back')) {
  const figures = { readBack: await benchReadBack(values) };
  if (values.json) console.log(JSON.stringify(figures));
}
// Under a vendor that is late, slow, silent, and doubles its reports: how each notice ended, and how many were sent twice.
if (chosen.has('killed-messages')) process.exitCode ||= await killRounds(50);
if (chosen.has('kill')) process.exitCode = await killRounds(values.full ? 100 : 20);

if (chosen.has('forged-callbacks'))
  process.exitCode ||= await runTest(['test/server/forged-callbacks.test.ts'], { FORGED_CALLBACKS: '10000' });

if (chosen.has('places')) for (const rows of ['62074', '100000']) process.exitCode ||= await placesFile(rows);

/** As many villages as Shandong has, and as a file may hold: the promise of test/server, timed. */
async function placesFile(rows: string): Promise<number> {
  return runTest(['test/server/places-files.test.ts', '-t', 'thousands of new villages'], { PLACES_ROWS: rows });
}

/** The rounds of test/faults, more of them. */
async function killRounds(rounds: number): Promise<number> {
  return runTest(['test/faults/killed-under-load.test.ts'], { FAULT_ROUNDS: String(rounds) });
}

async function runTest(args: string[], env: Record<string, string>): Promise<number> {
  const test = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    env: { ...process.env, ...env },
    stdio: 'inherit',
  });
  const [code] = (await once(test, 'exit')) as [number | null];
  return code ?? 1;
}
