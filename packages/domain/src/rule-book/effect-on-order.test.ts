import { expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import { fieldIds } from '../filing/fields.ts';
import type { Proposal } from '../filing/proposal.ts';
import { assess, requiredKinds } from '../order/assess.ts';
import { probesOf } from '../order/rule-probes.ts';
import { orderKinds } from '../order-names/kinds/kinds.ts';
import type { Reach } from '../province-rules/rule.ts';
import { matterValues } from '../testing/website.fixture.ts';
import {
  concernsOf,
  effectsAtHandOver,
  effectsAtSubmission,
  type JudgedOrder,
  provincesConcerned,
  type RuleEffect,
} from './effect-on-order.ts';
import { compareRules, dayOfChanges } from './rule-sets.ts';

const says = { zh: '样例', en: 'Sample' };
const compared = (effects: readonly Reach[], replaces?: string) =>
  compareRules({
    shipped: '2018-06',
    own: [],
    draftId: 'draft',
    day: '2026-12-10',
    changes: [
      {
        does: 'add',
        rule: {
          ...{ id: 'one', in: ['110000'], effects: [...effects], says, why: 'sample', from: '2026-12-10' },
          ...(replaces !== undefined && { replaces }),
        },
      },
    ],
  });
const judged = (proposal: Omit<Proposal, 'edition'>): JudgedOrder => ({
  ...{ proposal, attached: [], shell: false, addedDomains: [], answers: [], shared: [] },
});
const sort = (effects: readonly RuleEffect[]) => effects.map(({ outcome, at }) => `${outcome} ${at}`).sort();

/** The same from the whole assessment of both sides, written apart from what it tests. */
function expectedOf(proposal: Omit<Proposal, 'edition'>, rules: ReturnType<typeof compared>): string[] {
  const [was, is] = [rules.without, rules.with].map((edition) => assess({ ...proposal, edition }));
  if (was === undefined || is === undefined) throw new Error('two sides');
  const found: string[] = [];
  const level = (of: typeof was, field: string) => {
    const wrong = of.findings.filter((one) => one.field === field && one.outcome !== 'pass');
    return wrong.some((one) => one.outcome === 'fail' && !one.deskOnly) ? 2 : wrong.length > 0 ? 1 : 0;
  };
  for (const field of fieldIds) {
    const [a, b] = [level(was, field), level(is, field)];
    if (a !== b) found.push(`${b < a ? 'FREED' : b === 2 ? 'WOULD_BE_RETURNED' : 'WARNS_REVIEWER'} ${field}`);
  }
  for (const kind of requiredKinds(is))
    if (!requiredKinds(was).includes(kind)) found.push(`NEEDS_PAPER material.${kind}`);
  for (const kind of requiredKinds(was)) if (!requiredKinds(is).includes(kind)) found.push(`FREED material.${kind}`);
  if ((was.forbidden === null) !== (is.forbidden === null))
    found.push(is.forbidden === null ? 'FREED move' : 'MUST_CANCEL_AND_REFILE move');
  for (const { item } of is.checklist.slice(was.checklist.length)) found.push(`WARNS_REVIEWER ${item}`);
  return found.sort();
}

test('an effect reads only the fields that a draft concerns, and says what the whole assessment would', () => {
  const drafts: readonly (readonly Reach[])[] = [
    [{ to: 'material', material: 'PHONE_BILLS', when: { subject: 'unit' } }],
    [{ to: 'siteName', words: ['样例'] }],
    [{ to: 'move', move: 'orgToOtherOrg', allowed: true }],
    [{ to: 'move', move: 'orgName', allowed: false }],
    [{ to: 'checklist', item: 'website.name' }],
    (['fail', 'warn'] as const).map((outcome) => ({
      ...{
        to: 'check' as const,
        field: 'subject.principal.mobile' as const,
        ruleId: 'R-14',
        outcome,
        suggestion: says,
      },
      on: ['subject.principal.mobile', 'subject.name'] as const,
      broken: outcome === 'fail' ? { samePrincipal: true } : ({ domains: 1 } as const),
    })),
  ];
  const seen = new Set<string>();
  const before: FieldValues = { ...matterValues, 'subject.province': '110000' };
  for (const kind of orderKinds)
    for (const effects of drafts) {
      const rules = compared(effects);
      const asked = { kind, province: '110000', edition: rules.without, today: '2026-12-10', before };
      for (const { edition: _, ...proposal } of probesOf(asked).filter((_, at) => at % 13 === 0)) {
        const found = sort(effectsAtSubmission(judged(proposal), rules));
        expect(found, JSON.stringify(effects)).toEqual(expectedOf(proposal, rules));
        for (const one of found) seen.add(one.split(' ')[0] ?? '');
      }
    }
  expect(seen).toContain('WOULD_BE_RETURNED');
  expect(seen).toContain('NEEDS_PAPER');
  expect(seen).toContain('MUST_CANCEL_AND_REFILE');
  expect(seen).toContain('WARNS_REVIEWER');
  expect(seen).toContain('FREED');
});

test('a draft concerns the provinces in which it changes anything, and of their orders what it changes', () => {
  expect(provincesConcerned(compared([{ to: 'smsPage', host: 'sms.example' }]))).toEqual(['110000']);
  expect(provincesConcerned(compared([{ to: 'smsWindow', hours: 12, countedFrom: 'handOver' }]))).toHaveLength(31);
  expect(concernsOf('110000', compared([{ to: 'photo', method: 'FACE_CHECK' }]))).toEqual({
    ...{ submission: false, handOver: true, domains: false, shared: false },
  });
  expect(concernsOf('110000', compared([{ to: 'domain', asks: { privacyMustBeOff: true } }]))).toMatchObject({
    ...{ submission: true, handOver: false, domains: true },
  });
});

test('photo and SMS concern whoever is not handed over yet', () => {
  const order = { province: '110000', kind: 'CHANGE_WEBSITE', isPhotographed: true, takenBy: null } as const;
  const photo = compared([{ to: 'photo', method: 'FACE_CHECK' }]);
  expect(sort(effectsAtHandOver(order, photo))).toEqual(['OTHER_PHOTO photo']);
  expect(sort(effectsAtHandOver({ ...order, takenBy: 'FACE_CHECK' }, photo))).toEqual(['FREED photo']);
  expect(effectsAtHandOver({ ...order, isPhotographed: false }, photo)).toEqual([]);
  const checked = compared([{ to: 'smsCheck', checked: true }]);
  expect(sort(effectsAtHandOver(order, checked))).toEqual(['SMS_STEP sms.checked']);
});

test('what an order adds or lacks: domains, its websites, values of another subject', () => {
  const before: FieldValues = { ...matterValues, 'subject.province': '110000' };
  const proposal = { kind: 'CHANGE_WEBSITE', province: '110000', today: '2026-12-10', before, after: before } as const;
  const adds = { ...judged(proposal), addedDomains: ['new.example'] };
  expect(sort(effectsAtSubmission(adds, compared([{ to: 'addedDomains', allowed: false }])))).toEqual([
    'WOULD_BE_RETURNED website.domains',
  ]);
  const shell = { ...judged({ ...proposal, kind: 'NEW_WEBSITE' as const }), shell: true };
  expect(sort(effectsAtSubmission(shell, compared([{ to: 'shell', takesWebsite: true }])))).toEqual(['FREED shell']);
});

test('a draft is compared on the day on which all of it applies, in the provinces that it names', () => {
  const add = { id: 'a', in: ['310000' as const], effects: [], says, why: 'x' };
  const changes = [
    { does: 'add' as const, rule: { ...add, from: '2026-12-10' as const } },
    { does: 'end' as const, rule: 'old', until: '2026-12-12' as const },
  ];
  const own = [
    {
      id: 'old',
      rule: { ...{ key: 'k', in: ['110000' as const], source: 's', says, reaches: [] }, from: '2026-12-01' as const },
    },
  ];
  expect(dayOfChanges(changes)).toBe('2026-12-12');
  const rules = compareRules({ shipped: '2018-06', own, changes, draftId: 'd', day: '2026-12-12' });
  expect(rules.without.own.map(({ key }) => key)).toEqual(['k']);
  expect(rules.with.own.map(({ key }) => key)).toEqual(['own.a']);
});
