import { words as wechat } from './words.ts';

/** A card sent in a chat: what it says and where it leads. Only a village's code and a program's id may stand in it. */
export interface ShareCard {
  title: string;
  path: string;
  /** Without it WeChat sends a picture of her screen, with what she has begun and her messages on it. */
  imageUrl: string;
}

const words = wechat.share;
const imageUrl = '/share-card.png';

/** Whoever opens it is shown the village first and asked, as by a poster. */
const landing = (codeId: string, and: string = ''): string => `/qr/landing?scene=${encodeURIComponent(codeId)}${and}`;

export function shareHome(codeId: string | undefined): ShareCard {
  return { title: words.home, path: codeId ? landing(codeId) : '/home/index', imageUrl };
}

export function shareLearn(codeId: string | undefined): ShareCard {
  return { title: words.learn, path: codeId ? landing(codeId, '&see=learn') : '/home/index', imageUrl };
}

export function shareProgram(codeId: string | undefined, program: { id: string; name: string } | undefined): ShareCard {
  if (!codeId || !program) return shareLearn(codeId);
  return { title: words.program(program.name), path: landing(codeId, `&program=${encodeURIComponent(program.id)}`), imageUrl };
}
