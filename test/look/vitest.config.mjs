import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

const config = mergeConfig(base, {});
config.test = { ...config.test, include: ['test/look/whole-walk.ts'], reporters: ['default'] };

/** For `npm run look` alone. */
export default config;
