import { goTo } from '../shared/go.ts';
import { handText } from '../shared/scan/handed-text.ts';
import { scanText } from '../shared/scan/scan-text.ts';

/**
 * Whatever it is, it is judged before anything of it is opened. open: she has no village yet, and a real code leads straight on
 * to its village · look: first she is told what it is
 */
export async function scanCode(then: 'open' | 'look'): Promise<void> {
  const found = await scanText();
  // She closed the scanner: nothing happened, nothing to say.
  if (found.kind === 'closed') return;
  if (found.kind === 'read') handText(found.text);
  goTo(`/qr/wall/check-code?then=${found.kind === 'no-camera' ? 'no-camera' : then}`);
}
