import { createPinia } from 'pinia';
import { createApp, h, type Component, type VNode } from 'vue';
import '../../../src/mini/app.scss';
import { Block, Button, Image, Input, PageMeta, Text, Textarea, View } from '../../../src/mini/shared/bundle/h5-elements.ts';
import { useTypeSize } from '../../../src/mini/shared/type-size.store.ts';
import { galleryComponents, type Content, type Shown } from './components.ts';

/* One component in one state, named by the address: ?component=big-button&state=main */

const files = (import.meta as unknown as { glob: (pattern: string, options: object) => Record<string, { default: Component }> }).glob(
  '../../../src/mini/shared/ui/*.vue',
  { eager: true },
);
const componentOf = (name: string): Component => files[`../../../src/mini/shared/ui/${name}.vue`]!.default;

const asked = new URLSearchParams(location.search);
const name = asked.get('component') ?? '';
const component = galleryComponents[name]!;
const state = component.states.find((one) => one.name === asked.get('state'))!;

function render({ component, props = {}, slots = {} }: Shown): VNode {
  const filled = Object.entries(slots).map(([slot, content]) => [slot, () => renderContent(content)]);
  return h(componentOf(component), props, Object.fromEntries(filled));
}

function renderContent(content: Content): (VNode | string)[] {
  const all = (Array.isArray(content) ? content : [content]) as readonly (string | Shown)[];
  return all.map((one) => (typeof one === 'string' ? one : render(one)));
}

const shown = (): VNode => render({ component: name, ...state });
// Large type is a class of the frame that every page wears, and comes by the key under which the app keeps it.
const large = localStorage.getItem('type')?.includes('large') ?? false;
const page = component.whole
  ? shown
  : (): VNode =>
      h('main', { class: large ? 'frame-large' : '', style: 'padding: 20px; font-size: var(--body)' }, [
        h('h1', { class: 'label' }, `${name} · ${state.name}`),
        shown(),
      ]);

const app = createApp({ render: page });
app.use(createPinia());
if (large) useTypeSize().turn();
for (const [tag, element] of Object.entries({
  view: View,
  text: Text,
  button: Button,
  input: Input,
  textarea: Textarea,
  image: Image,
  block: Block,
  'page-meta': PageMeta,
}))
  app.component(tag, element);
app.mount('#gallery');
