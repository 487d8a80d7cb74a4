import { cleanup, fireEvent, screen } from '@testing-library/react';
import { App } from 'antd';
import { afterEach, expect, test, vi } from 'vitest';
import { setLanguage } from '../../app/providers/i18n.ts';
import { PinnedDialogs } from '../../app/shell/pinned-dialogs.tsx';
import { renderIn } from '../../testing/render.tsx';
import { showKey } from './show-key.ts';

const secret = 'bd_test_not-a-real-key';
const made = {
  secret,
  partnerKey: {
    id: 'key_1',
    name: 'Build server',
    kind: 'TEST',
    scopes: ['ORDERS_READ', 'KEYS_READ'],
    createdAt: '2026-11-29T02:00:00.000Z',
    expiresAt: null,
  },
} satisfies Parameters<typeof showKey>[1];

const page = (
  <App>
    <PinnedDialogs />
  </App>
);
const show = () => showKey('en', made);
/** Whether the browser would ask before the page is left. */
const asks = () => {
  const event = new Event('beforeunload', { cancelable: true });
  dispatchEvent(event);
  return event.defaultPrevented;
};

afterEach(cleanup);

test('a new key stays on the screen until it is said to be saved, and leaving the page asks', async () => {
  const { user, container, update } = await renderIn('en', page);
  expect(asks()).toBe(false);
  show();
  await screen.findByText(secret);
  expect(asks()).toBe(true);
  await user.keyboard('{Escape}');
  const outside = document.querySelector('.ant-modal-wrap');
  if (outside !== null) await user.click(outside);
  // Another tab of the browser, and back.
  fireEvent(window, new Event('blur'));
  fireEvent(document, new Event('visibilitychange'));
  fireEvent(window, new Event('focus'));
  update(page);
  setLanguage('zh');
  await screen.findByRole('button', { name: '下载为文本文件' });
  screen.getByText(secret);
  expect(container.textContent).toBe('');
  for (const storage of [localStorage, sessionStorage]) expect(JSON.stringify(storage)).not.toContain(secret);
  expect(location.href).not.toContain(secret);
  await user.click(screen.getByRole('button', { name: '我已保存' }));
  expect(asks()).toBe(false);
});

test('a new key is downloaded as a text file that says what it is for', async () => {
  const { user } = await renderIn('en', page);
  const files: Blob[] = [];
  const names: string[] = [];
  const create = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:file';
  });
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  show();
  await user.click(await screen.findByRole('button', { name: 'Download as a text file' }));
  expect(names).toEqual(['key_1.txt']);
  expect((await files[0]?.text())?.split('\n')).toEqual([
    'Name: Build server',
    'Kind: Test',
    'Scopes: Read orders · Read keys, usage and refusals',
    'Made: 2026-11-29 10:00 UTC+8',
    'Valid until: No end',
    `Key: ${secret}`,
    '',
  ]);
  await user.click(screen.getByRole('button', { name: 'I have saved it' }));
  create.mockRestore();
  click.mockRestore();
});
