import { pino, type Logger } from 'pino';
import { systemClock } from './clock.ts';
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
      timestamp: timeOfLine,
      formatters: {
        level: (label) => ({ level: label }),
        log: onlyAllowed,
      },
    },
    destination ?? writeLinesTogether(2),
  );
}

function onlyAllowed(entry: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const key in entry) if (allowed.has(key)) kept[key] = entry[key];
  return kept;
}

/** Written out once a millisecond: a busy listener writes several lines in one. */
let lastTime = { at: 0, text: '' };
function timeOfLine(): string {
  const at = systemClock.now().getTime();
  if (at !== lastTime.at) lastTime = { at, text: `,"time":"${new Date(at).toISOString()}"` };
  return lastTime.text;
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
