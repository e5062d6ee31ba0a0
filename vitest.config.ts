import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/helpers/longest-first.ts';

/** Their modules keep nothing of a test, so a worker loads the house once and not for each file. */
const sharing = ['browser', 'rules', 'contract', 'mock', 'server', 'journeys', 'weapp', 'faults', 'walls'];
/** What a phone's modules keep is what these are about: each file begins with none, on what they stand on that is loaded already. */
const phone = ['mini'];
/** What they prove is how a process of its own begins and ends. */
const apart = ['launcher'];
const filesOf = (kinds: string[]) => kinds.map((kind) => `test/${kind}/**/*.test.ts`);

const asksAgain = process.env['NOTED_STATEMENTS'] === 'ask-again';

export default defineConfig({
  // A phone in memory, for the thinking files of src/mini; the pages themselves are proved in a browser.
  resolve: { alias: { '@tarojs/taro': fileURLToPath(new URL('test/mini/helpers/taro-stub.ts', import.meta.url)) } },
  test: {
    // The last looks at what the others asked of the database: `npm test` runs it after them.
    projects: [
      { test: { name: 'sharing', include: filesOf(sharing), isolate: false } },
      { test: { name: 'phone', include: filesOf(phone), isolate: false, setupFiles: ['test/helpers/forget-modules.ts'] } },
      { test: { name: 'apart', include: filesOf([...apart, ...(asksAgain ? ['older-postgres'] : [])]) } },
    ],
    setupFiles: process.env['NOTED_STATEMENTS'] === 'noted' ? ['test/helpers/note-statements.ts'] : [],
    globalSetup: ['test/helpers/global-setup.ts'],
    pool: 'forks',
    // Thousands of requests leave much behind that is young: with room for it a tenth less time goes into collecting it.
    execArgv: ['--max-semi-space-size=64'],
    // Two cores on the smallest machine we run on; a browser's test waits more than half of its time.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    // What is waited for comes, though late where two cores do everything at once.
    expect: { poll: { timeout: 15_000 } },
    reporters: ['default', './test/helpers/final-line.ts'],
  },
});
