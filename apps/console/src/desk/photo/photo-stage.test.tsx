import { reasonRow } from '@beian/domain/reasons';
import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Item, Material, Order } from '../../order/documents.ts';
import { item, returnReasons } from '../../testing/orders.ts';
import { answerQueriesWith, renderIn } from '../../testing/render.tsx';
import { useViewer } from '../stage/use-viewer.ts';
import { photoReviewOf } from './photo-captions.ts';
import { PhotoStage } from './photo-stage.tsx';

beforeEach(() => answerQueriesWith({ ReturnReasons: returnReasons }));

const picture = (id: string, kind: Material['kind'], width: number, height: number): Material => ({
  id,
  kind,
  label: kind,
  url: `/m/${id}`,
  reducedUrl: `/m/${id}r`,
  thumbnailUrl: `/m/${id}t`,
  width,
  height,
  bytes: 98304,
  createdAt: '2026-11-23T02:00:00.000Z',
});
const id = picture('id', 'WEBSITE_PRINCIPAL_ID', 1280, 1616);
const last = picture('last', 'FACE_PHOTO', 960, 1280);
const compared = (role: 'ID_PORTRAIT' | 'LAST_RETURNED' | 'LAST_ACCEPTED', material: Material) => ({
  role,
  roleLabel: role,
  material,
});

/** The stage of a photo review, with these pictures to compare. */
function Review({ items, timeline }: { items: readonly Item[]; timeline: Order['timeline'] }) {
  const viewer = useViewer(items, undefined, photoReviewOf(items));
  return <PhotoStage viewer={viewer} order={{ items: [...items], timeline, bureauAppPhoto: null }} />;
}

async function captions(comparisons: Item['comparisons'], { idType = '2', timeline = [] as Order['timeline'] } = {}) {
  const items = [
    item('material.FACE_PHOTO', {
      group: 'material',
      material: picture('now', 'FACE_PHOTO', 960, 1280),
      comparisons,
      photoHints: [{ about: 'top', label: '上衣', text: '红 90%', doubt: '上衣可能为红色' }],
    }),
    item('website.principal.idType', { now: [idType] }),
    item('website.principal.idValidUntil', { now: ['2036-05-11'] }),
  ];
  const { container, user } = await renderIn('zh', <Review items={items} timeline={timeline} />);
  return { container, user, said: [...container.querySelectorAll('figcaption')].map((one) => one.textContent) };
}

const rejected: Order['timeline'][number] = {
  id: 'e1',
  event: 'rejectPhoto',
  label: '照片驳回',
  from: 'PHOTO_REVIEW',
  to: 'VERIFICATION_PENDING',
  actorKind: 'staff',
  actorName: '白露',
  at: '2026-11-24T02:00:00.000Z',
  detail: 'PHO-03',
  verdict: null,
};

describe('a photo under review', () => {
  test('stands beside the portrait of the ID and the last photo, which says why it was refused', async () => {
    const { said } = await captions([compared('ID_PORTRAIT', id), compared('LAST_RETURNED', last)], {
      timeline: [rejected],
    });
    expect(said).toEqual([
      '本次照片 2026-11-23 10:00 上传，960×1280',
      '证件人像 有效期至 2036-05-11看整张证件',
      expect.stringMatching(/^上次照片 2026-11-24 被驳回/),
    ]);
    await screen.findByText(`2026-11-24 被驳回，${reasonRow('PHO-03').label.zh}`);
  });

  test('stands beside the accepted photo rather than the refused one', async () => {
    const { said } = await captions([compared('LAST_ACCEPTED', last), compared('LAST_RETURNED', { ...last, id: 'x' })]);
    expect(said.filter((one) => one?.startsWith('上次照片'))).toEqual(['上次照片 2026-11-23 上传，已通过']);
  });

  test('says that no ID is there to compare with', async () => {
    const { container } = await captions([]);
    expect(container.textContent).toContain('没有可对照的证件扫描件');
  });

  test('stands beside the whole of an ID whose layout is not known', async () => {
    const { said } = await captions([compared('ID_PORTRAIT', id)], { idType: '6' });
    expect(said[1]).toBe('证件人像 有效期至 2036-05-11');
  });
});
