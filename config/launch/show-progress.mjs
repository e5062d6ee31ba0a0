const ticks = { terminal: 1_000, file: 15_000 };

/**
 * Shows that a long step is under way and how long it took. In a terminal one line counts the seconds; in a log a new
 * line appears every 15 seconds. A step that takes less than a second stays silent unless it fails.
 */
export async function showProgress(label, step) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const inTerminal = process.stdout.isTTY;
  const timer = setInterval(
    () => (inTerminal ? process.stdout.write(`\r${label} … ${seconds()} 秒 `) : console.log(`${label} … ${seconds()} 秒`)),
    inTerminal ? ticks.terminal : ticks.file,
  );
  try {
    const result = await step();
    if (Date.now() - started >= 1_000) console.log(`${inTerminal ? '\r' : ''}${label}：好了，${seconds()} 秒`);
    return result;
  } catch (error) {
    if (inTerminal) process.stdout.write('\n');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
