import type { Inside, Topic } from '../topic.ts';

/** Pixels of the page that a canvas in it takes: as wide as a phone of 375 leaves it. */
const size = { width: 335, height: 220 };

/** Canvases, of the page and of none. What is drawn is noted and not painted; what is read of a picture is evenly grey. */
export const canvas: Topic = {
  since: { createSelectorQuery: '1.4.0', createOffscreenCanvas: '2.16.1' },
  open(inside) {
    const { realm } = inside;
    return {
      createSelectorQuery: () => openQuery(inside),
      createOffscreenCanvas: () => Object.assign(openCanvas(inside, ''), { createImage: realm.giveFunction(() => openImage(inside)) }),
    };
  },
};

function openQuery(inside: Inside): object {
  const { realm } = inside;
  let selected = '';
  const query = realm.give({}) as Record<string, unknown>;
  query['select'] = realm.giveFunction((selector: string) => {
    selected = selector.replace(/^#/, '');
    return query;
  });
  query['fields'] = realm.giveFunction(() => query);
  query['exec'] = realm.giveFunction((done: unknown) => {
    const found = Object.assign(realm.give({ ...size }) as object, { node: openCanvas(inside, selected) });
    const all = realm.give([]) as object[];
    all.push(found);
    setImmediate(() => realm.call('callback-threw', done, undefined, all));
  });
  return query;
}

function openCanvas(inside: Inside, id: string): object {
  const { realm, device } = inside;
  const pen = realm.give({}) as Record<string, unknown>;
  for (const act of ['clearRect', 'fillRect', 'fillText', 'beginPath', 'moveTo', 'lineTo', 'stroke', 'drawImage'])
    pen[act] = realm.giveFunction((...given: unknown[]) => void device.drawn.push({ id, act, with: given.filter(isPlain) }));
  pen['measureText'] = realm.giveFunction((text: string) => realm.give({ width: text.length * 20 }));
  pen['getImageData'] = realm.giveFunction((_x: number, _y: number, width: number, height: number) => {
    const read = realm.give({ width, height }) as Record<string, unknown>;
    read['data'] = new Uint8ClampedArray(width * height * 4).fill(device.pixels);
    return read;
  });
  return Object.assign(realm.give({ width: 300, height: 150 }) as object, { getContext: realm.giveFunction(() => pen) });
}

const isPlain = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number';

/** Loaded once it has an address that leads somewhere. */
function openImage({ realm, device }: Inside): object {
  const image = realm.give({ width: 900, height: 1200 }) as Record<string, unknown>;
  Object.defineProperty(image, 'src', {
    set(file: string) {
      setImmediate(() => realm.call('callback-threw', image[device.files.has(file) ? 'onload' : 'onerror'], image));
    },
  });
  return image;
}
