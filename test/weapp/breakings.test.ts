import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { weappDir } from './county-in-wechat.ts';
import { newDevice } from './harness/device.ts';
import { faultNames, type FaultName } from './harness/faults.ts';
import { Walker } from './harness/walker.ts';

/* The harness is proved by breaking a good package, one fault at a time: each must be told by its name. */

let broken: string | undefined;
let walker: Walker | undefined;
afterEach(() => {
  walker?.phone.kill();
  if (broken) rmSync(broken, { recursive: true });
  [broken, walker] = [undefined, undefined];
});

type Edit = (text: string) => string;

const remove = (file: string) => (dir: string) => rmSync(path.join(dir, file));
const edit = (file: string, change: Edit) => (dir: string) => {
  const before = readFileSync(path.join(dir, file), 'utf8');
  const after = change(before);
  // A fault that was not planted proves nothing.
  expect(after).not.toBe(before);
  writeFileSync(path.join(dir, file), after);
};
const editJson = (file: string, change: (json: any) => void): ((dir: string) => void) =>
  edit(file, (text) => {
    const json: unknown = JSON.parse(text);
    change(json);
    return JSON.stringify(json);
  });
const append = (file: string, code: string): ((dir: string) => void) => edit(file, (text) => `${text}\n${code}\n`);

/** Runs once home is there and before it shows anything, so that no finger comes before it. */
const onHome = (code: string): ((dir: string) => void) => append('home/index.js', `setTimeout(function () { ${code} }, 0);`);
const front = 'getCurrentPages().slice(-1)[0]';

const breakings: [name: string, fault: FaultName, told: RegExp, plant: (dir: string) => void][] = [
  ['app.json is no JSON', 'json-broken', /^app\.json/, edit('app.json', (text) => text.slice(1))],
  ['a page has no script', 'file-missing', /^check\/matter\.js$/, remove('check/matter.js')],
  ['a page has no template', 'file-missing', /^home\/index\.wxml$/, remove('home/index.wxml')],
  ['a page has no settings', 'file-missing', /^apply\/form\.json$/, remove('apply/form.json')],
  ['a component has no settings', 'file-missing', /^comp\.json$/, remove('comp.json')],
  [
    'a page of app.json was never built',
    'file-missing',
    /^learn\/nothing\.js$/,
    editJson('app.json', (app) => app.pages.push('learn/nothing')),
  ],
  [
    'a page is preloaded that does not exist',
    'app-json-broken',
    /preloadRule/,
    editJson('app.json', (app) => (app.preloadRule['qr/gone'] = { packages: ['me'] })),
  ],
  ['a template is not closed', 'wxml-broken', /base\.wxml/, edit('base.wxml', (text) => text.replace('</template>', ''))],
  [
    'a template lacks a tag',
    'template-missing',
    /tmpl_/,
    edit('base.wxml', (text) => text.replaceAll(/<template name="tmpl_0_\d+">\s*<button/g, '<template name="gone"><button')),
  ],
  ['the templates’ script is broken', 'wxml-broken', /./, edit('utils.wxs', (text) => text.replace('function (', 'function ((('))],
  ['the templates go less deep', 'too-deep', /^home\/index$/, edit('utils.wxs', (text) => text.replace('if (l >= 11)', 'if (l >= 1)'))],
  [
    'the templates’ script throws when it is read',
    'wxs-threw',
    /reading 'gone'/,
    edit('utils.wxs', (text) => `var nothing = undefined; nothing.gone.more();\n${text}`),
  ],
  [
    'the templates’ script throws when it is asked',
    'template-missing',
    /`undefined`/,
    edit('utils.wxs', (text) => text.replace('{\n    var a', '{\n    l.gone()\n    var a')),
  ],
  ['a style is broken', 'wxss-broken', /./, append('common.wxss', '.half { color: ')],
  ['a script throws at start', 'script-threw', /^app\.js: planted/, edit('app.js', (text) => `throw new Error('planted');${text}`)],
  ['a script of all pages is gone', 'module-missing', /^vendors\.js$/, remove('vendors.js')],
  ['a page never says it is one', 'page-not-registered', /^home\/index$/, edit('home/index.js', () => '')],
  [
    'a browser is taken for granted: window',
    'script-threw',
    /window is not defined/,
    edit('home/index.js', (text) => `window.scrollTo(0, 0);${text}`),
  ],
  ['a browser is taken for granted: document', 'timer-threw', /document is not defined/, onHome("document.title = 'gone'")],
  ['a browser is taken for granted: fetch', 'timer-threw', /fetch is not defined/, onHome("fetch('/')")],
  ['Node is taken for granted: process', 'timer-threw', /process is not defined/, onHome('process.env.GONE')],
  ['a newer phone is taken for granted', 'timer-threw', /findLast is not a function/, onHome('[].findLast(Boolean)')],
  ['a script is made from text', 'timer-threw', /Code generation from strings/, onHome("new Function('return 1')()")],
  [
    'a template names a handler that is gone',
    'handler-missing',
    /gone of <button>/,
    edit('base.wxml', (text) => text.replaceAll(/(<button[^>]*bindtap=)"eh"/g, '$1"gone"')),
  ],
  ['a handler throws', 'handler-threw', /planted/, onHome(`${front}.eh = function () { throw new Error('planted') }`)],
  ['a page throws when it is left', 'lifecycle-threw', /planted/, onHome(`${front}.onHide = function () { throw new Error('planted') }`)],
  ['an error is said where nobody reads it', 'said-error', /planted/, onHome("console.error('planted')")],
  ['a rejection is nobody’s', 'unhandled-rejection', /planted/, onHome("Promise.reject(new Error('planted'))")],
  ['an answer throws', 'callback-threw', /planted/, onHome("wx.getSystemInfo({ success: function () { throw new Error('planted') } })")],
  ['too much is shown at once', 'set-data-too-big', /home\/index/, onHome(`${front}.setData({ much: new Array(1100000).join('m') })`)],
  ['nothing is shown', 'set-data-undefined', /home\/index: gone/, onHome(`${front}.setData({ gone: undefined })`)],
  ['a page is opened that does not exist', 'no-such-page', /navigateTo \/gone\/index/, onHome("wx.navigateTo({ url: '/gone/index' })")],
  [
    'eleven pages lie on each other',
    'too-many-pages',
    /emergency/,
    onHome(
      "(function next (left) { if (left) wx.navigateTo({ url: '/emergency/index?left=' + left, complete: function () { next(left - 1) } }) })(10)",
    ),
  ],
  [
    'a tab is opened as if it were a page',
    'tab-bar-page',
    /learn\/list/,
    (dir) => {
      editJson(
        'app.json',
        (app) =>
          (app.tabBar = {
            list: [
              { pagePath: 'home/index', text: '1' },
              { pagePath: 'learn/list', text: '2' },
            ],
          }),
      )(dir);
      onHome("wx.navigateTo({ url: '/learn/list' })")(dir);
    },
  ],
  [
    'a tab has no picture',
    'file-missing',
    /^gone\.png$/,
    editJson('app.json', (app) => (app.tabBar = { list: [{ pagePath: 'home/index', iconPath: 'gone.png' }] })),
  ],
  [
    'an address is asked that nobody filed',
    'unknown-origin',
    /elsewhere\.example/,
    onHome("wx.request({ url: 'https://elsewhere.example/', fail: function () {} })"),
  ],
  [
    'the templates lack what a screen reader needs',
    'aria-missing',
    /^me\/sign-in: a field without a label/,
    (dir) => {
      edit('base.wxml', (text) => text.replaceAll(/ aria-[a-z]+="[^"]*"/g, ''))(dir);
      onHome("wx.navigateTo({ url: '/me/sign-in' })")(dir);
    },
  ],
  [
    'a package is heavier than WeChat takes',
    'package-too-heavy',
    /^me: /,
    (dir) => writeFileSync(path.join(dir, 'me/big.js'), `// ${'m'.repeat(2 * 1024 * 1024)}`),
  ],
];

async function walkHome(dir: string): Promise<Walker> {
  walker = await Walker.start({ dir, device: newDevice(), path: 'home/index' });
  return walker;
}

function breakGoodBuild(plant: (dir: string) => void): string {
  broken = mkdtempSync(path.join(tmpdir(), 'broken-weapp-'));
  cpSync(weappDir, broken, { recursive: true });
  plant(broken);
  return broken;
}

test('the package as it was built has no fault', async () => {
  const home = await walkHome(weappDir);
  await home.reads('您是哪个村的？');
  await home.goOn(/家里出了急事/);
  await home.reads('打120，救护车');
  expect(home.phone.faults).toEqual([]);
});

test.each(breakings)('%s: %s', async (_name, fault, told, plant) => {
  const home = await walkHome(breakGoodBuild(plant));
  const { phone } = home;
  const found = (): boolean => phone.faults.some(({ name, told: words }) => name === fault && told.test(words));
  // Some faults show only when something is looked at, or tapped.
  const tapUntilFound = (): boolean => {
    const urgent = phone.view.look().find(({ tag, spoken }) => tag === 'button' && spoken.includes('家里出了急事'));
    if (urgent && !found()) phone.view.tap(urgent);
    return found();
  };
  await home.until(tapUntilFound, `for ${fault} ${told}`);
});

test('every fault that the harness tells has been planted', () => {
  const planted = new Set<FaultName>(breakings.map(([, fault]) => fault));
  expect([...faultNames].filter((name) => !planted.has(name))).toEqual([]);
});
