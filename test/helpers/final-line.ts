import { writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Ends the run with a line for each failure, by its name, and one that a person and a machine can read: `N passed, N failed`. */
export default class FinalLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    const failed = errors.map((error) => `outside every test: ${firstLineOf(error)}`);
    for (const module of modules) {
      // A file that cannot even be loaded has no tests; it still must not look green.
      if (module.errors().length > 0) count.failed += 1;
      failed.push(...module.errors().map((error) => `${module.relativeModuleId}: ${firstLineOf(error)}`));
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
        if (state === 'failed') failed.push(nameOf(test));
      }
    }
    for (const line of failed) console.log(`FAILED ${line}`);
    // config/test.mjs adds up several runs and writes the line itself.
    const countsFile = process.env['TEST_COUNTS_FILE'];
    if (countsFile) return writeFileSync(countsFile, JSON.stringify(count));
    process.on('exit', () => console.log(sentence(count)));
  }
}

const nameOf = ({ module, fullName }: TestCase): string => `${module.relativeModuleId} › ${fullName}`;

function firstLineOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown };
  return (typeof message === 'string' ? message : String(error)).split('\n')[0]!;
}

function sentence({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
