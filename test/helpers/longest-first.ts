import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun last, each of these would leave one of two workers with nothing to do for minutes; the longest first. */
const long = ['browser/look', 'browser/offline', 'faults/', 'browser/', 'launcher/', 'walls/forbidden-imports'];

/** The order in which files of tests are begun. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      long.findIndex((name) => moduleId.includes(`/test/${name}`)) + 1 || long.length + 1;
    return files.toSorted((one, other) => rank(one) - rank(other));
  }
}
