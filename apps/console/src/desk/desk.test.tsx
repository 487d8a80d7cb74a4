import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { App, ConfigProvider } from 'antd';
import { useState } from 'react';
import { Route, Routes, useLocation } from 'react-router';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import KeyHelp from '../app/shell/key-help.tsx';
import type { Item, Order, Verdict } from '../order/documents.ts';
import type { ReasonInput } from '../order/perform.ts';
import { action, deskOrder, item, returnReasons } from '../testing/orders.ts';
import { answerPictures, paperReading, paperValue, scan, showEverything } from '../testing/readings.ts';
import { answerQueriesWith, renderIn } from '../testing/render.tsx';
import { useKeys } from '../ui/use-keys.ts';
import { Desk } from './desk.tsx';

interface Variables {
  readonly id: string;
  readonly item: string;
  readonly verdict: Verdict;
  readonly reasons: readonly ReasonInput[];
  readonly grouped?: boolean;
}

const inReview = (key: string, more: Partial<Item> = {}): Item =>
  item(key, { label: key, changed: true, inReview: true, hash: key, now: [key], ...more });
const actions = [
  action('recordVerdict', 'Record verdict'),
  action('addNote', 'Add note'),
  action('escalate', 'Escalate'),
  { ...action('approveInitialReview', 'Approve initial review'), primary: true, confirm: 'Approve it?' },
];
const advice = 'Use the name in full';

// The last test leaves a page that is still reading its order.
afterAll(cleanup);

let nth = 0;
let order: Order;
/** Verdicts as they reached the API: item, verdict, codes with their advice. */
let sent: string[];
/** Answers to verdicts wait for it. */
let line: Promise<void>;

const viewer = () => ({
  viewer: {
    ...{ kind: 'staff', name: 'Bai', roles: ['reviewer'], permissions: ['takeNext'], partner: null },
    now: '2026-11-24T02:00:00.000Z',
  },
});
const readOrder = () => ({ viewer: { now: '2026-11-24T02:00:00.000Z' }, order });
const performed = () => ({ __typename: 'Order', ...order });

const heartbeat = () => ({ heartbeat: performed() });
const draft = () => ({ deskDraft: { body: '' }, saveDeskDraft: { __typename: 'DeskDraft' } });

async function recordVerdict({ item: key, verdict, reasons, grouped }: Variables) {
  const together = grouped === true ? ['together'] : [];
  sent.push([key, verdict, ...together, ...reasons.map((one) => `${one.code} ${one.advice ?? ''}`.trim())].join(' '));
  await line;
  const given = reasons.map(({ code, advice: text }) => ({ code, label: code, advice: text ?? '', words: [] }));
  order = { ...order, items: order.items.map((one) => (one.key === key ? { ...one, verdict, reasons: given } : one)) };
  return { recordVerdict: performed() };
}

function approve() {
  order = { ...order, state: 'VERIFICATION_PENDING', move: 'applicant', lease: null, actions: [] };
  return { done: performed() };
}

const previewNext = () => ({
  nextOrder: {
    ...{ __typename: 'NextPreview', kindLabel: 'First filing', stateLabel: 'Initial review' },
    ...{ provinceName: 'Anhui', why: ['3 h left', 'you cover Anhui'] },
  },
});
const takeNext = () => ({ done: { __typename: 'NextOrder', order: { id: 'order_next' }, why: ['3 h left'] } });

beforeEach(() => {
  nth += 1;
  sent = [];
  line = Promise.resolve();
  const items = ['a', 'b', 'c', 'd'].map((key) => inReview(key));
  order = deskOrder(items, actions, { id: `order_${nth}` });
  answerQueriesWith<Variables>({
    ...{ Viewer: viewer, Order: readOrder, ReturnReasons: returnReasons, RecordVerdict: recordVerdict },
    ...{ DeskDraft: draft, SaveDeskDraft: draft, Heartbeat: heartbeat },
    ...{ ApproveInitialReview: approve, NextOrder: previewNext, TakeNext: takeNext },
  });
});

function Address() {
  return <output data-testid="address">{useLocation().pathname}</output>;
}

function Help() {
  const [open, setOpen] = useState(false);
  useKeys({ help: () => setOpen(true) });
  return open ? <KeyHelp onClose={() => setOpen(false)} /> : null;
}

/** The desk of the order, read and with its items on screen. */
async function desk() {
  const { user } = await renderIn(
    'en',
    <ConfigProvider theme={{ token: { motion: false } }}>
      <App>
        <Routes>
          <Route path="/orders/:id" element={<Desk />} />
        </Routes>
        <Address />
        <Help />
      </App>
    </ConfigProvider>,
    { path: `/orders/${order.id}`, signedIn: true },
  );
  await screen.findByRole('table', { name: 'Items' });
  const row = (key: string) => document.querySelector<HTMLElement>(`tr[data-item="${key}"]`);
  return {
    user,
    row,
    current: () => document.querySelector('tr[aria-current="true"]')?.getAttribute('data-item'),
    verdictOf: (key: string) =>
      row(key)?.querySelector('button[aria-pressed="true"]')?.textContent?.replace(/ .*/, '') ?? null,
  };
}

describe('the keyboard of the desk', () => {
  test('Y, K and N change the item that the cursor shows, while the first verdict is on its way', async () => {
    let open = () => {};
    line = new Promise((resolve) => {
      open = resolve;
    });
    const { user, current, verdictOf } = await desk();
    await user.keyboard('y');
    expect([current(), verdictOf('a')]).toEqual(['b', '✓Pass']);
    await user.keyboard('k');
    expect(current()).toBe('a');
    await user.keyboard('n');
    expect([current(), verdictOf('a')]).toEqual(['a', '✓Pass']);
    await user.keyboard('n');
    expect([current(), verdictOf('a'), verdictOf('b')]).toEqual(['a', '×Refuse', null]);
    await act(async () => open());
    await waitFor(() => expect(sent).toEqual(['a pass', 'a return']));
    await waitFor(() => expect(order.items.map(({ verdict }) => verdict)).toEqual(['return', null, null, null]));
    expect([current(), verdictOf('a'), verdictOf('b')]).toEqual(['a', '×Refuse', null]);
  });

  test('passes no item that was refused: Y twice goes on to the next open item and leaves what has a verdict', async () => {
    order = { ...order, items: [inReview('a'), inReview('b', { verdict: 'return' }), inReview('c'), inReview('d')] };
    const { user, current, verdictOf } = await desk();
    await user.keyboard('y');
    expect(current()).toBe('c');
    await user.keyboard('y');
    expect([current(), verdictOf('b')]).toEqual(['d', '×Refuse']);
    await waitFor(() => expect(sent).toEqual(['a pass', 'c pass']));
  });

  test('starts at the first item without a verdict, and stays there when that item gets one', async () => {
    order = {
      ...order,
      items: [inReview('a', { verdict: 'pass' }), inReview('b', { verdict: 'return' }), inReview('c'), inReview('d')],
    };
    const { user, current, row, verdictOf } = await desk();
    expect(current()).toBe('c');
    await user.click(within(row('c') ?? document.body).getByRole('button', { name: /Pass/ }));
    expect([current(), verdictOf('c')]).toEqual(['c', '✓Pass']);
  });

  test.each(['u', '{Control>}z{/Control}'])(
    'a mistaken Y on a refused item is taken back by %s, with its reasons and their advice',
    async (undo) => {
      const reasons = [{ code: 'WEB-01', label: 'Name', advice, words: [] }];
      order = { ...order, items: [inReview('website.name', { verdict: 'return', reasons }), inReview('b')] };
      const { user, current, verdictOf } = await desk();
      await screen.findByRole('textbox', { name: /^WEB-01/ });
      await user.keyboard('kyy');
      expect(verdictOf('website.name')).toBe('✓Pass');
      expect(screen.queryByRole('dialog')).toBeNull();
      screen.getByText(/“website.name” is passed now; its 1 reason is kept/);
      await waitFor(() => expect(order.items[0]?.reasons).toEqual([]));
      await user.keyboard(undo);
      expect([current(), verdictOf('website.name')]).toEqual(['website.name', '×Refuse']);
      expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^WEB-01/ }).value).toBe(advice);
      await waitFor(() => expect(sent).toEqual(['website.name pass', `website.name return WEB-01 ${advice}`]));
      expect(screen.queryByText(/is kept/)).toBeNull();
      // The keys of the page work on: the picker has not taken the focus.
      await user.keyboard('j');
      expect(current()).toBe('b');
    },
  );

  test('keeps the reasons of a refused item that was passed until the decision: N gives them back later', async () => {
    const reasons = [{ code: 'WEB-01', label: 'Name', advice, words: [] }];
    order = {
      ...order,
      items: [inReview('website.name', { verdict: 'return', reasons }), inReview('b'), inReview('c')],
    };
    const { user, current } = await desk();
    await screen.findByRole('textbox', { name: /^WEB-01/ });
    await user.keyboard('kyyy');
    expect(current()).toBe('c');
    await user.keyboard('kknn');
    await waitFor(() => expect(sent).toEqual(['website.name pass', 'b pass', `website.name return WEB-01 ${advice}`]));
  });

  test('single keys do nothing in a field and while an input method composes', async () => {
    const { user, row, verdictOf } = await desk();
    await user.keyboard('b');
    const note = await screen.findByRole('textbox', { name: /note/i });
    await user.type(note, 'yn');
    fireEvent.compositionStart(note);
    fireEvent.keyDown(note, { key: 'y', isComposing: true });
    fireEvent.keyDown(note, { key: 'Escape', isComposing: true, keyCode: 229 });
    fireEvent.compositionEnd(note);
    expect(document.activeElement).toBe(note);
    await user.keyboard('{Escape}');
    const first = row('a');
    first?.focus();
    for (const press of [{ isComposing: true }, { keyCode: 229 }])
      fireEvent.keyDown(first ?? note, { key: 'y', ...press });
    expect(verdictOf('a')).toBeNull();
    expect(sent).toEqual([]);
    await user.keyboard('y');
    expect(verdictOf('a')).toBe('✓Pass');
  });

  test('a form takes the caret, keeps Tab inside, and gives the focus back by Escape', async () => {
    const { user, row } = await desk();
    await user.keyboard('j');
    expect(document.activeElement).toBe(row('b'));
    await user.keyboard('{Shift>}u{/Shift}');
    const form = await screen.findByRole('form', { name: 'Escalate' });
    const [first] = within(form).getAllByRole('radio');
    expect(document.activeElement).toBe(first);
    await user.keyboard('{Shift>}{Tab}{/Shift}');
    expect(document.activeElement).toBe(within(form).getByRole('button', { name: 'Escalate' }));
    await user.keyboard('{Tab}');
    expect(document.activeElement).toBe(first);
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('form', { name: 'Escalate' })).toBeNull();
    expect(document.activeElement).toBe(row('b'));
  });

  test('? lists the keys of what this order allows', async () => {
    const { user } = await desk();
    await user.keyboard('?');
    const here = await screen.findByRole('region', { name: 'This page' });
    const keys = [...here.querySelectorAll('dt')].map((one) => [one.textContent, one.nextElementSibling?.textContent]);
    expect(keys).toEqual(
      expect.arrayContaining([
        ...[
          ['B', 'Add a note'],
          ['⇧U', 'Escalate the order'],
          ['Ctrl↵', 'Approve the order'],
        ],
        ...[
          ['UCtrlZ', 'Take back the last changed verdict or group'],
          ['E', 'Next material'],
          ['⇧E', 'Previous material'],
        ],
      ]),
    );
    expect(keys.map(([, label]) => label)).not.toContain('Skip the order');
  });
});

describe('items that agree with the scans', () => {
  const licence = scan();
  const reads = (key: string, more: Partial<Item> = {}) =>
    inReview(key, {
      paperReadings: [paperReading({ field: 'licence.name', label: key })],
      mayBeGrouped: true,
      ...more,
    });
  const certificate = () => item('material.SUBJECT_CERT', { group: 'material', label: 'licence', material: licence });
  const openForm = () => document.querySelector<HTMLElement>('section[aria-label^="Pass what agrees"]');
  const group = () => {
    const form = openForm();
    if (form === null) throw new Error('the list is not open');
    return form;
  };
  /** The crops of the form have been loaded: happy-dom loads no picture. */
  const loadCrops = async (form: HTMLElement, count: number) => {
    await waitFor(() => expect(form.querySelectorAll('img')).toHaveLength(count));
    for (const crop of form.querySelectorAll('img')) fireEvent.load(crop);
  };
  let hideAgain: () => void;
  beforeEach(() => {
    hideAgain = showEverything();
    answerPictures();
    const differs = paperReading({ outcome: 'DIFFERS', outcomeLabel: 'Differs', values: [paperValue('other')] });
    order = deskOrder(
      [
        ...[
          reads('a', { paperReadings: [differs], mayBeGrouped: false }),
          reads('b'),
          reads('c'),
          inReview('d'),
          reads('e'),
        ],
        ...[reads('f'), reads('g', { mayBeGrouped: false }), reads('h'), inReview('i'), certificate()],
      ],
      actions,
      { id: order.id },
    );
  });
  afterEach(() => hideAgain());

  test('are passed from the list of their evidence, and the other items one by one: nine items take six presses', async () => {
    const { user, current, verdictOf } = await desk();
    const { textContent } = screen.getByRole('region', { name: 'Compared with the scans' });
    expect(textContent).toMatch(/1 item differs from the scans.*Pass what agrees \(5\)⇧ Y/);
    let presses = 0;
    const press = async (...keys: string[]) => {
      for (const key of keys) {
        presses += 1;
        await user.keyboard(key);
      }
    };
    const together = '{Shift>}y{/Shift}';
    await press(together);
    const form = group();
    const listed = within(form).getByRole('list', { name: 'Compared with the scans' });
    expect([...listed.children].map((one) => one.querySelector('b')?.textContent)).toEqual(['b', 'c', 'e', 'f', 'h']);
    await loadCrops(form, 5);
    await press(together);
    expect(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(verdictOf).filter((one) => one !== null)).toHaveLength(5);
    expect(current()).toBe('d');
    await press('y', 'y', 'y');
    await user.keyboard('n');
    expect([current(), verdictOf('a')]).toEqual(['a', '×Refuse']);
    presses += 1;
    await waitFor(() => expect(sent).toHaveLength(9));
    expect(sent.slice(0, 6)).toEqual([...['b', 'c', 'e', 'f', 'h'].map((key) => `${key} pass together`), 'd pass']);
    expect(presses).toBe(6);
  });

  test('are passed only when every place has been on the screen, and are given back as a whole by U', async () => {
    const { user, row, current, verdictOf } = await desk();
    const together = '{Shift>}y{/Shift}';
    await user.keyboard(`j${together}{Escape}`);
    expect([openForm(), verdictOf('b'), document.activeElement]).toEqual([null, null, row('b')]);
    await user.keyboard(together);
    const form = group();
    await user.keyboard('{Enter}');
    screen.getByText(/^5 items are not on screen yet/);
    await loadCrops(form, 5);
    // A held key passes nothing.
    fireEvent.keyDown(form, { key: 'Y', shiftKey: true, repeat: true });
    expect(verdictOf('b')).toBeNull();
    await user.keyboard('{Enter}');
    expect([openForm(), verdictOf('b'), verdictOf('h')]).toEqual([null, '✓Pass', '✓Pass']);
    screen.getByText('5 items that agree are passed');
    await user.keyboard('u');
    expect([current(), verdictOf('b'), verdictOf('h')]).toEqual(['b', null, null]);
    await user.keyboard('y');
    await waitFor(() => expect(sent).toEqual(['b pass']));
  });

  test('and those that differ open their scan at the place by Z and by a click, and J leaves the place', async () => {
    const { user } = await desk();
    const outlined = () => document.querySelectorAll('polygon').length;
    await user.keyboard('z');
    await waitFor(() => expect(outlined()).toBe(1));
    await user.keyboard('j');
    expect(outlined()).toBe(0);
    await user.click(screen.getByRole('button', { name: 'Show c on Business licence' }));
    expect([outlined(), document.querySelector('tr[aria-current="true"]')?.getAttribute('data-item')]).toEqual([
      1,
      'c',
    ]);
  });
});

describe('after a decision', () => {
  test('the next order is shown with its reason before it is taken, and Enter takes it', async () => {
    const { user } = await desk();
    await user.keyboard('yyyy');
    await waitFor(() => expect(sent).toHaveLength(4));
    await user.keyboard('{Control>}{Enter}{/Control}');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Approve initial review' }));
    const offer = await screen.findByRole('region', { name: 'The order that comes next' });
    await within(offer).findByText('Anhui');
    expect(offer.textContent).toMatch(/First filingInitial reviewAnhui3 h leftyou cover Anhui/);
    expect(screen.getByTestId('address').textContent).toBe(`/orders/${order.id}`);
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.getByTestId('address').textContent).toBe('/orders/order_next'));
  });
});
