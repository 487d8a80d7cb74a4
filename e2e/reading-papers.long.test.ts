import { drawPaper, loadTypefaces, type TestPaper } from '@beian/bench/papers';
import { compareReading, type PaperKind, type ReadingField } from '@beian/domain/reading';
import { openPaperReader, type PaperReader, PictureUnreadable, type Reading } from '@beian/reading/paper';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawMaterial } from '../scripts/lib/draw.mjs';

let reader: PaperReader;
beforeAll(async () => {
  reader = await openPaperReader();
});
afterAll(() => reader.close());

/** A paper of the bench: a licence of the edition of 2014, in the first font, which every machine has. */
const licence = () => drawPaper(1, 1, loadTypefaces().typefaces.slice(0, 1));

const found = (reading: Reading, field: ReadingField) => reading.values.filter((value) => value.field === field);
const outcomes = ({ truth }: TestPaper, reading: Reading) =>
  (Object.entries(truth) as [ReadingField, string][]).map(([field, value]) =>
    compareReading(field, value, found(reading, field)),
  );

test('a drawn licence agrees in every field with what is drawn on it, however it lies', async () => {
  const paper = await licence();
  for (const turned of [0, 90, 180, 270] as const) {
    const jpeg = await sharp(paper.jpeg).rotate(turned).jpeg({ quality: 70 }).toBuffer();
    const reading = await reader.read(jpeg, 'LICENCE');
    expect(reading.turned).toBe(turned);
    expect(outcomes(paper, reading)).toEqual(Array(5).fill('AGREES'));
    const { width, height } = await sharp(jpeg).metadata();
    for (const { x, y } of reading.values.flatMap(({ place }) => place)) {
      expect(x >= 0 && x <= width).toBe(true);
      expect(y >= 0 && y <= height).toBe(true);
    }
  }
});

test('a typed credit code with another digit differs from code and text of the licence', async () => {
  const paper = await licence();
  const code = paper.truth['licence.creditCode'] ?? '';
  const read = found(await reader.read(paper.jpeg, 'LICENCE'), 'licence.creditCode');
  expect(read.map(({ source }) => source)).toContain('TEXT');
  const typed = `${code.slice(0, 12)}${code[12] === '7' ? '1' : '7'}${code.slice(13)}`;
  expect(compareReading('licence.creditCode', typed, read)).toBe('DIFFERS');
});

test('the QR code of a licence is read beside its text', async () => {
  const values = { 'subject.certificateNumber': '91990106MWPJPL7B8L', 'subject.name': '云溪恒信软件有限公司' };
  const reading = await reader.read(await drawMaterial('SUBJECT_CERT', 'one', { values }), 'LICENCE');
  expect(found(reading, 'licence.creditCode').map(({ source, value }) => [source, value])).toEqual([
    ['QR', '91990106MWPJPL7B8L'],
    ['TEXT', '91990106MWPJPL7B8L'],
  ]);
});

test.each<[material: string, kind: PaperKind, read: Partial<Record<ReadingField, string>>]>([
  [
    'SUBJECT_PRINCIPAL_ID',
    'ID_CARD',
    { 'idCard.name': '卫芬磊', 'idCard.number': '990106199905088603', 'idCard.validUntil': '2036-01-01' },
  ],
  [
    'DOMAIN_CERT',
    'DOMAIN_CERTIFICATE',
    { 'domainCertificate.domain': 'shop.example.cn', 'domainCertificate.holder': '云溪恒信软件有限公司' },
  ],
  [
    'VERIFICATION_FORM',
    'VERIFICATION_FORM',
    { 'form.mark': 'ABCD-0123-4F', 'form.name': '云溪恒信软件有限公司', 'form.domains': 'shop.example.cn' },
  ],
  ['COMMITMENT', 'LETTER', { 'letter.title': '承诺书', 'letter.name': '云溪恒信软件有限公司' }],
])('a scan of the demonstration is read: %s', async (material, kind, read) => {
  const values = {
    'subject.name': '云溪恒信软件有限公司',
    'subject.principal.name': '卫芬磊',
    'subject.principal.idNumber': '990106199905088603',
    'subject.principal.idValidUntil': '2036-01-01',
    'website.domains': ['shop.example.cn'],
  };
  const reading = await reader.read(await drawMaterial(material, 'one', { values, formCode: 'ABCD-0123-4F' }), kind);
  expect(Object.fromEntries(reading.values.map(({ field, value }) => [field, value]))).toMatchObject(read);
});

test('a picture of 40 megapixels without text is unreadable, a larger and a damaged one are refused, and the next is read', async () => {
  const blank = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#ddd' }, limitInputPixels: false })
      .jpeg()
      .toBuffer();
  const { unreadable, values } = await reader.read(await blank(8000, 5000), 'LICENCE');
  expect([unreadable, values]).toEqual([true, []]);
  await expect(reader.read(await blank(9000, 5000), 'LICENCE')).rejects.toThrow(PictureUnreadable);
  const paper = await licence();
  const cut = paper.jpeg.subarray(0, paper.jpeg.length / 2);
  await expect(reader.read(cut, 'LICENCE')).rejects.toThrow(PictureUnreadable);
  expect(outcomes(paper, await reader.read(paper.jpeg, 'LICENCE'))).toContain('AGREES');
});
