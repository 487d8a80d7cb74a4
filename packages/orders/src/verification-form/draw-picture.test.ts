import { drawFormPicture, reduceTo } from '@beian/documents/images';
import { materialRow } from '@beian/domain/filing';
import { formRecord, type VerificationFormInputs, verificationForm } from '@beian/domain/papers';
import { matterValues } from '@beian/domain/testing';
import { domains } from '@beian/testing/fixtures';
import sharp from 'sharp';
import { expect, test } from 'vitest';

const at = (minute: number) => `2026-12-03T04:0${minute}:00.000Z`;
const passed = (item: string, by: string, minute: number) => ({ item, by, at: at(minute) });
const record = formRecord(
  [
    passed('website.name', '白审核', 1),
    passed('material.SUBJECT_CERT', '白审核', 2),
    passed('material.FACE_PHOTO', '周审核', 9),
  ],
  { outcome: 'live', score: 97, answeredAt: at(5), commitmentVersion: '2018-06', signedAt: at(4), reusedFrom: null },
);
const formOf = (values: VerificationFormInputs['proposal']['after'] = {}) =>
  verificationForm({
    ...{
      order: 'BD2612033601706',
      round: 1,
      mark: '7F3A-91C2-04',
      showsName: true,
      providerName: '样例云计算有限公司',
    },
    proposal: {
      ...{ kind: 'FIRST_FILING', province: '320000', edition: '2023-09', today: '2026-12-03', before: {} },
      after: { ...matterValues, ...values },
    },
    verified: { verifierName: '周审核', day: '2026-12-03', materials: ['SUBJECT_CERT', 'FACE_PHOTO'] },
    record,
  });
const ink = (colour: string) =>
  sharp({ create: { width: 300, height: 120, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
/** Share of dark pixels of a picture. */
const darkness = async (jpeg: Buffer) => 255 - ((await sharp(jpeg).stats()).channels[0]?.mean ?? 0);

test('the record says who passed what and when, what the face check found, and when which text was signed', () => {
  expect(record).toEqual({
    lines: [
      '核验记录：白审核 于 2026年12月3日 12:02 核验 2 项，结果通过：网站名称、主办单位证件。',
      '核验记录：周审核 于 2026年12月3日 12:09 核验 1 项，结果通过：当面核验照片。',
      '人脸核验：2026年12月3日 12:05，结果本人当场拍摄，相似度 97 %。承诺书由网站负责人于 2026年12月3日 12:04 在屏幕上签署，文本版本 2018-06。',
    ],
    signedOn: '2026-12-03',
  });
  expect(formRecord([], null)).toEqual({ lines: [], signedOn: null });
});

test('a form that the desk makes asks for no seal, fingerprint or handwriting, whatever the province asked of the paper', () => {
  for (const province of ['110000', '320000', '440000', '650000']) {
    const made = verificationForm({
      ...{ order: 'BD1', round: 1, mark: 'M', showsName: true, providerName: '', record },
      proposal: {
        ...{ kind: 'FIRST_FILING', province, edition: '2020-08', today: '2020-08-17', before: {} },
        after: { ...matterValues, 'subject.nature': '5' },
      },
    });
    expect(made).toMatchObject({ seal: false, fingerprint: false, pledges: { copied: false } });
  }
});

test('its picture is a page with the signature, the same bytes each time, and within the limit of the bureau', async () => {
  const form = formOf();
  const blank = await drawFormPicture(form);
  const signed = await drawFormPicture(form, await ink('#000000'));
  expect(await drawFormPicture(form, await ink('#000000'))).toEqual(signed);
  expect(await darkness(signed)).toBeGreaterThan((await darkness(blank)) + 0.5);
  expect(await sharp(signed).metadata()).toMatchObject({ format: 'jpeg', width: 1240, height: 1754 });
  const { reportLimit } = materialRow('VERIFICATION_FORM');
  const sent = await reduceTo(signed, reportLimit);
  expect(Math.ceil(sent.length / 3) * 4).toBeLessThanOrEqual(reportLimit);
  // The letters are still readable at this size.
  expect((await sharp(sent).metadata()).height).toBeGreaterThanOrEqual(1100);
});

test('domains that do not fit into the box make the picture longer', async () => {
  const many = await sharp(await drawFormPicture(formOf({ 'website.domains': domains(100) }))).metadata();
  expect(many.height).toBeGreaterThan(1754);
});
