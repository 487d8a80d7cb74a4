import { expect, test } from 'vitest';
import type { PaperResult } from './comparisons.ts';
import type { ReadingField } from './fields.ts';
import { scanValuesOf } from './scan-values.ts';

const resultOf = (...values: readonly (readonly [ReadingField, string, number?])[]): PaperResult => ({
  turned: 0,
  paper: null,
  unreadable: false,
  values: values.map(([field, value, confidence = 0.98]) => ({
    field,
    value,
    confidence,
    source: 'TEXT',
    place: [],
    looks: [],
  })),
});

test('numbers, names of units and domains of a scan are looked for, each once and in one form', () => {
  expect(
    scanValuesOf(
      resultOf(
        ['licence.creditCode', '9132 0100 MA00 0000 09'],
        ['licence.creditCode', '91320100MA00000009'],
        ['licence.name', '测试样例（岚川）有限公司'],
        ['domainCertificate.domain', 'Example.cn, example.com'],
      ),
    ),
  ).toEqual([
    { kind: 'CREDIT_CODE', value: '91320100MA00000009' },
    { kind: 'UNIT_NAME', value: '测试样例岚川有限公司' },
    { kind: 'DOMAIN', value: 'EXAMPLE.CN' },
    { kind: 'DOMAIN', value: 'EXAMPLE.COM' },
  ]);
});

test('a name of a person, a doubtful value and a part of one are not', () => {
  expect(
    scanValuesOf(
      resultOf(
        ['idCard.name', '赵测试'],
        ['licence.legalRepresentative', '赵测试'],
        ['domainCertificate.holder', '赵测试'],
        ['idCard.number', '320000197012010126', 0.4],
        ['licence.name', '有限公司'],
      ),
    ),
  ).toEqual([]);
});
