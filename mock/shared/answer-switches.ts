import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson } from './send-json.ts';
import type { Switches } from './switches.ts';
import { takesJson } from './takes-json.ts';

interface Asked {
  request: IncomingMessage;
  /** Method and path, such as `PUT /switches`. */
  route: string;
  body: Buffer;
  response: ServerResponse;
}

/** Answers what is asked of the switches, by a person or a test; `release` lets go what they hold back. */
export async function answerSwitches(
  { request, route, body, response }: Asked,
  { switches, release }: { switches: Switches<object>; release: () => Promise<void> },
): Promise<'answered' | 'not-asked'> {
  switch (route) {
    case 'GET /switches':
      break;
    case 'PUT /switches':
      if (!takesJson(request, response)) return 'answered';
      switches.set(JSON.parse(body.toString()));
      break;
    case 'DELETE /switches':
      switches.reset();
      break;
    case 'POST /switches/release':
      if (!takesJson(request, response)) return 'answered';
      await release();
      sendJson(response, 200, {});
      return 'answered';
    default:
      return 'not-asked';
  }
  sendJson(response, 200, switches.state);
  return 'answered';
}
