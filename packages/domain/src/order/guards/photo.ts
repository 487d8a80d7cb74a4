import { editionRow } from '../../province/editions.ts';
import { findProvince } from '../../province/provinces.ts';
import { text } from '../../text.ts';
import { photoItems } from '../checklist.ts';
import { open } from '../guard-reading.ts';
import type { Guard } from './guard.ts';

/** Guards: the verification photo. */
export const photoGuards = {
  everyPhotoItemPassed: {
    says: text('照片尚未通过', 'The photo is not passed'),
    ruleId: 'product.md R6',
    holds: (facts) => open(photoItems(facts)).length === 0 || open(photoItems(facts)),
  },
  acceptedPhotoStands: {
    says: text('没有仍然有效的照片', 'No accepted photo stands'),
    ruleId: 'life-cycle: photo',
    holds: (facts) => facts.standingPhoto !== null && facts.standingPhoto === facts.materials.FACE_PHOTO,
  },
  photoByCurtain: {
    says: text('该省使用管局的拍照应用', "This province uses the bureau's own app"),
    ruleId: 'rules.md §6',
    holds: (facts) => findProvince(facts.province)?.photo !== 'bureau-app' || !editionRow(facts.edition).bureauApp,
  },
  photoPresent: {
    says: text('尚未上传核验照片', 'The photo is not uploaded'),
    suggestion: text('请先上传 FACE_PHOTO', 'Attach FACE_PHOTO first'),
    ruleId: 'rules.md §6',
    holds: (facts) => facts.materials.FACE_PHOTO !== undefined,
  },
} as const satisfies Record<string, Guard>;
