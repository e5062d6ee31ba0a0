import { photoAnswers, type RedrawOptions } from './answers.ts';
import { readFrames, writeFrame } from './frames.ts';
import { redraw } from './redraw.ts';

// A process of its own: what is wrong with a photo, or with the library that reads it, ends here. It is started with nothing of the
// server's environment, may read no file but its own code, and ends with whoever started it.
const options = JSON.parse(process.argv[2]!) as RedrawOptions & { largestBytes: number };

readFrames(process.stdin, {
  largestBytes: options.largestBytes,
  onFrame: ({ bytes }) => {
    void redraw(bytes, options).then(({ answer, jpeg = Buffer.alloc(0) }) =>
      writeFrame(process.stdout, { kind: photoAnswers.indexOf(answer), bytes: jpeg }),
    );
  },
  onTooLarge: () => process.exit(1),
});
process.stdin.once('end', () => process.exit(0));
