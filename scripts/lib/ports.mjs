import net from 'node:net';
import { codeOf } from './failure.mjs';

/**
 * @param {number} port
 * @returns {Promise<string | undefined>} why the port cannot be used on the loopback address, `undefined` when it can
 */
export function whyTaken(port) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => {
      const code = codeOf(error);
      resolve(code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${code})`);
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}

/**
 * @param {number | undefined} [wanted] used when it is free
 * @returns {Promise<number>} a free port of the loopback address
 */
export async function freePort(wanted) {
  if (wanted && !(await whyTaken(wanted))) return wanted;
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/**
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | undefined>} why nothing answers, `undefined` when something does
 */
export function whyNoAnswer(host, port) {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, timeout: 5000 });
    /** @param {string} [why] */
    const done = (why) => {
      socket.destroy();
      resolve(why);
    };
    socket.once('connect', () => done());
    socket.once('timeout', () => done('no answer within 5 s'));
    socket.once('error', (error) => done(codeOf(error) ?? error.message));
  });
}
