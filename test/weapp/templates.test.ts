import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const templates = readFileSync(path.join(root, '.build/weapp/base.wxml'), 'utf8');

/** Read by eye and not by a compiler, so that it does not share the build's mistakes. */
function ariaWritten(): string[] {
  const pages = readdirSync(path.join(root, 'src/mini'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.vue'));
  const text = pages.map((name) => readFileSync(path.join(root, 'src/mini', name), 'utf8')).join('\n');
  return [...new Set([...text.matchAll(/[\s:](aria-[a-z]+|role)="/g)].map(([, name]) => name!))];
}

/** The opening tags of that name which can carry more than a class. */
const tagsOf = (name: string): string[] =>
  [...templates.matchAll(new RegExp(`<${name} [^>]*>`, 'g'))].map(([tag]) => tag).filter((tag) => / aria-/.test(tag));

test('what a screen reader needs is in the templates that WeChat fills in, under the name WeChat knows', () => {
  const written = ariaWritten();
  expect(written).toEqual(expect.arrayContaining(['role', 'aria-label', 'aria-checked', 'aria-hidden']));
  for (const tag of ['view', 'text', 'button', 'input', 'image']) {
    expect(tagsOf(tag).length, tag).toBeGreaterThan(0);
    for (const found of tagsOf(tag)) for (const name of written) expect(found).toContain(` ${name === 'role' ? 'aria-role' : name}="{{`);
  }
  expect(templates).not.toContain(' role=');
});
