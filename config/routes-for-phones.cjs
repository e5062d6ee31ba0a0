// A webpack loader for src/contract/routes.ts: the phone carries the routes it may ask for, and of each what a request is made of.
const asked = ['method', 'path', 'audience', 'body'];
const audiences = new Set(['public', 'citizen']);

module.exports = async function carryAskedRoutes() {
  const { routes } = await import(this.resourcePath);
  const kept = Object.entries(routes)
    .filter(([, { audience }]) => audiences.has(audience))
    .map(([name, route]) => [name, Object.fromEntries(asked.filter((key) => key in route).map((key) => [key, route[key]]))]);
  return `export const routes = ${JSON.stringify(Object.fromEntries(kept))};`;
};
