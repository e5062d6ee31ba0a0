import { vi } from 'vitest';

// A file's clock, globals and modules go with it; what the modules stand on (Vue, Pinia, Axios) stays loaded.
vi.useRealTimers();
vi.unstubAllGlobals();
vi.resetModules();
