import decodeQr from 'qr/decode.js';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawingOf, drawMaterial } from './draw.mjs';

const values = {
  'subject.name': '星河样例科技有限公司',
  'subject.certificateType': '1',
  'subject.certificateNumber': '91320000MA0000015K',
  'subject.certificateAddress': '江苏省南京市玄武区样例路1号',
  'subject.principal.name': '王样例',
  'website.name': '星河样例网',
  'website.domains': ['xinghe.example', 'xinghe-shop.example'],
  'website.principal.name': '李样例',
  'website.principal.idNumber': '990000190001010008',
  'website.principal.idValidUntil': '2036-05-11',
};
const formCode = '7F3A-91C2-04';

/** @param {string} kind */
const textsOf = (kind) =>
  [...drawingOf(kind, 'seed', { values, formCode }).matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, words]) => words)
    .join(' ');

/** @param {Uint8Array} jpeg */
async function qrOf(jpeg) {
  const { data, info } = await sharp(jpeg).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return decodeQr({ width: info.width, height: info.height, data });
}

describe('a drawn paper carries the values of its order', () => {
  test.each([
    ['SUBJECT_CERT', ['91320000MA0000015K', '星河样例科技有限公司', '王样例', '江苏省南京市玄武区样例路1号']],
    ['WEBSITE_PRINCIPAL_ID', ['李样例', '990000190001010008', '2036-05-11']],
    ['DOMAIN_CERT', ['xinghe.example、xinghe-shop.example', '星河样例科技有限公司']],
    ['VERIFICATION_FORM', ['星河样例网', '李样例', formCode]],
  ])('%s', (kind, words) => {
    const texts = textsOf(kind);
    for (const word of words) expect(texts).toContain(word);
  });

  test('of a person the certificate is the ID', () => {
    const person = { ...values, 'subject.certificateType': '2', 'subject.name': '王样例' };
    expect(drawingOf('SUBJECT_CERT', 'seed', { values: person })).toContain('公民身份号码');
  });
});

test.each([
  [
    'a licence, the address that has its credit code',
    'SUBJECT_CERT',
    'https://license.example/verify?code=91320000MA0000015K',
  ],
  ['a verification form, its code', 'VERIFICATION_FORM', formCode],
])('the QR code holds, of %s', async (_, kind, words) => {
  expect(await qrOf(await drawMaterial(kind, 'seed', { values, formCode }))).toBe(words);
});

/** The drawn head: without the place where it stands. @param {string} svg */
const faceIn = (svg) => /** @type {RegExpExecArray} */ (/<ellipse[^>]*fill="([^"]+)"/.exec(svg))[1];
/** Width to height of the face. @param {string} svg */
function shapeIn(svg) {
  const [, across = '', down = ''] = /<ellipse[^>]*rx="([\d.]+)" ry="([\d.]+)"/.exec(svg) ?? [];
  return Number(down) / Number(across);
}

test('the photo shows the face of the ID, and another person has another face', () => {
  const id = drawingOf('WEBSITE_PRINCIPAL_ID', 'a', { values });
  const photo = drawingOf('FACE_PHOTO', 'b', { values });
  const other = drawingOf('FACE_PHOTO', 'b', { values: { ...values, 'website.principal.name': '赵样例' } });
  expect([faceIn(photo), shapeIn(photo).toFixed(6)]).toEqual([faceIn(id), shapeIn(id).toFixed(6)]);
  expect(shapeIn(other)).not.toBeCloseTo(shapeIn(id), 3);
  // Each shot differs, because a photo may be used once.
  expect(drawingOf('FACE_PHOTO', 'c', { values })).not.toBe(photo);
});

test('the drawn ID bears the portrait where the desk cuts it out', async () => {
  const { width = 0, height = 1 } = await sharp(await drawMaterial('WEBSITE_PRINCIPAL_ID', 'a', { values })).metadata();
  expect(width / (height / 2)).toBeCloseTo(85.6 / 54, 2);
  // Of both sides in one picture, as in packages/domain/src/filing/id-portrait.test.ts.
  const area = { left: 0.59, top: 0.05, right: 0.96, bottom: 0.39 };
  const svg = drawingOf('WEBSITE_PRINCIPAL_ID', 'a', { values });
  const [, x, y, w, h] =
    /<svg x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.map(Number) ?? [];
  const [left = 0, top = 0, across = 0, down = 0] = [x, y, w, h];
  expect(left / width).toBeCloseTo(area.left + 0.03, 3);
  expect(top / height).toBeCloseTo(area.top + 0.015, 3);
  expect((left + across) / width).toBeCloseTo(area.right - 0.03, 3);
  expect((top + down) / height).toBeCloseTo(area.bottom - 0.015, 3);
});
