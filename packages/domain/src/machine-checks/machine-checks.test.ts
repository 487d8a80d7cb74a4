import { describe, expect, it, test } from 'vitest';
import type { MaterialKind } from '../filing/materials.ts';
import { pictureForms } from '../filing/picture-forms.ts';
import { findingsWithBlackList } from '../order/black-listed.ts';
import { orderFacts } from '../testing/order-facts.ts';
import { checksOf, itemsBeingChecked, machineFindings, type StoredMachineCheck } from './machine-checks.ts';
import { nameColour } from './measures.ts';
import { photoHints } from './photo-hints.ts';
import { comparedPicture, comparedPictures, reusedPictureResult } from './reuse.ts';
import type { SamePicture } from './used-by.ts';

const mobile = 'website.principal.mobile';
const facts = orderFacts({
  state: 'INITIAL_REVIEW',
  changed: [mobile],
  materials: { FACE_PHOTO: 'hash-of-photo' },
  fieldHashes: { [mobile]: 'hash-of-mobile' },
});
const reusedMobile: StoredMachineCheck = {
  item: mobile,
  check: 'reusedValue',
  contentHash: 'hash-of-mobile',
  ruleId: 'CON-03',
  outcome: 'warn',
  fault: 'OTHER_SUBJECT',
  facts: { orders: ['BD1'], filings: ['苏ICP备1号'] },
};
const size: StoredMachineCheck = {
  item: 'material.FACE_PHOTO',
  check: 'size',
  contentHash: 'hash-of-photo',
  ruleId: 'MAT-01',
  outcome: 'warn',
  fault: 'TOO_SMALL',
  facts: { width: 400, height: 300, bytes: 9000, format: 'jpeg' },
};

describe('the current content of an item', () => {
  it('has its checks: file, colours and reuse of the photo; reuse of a changed mobile', () => {
    expect(Object.fromEntries(checksOf(facts))).toEqual({
      'material.FACE_PHOTO': ['blank', 'flat', 'size', 'sharpness', 'exposure', 'top', 'background', 'reusedPicture'],
      [mobile]: ['reusedValue'],
    });
    expect(checksOf({ ...facts, changed: [] }).has(mobile)).toBe(false);
  });

  it('is reported only by checks of exactly this content', () => {
    const said = machineFindings(facts, [reusedMobile, size], true);
    expect(said.map(({ item, message }) => [item, message.zh])).toEqual([
      [mobile, '号码或邮箱已用于其他主体：苏ICP备1号、BD1'],
      ['material.FACE_PHOTO', '可能太小而看不清：400×300 像素'],
    ]);
    const other = { ...facts, materials: { FACE_PHOTO: 'another' }, fieldHashes: { [mobile]: 'another' } };
    expect(machineFindings(other, [reusedMobile, size], true)).toEqual([]);
    expect(photoHints(other, [size])).toEqual([]);
  });

  it('names the rule that reserves the value today: nothing is left of one that has ended', () => {
    const own = (replaces: boolean, field: string) => ({
      ...{
        key: replaces ? 'rules.phoneOfOneSubject' : 'own.phone',
        replaces,
        in: [facts.province],
        from: '2026-12-04',
      },
      reaches: [{ to: 'oneSubject', field, ruleId: 'R-14', outcome: 'warn' }],
    });
    const under = (...rows: object[]) => ({
      ...facts,
      edition: { edition: '2026-01+2026-12-04', own: rows } as unknown as typeof facts.edition,
    });
    const ruleIds = (judged: typeof facts, ruleId: string) =>
      machineFindings(judged, [{ ...reusedMobile, ruleId }], true).map((one) => one.ruleId);
    expect(ruleIds(under(own(false, mobile)), 'CON-03')).toEqual(['R-14']);
    expect(ruleIds(under(), 'R-14')).toEqual(['CON-03']);
    expect(ruleIds(facts, 'R-14')).toEqual(['CON-03']);
    // The bureau's own row of both mobiles is replaced by one of the other mobile.
    expect(ruleIds(under(own(true, 'subject.principal.mobile')), 'R-14')).toEqual([]);
    expect(ruleIds(under(own(true, 'subject.principal.mobile')), 'CON-03')).toEqual([]);
  });

  it('says in words what was measured in the photo, and that it is in order', () => {
    const light: StoredMachineCheck = {
      ...size,
      check: 'exposure',
      ruleId: 'PHO-05',
      outcome: 'pass',
      fault: null,
      facts: { mean: 148, dark: 0, bright: 0 },
    };
    const said = photoHints(facts, [size, light]).map(({ says, doubt }) => [says.zh, doubt?.zh ?? null]);
    expect(said).toEqual([
      ['400×300 像素', '可能太小而看不清：400×300 像素'],
      ['亮度 0.58，正常', null],
    ]);
  });

  it('is being checked until each check was made, while the order is open', () => {
    expect(itemsBeingChecked(facts, [reusedMobile, size], true)).toEqual(['material.FACE_PHOTO']);
    expect(itemsBeingChecked(facts, [], true)).toEqual(['material.FACE_PHOTO', mobile]);
    expect(itemsBeingChecked({ ...facts, state: 'APPROVED' }, [], true)).toEqual([]);
  });

  it('does not show a partner who else uses a number, neither by a finding nor by a missing one', () => {
    expect(machineFindings(facts, [reusedMobile], false)).toEqual([]);
    expect(machineFindings(facts, [{ ...reusedMobile, outcome: 'pass', fault: null }], false)).toEqual([]);
    expect(itemsBeingChecked(facts, [size], false)).toEqual(['material.FACE_PHOTO']);
  });
});

test('the current black list counts, whatever was stored', () => {
  const listed = findingsWithBlackList({ findings: [], blackListed: ['website.domains'] });
  expect(listed).toMatchObject([{ field: 'website.domains', outcome: 'fail', ruleId: 'DOM-12, code 1064' }]);
  expect(findingsWithBlackList({ findings: listed, blackListed: [] })).toEqual([]);
});

test.each([
  [[200, 30, 40], 'red'],
  [[90, 20, 25], 'red'],
  [[240, 170, 190], 'pink'],
  [[120, 80, 40], 'brown'],
  [[230, 140, 30], 'orange'],
  [[240, 220, 60], 'yellow'],
  [[40, 140, 60], 'green'],
  [[30, 170, 180], 'cyan'],
  [[30, 80, 180], 'blue'],
  [[120, 60, 190], 'purple'],
  [[245, 245, 240], 'white'],
  [[128, 128, 130], 'grey'],
  [[20, 20, 24], 'black'],
] as const)('%j is named %s', ([red, green, blue], name) => {
  expect(nameColour(red, green, blue)).toBe(name);
});

test('every form of a picture has a minimum size with its source', () => {
  for (const [kind, { long, short, source }] of Object.entries(pictureForms)) {
    expect(long, kind).toBeGreaterThanOrEqual(short);
    expect(source, kind).toMatch(/R-(?:4\.9|5\.6|6)/);
  }
});

describe('a picture that other orders have', () => {
  const other = (orderNumber: string, sameSubject: boolean, samePerson: boolean | null): SamePicture => ({
    orderNumber,
    sameSubject,
    samePerson,
  });
  test.each<[MaterialKind, string, readonly SamePicture[], string | null, readonly string[]]>([
    ['FACE_PHOTO', 'of nobody else', [], null, []],
    ['FACE_PHOTO', 'of the own earlier order', [other('BD1', true, true)], null, []],
    ['FACE_PHOTO', 'of another subject', [other('BD2', false, true)], 'USED_ELSEWHERE', ['BD2']],
    [
      'FACE_PHOTO',
      'whose person is not known',
      [other('BD2', false, null), other('BD1', true, null)],
      'USED_ELSEWHERE',
      ['BD2'],
    ],
    [
      'FACE_PHOTO',
      'of another person',
      [other('BD2', false, true), other('BD1', true, false)],
      'PHOTO_OF_ANOTHER',
      ['BD1'],
    ],
    ['SUBJECT_CERT', 'of another subject', [other('BD2', false, null)], 'CERTIFICATE_OF_ANOTHER', ['BD2']],
    ['SUBJECT_PRINCIPAL_ID', 'of two subjects', [other('BD2', false, true)], 'ID_OF_TWO_SUBJECTS', ['BD2']],
    ['WEBSITE_PRINCIPAL_ID', 'of two numbers', [other('BD2', false, false)], 'ID_OF_ANOTHER', ['BD2']],
  ])('%s %s', (kind, _, found, fault, orders) => {
    const row = comparedPicture(kind);
    if (row === undefined) throw new Error(`${kind} is not compared`);
    expect(reusedPictureResult(row, found)).toMatchObject({ fault, facts: { orders } });
  });

  it('is told to a partner without the number of an order', () => {
    const materials = Object.fromEntries(comparedPictures.map((kind) => [kind, 'a-hash']));
    const said = comparedPictures.flatMap((kind) => {
      const row = comparedPicture(kind);
      const faults = row === undefined ? [] : [row.used, ...(row.ofAnother === undefined ? [] : [row.ofAnother])];
      return faults.map((fault): StoredMachineCheck => {
        const stored = {
          item: `material.${kind}`,
          contentHash: 'a-hash',
          check: 'reusedPicture',
          ruleId: 'PHO-07',
        } as const;
        return { ...stored, outcome: 'warn', fault, facts: { orders: ['BD7'], filings: [] } };
      });
    });
    const messages = (desk: boolean) =>
      said.flatMap((one) => machineFindings({ ...facts, materials }, [one], desk).map(({ message }) => message.en));
    expect(messages(true).filter((text) => text.includes('BD7'))).toHaveLength(said.length);
    expect(messages(false).filter((text) => text.includes('BD7') || text.includes('{'))).toEqual([]);
    expect(messages(false)).toHaveLength(said.length);
  });
});
