import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './send-json.ts';

/** A foreign page cannot send this type without asking first, so no website can turn our switches or play our users. False if it was refused. */
export function takesJson(request: IncomingMessage, response: ServerResponse): boolean {
  if (request.headers['content-type'] === 'application/json') return true;
  sendJson(response, 415, { message: 'it takes application/json' });
  return false;
}
