import { enumOf, fieldsOf, objectOf, textOf, type ViewOf } from '../fields/field-rows.ts';
import type { AppPhotoState } from '../photo/app-photo.ts';
import type { FaceCheckState, FaceOutcome, FacePicture } from '../photo/face-check.ts';
import type { GuideGroup } from '../photo/guide-row.ts';
import type { GuideStepId } from '../photo/photo-guide.ts';
import type { PhotoMethod } from '../photo/photo-method.ts';
import type { ReasonCode } from '../reasons/reasons.ts';
import type { Reason } from '../text/refusal.ts';

export const photoGuideStepFields = fieldsOf(
  'PhotoGuideStep',
  'One thing to see to before shooting, and to look for in the photo. Since 2026-11.',
  {
    id: { shape: textOf<GuideStepId>('ID'), description: 'Its name in the guide.' },
    group: { shape: enumOf<GuideGroup>('PhotoGuideGroup'), description: 'What it is about.', console: false },
    groupLabel: { shape: 'String', description: "What people call the group, in the caller's language." },
    text: { shape: 'String', description: "The sentence, in the caller's language." },
    fault: {
      shape: 'String',
      nullable: true,
      description:
        "What is wrong with a photo that is not so, in the caller's language; null: nothing to see in the photo.",
    },
    source: { shape: 'String', description: 'Where it comes from.' },
    reason: {
      shape: textOf<ReasonCode>(),
      nullable: true,
      description:
        'Code of the reason that a photo which is not so is returned for; null: nothing to see in the photo.',
    },
    leftToPerson: {
      shape: 'String',
      nullable: true,
      description:
        "What of it no machine measures, so that a person looks for it, in the caller's language; null: the machine measures all of it, or there is nothing to see in the photo. Since 2026-12.",
    },
  },
);

export const photoGuideFields = fieldsOf(
  'PhotoGuide',
  'How the website’s principal is photographed 拍照要求, by province and edition. Since 2026-11.',
  {
    method: {
      shape: enumOf<PhotoMethod>('PhotoMethod'),
      description: 'By curtain, with the bureau’s app, or by a face check on the phone.',
    },
    methodLabel: { shape: 'String', description: "What people call the method, in the caller's language." },
    curtainOwnedSince: {
      shape: 'DateTime',
      nullable: true,
      description: 'Since when the subject has a curtain of ours; null: it has none, or needs none.',
    },
    steps: { shape: photoGuideStepFields, list: true, description: 'What to see to, in the order of the groups.' },
  },
);
export type PhotoGuideView = ViewOf<typeof photoGuideFields>;

export const photoReviewFields = fieldsOf(
  'PhotoReview',
  'A photo that is to be reviewed 照片审核; staff only. Since 2026-11.',
  {
    principalName: {
      shape: 'String',
      nullable: true,
      description: 'The website’s principal, masked; null: the name was deleted.',
    },
    method: {
      shape: enumOf<PhotoMethod>('PhotoMethod'),
      description: 'How the principal is photographed.',
      console: false,
    },
    methodLabel: { shape: 'String', description: "What people call the method, in the caller's language." },
    since: { shape: 'DateTime', description: 'Since when it waits for its review.' },
  },
);
export type PhotoReviewView = ViewOf<typeof photoReviewFields>;

export const bureauAppPhotoFields = fieldsOf(
  'BureauAppPhoto',
  'What the last collection code for the bureau’s app brought 管局应用照片. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    state: { shape: enumOf<AppPhotoState>('BureauAppPhotoState'), description: 'How it stands.' },
    stateLabel: { shape: 'String', description: "What people call the state, in the caller's language." },
    problem: {
      shape: objectOf<Reason>('Reason'),
      nullable: true,
      description: 'Why there is no picture, and what to do.',
    },
    askedAt: { shape: 'DateTime', description: 'When the code was entered.' },
    answeredAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When the app answered; null: not yet.',
      console: false,
    },
    shotAt: { shape: 'DateTime', nullable: true, description: 'When the picture was taken.' },
    url: {
      shape: 'String',
      nullable: true,
      description: 'Path of the picture, while it hangs on the order.',
      console: false,
    },
    thumbnailUrl: { shape: 'String', nullable: true, description: 'Path of a small copy.' },
  },
);
export type AppPhotoView = ViewOf<typeof bureauAppPhotoFields>;

export const faceCheckPictureFields = fieldsOf(
  'FaceCheckPicture',
  'A picture that the phone took beside the photo: a side of the ID, or a frame of the selfie. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    kind: { shape: enumOf<FacePicture>('FacePictureKind'), description: 'What it shows.', console: false },
    label: { shape: 'String', description: "What people call it, in the caller's language." },
    url: { shape: 'String', description: 'Path of the picture; every look is audited.' },
    thumbnailUrl: { shape: 'String', description: 'Path of a small copy.' },
  },
);

export const faceCheckFields = fieldsOf(
  'FaceCheck',
  'A face check on the phone of the website’s principal 手机人脸核验. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Global id.' },
    state: { shape: enumOf<FaceCheckState>('FaceCheckState'), description: 'How it stands.' },
    stateLabel: { shape: 'String', description: "What people call the state, in the caller's language." },
    outcome: {
      shape: enumOf<FaceOutcome>('FaceCheckOutcome'),
      nullable: true,
      description: 'What came out of it; null: nothing yet.',
    },
    outcomeLabel: {
      shape: 'String',
      nullable: true,
      description: "What people call the outcome, in the caller's language.",
    },
    advice: { shape: 'String', nullable: true, description: 'What to do about the outcome; null: nothing.' },
    score: {
      shape: 'Int',
      nullable: true,
      readers: 'staff',
      description: 'Likeness in per cent, as the service gives it.',
    },
    consentVersion: { shape: 'String', description: 'Version of the text that the person agreed to.' },
    consentedAt: { shape: 'DateTime', description: 'When the person agreed.' },
    sentAt: { shape: 'DateTime', nullable: true, description: 'When the pictures were sent.' },
    answeredAt: { shape: 'DateTime', nullable: true, description: 'When the outcome was stored.' },
    signedAt: {
      shape: 'DateTime',
      nullable: true,
      description:
        'When the commitment 承诺书 was signed on the phone; null: it was not, or is a paper. Since 2026-12.',
    },
    commitmentVersion: {
      shape: 'String',
      nullable: true,
      description: 'Version of the commitment that was signed. Since 2026-12.',
    },
    commitmentText: {
      shape: 'String',
      nullable: true,
      description: 'The commitment as it was signed, Chinese, a line for each paragraph. Since 2026-12.',
    },
    reusedFrom: {
      shape: 'String',
      nullable: true,
      description:
        'Number of the order for which it was taken, where its result goes on for the same person; null: it was taken for this order. Since 2026-12.',
    },
    pictures: {
      shape: faceCheckPictureFields,
      list: true,
      readers: 'staff',
      description: 'Both sides of the ID and further frames; empty for partners.',
    },
  },
);
export type FaceCheckView = ViewOf<typeof faceCheckFields>;
