import { describe, expect, test } from 'vitest';
import type { FieldValues } from '../filing/fields.ts';
import type { MaterialKind } from '../filing/materials.ts';
import type { ChangeMove, Proposal } from '../filing/proposal.ts';
import { evaluateEvent } from '../life-cycle/judge.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import { dayOfEdition, type ShippedEdition } from '../province/editions.ts';
import { type ProvinceCode, provinceCodes, provinces } from '../province/provinces.ts';
import { isCheckedBySms } from '../province-rules/sms-rules.ts';
import { editionOn } from '../settings/rule-days.ts';
import type { Actor } from '../staff/roles.ts';
import { orderFacts } from '../testing/order-facts.ts';
import { matterValues } from '../testing/website.fixture.ts';
import { assess, requiredKinds } from './assess.ts';
import { isFilingPasswordRequired } from './filing-password.ts';
import { guards } from './guards.ts';
import { orderLifeCycle } from './life-cycle.ts';
import { smsPersonsOf } from './sms.ts';

/**
 * Kinds × provinces × editions against docs/spec/rules.md and docs/spec/bureau-interface.md B-8, B-9.2. The
 * tables below are written from these pages, never from the rows that they test.
 */
const editions: readonly ShippedEdition[] = [
  ...(['2018-06', '2018-09', '2019-04', '2020-08'] as const),
  ...(['2023-09-01', '2026-11-24'] as const).map((day) => editionOn(day)),
];
const since = (edition: ShippedEdition, day: string) => dayOfEdition(edition) >= day;
const all = provinceCodes.map((code) => provinces[code].short).join('');
const isIn = (names: string, province: ProvinceCode) => names.includes(provinces[province].short);
/** Apps are filed since 2023-09-04. */
const isOfApps = (kind?: OrderKind) => kind?.endsWith('_APP') === true;
/** In every province and edition in which the kind is taken. */
const everywhere = (check: (province: ProvinceCode, edition: ShippedEdition) => void, kind?: OrderKind) => {
  for (const province of provinceCodes)
    for (const edition of editions) if (!isOfApps(kind) || since(edition, '2023-09-04')) check(province, edition);
};
const partner: Actor = { kind: 'partner', id: 'partner-one', roles: ['applicant'], name: 'Partner' };

interface Expected {
  /** Upload, and `Czlx` of its answer. */
  readonly report: readonly [block: string, answer: string] | null;
  readonly photo: boolean;
  /** Whose phones the ministry checks, by edition up to 2020-08, and later: s subject, w website, - nobody. */
  readonly sms: readonly [string, string, string, string, string];
  readonly password: 'always' | 'until 2020-08-17' | 'never';
}
const expected: Readonly<Record<OrderKind, Expected>> = {
  CHANGE_SUBJECT: { report: ['BGBA', '4'], photo: true, sms: ['s', 's', 's', 's', 's'], password: 'never' },
  CHANGE_WEBSITE: { report: ['BGBA', '4'], photo: true, sms: ['w', 'w', 'w', 'w', 'w'], password: 'never' },
  CHANGE_BOTH: { report: ['BGBA', '4'], photo: true, sms: ['sw', 'sw', 'sw', 'sw', 'sw'], password: 'never' },
  CHANGE_ACCESS: { report: ['BGBA', '4'], photo: false, sms: ['w', 'w', 'w', 'w', 'w'], password: 'never' },
  CANCEL_SUBJECT: { report: ['ZXBA', '6'], photo: false, sms: ['s', 's', '-', 's', 's'], password: 'until 2020-08-17' },
  CANCEL_WEBSITE: { report: ['ZXBA', '7'], photo: false, sms: ['w', 'w', '-', 'w', 'w'], password: 'never' },
  CANCEL_ACCESS: { report: ['ZXBA', '5'], photo: false, sms: ['w', 'w', '-', '-', '-'], password: 'never' },
  FIRST_FILING: { report: ['XZBA', '1'], photo: true, sms: ['sw', 'sw', 'sw', 'sw', 'sw'], password: 'never' },
  NEW_WEBSITE: { report: ['XZWZ', '2'], photo: true, sms: ['w', 'w', 'w', 'w', 'w'], password: 'never' },
  NEW_ACCESS: { report: ['XZJR', '3'], photo: true, sms: ['w', 'w', 'w', 'w', 'w'], password: 'always' },
  FIRST_APP: { report: null, photo: true, sms: ['s', 's', 's', 's', 's'], password: 'never' },
  NEW_APP: { report: null, photo: true, sms: ['w', 'w', 'w', 'w', 'w'], password: 'never' },
  CHANGE_APP: { report: null, photo: true, sms: ['w', 'w', 'w', 'w', 'w'], password: 'never' },
  CANCEL_APP: { report: null, photo: false, sms: ['w', 'w', 'w', 'w', 'w'], password: 'never' },
};

/** 短信核验 by province: the pilots of 2017, seven more, eight more, and everywhere. */
const pilots = '津陇藏宁琼新青';
const smsProvinces: Readonly<Record<string, string>> = {
  '2018-06-15': pilots,
  '2018-09-24': `${pilots}浙闽桂渝蜀滇陕晋蒙黑皖鲁豫鄂湘`,
  '2019-04-22': `${pilots}浙闽桂渝蜀滇陕晋蒙黑皖鲁豫鄂湘`,
};

const access: FieldValues = {
  'access.serverLocations': ['17'],
  'access.accessModes': ['2'],
  'access.ipRanges': ['203.0.113.1'],
};
const app: FieldValues = {
  'app.packages': [`ANDROID|com.example.shop|${'AB'.repeat(16)}|${'C0'.repeat(256)}`],
  'app.offersSdk': 'no',
  'app.usesSdks': 'no',
};
const { 'website.preApprovals': _, ...plain } = matterValues;
const valuesIn = (province: ProvinceCode, more: FieldValues = {}): FieldValues => ({
  ...plain,
  'subject.province': province,
  'subject.city': `${province.slice(0, 2)}0100`,
  'subject.county': `${province.slice(0, 2)}0102`,
  ...more,
});
const subjectOnly = (values: FieldValues): FieldValues =>
  Object.fromEntries(Object.entries(values).filter(([id]) => id.startsWith('subject.')));

/** The plainest order of a kind: what is changed needs no paper of its own. */
function plainProposal(kind: OrderKind, province: ProvinceCode, edition: ShippedEdition): Proposal {
  const filed = valuesIn(province);
  const both = (before: FieldValues, after: FieldValues) => ({ before, after: { ...before, ...after } });
  const reason = both(filed, { 'cancellation.reason': '1' });
  const address = { 'subject.mailingAddress': '样例路9号样例楼101室' };
  const remark = { 'website.remark': '样例二' };
  const values: Readonly<Record<OrderKind, Pick<Proposal, 'before' | 'after'>>> = {
    CHANGE_SUBJECT: both(filed, address),
    CHANGE_WEBSITE: both(filed, remark),
    CHANGE_BOTH: both(filed, { ...address, ...remark }),
    CHANGE_ACCESS: both({ ...filed, ...access }, { 'access.accessModes': ['5'] }),
    CANCEL_SUBJECT: reason,
    CANCEL_WEBSITE: reason,
    CANCEL_ACCESS: reason,
    FIRST_FILING: { before: {}, after: { ...filed, ...access } },
    NEW_WEBSITE: { before: subjectOnly(filed), after: { ...filed, ...access } },
    NEW_ACCESS: both(filed, access),
    FIRST_APP: { before: {}, after: { ...filed, ...access, ...app } },
    NEW_APP: { before: subjectOnly(filed), after: { ...filed, ...access, ...app } },
    CHANGE_APP: both({ ...filed, ...access, ...app }, remark),
    CANCEL_APP: reason,
  };
  return { kind, province, edition, today: '2026-01-05', ...values[kind] };
}

/** 材料 of the plainest order of a unit: of the kind, and what some bureaus add to every order of theirs. */
function expectedMaterials(kind: OrderKind, province: ProvinceCode, edition: ShippedEdition): MaterialKind[] {
  if (kind.startsWith('CANCEL_')) return [];
  const adds = ['FIRST_FILING', 'NEW_WEBSITE', 'NEW_ACCESS', 'FIRST_APP', 'NEW_APP'].includes(kind);
  const papers: MaterialKind[] = ['SUBJECT_CERT', 'SUBJECT_PRINCIPAL_ID', 'WEBSITE_PRINCIPAL_ID'];
  const asksFor: readonly (readonly [MaterialKind | readonly MaterialKind[], boolean])[] = [
    // Made by the desk since electronic verification, except where a bureau still asks for paper.
    ['VERIFICATION_FORM', !since(edition, '2020-08-17') || isIn('青赣', province)],
    ['APP_ICON', ['FIRST_APP', 'NEW_APP'].includes(kind) && since(edition, '2023-09-04')],
    ['FACE_PHOTO', kind !== 'CHANGE_ACCESS'],
    // A new access or website: the subject's certificate and both IDs.
    [papers, adds || (isIn('青', province) && since(edition, '2020-08-17'))],
    ['CONFIRMATION_LETTER', isIn('藏', province) && since(edition, '2019-04-22')],
    ['HOLDING_UNIT_CERT', isIn('京', province) && since(edition, '2019-04-22')],
    ['COMMITMENT', isIn('粤', province) && since(edition, '2021-06-21')],
    ['COMMITMENT', isIn('苏', province) && since(edition, '2021-06-01')],
    ['COMMITMENT', isIn('沪晋浙鲁湘蜀黔陕豫渝', province) && since(edition, '2023-02-15')],
    [
      'DOMAIN_CERT',
      /BOTH|WEBSITE|FIRST|APP/.test(kind) &&
        (isIn('苏湘', province) || (isIn('滇', province) && !since(edition, '2019-04-22'))),
    ],
    // A website principal who is not the legal representative; bills of new phones; an ID from another province.
    ['AUTHORISATION', /FIRST|NEW_WEBSITE|NEW_APP/.test(kind) && isIn('沪闽鄂湘黔', province)],
    ['PHONE_BILLS', /FIRST|NEW_WEBSITE|NEW_APP/.test(kind) && isIn('黑', province)],
    ['RESIDENCE_PERMIT', /FIRST|NEW_WEBSITE|NEW_APP/.test(kind) && isIn('赣', province)],
  ];
  return asksFor.flatMap(([kinds, asked]) => (asked ? kinds : [])).toSorted();
}

describe.each(orderKinds)('%s in 31 provinces and on six days from 2018-06 to 2026-11', (kind) => {
  const row = expected[kind];

  test('is reported, photographed, verified by SMS and asked for its password as the rules say', () => {
    const { report } = kindRow(kind);
    expect(report && Object.values(report)).toEqual(row.report);
    expect(kindRow(kind).photo).toBe(row.photo);
    everywhere((province, edition) => {
      const checked = isIn(smsProvinces[dayOfEdition(edition)] ?? all, province);
      expect(isCheckedBySms(province, edition), `${province} ${edition}`).toBe(checked);
      const persons = smsPersonsOf(kind, edition).map((one) => one.charAt(0));
      expect(persons.join('') || '-').toBe(row.sms[Math.min(editions.indexOf(edition), 4)]);
      const password = { always: true, never: false, 'until 2020-08-17': !since(edition, '2020-08-17') }[row.password];
      expect(isFilingPasswordRequired({ kind, edition }), edition).toBe(password);
    }, kind);
  });

  test('asks for the materials that the rules name, and for no other', () => {
    everywhere((province, edition) => {
      const asked = requiredKinds(assess(plainProposal(kind, province, edition)));
      expect(asked.toSorted(), `${province} ${edition}`).toEqual(expectedMaterials(kind, province, edition));
    }, kind);
  });

  test('is submitted where nothing speaks against it, and domains are added unless a change of 2019 does', () => {
    everywhere((province, edition) => {
      const record = { ...orderFacts().record, province, ours: kind !== 'NEW_ACCESS', accesses: 2 };
      const { needsBoth, forbidden } = assess(plainProposal(kind, province, edition));
      const added = { added: ['new.example'], removed: [] };
      const facts = orderFacts({
        ...{ kind, province, edition, record, needsBoth, forbidden, assessedUnder: edition, domains: added },
        fieldHashes: Object.fromEntries(
          [...Object.keys(matterValues), ...Object.keys(access), ...Object.keys(app), 'cancellation.reason'].map(
            (id) => [id, `hash of ${id}`],
          ),
        ),
        domainChecks: [],
      });
      const judged = evaluateEvent(orderLifeCycle, guards, 'submit', facts, partner, undefined);
      const codes = judged.allowed ? [] : judged.reasons.map(({ code }) => code);
      expect(codes, `${province} ${edition}`).toEqual([
        kind.startsWith('CHANGE_') && !isOfApps(kind) && since(edition, '2019-04-22')
          ? 'MAY_ADD_DOMAINS'
          : 'DOMAIN_NOT_CHECKED',
      ]);
    }, kind);
  });
});

/** What a record must be like, and the guards that refuse the kind otherwise; `*`: every kind about something filed. */
const situations: readonly {
  readonly about: string;
  readonly record: Partial<ReturnType<typeof orderFacts>['record']>;
  readonly refused: Readonly<Partial<Record<OrderKind | '*', string>>>;
}[] = [
  { about: 'accessed through us and another', record: { accesses: 2 }, refused: { NEW_ACCESS: 'ACCESS_IS_NEW' } },
  {
    about: 'accessed through us alone',
    record: { accesses: 1 },
    refused: { NEW_ACCESS: 'ACCESS_IS_NEW', CANCEL_ACCESS: 'OTHER_ACCESS_REMAINS' },
  },
  {
    about: 'accessed through others',
    record: { ours: false, accesses: 2 },
    refused: { '*': 'RECORD_IS_OURS', NEW_ACCESS: '' },
  },
  {
    about: 'with another open order',
    record: { otherOpenOrder: true, accesses: 2 },
    refused: { '*': 'NO_OTHER_OPEN_ORDER', NEW_ACCESS: 'NO_OTHER_OPEN_ORDER,ACCESS_IS_NEW' },
  },
  {
    about: 'no longer filed',
    record: { filed: false, accesses: 2 },
    refused: { '*': 'STILL_FILED', NEW_ACCESS: 'STILL_FILED,ACCESS_IS_NEW' },
  },
];

const openingCodes = (kind: OrderKind, province: ProvinceCode, edition: ShippedEdition, record: object): string => {
  const facts = orderFacts({
    ...{ kind, province, edition, state: null, assessedUnder: null },
    record: { ...orderFacts().record, province, ...record },
  });
  const judged = evaluateEvent(orderLifeCycle, guards, 'openOrder', facts, partner, undefined);
  return judged.allowed ? '' : judged.reasons.map(({ code }) => code).join();
};

describe.each(orderKinds.filter((kind) => !kind.startsWith('FIRST_')))('%s is opened', (kind) => {
  // What a new website is to be has no access yet.
  const own = ['NEW_WEBSITE', 'NEW_APP'].includes(kind)
    ? situations.filter(({ record }) => record.ours !== false)
    : situations;
  test.each(own.map((one) => [one.about, one] as const))(
    'of what is %s, alike in every province',
    (_, { record, refused }) => {
      everywhere(
        (province, edition) =>
          expect(openingCodes(kind, province, edition, record), `${province} ${edition}`).toBe(
            refused[kind] ?? refused['*'] ?? '',
          ),
        kind,
      );
    },
  );
});

test('a shell takes a new website in eleven provinces from 2025-12-31, and is cancelled first elsewhere', () => {
  everywhere((province, edition) => {
    const takes = isIn('津辽蜀滇苏浙沪桂晋京黔', province) && since(edition, '2025-12-31');
    expect(openingCodes('NEW_WEBSITE', province, edition, { shell: true }), `${province} ${edition}`).toBe(
      takes ? '' : 'SHELL_TAKES_WEBSITE',
    );
  });
});

/** 主体变更 that a bureau does not allow: cancel and file anew. */
const forbidden: Readonly<Record<'2018' | '2019', Partial<Record<ChangeMove, string>>>> = {
  '2018': {
    orgToOtherOrg: '京赣',
    orgToPerson: '京津辽黑闽赣豫桂陕陇',
    personToOtherPerson: '京蒙辽黑豫桂陕陇',
    personToOrg: '京陕陇',
    orgCertNo: '豫',
    orgNameAndCertNo: '京',
  },
  '2019': {
    orgToPerson: '京津蒙辽吉黑沪皖闽赣鲁豫鄂湘桂琼蜀滇陕陇宁',
    personToOtherPerson: '京津蒙辽吉黑沪苏皖闽赣鲁豫鄂湘桂琼蜀陕陇宁',
    personToOrg: '京闽鄂陕陇宁',
  },
};
const person: FieldValues = {
  'subject.nature': '5',
  'subject.certificateType': '2',
  'subject.name': '李样例',
  'subject.certificateNumber': '990000190001010024',
};
const otherUnit = { 'subject.name': '钟山样例有限公司', 'subject.certificateNumber': '91320000MA0000023F' };
const sameUnit = { 'subject.name': '新样例有限公司', 'subject.certificateNumber': '92320000MA00000159' };
const moves: Readonly<Record<ChangeMove, readonly [before: FieldValues, after: FieldValues]>> = {
  orgToOtherOrg: [{}, otherUnit],
  orgToPerson: [{}, person],
  personToOtherPerson: [
    person,
    { ...person, 'subject.name': '赵样例', 'subject.certificateNumber': '990000190001010008' },
  ],
  personToOrg: [person, {}],
  orgName: [{}, { 'subject.name': '星河新样例有限公司' }],
  orgCertNo: [{}, { 'subject.certificateNumber': otherUnit['subject.certificateNumber'] }],
  orgNameAndCertNo: [{}, sameUnit],
};

describe.each(orderKinds)('%s that makes another subject of the filed one', (kind) => {
  test.each(Object.entries(moves) as [ChangeMove, (typeof moves)[ChangeMove]][])('%s', (move, [before, after]) => {
    everywhere((province, edition) => {
      const filed = valuesIn(province);
      const said = assess({
        ...{ kind, province, edition, today: '2026-01-05' },
        before: { ...filed, ...before },
        after: { ...filed, ...after },
      });
      const names = forbidden[since(edition, '2019-04-22') ? '2019' : '2018'][move] ?? '';
      const changes = kind.startsWith('CHANGE_');
      expect(said.forbidden !== null, `${province} ${edition}`).toBe(changes && isIn(names, province));
      // A person is on both sides of a filing: such a change is no change of the subject alone.
      expect(said.needsBoth, `${province} ${edition}`).toBe(kind === 'CHANGE_SUBJECT' && /person/i.test(move));
    });
  });
});
