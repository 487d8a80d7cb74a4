import { describe, expect, test } from 'vitest';
import { fieldRow, fieldsOfKind } from '../filing/fields.ts';
import { evaluateEvent } from '../life-cycle/judge.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { namedEditions } from '../province/editions.ts';
import { provinceCodes } from '../province/provinces.ts';
import { meets } from '../province-rules/conditions.ts';
import { materialRules } from '../province-rules/rules.ts';
import type { Actor } from '../staff/roles.ts';
import { orderFacts } from '../testing/order-facts.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { assess } from './assess.ts';
import { checkFields } from './check-fields.ts';
import { isFilingPasswordRequired } from './filing-password.ts';
import { guards } from './guards.ts';
import { orderLifeCycle } from './life-cycle.ts';
import { smsPersonsOf } from './sms.ts';
import { warningsOf } from './warnings.ts';

const cancellations: readonly OrderKind[] = ['CANCEL_SUBJECT', 'CANCEL_WEBSITE', 'CANCEL_ACCESS'];
const reviewer: Actor = { kind: 'staff', id: 'reviewer-one', roles: ['reviewer'], name: 'One' };
const proposal = (kind: OrderKind, after = {}) => ({
  kind,
  province: '320000',
  edition: '2018-06' as const,
  today: '2018-06-20',
  before: matterValues,
  after: { ...matterValues, ...after },
});

describe.each(orderKinds)('%s', (kind) => {
  const row = kindRow(kind);

  test('fills in the remark that its row names, and is answered by one kind of result', () => {
    expect(fieldsOfKind(kind)).toContain(row.remark);
    if (row.report === null) return;
    expect(row.report.answer).toMatch(/^[1-7]$/);
    expect(row.report.block === 'ZXBA').toBe(row.effect.does === 'end');
  });

  test('needs a photo in every province and edition, or in none', () => {
    for (const province of provinceCodes)
      for (const edition of namedEditions) {
        const asked = { ...proposal(kind), province, edition };
        const photos = materialRules(province, edition, kind).filter(
          ({ reach }) => reach.material === 'FACE_PHOTO' && meets(reach.when, asked),
        );
        expect(photos.length > 0).toBe(row.photo);
      }
  });

  test('leaves its initial review for the photo, or without one for the desk that pushes it', () => {
    const items = Object.fromEntries(
      fieldsOfKind(kind).map((id) => [id, { hash: `hash of ${id}`, verdict: 'pass' as const }]),
    );
    const facts = orderFacts({
      kind,
      state: 'INITIAL_REVIEW',
      changed: [],
      verdicts: items,
      required: row.photo ? ['FACE_PHOTO'] : [],
      materials: {},
      callsReached: 1,
      lease: { holder: reviewer.id, holderName: reviewer.name, token: '1', until: '2999-01-01T00:00:00.000Z' },
      token: '1',
    });
    expect(evaluateEvent(orderLifeCycle, guards, 'approveInitialReview', facts, reviewer, undefined)).toEqual({
      allowed: true,
      to: row.photo ? 'VERIFICATION_PENDING' : 'SUBMISSION_PENDING',
    });
  });
});

describe('a cancellation', () => {
  test.each(cancellations)('%s asks for a reason and no material, and warns that the site must stop', (kind) => {
    const { materials } = assess(proposal(kind, { 'cancellation.reason': '1' }));
    expect(materials).toEqual([]);
    expect(fieldRow('cancellation.reason').required).toBe(true);
    expect(warningsOf(orderFacts({ kind }), 'submit').map(({ code }) => code)).toContain('SITE_ENDS');
  });
  test.each([
    [
      '320000',
      '2026-12-02',
      /：该省可以直接新增网站；不再备案的，请改为办理“注销主体”$/,
      /may take a new website directly/,
    ],
    ['440000', '2026-12-02', /：该省须先向管局书面申请注销主体，才能重新备案/, /cancelled at the bureau on paper/],
    ['320000', '2018-06', /：该省须先向管局书面申请注销主体，才能重新备案/, /cancelled at the bureau on paper/],
  ] as const)('of the last website says that a shell remains: %s in %s', (province, edition, zh, en) => {
    const facts = orderFacts({ kind: 'CANCEL_WEBSITE', province, edition });
    const said = (lastWebsite: boolean) =>
      warningsOf({ ...facts, record: { ...facts.record, lastWebsite } }, 'submit').find(
        ({ code }) => code === 'SITE_ENDS',
      );
    expect(said(true)?.message.zh).toMatch(zh);
    expect(said(true)?.message.en).toMatch(en);
    expect(said(false)?.message.zh).not.toMatch(/空壳/);
  });
  test('of a subject needs the filing password until 2020-08-17', () => {
    const needed = namedEditions.filter((edition) => isFilingPasswordRequired({ kind: 'CANCEL_SUBJECT', edition }));
    expect(needed).toEqual(['2018-06', '2018-09', '2019-04']);
    const missing = checkFields(proposal('CANCEL_SUBJECT', { 'cancellation.reason': '1' }));
    expect(missing.filter(({ outcome }) => outcome === 'fail').map(({ field }) => field)).toEqual([
      'subject.filingPassword',
    ]);
  });
  test('with a reason that no code table knows is refused with the code of the bureau', () => {
    const [found] = checkFields(proposal('CANCEL_WEBSITE', { 'cancellation.reason': '77' }));
    expect(found).toMatchObject({ field: 'cancellation.reason', outcome: 'fail', ruleId: 'FMT-CODE, code 1026' });
  });
  test('is verified by SMS in 2018, not in 2019, and a subject or website again from 2020-08-17', () => {
    const persons = (kind: OrderKind) => namedEditions.map((edition) => smsPersonsOf(kind, edition).join());
    expect(persons('CANCEL_SUBJECT')).toEqual(['subject', 'subject', '', 'subject', 'subject']);
    expect(persons('CANCEL_WEBSITE')).toEqual(['website', 'website', '', 'website', 'website']);
    expect(persons('CANCEL_ACCESS')).toEqual(['website', 'website', '', '', '']);
  });
});

describe('subject and website together', () => {
  const person = { 'subject.nature': '5', 'subject.certificateType': '2' };
  const filed = { ...matterValues, ...person };
  const asked = (kind: OrderKind, after: object) =>
    assess({ ...proposal(kind), before: filed, after: { ...filed, ...after } }).needsBoth;
  test('another person as subject, or another name of a person, is no change of the subject alone', () => {
    expect(asked('CHANGE_SUBJECT', { 'subject.certificateNumber': '320102199001011234' })).toBe(true);
    expect(asked('CHANGE_SUBJECT', { 'subject.principal.name': '赵又例' })).toBe(true);
    expect(asked('CHANGE_SUBJECT', { 'subject.nature': '4', 'subject.certificateType': '1' })).toBe(true);
    expect(asked('CHANGE_SUBJECT', { 'subject.mailingAddress': '样例路 1 号' })).toBe(false);
    expect(asked('CHANGE_BOTH', { 'subject.certificateNumber': '320102199001011234' })).toBe(false);
  });
  test('a unit may take another principal without its website', () => {
    const unit = assess(proposal('CHANGE_SUBJECT', { 'subject.principal.name': '赵又例' }));
    expect(unit.needsBoth).toBe(false);
  });
});

describe('a change of access', () => {
  const access = {
    'access.serverLocations': ['17'],
    'access.accessModes': ['2'],
    'access.ipRanges': ['203.0.113.1-203.0.113.9'],
  };
  const found = (after: object) =>
    checkFields({
      ...proposal('CHANGE_ACCESS'),
      before: { ...matterValues, ...access },
      after: { ...matterValues, ...access, ...after },
    })
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ field, ruleId }) => `${field} ${ruleId}`);
  test('takes other addresses and modes, but no other province', () => {
    expect(found({ 'access.accessModes': ['5'], 'access.ipRanges': ['203.0.113.20'] })).toEqual([]);
    expect(found({ 'access.serverLocations': ['34'] })).toEqual(['access.serverLocations ORD-02, CN360']);
    expect(found({ 'access.ipRanges': ['203.0.113.9-203.0.113.1'] })).toEqual(['access.ipRanges R-4.3, code 1006']);
  });
});
