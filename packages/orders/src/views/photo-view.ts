import type { ViewOf } from '@beian/domain/fields';
import type {
  AppPhotoState,
  curtainFields,
  FaceCheckState,
  FaceOutcome,
  FacePicture,
  GuideGroup,
  GuideStepId,
  PhotoMethod,
} from '@beian/domain/photo';
import type { ReasonCode } from '@beian/domain/reasons';
import type { Reason } from '@beian/domain/text';
import type { ActionView } from './action-view.ts';

/** 幕布申请: a curtain and its delivery. */
export type CurtainView = Omit<ViewOf<typeof curtainFields>, 'actions'> & { readonly actions: readonly ActionView[] };

/** 拍照要求: how to take the photo, by the order's province and edition. */
export interface PhotoGuideView {
  readonly method: PhotoMethod;
  readonly methodLabel: string;
  /** Since when the subject has a curtain; null if it has none or needs none. */
  readonly curtainOwnedSince: string | null;
  readonly steps: readonly {
    readonly id: GuideStepId;
    readonly group: GuideGroup;
    readonly groupLabel: string;
    readonly text: string;
    readonly fault: string | null;
    readonly source: string;
    readonly reason: ReasonCode | null;
  }[];
}

/** 照片审核: what the list of photos to be reviewed shows of an order. */
export interface PhotoReviewView {
  /** The website's principal, masked; null: the name was deleted. */
  readonly principalName: string | null;
  readonly method: PhotoMethod;
  readonly methodLabel: string;
  readonly since: string;
}

/** 手机人脸核验: the last face check of an order. */
export interface FaceCheckView {
  readonly id: string;
  readonly state: FaceCheckState;
  readonly stateLabel: string;
  readonly outcome: FaceOutcome | null;
  readonly outcomeLabel: string | null;
  /** What the reader does about the outcome. */
  readonly advice: string | null;
  /** Likeness in per cent. */
  readonly score: number | null;
  readonly consentVersion: string;
  readonly consentedAt: string;
  readonly sentAt: string | null;
  readonly answeredAt: string | null;
  /** For staff only. */
  readonly pictures: readonly {
    readonly id: string;
    readonly kind: FacePicture;
    readonly label: string;
    readonly url: string;
    readonly thumbnailUrl: string;
  }[];
}

/** 管局应用照片: the result of the last collection code. */
export interface AppPhotoView {
  readonly id: string;
  readonly state: AppPhotoState;
  readonly stateLabel: string;
  readonly problem: Reason | null;
  readonly askedAt: string;
  readonly answeredAt: string | null;
  readonly shotAt: string | null;
  readonly url: string | null;
  readonly thumbnailUrl: string | null;
}
