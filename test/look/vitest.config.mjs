import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const config = mergeConfig(base, {});
// One file alone: the projects of the other tests would all run with it.
config.test = { ...config.test, projects: undefined, include: ['test/look/whole-walk.ts'], reporters: ['default'] };

/** For `npm run look` alone. */
export default config;
