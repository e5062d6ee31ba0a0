// npm run lint: the walls. Not called check, before which npm would run precheck. Every tool runs, also after one has failed, so that one look shows all there is to mend.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { ownNode } from './launch/own-node.mjs';
import { projectDir } from './launch/project-dir.mjs';

/** Where there is no Vue the native compiler says the same in a third of the time. It reads what vue-tsc wrote of the sides below and beside. */
const withoutVue = ['src/server', 'src/mini/service-worker', 'mock', 'test'];
const types = [
  { name: 'vue-tsc', bin: 'vue-tsc/bin/vue-tsc.js', args: ['-b', 'src/mini', 'src/console'] },
  ...withoutVue.map((side) => ({ name: `tsc ${side}`, bin: 'typescript-native/bin/tsc', args: ['-p', side] })),
];
const others = [
  { name: 'oxfmt', bin: 'oxfmt/bin/oxfmt', args: ['--check'] },
  { name: 'oxlint', bin: 'oxlint/bin/oxlint', args: ['-f', 'unix'] },
  {
    name: 'dependency-cruiser',
    bin: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['src', 'mock', 'test', 'config', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
  },
  { name: 'knip', bin: 'knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'page states', own: 'config/check-page-states.mjs', args: [] },
];

/** The types take as long as all the rest, and most machines have two cores. */
const lanes = [types, others];
const failed = [];
await Promise.all(
  lanes.map(async (lane) => {
    for (const tool of lane) await run(tool);
  }),
);
if (failed.length > 0) {
  console.error(`没有通过（failed）：${failed.join('、')}`);
  process.exitCode = 1;
}

/** What a tool says is shown whole, when it has ended. */
async function run({ name, bin, own, args }) {
  const started = Date.now();
  const child = spawn(ownNode, [own ?? path.join('node_modules', bin), ...args], { cwd: projectDir, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
  const status = await new Promise((resolve) => child.once('close', resolve));
  process.stdout.write(Buffer.concat(said));
  console.log(`${status === 0 ? '✔' : '✘'} ${name} ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failed.push(name);
}
