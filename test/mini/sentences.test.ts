import { expect, test } from 'vitest';
import { sentencesIn, type Readable } from '../../src/mini/shared/aloud/sentences.ts';

type Child = Readable | string;

/** A page as both targets keep it. */
function element(nodeName: string, attributes: Record<string, string>, ...children: Child[]): Readable {
  return {
    nodeType: 1,
    nodeName,
    nodeValue: null,
    childNodes: children.map((child) =>
      typeof child === 'string' ? { nodeType: 3, nodeName: '#text', nodeValue: child, childNodes: [] } : child,
    ),
    getAttribute: (name) => attributes[name] ?? null,
  };
}
const view = (...children: Child[]): Readable => element('view', {}, ...children);
const read = (root: Readable, leavesThePhone = false): string[] => sentencesIn(root, { leavesThePhone });

test('a page is read as it stands: each line by itself, each sentence by itself', () => {
  const page = view(
    view('在村里贴着，第3天'),
    view('一共7天。只写名字、', element('text', {}, '几口人'), '、多少钱。觉得不对？请打12349。'),
  );
  expect(read(page)).toEqual(['在村里贴着，第3天', '一共7天。', '只写名字、几口人、多少钱。', '觉得不对？', '请打12349。']);
});

test('a browser’s page is read like a WeChat page', () => {
  const page = element('DIV', {}, element('BUTTON', {}, element('SPAN', {}, '下一题')), element('DIV', {}, '不知道'));
  expect(read(page)).toEqual(['下一题', '不知道']);
});

test('signs for the eye are not read; a picture and a field are, by what they are called', () => {
  const page = view(
    element('view', { 'aria-hidden': 'true' }, '›'),
    element('image', { 'aria-label': '第1张照片' }),
    element('input', { 'aria-label': '姓名' }),
    view('✕'),
    view(''),
  );
  expect(read(page)).toEqual(['第1张照片', '姓名']);
});

test('what is about a person is not given to a voice that lives elsewhere', () => {
  const page = view(view('身份证号是多少？'), element('view', { 'data-private': '' }, '1956年生'));
  expect(read(page, true)).toEqual(['身份证号是多少？']);
  expect(read(page, false)).toEqual(['身份证号是多少？', '1956年生']);
});
