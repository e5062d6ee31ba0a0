import { pino, type Logger } from 'pino';
import { writeLinesTogether } from './write-lines-together.ts';

export type Log = Logger;

/** What may be written: kinds, codes, counts and ids of rows. Anything else is dropped, whatever it is called. */
const allowed = new Set([
  'request',
  'route',
  'status',
  'ms',
  'problem',
  'because',
  'code',
  'constraint',
  'table',
  'queue',
  'job',
  'attempt',
  'contact',
  'delivery',
  'epoch',
  'state',
  'vendorCode',
  'count',
  'listener',
  'port',
  'mode',
  'deployment',
  'error',
  'at',
]);

/** One logger with an allow-list. Errors keep their class and where they were thrown, never their message or detail. */
export function openLog(destination?: { write(line: string): void }): Log {
  return pino(
    {
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (entry) => Object.fromEntries(Object.entries(entry).filter(([key]) => allowed.has(key))),
      },
    },
    destination ?? writeLinesTogether(2),
  );
}

/** The safe part of an unknown error: class, code, constraint, first own line of the stack. */
export function errorForLog(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  const at = /at .*\/(src\/.*?)\)?$/m.exec(error.stack ?? '')?.[1];
  return {
    error: error.constructor.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(at ? { at } : {}),
  };
}
