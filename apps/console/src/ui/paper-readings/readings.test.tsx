import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { item } from '../../testing/orders.ts';
import { answerPictures, paperReading, paperValue, scan, showEverything } from '../../testing/readings.ts';
import { chineseIn, type languages, renderIn } from '../../testing/render.tsx';
import type { PaperReading, PaperState, ReadItem } from './documents.ts';
import { Readings, ReadState } from './readings.tsx';

let hideAgain: () => void;
let read: string[];
beforeEach(() => {
  hideAgain = showEverything();
  read = answerPictures();
});
afterEach(() => hideAgain());

async function readings(
  shown: Partial<ReadItem> & { readonly paperReadings: PaperReading[] },
  { language = 'en' as (typeof languages)[number], picture = scan() as ReturnType<typeof scan> | null } = {},
) {
  const opened: string[] = [];
  const one = item('subject.name', { label: 'Name of the organiser', now: ['Example Tea'], ...shown } as never);
  const { user, container } = await renderIn(
    language,
    <Readings
      item={one}
      pictureOf={() => picture ?? undefined}
      onShow={({ field }, value) => opened.push(`${field} ${value?.source ?? '-'}`)}
    />,
  );
  return { user, container, opened, lines: within(screen.getByRole('list')).getAllByRole('listitem') };
}

describe('what a scan says of an item', () => {
  test('is its outcome in words, the scan, the place, source and confidence', async () => {
    const qr = paperValue('Example Tea', { source: 'QR', confidence: 1 });
    const { container, lines } = await readings({
      paperReadings: [paperReading({ values: [qr, paperValue('Example Tea')] })],
    });
    expect(lines.map((line) => line.textContent)).toEqual([' AgreesBusiness licence · NameQR code 100%text 98%']);
    await waitFor(() => expect(container.querySelectorAll('img')).toHaveLength(1));
    expect(read).toEqual(['/m/1r']);
  });

  test('where it differs is both values, with what differs marked, and each place that was read', async () => {
    const qr = paperValue('Sample Tea', { source: 'QR', confidence: 1 });
    const { container, lines } = await readings({
      paperReadings: [
        paperReading({ outcome: 'DIFFERS', outcomeLabel: 'Differs', values: [qr, paperValue('Example Tee')] }),
      ],
    });
    expect(lines).toHaveLength(1);
    expect([...container.querySelectorAll('mark')].map((one) => one.textContent)).toEqual(['Tee', 'Sample']);
    expect([...container.querySelectorAll('dt')].map((one) => one.textContent)).toEqual([
      'Typed',
      'Scan',
      'Typed',
      'Scan',
    ]);
    expect(screen.getAllByRole('button')).toHaveLength(2);
  });

  test('shows each character that may be another one, with what it was read as', async () => {
    const place = paperValue('').place;
    const { container } = await readings({
      now: ['天行软件'],
      paperReadings: [
        paperReading({ outcome: 'LOOK', values: [paperValue('天行软件', { looks: [{ at: 0, place }] })] }),
      ],
    });
    expect(screen.getByTitle(/^Read as “天”/).textContent).toBe('天');
    await waitFor(() => expect(container.querySelectorAll('img')).toHaveLength(2));
  });

  test('of a number stands under the typed one, place under place', async () => {
    const { container } = await readings({
      key: 'subject.certificateNumber',
      now: ['91990106MA27XYZ12K'],
      paperReadings: [paperReading({ outcome: 'DIFFERS', values: [paperValue('91990106MA27XYZ13K')] })],
    });
    expect(container.querySelector('dt')?.textContent).toBe('Typed / Scan');
    expect(container.querySelector('dd')?.textContent).toBe('91990106MA27XYZ12K91990106MA27XYZ13K');
    expect(container.querySelector('mark')?.textContent).toBe('3');
  });

  test('of a day of another length stands beside the typed one, without a count of digits', async () => {
    const { container } = await readings({
      key: 'website.principal.idValidUntil',
      now: ['长期'],
      paperReadings: [paperReading({ outcome: 'DIFFERS', values: [paperValue('2031-01-01')] })],
    });
    expect([...container.querySelectorAll('dd')].slice(0, 2).map((one) => one.textContent)).toEqual([
      '长期',
      '2031-01-01',
    ]);
  });

  test('opens at its place by a click, and the scan alone where nothing was found', async () => {
    const missing = paperReading({
      field: 'licence.address',
      outcome: 'NOT_FOUND',
      outcomeLabel: 'Not found',
      values: [],
    });
    const { user, opened } = await readings({ paperReadings: [paperReading(), missing] });
    for (const button of screen.getAllByRole('button', { name: /Show Name on Business licence$/ }))
      await user.click(button);
    expect(opened).toEqual(['licence.name TEXT', 'licence.address -']);
  });

  test('of a masked value shows no picture of it beside the value', async () => {
    const { container } = await readings({ masked: true, now: ['9199****'], paperReadings: [paperReading()] });
    expect(screen.getByRole('button').textContent).toContain('Show the scan');
    expect(container.querySelector('img')).toBeNull();
    expect(read).toEqual([]);
  });

  test('is cut from the full picture where the reduced copy would be too small to read', async () => {
    const { container } = await readings(
      { paperReadings: [paperReading()] },
      { picture: scan({ width: 9000, height: 2400 }) },
    );
    await waitFor(() => expect(container.querySelectorAll('img')).toHaveLength(1));
    expect(read).toEqual(['/m/1']);
  });

  test('is said without a picture when the scan is not attached any more', async () => {
    const { container } = await readings({ paperReadings: [paperReading()] }, { picture: null });
    expect(container.textContent).toContain('Agrees');
    expect(screen.queryByRole('button')).toBeNull();
  });

  test('of a signature shows the place where a person is to look, and no value', async () => {
    await readings(
      {
        key: 'material.VERIFICATION_FORM',
        now: null,
        paperReadings: [
          paperReading({
            ...{ field: 'form.signed', label: '负责人签字', outcome: 'LOOK', outcomeLabel: '有印迹，请核对' },
            values: [paperValue('YES')],
          }),
        ],
      },
      { language: 'zh' },
    );
    screen.getByText('有印迹，请核对');
    screen.getByRole('button', { name: /^在.*上查看负责人签字$/ });
    expect(screen.queryByText('YES')).toBeNull();
  });
});

test.each([
  ['WAITING', '等待识别（第 3 位）', 'waits to be read, place 3'],
  ['READING', '正在识别', 'being read'],
  ['READ', '已识别', 'read'],
  ['UNREADABLE', '无法辨认', 'unreadable'],
  ['NO_READER', '识别服务未运行', 'no reader runs'],
  ['NOT_READ', '未识别', 'not read'],
] as const)('a material that is %s says so in both languages', async (paperState: PaperState, zh, en) => {
  const item = { paperState, paperPlace: paperState === 'WAITING' ? 3 : null };
  expect((await renderIn('zh', <ReadState item={item} />)).container.textContent?.trim()).toBe(zh);
  const { container } = await renderIn('en', <ReadState item={item} />);
  expect(container.textContent?.trim()).toBe(en);
  expect(chineseIn(container)).toEqual([]);
});
