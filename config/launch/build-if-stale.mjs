import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { compressPages } from './compress-pages.mjs';
import { countyFolder } from './county-folder.mjs';
import { ownNode } from './own-node.mjs';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';
import { lastLines, runToLog } from './run-to-log.mjs';
import { showProgress } from './show-progress.mjs';

const sharedSources = ['src/rules', 'src/contract', 'config/tsconfig.base.json', 'package-lock.json'];
/** What a phone's package carries of the county, and how it is made. */
const shippedSources = [
  path.relative(projectDir, path.join(countyFolder, 'county.json')),
  path.relative(projectDir, path.join(countyFolder, 'catalogue')),
  'config/ship-catalogue.mjs',
  'src/server/learn/read-catalogue-folder.ts',
];
const shipCatalogue = path.join('config', 'ship-catalogue.mjs');
// --no-check: Taro would fetch the rules for its check from the network, and they know no regular expressions.
const taro = [path.join('node_modules', '@tarojs', 'cli', 'bin', 'taro'), 'build', '--no-check', '--type'];
const vite = [path.join('node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config'];

/** What can be built: from which sources, by which programs, and the file that shows that it is there. */
export const builds = {
  h5: {
    name: '手机网页（phone pages）',
    sources: [
      'src/mini',
      'config/index.ts',
      'config/routes-for-phones.cjs',
      'config/syllables-for-phones.cjs',
      'config/sealing-for-phones.cjs',
      'config/vite.service-worker.ts',
      'babel.config.js',
      ...shippedSources,
      ...sharedSources,
    ],
    needs: 'config/index.ts',
    steps: [
      [shipCatalogue, 'h5'],
      [...taro, 'h5'],
      [...vite, 'config/vite.service-worker.ts'],
    ],
    finish: compressPages,
    proof: 'index.html',
  },
  weapp: {
    name: '微信小程序（mini-program）',
    sources: [
      'src/mini',
      'config/index.ts',
      'config/routes-for-phones.cjs',
      'config/syllables-for-phones.cjs',
      'config/sealing-for-phones.cjs',
      'config/taro-own-attributes',
      'babel.config.js',
      'project.config.json',
      ...shippedSources,
      ...sharedSources,
    ],
    needs: 'config/index.ts',
    steps: [
      [shipCatalogue, 'weapp'],
      [...taro, 'weapp'],
    ],
    proof: 'app.json',
  },
  console: {
    name: '工作人员网页（staff page）',
    sources: ['src/console', 'config/vite.console.ts', ...sharedSources],
    needs: 'config/vite.console.ts',
    steps: [[...vite, 'config/vite.console.ts']],
    finish: compressPages,
    proof: 'index.html',
  },
};

/** Builds `.build/<name>` when it is missing or when one of its sources changed since. */
export async function buildIfStale(name, { logDir, running }) {
  const build = builds[name];
  // A side whose first page is not written yet has nothing to build.
  if (!fs.existsSync(path.join(projectDir, build.needs))) return;
  const stampFile = path.join(projectDir, '.build', `${name}.stamp`);
  const stamp = hashSources(build.sources);
  const proof = path.join(projectDir, '.build', name, build.proof);
  if (fs.existsSync(proof) && readStamp(stampFile) === stamp) return;

  const logFile = path.join(logDir, `build-${name}.log`);
  fs.rmSync(stampFile, { force: true });
  const code = await showProgress(`正在生成${build.name}`, () => runSteps(build.steps, { logFile, running, name }));
  if (code !== 0 || !fs.existsSync(proof)) {
    throw new Refused(
      `${build.name}没有生成出来，全部输出在 ${logFile}：\n${lastLines(logFile)}\n`,
      `The build of ${name} failed: correct what it complains about; its whole output is in that file.`,
    );
  }
  build.finish?.(path.join(projectDir, '.build', name));
  fs.writeFileSync(stampFile, stamp);
}

/** Stops at the first step that fails, and answers its code. */
async function runSteps(steps, { logFile, running, name }) {
  for (const args of steps) {
    const env = { ...process.env, NODE_ENV: 'production' };
    const code = await runToLog({ command: ownNode, args, cwd: projectDir, env, logFile, running, name });
    if (code !== 0) return code;
  }
  return 0;
}

function hashSources(sources) {
  const hash = createHash('sha256');
  // What is built in by the environment: where the county lives, which voice it has, whose catalogue is shipped.
  for (const name of ['TARO_APP_ORIGIN', 'TARO_APP_VOICE_PLUGIN', 'TARO_APP_COUNTY_FOLDER'])
    hash.update(`${name}=${process.env[name] ?? ''}\n`);
  for (const source of sources)
    for (const file of listFiles(path.join(projectDir, source))) {
      hash.update(path.relative(projectDir, file)).update(fs.readFileSync(file));
    }
  return hash.digest('hex');
}

function listFiles(place) {
  const found = fs.statSync(place, { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [place];
  return fs
    .readdirSync(place)
    .sort()
    .flatMap((name) => listFiles(path.join(place, name)));
}

function readStamp(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}
