import { layOutPicture } from './lay-out-picture.ts';
import type { PictureWords } from './tell-picture.ts';

/** As much of a canvas as both targets have. */
export interface Canvas {
  width: number;
  height: number;
  getContext(kind: '2d'): CanvasRenderingContext2D | null;
}

const fontOf = (size: number, bold: boolean): string => `${bold ? 'bold ' : ''}${size}px sans-serif`;

/** Draws it, as large as it has to be. False where this phone cannot draw. */
export function paintPicture(canvas: Canvas, told: PictureWords): boolean {
  const pen = canvas.getContext('2d');
  if (!pen) return false;
  const layout = layOutPicture(told, (text, size, bold) => {
    pen.font = fontOf(size, bold);
    return pen.measureText(text).width;
  });
  // Setting the size wipes the canvas and the pen.
  canvas.width = layout.width;
  canvas.height = layout.height;
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, layout.width, layout.height);
  for (const mark of layout.marks) {
    pen.fillStyle = mark.colour;
    if (mark.kind === 'box') pen.fillRect(mark.x, mark.y, mark.width, mark.height);
    else {
      pen.font = fontOf(mark.size, mark.bold);
      pen.fillText(mark.text, mark.x, mark.y);
    }
  }
  return true;
}
