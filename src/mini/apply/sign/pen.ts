import { inkField, type Ink, type InkPoint } from '../../../rules/ink/ink.ts';

/** A pen on the canvas of a pad, in the field's units. */
export interface Pen {
  /** The field's units of a pixel of the page. */
  readonly scale: number;
  begin(at: InkPoint): void;
  goOn(from: InkPoint, to: InkPoint): void;
  /** Empty but for the name that lies behind, and then this ink. */
  show(ink: Ink): void;
}

interface Sheet {
  canvas: { width: number; height: number; getContext(kind: '2d'): CanvasRenderingContext2D | null };
  /** Pixels of the page. */
  width: number;
  height: number;
}

/** Blue as of a ballpoint, and grey: both are seen on light paper and on dark. */
const colours = { ink: '#2f6fd0', behind: 'rgba(125, 135, 140, 0.28)' };
const thickness = 3;
/** Pixels of the canvas for one of the page: sharp enough on every phone, and light enough for an old one. */
const sharpness = 2;

/** Undefined where this phone cannot draw. */
export function openPen({ canvas, width, height }: Sheet, name: string): Pen | undefined {
  const pen = width > 0 && height > 0 ? canvas.getContext('2d') : null;
  if (!pen) return undefined;
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  // One scale for both sides: what was written keeps its shape on a pad of any width.
  const scale = Math.min(inkField.width / width, inkField.height / height);
  const pixel = sharpness / scale;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  const line = (from: InkPoint, to: InkPoint): void => {
    pen.beginPath();
    pen.moveTo(from.x * pixel, from.y * pixel);
    pen.lineTo(to.x * pixel, to.y * pixel);
    pen.stroke();
  };
  const begin = (at: InkPoint): void => line(at, at);
  return {
    scale,
    begin,
    goOn: line,
    show(ink) {
      pen.clearRect(0, 0, canvas.width, canvas.height);
      writeBehind(pen, name, canvas);
      pen.strokeStyle = colours.ink;
      pen.lineWidth = thickness * sharpness;
      for (const stroke of ink) {
        if (stroke[0]) begin(stroke[0]);
        for (let at = 1; at < stroke.length; at += 1) line(stroke[at - 1]!, stroke[at]!);
      }
    },
  };
}

/** As large as it fits; drawn and not written, for it is to be written over. */
function writeBehind(pen: CanvasRenderingContext2D, name: string, { width, height }: { width: number; height: number }): void {
  const most = height * 0.6;
  pen.font = `${most}px sans-serif`;
  const size = Math.min(most, (most * width * 0.9) / (pen.measureText(name).width || 1));
  pen.font = `${size}px sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = colours.behind;
  pen.fillText(name, width / 2, height / 2);
}
