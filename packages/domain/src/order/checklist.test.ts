import { describe, expect, test } from 'vitest';
import { fieldsOfKind } from '../filing/fields.ts';
import { orderFacts } from '../testing/order-facts.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { fieldsToReview, initialItems, itemsInReview, materialKey, missingMaterials, photoItems } from './checklist.ts';
import type { OrderFacts, StoredFinding } from './facts.ts';

const open = (items: ReturnType<typeof initialItems>) =>
  items.filter(({ verdict }) => verdict === null).map(({ key }) => key);
const finding = (outcome: StoredFinding['outcome']): StoredFinding => ({
  field: 'website.homeUrl',
  ruleId: 'FMT-HOME-URL',
  outcome,
  message: bilingual('首页', 'Home page'),
});

describe('items', () => {
  test('changed fields and fields with failed or warning checks, in catalogue order', () => {
    const facts = (outcome: StoredFinding['outcome']) =>
      orderFacts({ changed: ['website.principal.mobile', 'website.name'], findings: [finding(outcome)] });
    expect(fieldsToReview(facts('pass'))).toEqual(['website.name', 'website.principal.mobile']);
    expect(fieldsToReview(facts('warn'))).toEqual(['website.name', 'website.homeUrl', 'website.principal.mobile']);
    expect(fieldsToReview(facts('fail'))).toEqual(['website.name', 'website.homeUrl', 'website.principal.mobile']);
  });
  test('then the materials of the province; the photo has a separate review', () => {
    expect(initialItems(orderFacts()).map(({ key }) => key)).toEqual([
      'website.name',
      'material.SUBJECT_CERT',
      'material.SUBJECT_PRINCIPAL_ID',
      'material.WEBSITE_PRINCIPAL_ID',
      'material.VERIFICATION_FORM',
      'material.DOMAIN_CERT',
    ]);
    expect(photoItems(orderFacts()).map(({ key }) => key)).toEqual(['material.FACE_PHOTO']);
    expect(itemsInReview(orderFacts({ state: 'PHOTO_REVIEW' }))).toEqual(photoItems(orderFacts()));
    expect(itemsInReview(orderFacts({ state: 'INITIAL_REVIEW' }))).toEqual(initialItems(orderFacts()));
  });
  test('a material attached without being required is reviewed, too', () => {
    const facts = orderFacts({ required: ['VERIFICATION_FORM'] });
    expect(initialItems(facts).map(({ key }) => key)).toContain('material.SUBJECT_CERT');
    expect(initialItems({ ...facts, materials: {} }).map(({ key }) => key)).toEqual([
      'website.name',
      'material.VERIFICATION_FORM',
    ]);
  });
  test('a missing material is an item without a hash and without a verdict', () => {
    const facts = orderFacts({
      materials: {},
      verdicts: { 'material.SUBJECT_CERT': { hash: 'hash of SUBJECT_CERT', verdict: 'pass' } },
    });
    expect(initialItems(facts)[1]).toEqual({ key: 'material.SUBJECT_CERT', hash: null, verdict: null, reasons: 0 });
    expect(missingMaterials(facts)).toEqual(facts.required.filter((kind) => kind !== 'FACE_PHOTO'));
  });
});

describe('a verdict belongs to its content', () => {
  const everything: OrderFacts = orderFacts({ changed: fieldsOfKind('CHANGE_WEBSITE') });
  const items = [...initialItems(everything), ...photoItems(everything)];

  test('of 24 passed items two are changed in a resubmission: exactly these two are reviewed again', () => {
    expect(items).toHaveLength(24);
    expect(open(items)).toEqual([]);
    const resubmitted: OrderFacts = {
      ...everything,
      fieldHashes: { ...everything.fieldHashes, 'website.homeUrl': 'new' },
      materials: { ...everything.materials, VERIFICATION_FORM: 'new' },
    };
    expect(open([...initialItems(resubmitted), ...photoItems(resubmitted)])).toEqual([
      'website.homeUrl',
      'material.VERIFICATION_FORM',
    ]);
  });
  test('restored content has its earlier verdict again', () => {
    const away: OrderFacts = { ...everything, fieldHashes: { ...everything.fieldHashes, 'website.name': 'new' } };
    expect(open(initialItems(away))).toEqual(['website.name']);
    expect(open(initialItems({ ...away, fieldHashes: everything.fieldHashes }))).toEqual([]);
  });
  test('a return verdict is kept, too', () => {
    const key = materialKey('SUBJECT_CERT');
    const facts: OrderFacts = {
      ...everything,
      verdicts: { ...everything.verdicts, [key]: { hash: 'hash of SUBJECT_CERT', verdict: 'return' } },
    };
    expect(initialItems(facts).find((item) => item.key === key)?.verdict).toBe('return');
  });
});
