import net from 'node:net';
import path from 'node:path';

/** A connection string for a unix socket, understood by node's pg and by libpq. The port is named so that PGPORT cannot change it. */
export function socketUrl(socketDir, role, database) {
  return `postgresql://${role}@/${database}?host=${encodeURIComponent(socketDir)}&port=5432`;
}

/** Whether a server there lets the superuser in; asked in PostgreSQL's own protocol, for it must not disturb a starting server. */
export function answers(socketDir) {
  return new Promise((resolve) => {
    const socket = net.connect(path.join(socketDir, '.s.PGSQL.5432'));
    const finish = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(5_000, () => finish(false));
    socket.once('error', () => finish(false));
    socket.once('close', () => finish(false));
    socket.once('connect', () => socket.write(startupMessage()));
    // 'R' asks for nothing more (trust) and means that the server is up; 'E' means that it is starting or stopping.
    socket.once('data', (answer) => finish(answer[0] === 'R'.charCodeAt(0)));
  });
}

function startupMessage() {
  const words = Buffer.from('user\0postgres\0database\0postgres\0\0');
  const head = Buffer.alloc(8);
  head.writeInt32BE(8 + words.length, 0);
  head.writeInt32BE(196608, 4);
  return Buffer.concat([head, words]);
}
