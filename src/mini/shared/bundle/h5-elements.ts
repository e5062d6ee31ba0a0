import { defineComponent, h, nextTick, type DefineComponent } from 'vue';

/*
 * What <view>, <text>, <button> … are on H5: the plain HTML element each stands for. Taro would bring web components
 * that a keyboard cannot reach and that weigh more than the rest of the app.
 */

type Attributes = Record<string, unknown>;

type Adapt = (attrs: Attributes, now: () => Attributes) => Attributes;

/** `now`: the attributes as they are by then, for what happens later than it was drawn. */
function element(name: string, tag: string, adapt: Adapt = (attrs) => attrs): DefineComponent {
  const component = defineComponent({
    inheritAttrs: false,
    setup(_props, { attrs, slots }) {
      return () => {
        const { onTap, ...rest } = attrs;
        return h(tag, { ...adapt(rest, () => attrs), ...(onTap ? { onClick: onTap } : {}) }, slots.default?.());
      };
    },
  });
  // Taro registers a component under its displayName, without the ending.
  return Object.assign(component, { displayName: `taro-${name}-core` }) as unknown as DefineComponent;
}

/** Number pads without the spinner and the comma of type=number; a WeChat `type` means the pad that rises. */
const pads: Record<string, Attributes> = {
  number: { type: 'text', inputmode: 'numeric' },
  idcard: { type: 'text', inputmode: 'text', autocapitalize: 'characters' },
};

function inputAttributes({ type, onInput, confirmType, ...rest }: Attributes, now: () => Attributes): Attributes {
  const told = onInput as ((event: { detail: { value: string } }) => void) | undefined;
  /** What the page does not take must not stand in the field: Vue draws only what has changed. */
  async function showWhatWasTaken(field: HTMLInputElement): Promise<void> {
    await nextTick();
    const taken = String(now()['value'] ?? '');
    if (field.value !== taken) field.value = taken;
  }
  return {
    ...rest,
    ...(pads[String(type)] ?? { type: 'text' }),
    enterkeyhint: confirmType,
    onInput: (event: Event) => {
      const field = event.target as HTMLInputElement;
      told?.({ detail: { value: field.value } });
      void showWhatWasTaken(field);
    },
  };
}

export const View = element('view', 'div');
export const Text = element('text', 'span');
export const Button = element('button', 'button', (attrs) => ({ type: 'button', ...attrs }));
export const Input = element('input', 'input', inputAttributes);
export const Textarea = element('textarea', 'textarea', ({ autoHeight: _high, disableDefaultPadding: _padding, ...attrs }, now) => {
  const { type: _type, ...rest } = inputAttributes(attrs, now);
  return rest;
});
export const Image = element('image', 'img', ({ mode: _mode, ...attrs }) => ({ alt: attrs['aria-label'] ?? '', ...attrs }));
/** WeChat's way to let text follow the person's setting; a browser does so by itself. */
export const PageMeta = element('page-meta', 'template');
/** On H5 what is drawn is drawn on a canvas that is in no page. */
export const Canvas = element('canvas', 'canvas');
export const Block = element('block', 'div');

/* Taro asks for these by name at start-up or in parts we do not use: no page is pulled down, there is no tab bar, no swiper. */
export function defineCustomElementTaroPullToRefreshCore(): void {}
export function defineCustomElementTaroTabbar(): void {}
export function defineCustomElementTaroSwiperCore(): void {}
export function defineCustomElementTaroSwiperItemCore(): void {}
