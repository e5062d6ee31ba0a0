import path from 'node:path';
import { listWritten, type Written } from './list-written.ts';

type Components = Record<string, Record<string, string>>;

/** Taro reads these itself, written or not; the last two are the head of a page, which is no place for aria. */
const alwaysThere = new Set(['View', 'Text', 'Image', 'PageMeta', 'NavigationBar']);
const headOfPage = new Set(['PageMeta', 'NavigationBar']);

/** What WeChat's tags know and Taro's table of them does not yet. */
const youngerThanTaro: Record<string, string[]> = { Button: ['phone-number-no-quota-toast'] };

/**
 * WeChat's templates carry exactly the attributes and events that our pages write. Taro's own carry hundreds that we do
 * not, and none of the aria ones (NervJS/taro#10025). Pages write `role`; WeChat reads `aria-role`.
 */
export default function ownAttributes(ctx: any, { folder }: { folder: string }): void {
  const written = listWritten(folder);
  ctx.registerMethod({ name: 'onSetupClose', fn: (platform: any) => trimPlatform(platform, written) });
  ctx.modifyWebpackChain(({ chain, webpack }: any) => {
    if (process.env.TARO_ENV === 'weapp') shareWithPhone(chain, webpack);
  });
}

let kept: Components = {};

function trimPlatform(platform: any, written: Written): void {
  if (platform.platform !== 'weapp') return;
  const { template } = platform;
  const all: Components = template.internalComponents;
  for (const name of Object.keys(all)) {
    if (!alwaysThere.has(name) && !written.tags.has(toDashed(name))) delete all[name];
    else all[name] = { ...trimComponent(withYounger(name, all[name]!), written), ...(headOfPage.has(name) ? {} : ariaOf(written)) };
  }
  kept = all;
  renameRole(template);
  leaveOutUnusedViews(template, written);
  platform.runtimePath = path.join(__dirname, 'runtime.js');
}

function withYounger(name: string, component: Record<string, string>): Record<string, string> {
  return { ...component, ...Object.fromEntries((youngerThanTaro[name] ?? []).map((attribute) => [attribute, ''])) };
}

function trimComponent(component: Record<string, string>, { attributes, events }: Written): Record<string, string> {
  return Object.fromEntries(
    Object.entries(component).filter(([name]) => {
      const event = /^bind(.+)$/.exec(name)?.[1];
      return event ? events.has(event.toLowerCase().replace('longtap', 'longpress')) : attributes.has(toDashed(name));
    }),
  );
}

function ariaOf({ attributes }: Written): Record<string, string> {
  return Object.fromEntries([...attributes].filter((name) => name === 'role' || name.startsWith('aria-')).map((name) => [name, '']));
}

function renameRole(template: any): void {
  const rename = template.replacePropName.bind(template);
  template.replacePropName = (name: string, ...rest: unknown[]) => (name === 'role' ? 'aria-role' : rename(name, ...rest));
}

function leaveOutUnusedViews(template: any, { attributes }: Written): void {
  const create = template.createMiniComponents.bind(template);
  template.createMiniComponents = (components: Components) => {
    const created = create(components);
    if (!attributes.has('catch-move')) delete created['catch-view'];
    return created;
  };
}

/** The phone numbers the attributes by the same table that the templates were written by. */
function shareWithPhone(chain: any, webpack: any): void {
  chain.plugin('own-attributes').use(webpack.DefinePlugin, [{ OWN_ATTRIBUTES: JSON.stringify(namesOf(kept)) }]);
  const ours = path.join(__dirname, 'components.js');
  chain.plugin('own-components').use(webpack.NormalModuleReplacementPlugin, [
    /^\.\/components\.js$/,
    (asked: { context: string; request: string }) => {
      if (/@tarojs[\\/]shared[\\/]dist$/.test(asked.context)) asked.request = ours;
    },
  ]);
}

/** Events have no number, and what an attribute is without a value is the template's business. */
function namesOf(components: Components): Components {
  const isAttribute = ([name]: [string, string]): boolean => !name.startsWith('bind');
  return mapValues(components, (attributes) =>
    Object.fromEntries(
      Object.entries(attributes)
        .filter(isAttribute)
        .map(([name]) => [name, '']),
    ),
  );
}

function mapValues<A, B>(from: Record<string, A>, turn: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([name, value]) => [name, turn(value)]));
}

function toDashed(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}
