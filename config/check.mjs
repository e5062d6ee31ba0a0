// npm run check: the walls. Every tool runs, also after one has failed, so that one look shows all there is to mend.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ownNode } from './launch/own-node.mjs';
import { projectDir } from './launch/project-dir.mjs';

const tools = [
  { name: 'prettier', bin: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
  { name: 'oxlint', bin: 'oxlint/bin/oxlint', args: ['-f', 'unix'] },
  { name: 'vue-tsc', bin: 'vue-tsc/bin/vue-tsc.js', args: ['-b'] },
  {
    name: 'dependency-cruiser',
    bin: 'dependency-cruiser/bin/dependency-cruiser.mjs',
    args: ['src', 'mock', 'test', 'config', '--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
  },
  { name: 'knip', bin: 'knip/bin/knip.js', args: ['--no-progress'] },
  { name: 'page states', own: 'config/check-page-states.mjs', args: [] },
];

const failed = [];
for (const { name, bin, own, args } of tools) {
  const started = Date.now();
  const { status } = spawnSync(ownNode, [own ?? path.join('node_modules', bin), ...args], {
    cwd: projectDir,
    stdio: 'inherit',
  });
  console.log(`${status === 0 ? '✔' : '✘'} ${name} ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`没有通过（failed）：${failed.join('、')}`);
  process.exitCode = 1;
}
