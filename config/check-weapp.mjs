// npm run lint:weapp: the built mini-program judged by WeChat's own miniprogram-ci, without its server. A job by itself: the
// package weighs 276 MB, so it is fetched when it is asked for and stays below .build.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectDir } from './launch/project-dir.mjs';

/** Pinned: one method of it is replaced below. A folder for each, so that what lies there is what is named here. */
const version = '2.1.42';
const home = path.join(projectDir, '.build', 'miniprogram-ci', version);
const report = path.join(home, 'quality.json');
/** Taro has pressed scripts and styles together already; DevTools is told not to do it again. */
const doneByTaro = new Set(['JS_COMPRESS_OPEN', 'WXML_COMPRESS_OPEN', 'WXSS_COMPRESS_OPEN']);
/** The limits that WeChat's server would tell, in MB and pieces (official documentation, 分包加载). */
const limits = {
  MaxCodeSize: 2,
  MaxSubpackageSubCodeSize: 2,
  MaxSubpackageFullCodeSize: 30,
  NavigateMiniprogramLimit: 10,
  MaxSubPackageLimit: 100,
  MinTabbarCount: 2,
  MaxTabbarCount: 5,
  MaxCustomTabbarCount: 500,
  MaxTabbarIconSize: 40,
};

const ci = load();
// Asked of WeChat's server, for the real account.
ci.Project.prototype.attr = async () => ({
  platform: false,
  appType: 0,
  gameApp: false,
  isSandbox: false,
  released: false,
  setting: limits,
});
const project = new ci.Project({ appid: 'wx0000000000000000', type: 'miniProgram', projectPath: projectDir, privateKey: 'none' });

const wrong = [];
const judge = async (what, act) => act().catch((error) => void wrong.push(`${what}: ${error.message ?? error}`));
const app = await judge('app.json', () => ci.getAppJSON(project));
const pages = [...(app?.pages ?? []), ...(app?.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}${page}`))];
for (const page of pages) await judge(`${page}.json`, () => ci.getPageJSON(project, { pagePath: page }));
await judge('the package', () => ci.compile(project, { projectPath: projectDir, setting: {} }));
const judged = (await judge('its quality', () => ci.checkCodeQuality(project, report))) ?? [];
for (const { name, success, text } of judged) if (!success && !doneByTaro.has(name)) wrong.push(`${name}: ${text}`);

for (const line of wrong) console.error(`✘ ${line}`);
console.log(`${pages.length} pages, ${judged.length} rules of WeChat's own, ${wrong.length} wrong`);
process.exit(wrong.length > 0 || pages.length === 0 ? 1 : 0);

function load() {
  const installed = path.join(home, 'node_modules', 'miniprogram-ci', 'package.json');
  if (!fs.existsSync(installed)) {
    fs.mkdirSync(home, { recursive: true });
    fs.writeFileSync(path.join(home, 'package.json'), '{"private":true}\n');
    const { status } = spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `miniprogram-ci@${version}`], {
      cwd: home,
      stdio: 'inherit',
    });
    if (status !== 0) process.exit(1);
  }
  return createRequire(installed)('miniprogram-ci');
}
