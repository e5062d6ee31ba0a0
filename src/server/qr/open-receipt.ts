import type { FastifyReply } from 'fastify';
import type { SeenReceipt } from '../../contract/receipt.contract.ts';
import type { FirstFiles } from '../platform/find-first-files.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import { writeReceiptLanding, writeReceiptUnread } from './write-receipt-landing.ts';
import { writeUnknownCode } from './write-landing.ts';

/** Where the matters behind a receipt's code stand; nothing where nobody has such a receipt. Handed in: the room above knows matters. */
export type ReadStages = (code: string) => Promise<SeenReceipt | undefined>;

/** The page behind a receipt's code: what the code alone may show, at once. A database that stands still is said in words. */
export async function openReceipt(
  house: House,
  readStages: ReadStages,
  { code, demo, ahead, reply }: { code: string; demo: boolean; ahead: FirstFiles; reply: FastifyReply },
): Promise<string | Buffer> {
  try {
    const seen = await readStages(code);
    if (seen) return writeReceiptLanding(seen, code, ahead);
    reply.code(404);
    return writeUnknownCode(demo);
  } catch (error) {
    house.log.error(errorForLog(error), 'receipt page without its matters');
    reply.code(503).header('retry-after', '30');
    return writeReceiptUnread(demo);
  }
}
