import { connect as connectSocket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Sandbox } from '../server.ts';
import { newFolder, removeFolder, requestJson, startSandboxIn } from '../testing/harness.ts';

let folder: string;
let sandbox: Sandbox;

beforeEach(async () => {
  folder = await newFolder();
  sandbox = await startSandboxIn(folder);
});
afterEach(async () => {
  await sandbox.close();
  await removeFolder(folder);
});

/** Sends SMTP lines and returns the reply to each line. */
async function smtp(port: number, lines: readonly string[]): Promise<string[]> {
  const socket = connectSocket(port, '127.0.0.1');
  const replies: string[] = [];
  let next = 0;
  for await (const reply of createInterface({ input: socket })) {
    if (/^\d{3}-/.test(reply)) continue;
    replies.push(reply);
    const line = lines[next];
    if (line === undefined) break;
    next += 1;
    socket.write(`${line}\r\n`);
  }
  socket.destroy();
  return replies;
}

const mail = (id: string, order: string) => [
  'EHLO test.example',
  'MAIL FROM:<desk@beian.example>',
  'RCPT TO:<owner@jinling-tea.example>',
  'DATA',
  `Message-ID: <${id}@beian.example>\r\nFrom: desk@beian.example\r\nTo: owner@jinling-tea.example\r\nSubject: =?UTF-8?B?5aSH5qGI6K6i5Y2V?=\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n订单 ${order} <b>已通过</b>\r\n.`,
  'QUIT',
];

it('stores a mail once, and finds it by address and order', async () => {
  for (const [id, order] of [
    ['m1', 'BA-0001'],
    ['m1', 'BA-0001'],
    ['m2', 'BA-0002'],
  ] as const) {
    expect((await smtp(sandbox.smtpPort, mail(id, order)))[5]).toMatch(/^250/);
  }
  await sandbox.close();
  sandbox = await startSandboxIn(folder);
  const list = async (query = '') => (await requestJson(sandbox.port, 'GET', `/mailbox${query}`)).body;
  expect(await list()).toMatchObject({
    messages: [{ id: '<m2@beian.example>' }, { id: '<m1@beian.example>', subject: '备案订单' }],
  });
  expect(await list('?order=BA-0001')).toMatchObject({ messages: [{ text: expect.stringContaining('BA-0001') }] });
  expect(await list('?to=nobody@beian.example')).toEqual({ messages: [] });
});

it('stores a message once per id', async () => {
  const send = (body: unknown) => requestJson(sandbox.port, 'POST', '/sms', body);
  const sms = { id: 's1', to: '13000000101', text: '订单 BA-0001 已提交管局' };
  expect(await send(sms)).toEqual({ status: 202, body: { id: 's1', repeated: false } });
  expect(await send(sms)).toEqual({ status: 202, body: { id: 's1', repeated: true } });
  expect((await send({ ...sms, text: 'other' })).status).toBe(409);
  expect((await send({ ...sms, to: 'x' })).status).toBe(400);
  expect((await send({ ...sms, more: 1 })).status).toBe(400);
  await sandbox.close();
  sandbox = await startSandboxIn(folder);
  expect((await requestJson(sandbox.port, 'GET', '/phone?to=13000000101&order=BA-0001')).body).toMatchObject({
    messages: [sms],
  });
  expect((await requestJson(sandbox.port, 'GET', '/phone?order=BA-0002')).body).toEqual({ messages: [] });
});

const inTwoParts = [
  ...mail('m3', 'BA-0003').slice(0, 4),
  [
    'Message-ID: <m3@beian.example>',
    'From: desk@beian.example',
    'Subject: two parts',
    'Auto-Submitted: auto-generated',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'BA-0003 as text',
    '--b',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p style="color:red">BA-0003 as HTML</p><script>alert(1)</script>',
    '--b--',
    '.',
  ].join('\r\n'),
  'QUIT',
];

it('keeps both parts of a mail, and shows the HTML in a frame that runs nothing', async () => {
  expect((await smtp(sandbox.smtpPort, inTwoParts))[5]).toMatch(/^250/);
  const [caught] = (
    (await requestJson(sandbox.port, 'GET', '/mailbox?order=BA-0003')).body as { messages: { id: string }[] }
  ).messages;
  expect(caught).toMatchObject({
    text: expect.stringContaining('as text'),
    html: expect.stringContaining('as HTML'),
    autoSubmitted: 'auto-generated',
  });
  const get = (route: string) =>
    fetch(`http://127.0.0.1:${sandbox.port}/${route}?id=${encodeURIComponent(caught?.id ?? '')}`);
  const page = await (await get('mail')).text();
  expect(page).toMatch(/<iframe sandbox src="\/mail\.html\?id=[^"]+"/);
  expect(page).not.toContain('as HTML');
  const framed = await get('mail.html');
  expect(await framed.text()).toContain('as HTML');
  const policy = framed.headers.get('content-security-policy');
  expect(policy).toMatch(/default-src 'none'.*sandbox$/);
  expect(policy).not.toContain('script-src');
  expect((await fetch(`http://127.0.0.1:${sandbox.port}/mail?id=none`)).status).toBe(404);
});

it('shows received messages on a page with escaped content', async () => {
  await requestJson(sandbox.port, 'POST', '/sms', { id: 's1', to: '13000000101', text: '<script>alert(1)</script>' });
  await smtp(sandbox.smtpPort, mail('m1', 'BA-0001'));
  const response = await fetch(`http://127.0.0.1:${sandbox.port}/`, { headers: { accept: 'text/html' } });
  const page = await response.text();
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(page).not.toContain('<script>');
  expect(page).not.toContain('<b>');
  expect(page).toContain('&#60;script&#62;');
  expect(page).toContain('备案订单');
});
