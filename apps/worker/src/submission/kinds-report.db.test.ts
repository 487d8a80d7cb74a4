import { canValidate, fileOf, problemsOf, validate } from '@beian/bureau-protocol/testing';
import type { Report } from '@beian/bureau-protocol/upload';
import { system, transaction } from '@beian/database/transaction';
import { currentRegions } from '@beian/domain/codes';
import {
  type FilingRecord,
  fieldsOfKind,
  isFieldId,
  isReported,
  type ReportAttachment,
  type Website,
} from '@beian/domain/filing';
import { failureReasons } from '@beian/domain/life-cycle';
import { guards } from '@beian/domain/order';
import { kindRow, type OrderKind, orderKinds } from '@beian/domain/order-names';
import { loadOrderToReport } from '@beian/orders/bureau-answer';
import { findFacts } from '@beian/orders/facts';
import { perform } from '@beian/orders/perform';
import { seedConnection } from '@beian/submissions/connections';
import { type TestDatabase, testDatabase } from '@beian/testing/database';
import { ISP_ID, moreRecords, type People, type SeededRecord, seedPeople, seedRecords } from '@beian/testing/fixtures';
import { sampleFields } from '@beian/testing/orders';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** Code and short name of a province, and the area code of its phones. */
const places = [
  ['320000', '苏', '025'],
  ['120000', '津', '022'],
  ['310000', '沪', '021'],
] as const;
type Place = (typeof places)[number];

let db: TestDatabase;
let people: People;
const ours = new Map<string, SeededRecord>();
/** Companies whose websites are accessed through another provider. */
const elsewhere = new Map<string, SeededRecord>();

/** The first city of a province, and its first county. */
function regionIn(province: string, field: string): string {
  const city = `${province.slice(0, 2)}0100`;
  return field === 'subject.city' ? city : (currentRegions(city)[0]?.code ?? '');
}

/** A fictitious company in a province; `ispId`: who gives access to it, besides another. */
function companyIn([province, short]: Place, number: number, ispId: string): FilingRecord {
  const two = province.slice(0, 2);
  const { subject, websites }: FilingRecord = JSON.parse(
    JSON.stringify(moreRecords(number).at(-1))
      .replaceAll('苏ICP备', `${short}ICP备`)
      .replace(/"32(?=0000"|0100"|0102")/g, `"${two}`),
  );
  const accesses = ([own]: Website['accesses']): Website['accesses'] =>
    own === undefined
      ? []
      : [
          { ...own, ispId },
          { ...own, bureauId: `9${own.bureauId.slice(1)}`, ispId: '990000000000', ipRanges: [] },
        ];
  return { subject, websites: websites.map((site) => ({ ...site, accesses: accesses(site.accesses) })) };
}

beforeAll(async () => {
  db = await testDatabase();
  for (const [at, place] of places.entries()) {
    const [province] = place;
    const here = companyIn(place, 2 * at + 1, ISP_ID);
    const there = companyIn(place, 2 * at + 2, '990000000001');
    const seeded = await seedRecords(db, [here, there]);
    for (const [known, { subject }] of [
      [ours, here],
      [elsewhere, there],
    ] as const) {
      const found = seeded.find(({ filingNumber }) => filingNumber === subject.filingNumber);
      if (found === undefined) throw new Error('not seeded');
      known.set(province, found);
    }
    const account = { province, ispId: ISP_ID, userName: 'test', password: 'test' };
    await seedConnection(db.worker, { ...account, wsdl: 'http://127.0.0.1:1/?wsdl' });
  }
  people = await seedPeople(db);
});
afterAll(() => db?.close());

const act = async (event: 'openOrder' | 'saveDraft' | 'abandon', call: object): Promise<string> => {
  const { actor } = people.partner;
  const outcome = await transaction(db.app, actor, (tx) => perform(db.app, tx, { event, actor, input: {}, ...call }));
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.orderId;
};

/** Texts as people paste them: Chinese, ASCII and XML's own characters. */
const words = (max: number) =>
  fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((point) => String.fromCodePoint(point)) },
        { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 1 }) },
        { weight: 1, arbitrary: fc.constantFrom('&', '<', ']]>', '"', '（', '；', '\n') },
      ),
      { minLength: 1, maxLength: max },
    )
    .map((parts) => parts.join(''));
const digits = (many: number) => fc.stringMatching(new RegExp(`^\\d{${many}}$`));
const codes = (max: number) => fc.uniqueArray(fc.integer({ min: 1, max }).map(String), { minLength: 1, maxLength: 3 });

/** Values by field; only those of the kind are saved. */
const randomValues = (areaCode: string) =>
  fc.record(
    {
      'subject.mailingAddress': words(20).map((text) => `样例市样例区样例路${text}9号样例楼101室`),
      'subject.remark': words(60),
      'subject.principal.mobile': digits(4).map((end) => `1300000${end}`),
      'subject.principal.officePhone': digits(8).map((end) => `${areaCode}-${end}`),
      'website.remark': words(60),
      'website.serviceContents': codes(12),
      'website.languages': codes(3),
      'website.principal.officePhone': digits(8).map((end) => `${areaCode}-${end}`),
      'website.principal.email': fc.stringMatching(/^[a-z]{1,20}@sample\.example$/),
      'access.accessModes': codes(3),
      'access.ipRanges': fc
        .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 100, max: 254 }))
        .map(([a, b]) => [`203.0.113.${a}-203.0.113.${b}`]),
      'cancellation.reason': fc.integer({ min: 1, max: 5 }).map(String),
      'cancellation.remark': words(60),
      'subject.filingPassword': fc.stringMatching(/^[A-Za-z0-9]{6,16}$/),
    },
    { requiredKeys: ['subject.principal.officePhone', 'website.principal.officePhone'] },
  );
type Values = Readonly<Record<string, string | readonly string[]>>;

const fieldOf = ([field, value]: [string, string | readonly string[] | undefined]) =>
  typeof value === 'string' ? { field, value } : { field, values: [...(value ?? [])] };

/** A JPEG by its first bytes, which is all that the report reads of it. */
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0xff, 0xd9]);

/** The report of a draft with these values, or the mistakes of its form. */
async function reportOf(kind: OrderKind, [province]: Place, values: Values): Promise<Report | string> {
  const { about } = kindRow(kind);
  const record = (kind === 'NEW_ACCESS' ? elsewhere : ours).get(province);
  const orderId = await act('openOrder', {
    ...(about === 'nothing' ? {} : { recordId: record?.id, websiteId: record?.websiteIds[0] }),
    input: about === 'nothing' ? { kind, province } : { kind },
  });
  const sample = sampleFields(kind)
    .filter(({ field }) => !(field in values))
    .map((one) =>
      /city|county/.test(one.field) && 'value' in one
        ? { field: one.field, value: regionIn(province, one.field) }
        : one,
    );
  const own = Object.entries(values).filter(([id]) => isFieldId(id) && fieldsOfKind(kind).includes(id));
  await act('saveDraft', { orderId, input: { fields: [...sample, ...own.map(fieldOf)] } });
  const report = await transaction(db.worker, system('bureau'), async (tx) => {
    const facts = (await findFacts(tx, [orderId])).get(orderId)?.facts;
    if (facts === undefined) throw new Error('no facts');
    const mistakes = failureReasons('formValid', guards.formValid, facts, people.partner.actor, undefined);
    if (mistakes.length > 0) return mistakes.map(({ field, ruleId }) => `${field} ${ruleId}`).join();
    const { content } = await loadOrderToReport(db.worker, tx, orderId);
    const attachments: ReportAttachment[] = facts.required.filter(isReported).map((of) => ({ kind: of, bytes: jpeg }));
    if (content.block === null) throw new Error(`${kind} has no report`);
    return content.block === 'ZXBA' ? content : { ...content, attachments };
  });
  await act('abandon', { orderId });
  return report;
}

describe.skipIf(!canValidate).each(orderKinds.filter((kind) => kindRow(kind).report !== null))('%s', (kind) => {
  test.each(places.map((place) => [place[0], place] as const))(
    'in %s: what the form accepts, the bureau’s schema accepts',
    async (_, place) => {
      const mistakes: string[] = [];
      let accepted = 0;
      await fc.assert(
        fc.asyncProperty(randomValues(place[2]), async (values) => {
          const report = await reportOf(kind, place, values);
          if (typeof report === 'string') return void mistakes.push(report);
          accepted += 1;
          expect(report.block).toBe(kindRow(kind).report?.block);
          expect(problemsOf(report)).toEqual([]);
          expect(validate('upload-data.xsd', fileOf(report))).toBe('');
        }),
        { numRuns: 3 },
      );
      expect(accepted, mistakes.join('; ')).toBeGreaterThan(0);
    },
  );
});
