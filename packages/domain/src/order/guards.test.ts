import { describe, expect, test } from 'vitest';
import { failureReasons } from '../life-cycle/judge.ts';
import { bureauAnswerCases } from '../testing/bureau-answer-cases.fixture.ts';
import { colleagueCases } from '../testing/colleague-cases.fixture.ts';
import { domainCases } from '../testing/domain-cases.fixture.ts';
import { branchNotTaken, expired, guardCases, me, without } from '../testing/guard-cases.fixture.ts';
import { manualCases } from '../testing/manual-cases.fixture.ts';
import { openingCases } from '../testing/opening-cases.fixture.ts';
import { leaseOf, orderFacts } from '../testing/order-facts.ts';
import { photoCases } from '../testing/photo-cases.fixture.ts';
import { returnCases } from '../testing/return-cases.fixture.ts';
import { serviceCodeCases } from '../testing/service-code-cases.fixture.ts';
import { skillCases } from '../testing/skill-cases.fixture.ts';
import { smsCases } from '../testing/sms-cases.fixture.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { activeLease } from './guard-helpers.ts';
import type { Guard } from './guards/guard.ts';
import { type GuardName, guards } from './guards.ts';

const cases = [
  ...guardCases,
  ...openingCases,
  ...returnCases,
  ...domainCases,
  ...serviceCodeCases,
  ...bureauAnswerCases,
  ...smsCases,
  ...photoCases,
  ...skillCases,
  ...colleagueCases,
  ...manualCases,
];

describe('guards', () => {
  test.each(cases.map((one) => [`${one.guard}: ${one.about}`, one] as const))(
    '%s',
    (_, { guard, facts, actor = me, input, expectedCodes: says }) => {
      const row: Guard = guards[guard];
      if (row.private === true)
        return expect(row.check(orderFacts(facts), actor, input) ? [] : branchNotTaken).toEqual(says);
      const reasons = failureReasons(guard, row, orderFacts(facts), actor, input);
      expect(reasons.map(({ code }) => code)).toEqual(says);
      for (const { message, suggestion, ruleId } of reasons)
        expect([message.zh, message.en, suggestion?.zh, suggestion?.en, ruleId].every(Boolean)).toBe(true);
    },
  );

  test.each(Object.keys(guards) as GuardName[])('%s has a passing and a failing case', (guard) => {
    const own = cases.filter((one) => one.guard === guard);
    expect(own.some(({ expectedCodes: says }) => says.length === 0)).toBe(true);
    expect(own.some(({ expectedCodes: says }) => says.length > 0)).toBe(true);
  });

  test('reasons name the wrong field or material', () => {
    const facts = orderFacts({ fieldHashes: without('website.homeUrl'), materials: {} });
    const fieldsOf = (guard: GuardName) =>
      failureReasons(guard, guards[guard], facts, me, undefined).map(({ field }) => field);
    expect(fieldsOf('formValid')).toEqual(['website.homeUrl']);
    expect(fieldsOf('materialsComplete')).toEqual([
      'material.SUBJECT_CERT',
      'material.SUBJECT_PRINCIPAL_ID',
      'material.WEBSITE_PRINCIPAL_ID',
      'material.VERIFICATION_FORM',
      'material.DOMAIN_CERT',
    ]);
  });

  test('a problem of the report has advice', () => {
    const report = { problems: [{ field: 'subject.name', message: bilingual('过长', 'Too long') }] };
    for (const one of [null, report])
      expect(
        failureReasons('reportable', guards.reportable, orderFacts({ report: one }), me, undefined).every(
          ({ suggestion }) => suggestion !== undefined,
        ),
      ).toBe(true);
  });

  test('the holder of the lease is named', () => {
    const facts = orderFacts({ lease: leaseOf('staff-three', '三号') });
    expect(failureReasons('holdsLease', guards.holdsLease, facts, me, undefined)).toMatchObject([
      { message: { zh: '订单现由 三号 持有', en: 'The order is held by 三号 now' } },
    ]);
  });

  test('a lease is valid until its end, exclusive', () => {
    expect(activeLease(orderFacts({ lease: expired }))).toBeNull();
    expect(activeLease(orderFacts({ lease: { ...expired, until: '2026-03-02T02:00:00.001Z' } }))).not.toBeNull();
  });
});
