import { leftToPerson } from '@beian/domain/machine-checks';
import { type GuideStepId, photoGuideOf } from '@beian/domain/photo';
import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Item, Verdict } from '../../order/documents.ts';
import type { ReasonInput } from '../../order/perform.ts';
import { item, returnReasons } from '../../testing/orders.ts';
import { answerQueriesWith, chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { discardAllDrafts } from '../drafts.ts';
import { PhotoChecks } from './photo-checks.tsx';

beforeEach(() => {
  discardAllDrafts();
  answerQueriesWith({ ReturnReasons: returnReasons });
});

/** The checks of a photo whose verdict is shown at once, as on the desk; it stays unanswered. */
function Shown({
  start,
  done,
  ...props
}: Pick<Parameters<typeof PhotoChecks>[0], 'order' | 'photo' | 'canJudge'> & {
  start: Verdict | null;
  done: (Verdict | ReasonInput[])[];
}) {
  const [verdict, setVerdict] = useState(start);
  const say = (shown: Verdict, one: Verdict | ReasonInput[]) => {
    setVerdict(shown);
    done.push(one);
  };
  return (
    <PhotoChecks
      {...props}
      verdict={verdict}
      settled={done.length === 0}
      onJudge={(_, given) => say(given, given)}
      onExplain={(_, reasons) => say('return', reasons)}
    />
  );
}

const hint = (about: Item['photoHints'][number]['about'], text: string, doubt: string | null = null) => ({
  about,
  label: about,
  text,
  doubt,
});

async function checks(
  more: Partial<Item> = {},
  {
    language = 'zh' as (typeof languages)[number],
    canJudge = true,
    verdict = null as Verdict | null,
    only = undefined as readonly GuideStepId[] | undefined,
  } = {},
) {
  const done: (Verdict | ReasonInput[])[] = [];
  const photo = item('material.FACE_PHOTO', { group: 'material', inReview: true, hash: 'h1', ...more });
  const { method, steps } = photoGuideOf('320000', '2018-06');
  const photoGuide = {
    method,
    methodLabel: method,
    curtainOwnedSince: null,
    steps: steps
      .filter(({ id }) => only === undefined || only.includes(id))
      .map((step) => ({
        id: step.id,
        groupLabel: step.group,
        text: step.instruction[language],
        fault: step.fault?.[language] ?? null,
        source: step.source,
        reason: step.reason,
        leftToPerson: leftToPerson(step)?.[language] ?? null,
      })),
  };
  const { user, container } = await renderIn(
    language,
    <Shown order={{ id: 'order_1', photoGuide }} {...{ photo, canJudge, done }} start={verdict} />,
  );
  return { user, container, done };
}

const rowOf = (container: Element, id: GuideStepId) => {
  const row = container.querySelector<HTMLElement>(`[data-check="${id}"]`);
  if (row === null) throw new Error(`there is no check ${id}`);
  return row;
};

describe('the checks of a photo', () => {
  test('say what the machine saw, with a sign of doubt or of order', async () => {
    const { container } = await checks({
      photoHints: [hint('exposure', '亮度 0.58，正常'), hint('top', '红 90%', '上衣可能为红色')],
    });
    const light = rowOf(container, 'light');
    within(light).getByText('亮度 0.58，正常');
    expect(light.querySelector('.anticon-check-circle')).not.toBeNull();
    const colour = rowOf(container, 'colour');
    within(colour).getByText(/上衣可能为红色/);
    expect(colour.querySelector('.anticon-warning')).not.toBeNull();
  });

  test('have a neutral sign where the machine does not judge', async () => {
    const { container } = await checks();
    const season = rowOf(container, 'season');
    within(season).getByText('机器不判断，请看照片');
    expect(season.querySelector('.anticon-check-circle')).toBeNull();
    expect(season.querySelector('.anticon-minus-circle')).not.toBeNull();
  });

  test('say that the machine is still at it', async () => {
    const { container } = await checks({ checking: true });
    within(rowOf(container, 'light')).getByText('机器检查中，可以先审核');
    within(rowOf(container, 'season')).getByText('机器不判断，请看照片');
  });

  test('pass the photo with the last of them', async () => {
    const { user, container, done } = await checks({}, { only: ['light', 'untouched'] });
    await user.click(within(rowOf(container, 'light')).getByRole('button', { name: /^通过 / }));
    expect(done).toEqual([]);
    await user.click(within(rowOf(container, 'untouched')).getByRole('button', { name: /^通过 / }));
    expect(done).toEqual(['pass']);
  });

  test('that are refused write the advice of their reason, which is shown in words and can be edited', async () => {
    const { user, container, done } = await checks({}, { only: ['mirrored', 'straight', 'light'] });
    for (const id of ['straight', 'mirrored'] as const)
      await user.click(within(rowOf(container, id)).getByRole('button', { name: /^不符 / }));
    const advice = '文字左右颠倒\n幕布不平整或歪斜';
    expect(done.at(-1)).toEqual([{ code: 'PHO-02', advice }]);
    const row = rowOf(container, 'mirrored');
    expect(row.textContent).toMatch(/PHO-02.*幕布/);
    const text = within(row).getByRole('textbox');
    await user.clear(text);
    await user.type(text, '请不要用自拍镜像');
    await user.tab();
    expect(done.at(-1)).toEqual([{ code: 'PHO-02', advice: '请不要用自拍镜像\n幕布不平整或歪斜' }]);
    await user.click(within(row).getByRole('button', { name: /^通过 / }));
    expect(done.at(-1)).toEqual([{ code: 'PHO-02', advice: '幕布不平整或歪斜' }]);
  });

  test('are walked and judged by keys', async () => {
    const { user, container, done } = await checks({}, { only: ['mirrored', 'light'] });
    await user.keyboard('m');
    expect(rowOf(container, 'mirrored').contains(document.activeElement)).toBe(true);
    await user.keyboard('y');
    expect(rowOf(container, 'light').contains(document.activeElement)).toBe(true);
    await user.keyboard('n');
    expect(done).toEqual([[{ code: 'PHO-05', advice: '光线不足或不均匀' }]]);
    screen.getByRole('button', { name: /^不符 光线/, pressed: true });
    // N refuses a check that was passed before, too.
    await user.keyboard('{Shift>}m{/Shift}n');
    within(rowOf(container, 'mirrored')).getByRole('button', { name: /^不符 /, pressed: true });
  });

  test('that the machine measures whole and found right pass by one key, and none that it doubts or a person looks at', async () => {
    const { user, container, done } = await checks(
      {
        photoHints: [
          hint('exposure', '亮度 0.58，正常'),
          hint('facePlace', '人脸居中，正常'),
          hint('top', '红 90%', '上衣可能为红色'),
        ],
      },
      { only: ['light', 'centred', 'colour', 'bareHeaded'] },
    );
    const button = screen.getByRole('button', { name: /^通过机器检查正常的 1 项/ });
    expect(button.nextSibling?.textContent).toBe(rowOf(container, 'centred').querySelector('span')?.textContent);
    within(rowOf(container, 'light')).getByText('机器不判断光线是否均匀，请看照片');
    within(rowOf(container, 'bareHeaded')).getByText('机器不判断，请看照片');
    await user.keyboard('{Shift>}y{/Shift}');
    within(rowOf(container, 'centred')).getByRole('button', { name: /^通过 /, pressed: true });
    expect(within(container).getAllByRole('button', { pressed: true })).toHaveLength(1);
    expect([screen.queryByRole('button', { name: /^通过机器检查正常的/ }), done]).toEqual([null, []]);
  });

  test.each(languages)('show a reader who does not judge what was said, in %s', async (language) => {
    const { container } = await checks({ verdict: 'pass' }, { language, canJudge: false, verdict: 'pass' });
    expect(within(container).queryByRole('button')).toBeNull();
    expect(rowOf(container, 'light').textContent).toContain(language === 'zh' ? '✓ 通过' : '✓ Pass');
    if (language === 'en') expect(chineseIn(container)).toEqual([]);
  });
});
