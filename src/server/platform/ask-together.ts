/** More would make one question wait for too many others. */
const mostTogether = 64;
/** While the database works on one statement, the answers of the other are written. */
const mostUnderWay = 2;

/**
 * Questions that come while earlier ones are under way are asked in one statement: a thousand phones at once cost the database some twenty
 * questions, and a phone alone waits for nobody. `ask` gets each key once and gives what it found by key.
 */
export function askTogether<A>(ask: (keys: string[]) => Promise<Map<string, A>>): (key: string) => Promise<A | undefined> {
  const waiting: Asked<A>[] = [];
  let underWay = 0;
  const askNext = async () => {
    underWay += 1;
    // Those of the same moment come along.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      const together = waiting.splice(0, mostTogether);
      try {
        const found = await ask([...new Set(together.map(({ key }) => key))]);
        for (const { key, tell } of together) tell(found.get(key));
      } catch (error) {
        for (const { fail } of together) fail(error);
      }
    }
    underWay -= 1;
  };
  return (key) =>
    new Promise((tell, fail) => {
      waiting.push({ key, tell, fail });
      if (underWay < mostUnderWay) void askNext();
    });
}

interface Asked<A> {
  key: string;
  tell: (found: A | undefined) => void;
  fail: (error: unknown) => void;
}
