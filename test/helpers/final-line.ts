import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one line that a person and a machine can read: `N passed, N failed`. */
export default class FinalLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const count = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      // A file that cannot even be loaded has no tests; it still must not look green.
      if (module.errors().length > 0) count.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') count[state] += 1;
      }
    }
    // config/test.mjs adds up several runs and writes the line itself.
    const countsFile = process.env['TEST_COUNTS_FILE'];
    if (countsFile) return writeFileSync(countsFile, JSON.stringify(count));
    process.on('exit', () => console.log(sentence(count)));
  }
}

function sentence({ passed, failed, skipped }: { passed: number; failed: number; skipped: number }): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
