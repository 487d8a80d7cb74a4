import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { chineseIn, renderIn } from '../../testing/render.tsx';
import type { FillOrder } from './documents.ts';
import { FiledNumbers } from './filed-numbers.tsx';

const html = '<a href="https://beian.miit.gov.cn/">ICP 1-1</a>';
const filedNumbers = {
  subject: 'ICP 1',
  website: 'ICP 1-1',
  domains: ['a.example'],
  html,
  steps: ['Put the code there.'],
};
const orderWith = (value: FillOrder['filedNumbers'], kind: FillOrder['kind'] = 'FIRST_FILING') =>
  ({ kind, filedNumbers: value }) as FillOrder;

test('the page of an order shows its numbers, the steps, and the code as text', async () => {
  const { container } = await renderIn('en', <FiledNumbers order={orderWith(filedNumbers)} />);
  for (const text of ['ICP 1', 'ICP 1-1', 'a.example', 'Put the code there.', html])
    expect(container.textContent).toContain(text);
  expect(container.querySelector('a')).toBeNull();
  expect(screen.getByRole('button', { name: 'Copy the code' })).toBeTruthy();
  expect(chineseIn(container)).toEqual([]);
});

test('an app has a number, and no code for a foot', async () => {
  const { container } = await renderIn('zh', <FiledNumbers order={orderWith(filedNumbers, 'FIRST_APP')} />);
  expect(container.textContent).toContain('APP 备案号 ICP 1-1');
  for (const ofSites of ['网站', html]) expect(container.textContent).not.toContain(ofSites);
});

test('without a number there is nothing', async () => {
  const { container } = await renderIn('zh', <FiledNumbers order={orderWith(null)} />);
  expect(container.querySelector('section')).toBeNull();
});
