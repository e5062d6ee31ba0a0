import { Problem } from '../http/problem.ts';

/** A browser's picture; it stands upright as the camera was held. */
export function openPicture(file: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const picture = document.createElement('img');
    picture.onload = () => resolve(picture);
    picture.onerror = () => reject(notAPhoto());
    picture.src = file;
  });
}

export function notAPhoto(): Problem {
  return new Problem({ code: 'paper-not-a-photo', title: '这个不是照片', text: '请拍一张照片，或者选一张照片。' });
}
