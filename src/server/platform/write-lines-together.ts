import { pino } from 'pino';

const withinMs = 20;
const warning = 40;
const mostBytes = 8 * 1024;

/**
 * For a log: lines of some hundredths of a second are written to `fd` in one go. A write for each is dearer than opening a code is
 * otherwise, and nobody is answered meanwhile. A warning is written at once, with all before it, and so is everything when the process
 * ends by itself; one that is killed outright loses those milliseconds of lines.
 */
export function writeLinesTogether(fd: number) {
  const lines = pino.destination({ fd, sync: true, minLength: mostBytes });
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    lines.flush();
  };
  process.once('exit', flush);
  return {
    // Asks pino to say how grave the line is before it hands it over.
    [Symbol.for('pino.metadata')]: true,
    lastLevel: 0,
    write(line: string): void {
      lines.write(line);
      if (this.lastLevel >= warning) flush();
      else timer ??= setTimeout(flush, withinMs).unref();
    },
  };
}
