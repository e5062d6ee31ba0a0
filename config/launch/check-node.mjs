// Written so that even a very old Node can read it and say so.
var major = Number(process.versions.node.split('.')[0]);

if (major < 18) {
  console.error(
    '这台电脑上的 Node 是 ' +
      process.versions.node +
      '，太旧了：请从 https://nodejs.org 装 18 或更新的版本，再运行一次。' +
      ' (Node ' +
      process.versions.node +
      ' is too old: install version 18 or newer from https://nodejs.org and run this again.)',
  );
  process.exit(1);
}
