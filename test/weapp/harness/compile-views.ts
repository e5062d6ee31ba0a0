import vm from 'node:vm';
// WeChat's own compilers, of 2020, for Linux, macOS and Windows. They set their run bit themselves.
import compiler from 'miniprogram-compiler';
import { inWords, type Tell } from './faults.ts';

export interface ViewNode {
  tag: string;
  attr?: Record<string, unknown>;
  children: (ViewNode | string)[];
}

/** The nodes of a page or component for its data; what its template lacks is told. */
export type Render = (route: string, data: unknown, tell: Tell) => ViewNode | undefined;

const enough = { maxBuffer: 64 * 1024 * 1024 };

/** Every WXML, WXS and WXSS compiled; undefined where none of it can be shown. */
export function compileViews(dir: string, tell: Tell): Render | undefined {
  try {
    compiler.wxssToJs(dir, enough);
  } catch (error) {
    // A syntax error comes as a TypeError about `replace`: the wrapper stumbles over its own answer.
    tell('wxss-broken', inWords(error));
  }
  try {
    return openRealm(compiler.wxmlToJs(dir, enough));
  } catch (error) {
    tell('wxml-broken', inWords(error));
    return undefined;
  }
}

/** The view's realm knows only its own objects: data goes in as text, or wxs would silently see none of it. */
function openRealm(code: string): Render {
  const said: string[] = [];
  const say = (...words: unknown[]): void => void said.push(words.map(inWords).join(' '));
  const context = vm.createContext({ console: { log: say, warn: say, error: say, info: say }, dataText: '' });
  vm.runInContext('var window = globalThis, __WXML_GLOBAL__;', context);
  vm.runInContext(code.replace(/return \$gwx;\s*$/, ''), context, { filename: 'wxml.js' });
  return (route, data, tell) => {
    context['dataText'] = JSON.stringify(data);
    try {
      const tree = vm.runInContext(`$gwx(${JSON.stringify(`${route}.wxml`)})?.(JSON.parse(dataText))`, context) as ViewNode | undefined;
      if (!tree) tell('template-missing', `${route}.wxml`);
      return tree;
    } catch (error) {
      tell('wxs-threw', `${route}: ${inWords(error)}`);
      return undefined;
    } finally {
      for (const words of said.splice(0)) tell(words.includes('not found') ? 'template-missing' : 'wxs-threw', `${route}: ${words}`);
    }
  };
}
