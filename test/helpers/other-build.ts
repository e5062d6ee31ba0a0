import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What the next release's learn card says, so that a page tells which build it is. */
export const wordsOfOtherBuild = { before: '看看家里能得什么帮助', after: '看看家里能得哪些帮助' };

/** The next release: the same app with other words, every file under a new hashed name. Whoever made it removes the folder. */
export function makeOtherBuild(h5Dir: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'mashang-build-'));
  cpSync(h5Dir, dir, { recursive: true });
  let page = readFileSync(join(dir, 'index.html'), 'utf8');
  for (const folder of ['js', 'css']) {
    for (const name of readdirSync(join(dir, folder))) {
      const file = join(dir, folder, name);
      if (!/\.(js|css)$/.test(name)) {
        rmSync(file);
        continue;
      }
      const text = readFileSync(file, 'utf8').replaceAll(wordsOfOtherBuild.before, wordsOfOtherBuild.after);
      writeFileSync(file, `${text}\n/* the next release */`);
      const newName = `app.${createHash('sha256').update(text).update('next').digest('hex').slice(0, 8)}.${folder}`;
      renameSync(file, join(dir, folder, newName));
      page = page.replace(name, newName);
    }
  }
  writeFileSync(join(dir, 'index.html'), page);
  return dir;
}
