import type {
  AppPhotoState,
  FaceCheckState,
  FaceOutcome,
  FacePicture,
  GuideGroup,
  GuideStepId,
  PhotoMethod,
} from '@beian/domain/photo';
import type { ReasonCode } from '@beian/domain/reasons';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTime } from '../common/date-time.ts';
import {
  AppPhotoStates,
  FaceCheckStates,
  FaceOutcomes,
  FacePictures,
  GuideGroups,
  PhotoMethods,
} from '../common/enums.ts';
import { Reason } from '../common/reason.type.ts';

@ObjectType('PhotoGuideStep', {
  simpleResolvers: true,
  description: 'One thing to see to before shooting, and to look for in the photo. Since 2026-11.',
})
export class PhotoGuideStep {
  @Field(() => ID, { description: 'Its name in the guide.' })
  id!: GuideStepId;

  @Field(() => GuideGroups, { description: 'What it is about.' })
  group!: GuideGroup;

  @Field(() => String, { description: "What people call the group, in the caller's language." })
  groupLabel!: string;

  @Field(() => String, { description: "The sentence, in the caller's language." })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "What is wrong with a photo that is not so, in the caller's language; null: nothing to see in the photo.",
  })
  fault!: string | null;

  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the reason that a photo which is not so is returned for; null: nothing to see in the photo.',
  })
  reason!: ReasonCode | null;
}

@ObjectType('PhotoGuide', {
  simpleResolvers: true,
  description: 'How the website’s principal is photographed 拍照要求, by province and edition. Since 2026-11.',
})
export class PhotoGuide {
  @Field(() => PhotoMethods, { description: 'By curtain, with the bureau’s app, or by a face check on the phone.' })
  method!: PhotoMethod;

  @Field(() => String, { description: "What people call the method, in the caller's language." })
  methodLabel!: string;

  @Field(() => DateTime, {
    nullable: true,
    description: 'Since when the subject has a curtain of ours; null: it has none, or needs none.',
  })
  curtainOwnedSince!: string | null;

  @Field(() => [PhotoGuideStep], { description: 'What to see to, in the order of the groups.' })
  steps!: PhotoGuideStep[];
}

@ObjectType('PhotoReview', {
  simpleResolvers: true,
  description: 'A photo that is to be reviewed 照片审核; staff only. Since 2026-11.',
})
export class PhotoReview {
  @Field(() => String, { nullable: true, description: 'The website’s principal, masked; null: the name was deleted.' })
  principalName!: string | null;

  @Field(() => PhotoMethods, { description: 'How the principal is photographed.' })
  method!: PhotoMethod;

  @Field(() => String, { description: "What people call the method, in the caller's language." })
  methodLabel!: string;

  @Field(() => DateTime, { description: 'Since when it waits for its review.' })
  since!: string;
}

@ObjectType('BureauAppPhoto', {
  simpleResolvers: true,
  description: 'What the last collection code for the bureau’s app brought 管局应用照片. Since 2026-11.',
})
export class BureauAppPhoto {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => AppPhotoStates, { description: 'How it stands.' })
  state!: AppPhotoState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => Reason, { nullable: true, description: 'Why there is no picture, and what to do.' })
  problem!: Reason | null;

  @Field(() => DateTime, { description: 'When the code was entered.' })
  askedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the app answered; null: not yet.' })
  answeredAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the picture was taken.' })
  shotAt!: string | null;

  @Field(() => String, { nullable: true, description: 'Path of the picture, while it hangs on the order.' })
  url!: string | null;

  @Field(() => String, { nullable: true, description: 'Path of a small copy.' })
  thumbnailUrl!: string | null;
}

@ObjectType('FaceCheckPicture', {
  simpleResolvers: true,
  description:
    'A picture that the phone took beside the photo: a side of the ID, or a frame of the selfie. Since 2026-11.',
})
export class FaceCheckPicture {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => FacePictures, { description: 'What it shows.' })
  kind!: FacePicture;

  @Field(() => String, { description: "What people call it, in the caller's language." })
  label!: string;

  @Field(() => String, { description: 'Path of the picture; every look is audited.' })
  url!: string;

  @Field(() => String, { description: 'Path of a small copy.' })
  thumbnailUrl!: string;
}

@ObjectType('FaceCheck', {
  simpleResolvers: true,
  description: 'A face check on the phone of the website’s principal 手机人脸核验. Since 2026-11.',
})
export class FaceCheck {
  @Field(() => ID, { description: 'Global id.' })
  id!: string;

  @Field(() => FaceCheckStates, { description: 'How it stands.' })
  state!: FaceCheckState;

  @Field(() => String, { description: "What people call the state, in the caller's language." })
  stateLabel!: string;

  @Field(() => FaceOutcomes, { nullable: true, description: 'What came out of it; null: nothing yet.' })
  outcome!: FaceOutcome | null;

  @Field(() => String, { nullable: true, description: "What people call the outcome, in the caller's language." })
  outcomeLabel!: string | null;

  @Field(() => String, { nullable: true, description: 'What to do about the outcome; null: nothing.' })
  advice!: string | null;

  @Field(() => Int, { nullable: true, description: 'Likeness in per cent, as the service gives it.' })
  score!: number | null;

  @Field(() => String, { description: 'Version of the text that the person agreed to.' })
  consentVersion!: string;

  @Field(() => DateTime, { description: 'When the person agreed.' })
  consentedAt!: string;

  @Field(() => DateTime, { nullable: true, description: 'When the pictures were sent.' })
  sentAt!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When the outcome was stored.' })
  answeredAt!: string | null;

  @Field(() => [FaceCheckPicture], { description: 'Both sides of the ID and further frames; empty for partners.' })
  pictures!: FaceCheckPicture[];
}
