// The walls of the house. Each forbidden import carries a sentence that says what to do instead.

const upper = ['apply', 'decide', 'verify', 'publish', 'pay', 'refer', 'watch', 'count', 'consent', 'digest', 'campaign'];
const mayEnter = {
  places: [],
  wechat: [],
  people: ['places', 'wechat'],
  staff: ['people', 'places'],
  learn: ['places'],
  notify: ['people', 'places', 'wechat'],
  matter: ['learn', 'notify', 'people', 'places'],
  qr: ['people', 'places', 'wechat'],
  posters: ['learn', 'places'],
  // Below check, which shows her what she asked.
  grievance: ['matter', 'learn', 'notify', 'staff', 'people', 'places'],
  // Below check and decide, which show what she said. What nobody answers goes up as a question of hers would.
  word: ['grievance', 'matter', 'people', 'places'],
  check: ['grievance', 'word', 'matter', 'learn', 'people', 'places'],
  // Who is told, and what a liaison says to somebody's face.
  told: ['campaign', 'matter', 'qr', 'notify', 'people', 'places'],
  // Rehearses what villagers and staff do, by the doors they use.
  practice: ['apply', 'matter', 'learn', 'notify', 'staff', 'people', 'places'],
  ...Object.fromEntries(upper.map((room) => [room, ['matter', 'learn', 'notify', 'staff', 'people', 'places']])),
};
// Paper and files of whole matters: both open a matter by the way of every look, which is decide's.
// What is public is printed with the letters and the drawing of the posters.
mayEnter.publish = [...mayEnter.publish, 'posters'];
mayEnter.decide = [...mayEnter.decide, 'word'];
// A lead becomes a visit.
mayEnter.visit = [...mayEnter.watch, 'watch'];
// What is due in the morning stands in these rooms.
mayEnter.digest = [...mayEnter.visit, 'visit'];
// What an emergency becomes is an application, with a receipt like any other.
mayEnter.emergency = ['apply', 'matter', 'learn', 'notify', 'staff', 'people', 'places'];
for (const room of ['print', 'exchange']) mayEnter[room] = [...mayEnter.decide, 'decide'];
const rooms = Object.keys(mayEnter);

/** Type-only imports vanish: they bind nobody at run time. */
const atRunTime = { dependencyTypesNot: ['type-only'] };

function forbid(name, comment, from, to) {
  return { name, severity: 'error', comment, from, to };
}

const sides = [
  forbid(
    'rules-know-nobody',
    'rules are pure functions that phone and county both run: pass what you need in as an argument.',
    { path: '^src/rules/' },
    { pathNot: '^src/rules/' },
  ),
  forbid(
    'contract-knows-rules-only',
    'the contract says what travels: describe it with TypeBox, take shapes from rules, and put behaviour on the side that needs it.',
    { path: '^src/contract/' },
    { pathNot: '^src/(contract|rules)/|(^|/)node_modules/typebox/' },
  ),
  ...['mini', 'server', 'console'].map((side) =>
    forbid(
      `${side}-knows-no-other-side`,
      'phone, county and staff page speak over HTTP: put what both need into src/rules (behaviour) or src/contract (shape).',
      { path: `^src/${side}/` },
      { path: `^src/(${['mini', 'server', 'console'].filter((other) => other !== side).join('|')})/` },
    ),
  ),
  forbid(
    'phone-takes-schemas-as-types',
    'a schema imported by value puts TypeBox on the phone: write `import type`; only routes.ts and problem-codes.ts are plain values.',
    { path: '^src/(mini|console)/' },
    { path: '^src/contract/(.*\\.contract|route-schemas)\\.ts$|(^|/)node_modules/typebox/', ...atRunTime },
  ),
  forbid(
    'product-knows-no-stand-in',
    'the product reaches the outside world by settings alone: move what you need out of mock or test, or make it a setting.',
    { path: '^src/' },
    { path: '^(mock|test|config)/' },
  ),
  forbid(
    'stand-ins-know-no-product',
    'a stand-in proves the product only if it was written apart from it: speak the vendor’s wire format, read mock/data.',
    { path: '^mock/' },
    { path: '^src/(server|mini|console)/' },
  ),
];

const server = [
  forbid(
    'rooms-have-a-door',
    'enter a room by its index.ts: export there what others may use.',
    { path: '^src/server/([^/]+)/' },
    { path: `^src/server/(${rooms.join('|')})/`, pathNot: ['^src/server/$1/', '/index\\.ts$'] },
  ),
  forbid(
    'the-house-uses-the-doors-too',
    'enter a room by its index.ts: export there what main.ts and app.ts may use.',
    { path: '^src/server/[^/]+\\.ts$' },
    { path: `^src/server/(${rooms.join('|')})/`, pathNot: '/index\\.ts$' },
  ),
  ...rooms.map((room) =>
    forbid(
      `${room}-looks-down-only`,
      `${room} may enter ${mayEnter[room].join(', ') || 'no other room'}: what follows from an event is a row of the procedure or a job, not a call upward or sideways.`,
      { path: `^src/server/${room}/` },
      { path: `^src/server/(${rooms.filter((other) => other !== room && !mayEnter[room].includes(other)).join('|')})/` },
    ),
  ),
  forbid(
    'platform-knows-no-room',
    'the platform carries the rooms: hand the room’s function in from app.ts or main.ts.',
    { path: '^src/server/platform/' },
    { path: `^src/server/(${rooms.join('|')})/` },
  ),
  forbid(
    'one-mouth',
    'the server speaks to the outside only through platform/outbound.ts: ask it for a caller.',
    { path: '^src/server/', pathNot: '^src/server/platform/outbound\\.ts$' },
    { path: '^(node:)?(http|https|http2|net|tls|dgram|dns)$|(^|/)node_modules/(undici|axios|got|node-fetch)/', ...atRunTime },
  ),
  forbid(
    'one-client-of-tencent',
    'only notify/sms/tencent/open-tencent.ts may use this vendor’s SDK: call what it opens.',
    { path: '^src/', pathNot: '^src/server/notify/sms/tencent/open-tencent\\.ts$' },
    { path: '(^|/)node_modules/tencentcloud-sdk' },
  ),
  forbid(
    'one-client-of-alibaba',
    'only notify/sms/alibaba/open-alibaba.ts may use this vendor’s SDK: call what it opens.',
    { path: '^src/', pathNot: '^src/server/notify/sms/alibaba/open-alibaba\\.ts$' },
    { path: '(^|/)node_modules/@alicloud/' },
  ),
  forbid(
    'one-wechat-cipher',
    'only wechat/open-push.ts may use WeChat’s cipher: ask it for the event.',
    { path: '^src/', pathNot: '^src/server/wechat/open-push\\.ts$' },
    { path: '(^|/)node_modules/@wecom/crypto/' },
  ),
  forbid(
    'stores-ask-the-database',
    'SQL lives in the room’s *.store.ts: add a function there that takes a Scope first.',
    { path: '^src/server/', pathNot: '^src/server/platform/|\\.store\\.ts$' },
    { path: '(^|/)node_modules/(pg|kysely)/', ...atRunTime },
  ),
  forbid(
    'jobs-are-the-platforms',
    'send a job with house.jobs: pg-boss is known to platform/jobs.ts alone.',
    { path: '^src/', pathNot: '^src/server/platform/jobs\\.ts$' },
    { path: '(^|/)node_modules/pg-boss/', ...atRunTime },
  ),
];

const phone = [
  forbid(
    'phone-rooms-stay-apart',
    'what two rooms of the phone need lives in src/mini/shared: move it there.',
    { path: '^src/mini/([^/]+)/', pathNot: '^src/mini/shared/' },
    { path: '^src/mini/[^/]+/', pathNot: '^src/mini/($1|shared)/' },
  ),
  forbid(
    'shared-knows-no-room',
    'src/mini/shared serves all rooms of the phone: pass what differs in as an argument.',
    { path: '^src/mini/shared/' },
    { path: '^src/mini/(?!shared/)[^/]+/' },
  ),
  forbid(
    'one-http',
    'the phone calls the county only through shared/http/http.ts.',
    { path: '^src/mini/', pathNot: '^src/mini/shared/' },
    { path: '(^|/)node_modules/axios/', ...atRunTime },
  ),
];

const everywhere = [
  forbid(
    'no-circle',
    'two files that need each other are one, or lack a third: move what both need into it.',
    {},
    {
      circular: true,
      viaOnly: { dependencyTypesNot: ['type-only'] },
    },
  ),
  forbid('nothing-missing', 'this import leads nowhere: correct its path or install the package.', {}, { couldNotResolve: true }),
];

module.exports = {
  forbidden: [...sides, ...server, ...phone, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.(build|data)/' },
    tsPreCompilationDeps: 'specify',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.vue', '.d.ts', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
