// A webpack loader for tweetnacl: a phone seals and never signs, so it carries the box and leaves signatures and their hash behind. What
// nothing names any more terser drops: 11.7 KB of 32.
const unused = [
  ['nacl.lowlevel = {', '/* High-level API */'],
  ['nacl.sign = ', 'nacl.verify = '],
];

module.exports = function carrySealing(source) {
  return unused.reduce((left, [from, to]) => {
    const [begin, end] = [left.indexOf(from), left.indexOf(to)];
    if (begin < 0 || end < begin) throw new Error(`tweetnacl has no part from "${from}" to "${to}" any more`);
    return left.slice(0, begin) + left.slice(end);
  }, source);
};
