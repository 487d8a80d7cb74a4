import { describe, expect, test } from 'vitest';
import { chineseIn, languages, renderIn } from '../../testing/render.tsx';
import { FormerValues, PresentValues } from './difference.tsx';

async function both(
  field: string,
  before: string,
  after: string,
  { language = 'zh' as (typeof languages)[number], masked = false } = {},
) {
  const sides = { field, before: [before], after: [after], masked };
  const { container } = await renderIn(
    language,
    <>
      <div data-testid="former">
        <FormerValues {...sides} />
      </div>
      <div data-testid="present">
        <PresentValues {...sides} />
      </div>
    </>,
  );
  const part = (name: string) => container.querySelector(`[data-testid="${name}"]`) as HTMLElement;
  const marks = [...part('present').querySelectorAll('mark')].map((one) => one.textContent);
  return { former: part('former'), present: part('present'), marks };
}

describe('a difference', () => {
  test('of an ID number marks the wrong digit, under the digit that it was', async () => {
    const { former, present, marks } = await both(
      'website.principal.idNumber',
      '990000190001010008',
      '990000190001070008',
    );
    expect(marks).toEqual(['7']);
    const [was, is] = [...present.children].map((line) => line.textContent);
    expect([was, is]).toEqual(['990000190001010008', '990000190001070008']);
    expect(former.textContent).toBe('990000190001010008');
  });

  test('of a masked number marks the place that shows it', async () => {
    const { marks } = await both('website.principal.mobile', '138****0000', '139****0000', { masked: true });
    expect(marks).toEqual(['9']);
  });

  test.each(languages)('of a number says in %s that another length was written', async (language) => {
    const { present } = await both('subject.certificateNumber', '91320000MA0000015K', '91320000MA000015K', {
      language,
    });
    expect(present.textContent).toMatch(/18.*17/);
    if (language === 'en') expect(chineseIn(present)).toEqual([]);
  });

  test('of a name marks its words', async () => {
    const { marks, present } = await both('website.name', '蓝山茶叶', '蓝山茶叶商城');
    expect(marks).toEqual(['商城']);
    // Words stand in their own column, and not a second time above themselves.
    expect(present.textContent).toBe('蓝山茶叶商城');
  });

  test('of equal values marks nothing', async () => {
    const { marks, present } = await both('website.principal.mobile', '13000000001', '13000000001');
    expect([marks, present.textContent]).toEqual([[], '13000000001']);
  });
});
