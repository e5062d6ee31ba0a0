import { Refused } from './refused.mjs';

const readyWithinMs = 60_000;

/** Asks until the address answers 200. A program that ends before has said why. */
export async function waitUntilReady(url, child) {
  let end;
  child.ended.then((how) => (end = how));
  const deadline = Date.now() + readyWithinMs;
  while (Date.now() < deadline) {
    if (end) throw endedEarly(child.name, end);
    if (await answersWell(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Refused(`${child.name} 一分钟还没有准备好，请看它的日志。`, `${child.name} was not ready within a minute: see its log.`);
}

export function endedEarly(name, { code, complaint, logFile }) {
  return new Refused(
    `${name} 停了（${code ?? '被结束'}）：${complaint || '没有说原因'}。日志在 ${logFile}`,
    `${name} has ended; its log is there.`,
  );
}

async function answersWell(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.status === 200;
  } catch {
    return false; // not listening yet
  }
}
