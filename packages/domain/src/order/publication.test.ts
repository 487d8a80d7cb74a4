import { expect, test } from 'vitest';
import { itemsTouchedByPublication } from './publication.ts';

test('a publication affects its fields, the papers that prove them, and the domains whose holder may have changed', () => {
  expect(itemsTouchedByPublication([])).toEqual([]);
  expect(itemsTouchedByPublication(['website.remark'])).toEqual(['website.remark']);
  expect(itemsTouchedByPublication(['website.name'])).toEqual(['website.name', 'material.VERIFICATION_FORM']);
  expect(itemsTouchedByPublication(['website.principal.name'])).toEqual(
    expect.arrayContaining(['website.domains', 'material.FACE_PHOTO', 'material.WEBSITE_PRINCIPAL_ID']),
  );
  const ofSubject = itemsTouchedByPublication(['subject.certificateNumber']);
  expect(ofSubject).toEqual(expect.arrayContaining(['material.SUBJECT_CERT', 'website.domains']));
  expect(ofSubject).not.toContain('material.FACE_PHOTO');
  expect(ofSubject).not.toContain('material.WEBSITE_PRINCIPAL_ID');
});
