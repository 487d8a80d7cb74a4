import { type PhotoMethod, photoMethodOf } from '../photo/photo-method.ts';
import type { Rules } from '../province/rule-set.ts';
import type { CheckResult } from './file-checks.ts';
import { type FaceFrame, faceFrames, faceThresholds } from './file-limits.ts';
import type { FaceReading, SeenFace } from './measures.ts';

type FaceFault =
  | 'NO_FACE'
  | 'SEVERAL_FACES'
  | 'FACE_TOO_SMALL'
  | 'FACE_TOO_LARGE'
  | 'FACE_OFF_CENTRE'
  | 'FACE_CUT_OFF'
  | 'FACE_TILTED'
  | 'FACE_TURNED'
  | 'EYES_COVERED'
  | 'FACE_BLURRED';

interface FaceCheckRow {
  readonly ruleId: string;
  /** Whether the face allows the check; else it is not made. Left out: every face does. */
  readonly appliesTo?: (face: SeenFace, frame: FaceFrame) => boolean;
  /** What the check uses; figures only. */
  readonly figures: (face: SeenFace) => Readonly<Record<string, number>>;
  readonly fault: (face: SeenFace, frame: FaceFrame) => FaceFault | null;
}

const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
const middleOf = ({ box }: SeenFace): number => (box.left + box.right) / 2;

/** Whether head or shoulders, as far as they reach around the face, are not within the photo. */
function isCutOff(face: SeenFace, { shoulders }: FaceFrame): boolean {
  const { left, top, right, bottom } = face.box;
  const [wide, high] = [right - left, bottom - top];
  const { aboveBrows, besideMiddle, belowChin } = faceThresholds.body;
  if (top - aboveBrows * high < 0 || left < 0 || right > 1 || bottom > 1) return true;
  if (!shoulders) return false;
  const middle = middleOf(face);
  return middle - besideMiddle * wide < 0 || middle + besideMiddle * wide > 1 || bottom + belowChin * high > 1;
}

/** Checks of the only face in a photo (docs/spec/rules.md ). All of them only warn, as a hint to the reviewer. */
const faceChecks = {
  faceSize: {
    ruleId: 'PHO-04',
    figures: ({ box }) => ({ height: rounded(box.bottom - box.top) }),
    fault: ({ box }, { smallest, largest }) => {
      const height = box.bottom - box.top;
      return height < smallest ? 'FACE_TOO_SMALL' : height > largest ? 'FACE_TOO_LARGE' : null;
    },
  },
  facePlace: {
    ruleId: 'PHO-04',
    figures: (face) => ({ aside: rounded(middleOf(face) - 0.5) }),
    fault: (face, frame) =>
      isCutOff(face, frame) ? 'FACE_CUT_OFF' : Math.abs(middleOf(face) - 0.5) > frame.aside ? 'FACE_OFF_CENTRE' : null,
  },
  facePose: {
    ruleId: 'PHO-04',
    figures: ({ tilt, eyeDistance }) => ({ tilt: rounded(tilt, 0), eyeDistance: rounded(eyeDistance) }),
    fault: ({ tilt, eyeDistance }) =>
      eyeDistance < faceThresholds.eyeDistance
        ? 'FACE_TURNED'
        : Math.abs(tilt) > faceThresholds.tilt
          ? 'FACE_TILTED'
          : null,
  },
  // Of a face that is far away, from the side or out of focus nothing can be said about the eyes.
  eyes: {
    ruleId: 'PHO-04',
    appliesTo: ({ box, eyeDistance, sharpness }, { smallest }) =>
      box.bottom - box.top >= smallest &&
      eyeDistance >= faceThresholds.eyeDistance &&
      sharpness >= faceThresholds.sharpness,
    figures: ({ eyeContrast, eyeDarkness }) => ({
      eyeContrast: rounded(eyeContrast),
      eyeDarkness: rounded(eyeDarkness),
    }),
    fault: ({ eyeContrast, eyeDarkness }) =>
      eyeContrast < faceThresholds.eyeContrast || eyeDarkness > faceThresholds.eyeDarkness ? 'EYES_COVERED' : null,
  },
  faceSharpness: {
    ruleId: 'MAT-01',
    figures: ({ sharpness }) => ({ sharpness: rounded(sharpness, 0) }),
    fault: ({ sharpness }) => (sharpness < faceThresholds.sharpness ? 'FACE_BLURRED' : null),
  },
} as const satisfies Record<string, FaceCheckRow>;

export type FaceCheckName = 'faces' | keyof typeof faceChecks;
/**
 * Checks that are made only where a reader of faces runs: nobody waits for them. A new reading of the same photo may make fewer of them:
 * delete the stored ones before.
 */
export const faceCheckNames: readonly FaceCheckName[] = [
  'faces',
  ...(Object.keys(faceChecks) as (keyof typeof faceChecks)[]),
];

/**
 * Results about the face in a verification photo, by province, edition and method; figures only, nothing personal. With no face or several
 * there is one result, that of the count. None at all for a picture of the bureau's app, which shows an ID with a face besides. Pure.
 */
export function checkFaces(
  { faces }: Pick<FaceReading, 'faces'>,
  { province, edition }: { readonly province: string; readonly edition: Rules },
): CheckResult<FaceCheckName>[] {
  const method: PhotoMethod = photoMethodOf(province, edition);
  const frame = faceFrames[method];
  if (frame === null) return [];
  const [face] = faces;
  const countFault: FaceFault | null = face === undefined ? 'NO_FACE' : faces.length > 1 ? 'SEVERAL_FACES' : null;
  const count = resultOf('faces', 'PHO-04', countFault, { count: faces.length });
  if (face === undefined || countFault !== null) return [count];
  return [
    count,
    ...Object.entries<FaceCheckRow>(faceChecks)
      .filter(([, { appliesTo }]) => appliesTo?.(face, frame) ?? true)
      .map(([check, { ruleId, figures, fault }]) =>
        resultOf(check as keyof typeof faceChecks, ruleId, fault(face, frame), figures(face)),
      ),
  ];
}

const resultOf = (
  check: FaceCheckName,
  ruleId: string,
  fault: FaceFault | null,
  facts: Readonly<Record<string, number>>,
): CheckResult<FaceCheckName> => ({ check, ruleId, outcome: fault === null ? 'pass' : 'warn', fault, facts });
