import { fieldIds, materialKinds } from '@beian/domain/filing';
import { materialKey } from '@beian/domain/order';
import { handlings, isReasonCode, proposedConcerns, reasonAppliesTo } from '@beian/domain/reasons';
import { describe, expect, it, test } from 'vitest';
import { resultCodes } from './result-codes.ts';
import { codesOf, concernsOf, explainCode } from './result-concerns.ts';

const items = new Set<string>([...fieldIds, ...materialKinds.map(materialKey)]);

describe('every code of the result table', () => {
  test.each(Object.entries(resultCodes))('%s', (code, row) => {
    const concerns = concernsOf(code);
    const { sentence, handling } = explainCode(code);
    expect([sentence.zh, sentence.en]).toEqual([row.message, row.meaning]);
    if (row.class === 'approve' || row.class === 'notice') {
      expect([concerns, handling]).toEqual([[], undefined]);
      return;
    }
    expect(concerns.length).toBeGreaterThan(0);
    expect(Object.keys(handlings)).toContain(handling);
    for (const { item, reason } of concerns) {
      expect(isReasonCode(reason), reason).toBe(true);
      if (item !== null) expect(items, item).toContain(item);
      expect(reasonAppliesTo(reason, item), `${reason} ${item}`).toBe(true);
    }
    // Our own data and forbidden changes are not items that an applicant could correct; an access is, in a change of access.
    const others = concerns.filter(({ item }) => item !== null && !item.startsWith('access.'));
    if (handling !== 'correct') expect(others).toEqual([]);
    // Most orders have no access that an applicant could correct.
    if (concerns.some(({ item }) => item?.startsWith('access.')))
      expect(concerns.map(({ item }) => item)).toContain(null);
    if (code.startsWith('5')) expect([row.class, handling]).toEqual(['technical', 'ours']);
  });

  it('an unlisted code is marked and refers to nothing', () => {
    expect(explainCode('7777')).toEqual({
      code: '7777',
      sentence: { zh: '接口规范未列出的代码', en: 'a code that the interface does not list' },
      handling: undefined,
    });
    for (const code of ['7777', 'constructor', '__proto__', '']) expect(concernsOf(code)).toEqual([]);
  });

  it('an opinion gets the code with the same meaning', () => {
    const opinion = { kind: 'opinion', operation: '4', codes: [] } as const;
    expect(codesOf({ ...opinion, passed: true })).toEqual(['1001']);
    expect(codesOf({ ...opinion, passed: false })).toEqual(['1002']);
    expect(codesOf(opinion)).toEqual([]);
  });
});

describe('proposed reasons for an order', () => {
  const website = { items: [...fieldIds.filter((id) => id.startsWith('website.')), 'material.VERIFICATION_FORM'] };
  const proposed = (codes: string[], changed: string[]) =>
    proposedConcerns(codes.flatMap(concernsOf), { ...website, changed }).map(({ item, reason }) => [item, reason]);

  it("belong to the order's own fields", () =>
    expect(proposed(['1011'], [])).toEqual([['website.principal.mobile', 'CON-06']]));
  it('refer to the changed field if a code refers to several', () => {
    expect(proposed(['1041'], ['website.homeUrl'])).toEqual([['website.homeUrl', 'WEB-10']]);
    expect(proposed(['1041'], ['website.name'])).toEqual([
      ['website.homeUrl', 'WEB-10'],
      ['website.domains', 'WEB-10'],
    ]);
  });
  it('refer to the order as a whole if a code refers to none of its fields', () =>
    expect(proposed(['1014'], [])).toEqual([[null, 'SUB-05']]));
  it('contain one reason of an item once', () =>
    expect(proposed(['1010', '1031'], [])).toEqual([['website.principal.officePhone', 'CON-06']]));
  it('omit a refusal without a cause if a cause is given, and keep it otherwise', () => {
    expect(proposed(['1011', '1002'], [])).toEqual([['website.principal.mobile', 'CON-06']]);
    expect(proposed(['1002'], [])).toEqual([[null, 'ORD-12']]);
  });
  it('are empty for an approval and a notice', () => expect(proposed(['1001', '1060', '1062'], [])).toEqual([]));
});
