import type { AddressInfo, Server, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import { createSecureContext, createServer, TLSSocket } from 'node:tls';
import { privateAuthority } from '@beian/bureau-protocol/testing';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCertificateWatch } from './certificate-watch.ts';
import { testWorkerContext } from './testing/worker-context.ts';

const DAY_S = 86_400;
let db: TestDatabase;
const servers: Server[] = [];
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(async () => {
  for (const one of servers) one.close();
  await db?.close();
});

const issued = (days: number) => privateAuthority().issue(days * DAY_S * 1000);
async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
/** A server that speaks in clear first, and changes to TLS after `greet`. */
const upgrading = (days: number, greet: (socket: Socket) => Promise<void>) =>
  listen(
    createTcpServer(async (socket) => {
      socket.on('error', () => undefined);
      await greet(socket);
      const { cert, key } = issued(days);
      const secure = new TLSSocket(socket, { isServer: true, secureContext: createSecureContext({ cert, key }) });
      secure.on('error', () => undefined);
    }),
  );
const next = (socket: Socket) =>
  new Promise<Buffer>((resolve) => socket.once('data', (bytes: Buffer) => resolve(bytes)));

test('certificates are seen over TLS, behind STARTTLS and behind PostgreSQL’s request, with the days that are left, and ended ones', async () => {
  const sms = createServer(issued(3), (socket) => socket.on('error', () => undefined));
  const bureau = await listen(createServer(issued(-0.5), (socket) => socket.on('error', () => undefined)));
  const mail = await upgrading(10, async (socket) => {
    socket.write('220 mail.example ESMTP\r\n');
    expect(String(await next(socket))).toBe('EHLO desk\r\n');
    socket.write('250-mail.example\r\n250-STARTTLS\r\n250 8BITMIME\r\n');
    expect(String(await next(socket))).toBe('STARTTLS\r\n');
    socket.write('220 go ahead\r\n');
  });
  const database = await upgrading(20, async (socket) => {
    expect((await next(socket)).toString('hex')).toBe('0000000804d2162f');
    socket.write('S');
  });
  const plain = await listen(createTcpServer((socket) => void socket.write('220 mail without TLS\r\n')));
  const smsAt = await listen(sms);
  await seedConnection(db.worker, {
    ...{ province: '320000', ispId: '320000000001', userName: 'u', password: 'p', wsdl: `https://${bureau}/?wsdl` },
  });
  const { ctx, env, log } = testWorkerContext(db, {
    SMS_URL: `https://${smsAt}/sms`,
    SMTP_URL: `smtp://${mail}`,
    // Nothing listens there, and it shows no certificate.
    CONSOLE_URL: 'https://127.0.0.1:9/',
    REGISTRY_URL: `http://${plain}/`,
  });
  const watch = createCertificateWatch({
    ctx,
    log,
    env: { ...env, DATABASE_WORKER_URL: `postgres://w@${database}/b?sslmode=verify-full` },
  });
  await watch.look();
  const days = () =>
    watch
      .figures()
      .map(
        ({ labels: { service, province }, value }) => `${service}${province} ${Math.round((value / DAY_S) * 10) / 10}`,
      )
      .sort();
  expect(days()).toEqual(['bureau320000 -0.5', 'database 20', 'mail 10', 'sms 3']);
  // Renewed: the next look sees it. Away: what was seen last counts on.
  sms.setSecureContext(issued(90));
  await watch.look();
  expect(days()).toContain('sms 90');
  sms.close();
  await watch.look();
  expect(days()).toContain('sms 90');
});

test('the address of a bureau that stands inside the network is looked at only where the settings name its host', async () => {
  const { ctx, env, log } = testWorkerContext(db, { BUREAU_PRIVATE_HOSTS: 'bureau.example' });
  const watch = createCertificateWatch({ ctx, env, log });
  await watch.look();
  expect(watch.figures()).toEqual([]);
});
