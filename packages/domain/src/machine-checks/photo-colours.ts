import { type PhotoMethod, photoMethodOf } from '../photo/photo-method.ts';
import type { Rules } from '../province/rule-set.ts';
import type { CheckResult } from './file-checks.ts';
import { imageThresholds } from './file-limits.ts';
import type { ColourName, ColourShare, PhotoRegion } from './measures.ts';

const shareOf = (shares: readonly ColourShare[], name: ColourName): number =>
  shares.find((one) => one.name === name)?.share ?? 0;

/** Possible faults of the colours of a region: hints, because the content of the region is not known. */
const faults = {
  /** docs/spec/rules.md R-6: before the curtain no red or blue top [SEED]. */
  top: (shares: readonly ColourShare[], method: PhotoMethod) => {
    if (method === 'FACE_CHECK') return null;
    const red = shareOf(shares, 'red') >= imageThresholds.topColour;
    const blue = shareOf(shares, 'blue') >= imageThresholds.topColour;
    return red && blue ? 'RED_AND_BLUE_TOP' : red ? 'RED_TOP' : blue ? 'BLUE_TOP' : null;
  },
  /** docs/spec/rules.md R-6: the whole background is the provider's blue curtain [A18-PHOTO]; of a face check it is white [TC-FACE]. */
  background: (shares: readonly ColourShare[], method: PhotoMethod) => {
    const share = (...names: readonly ColourName[]) => names.reduce((sum, name) => sum + shareOf(shares, name), 0);
    if (method === 'CURTAIN') return share('blue', 'cyan') < imageThresholds.curtain ? 'NO_BLUE_CURTAIN' : null;
    if (method === 'FACE_CHECK') return share('white', 'grey') < imageThresholds.white ? 'NO_WHITE_BACKGROUND' : null;
    return null;
  },
} as const;

const ruleOf = (region: PhotoRegion, method: PhotoMethod): string =>
  region === 'top' ? 'PHO-03' : method === 'FACE_CHECK' ? 'PHO-10' : 'PHO-02';

/** Results of the colour checks of a verification photo, by province, edition and method. Pure. */
export function checkColours(
  regions: Readonly<Record<PhotoRegion, readonly ColourShare[]>>,
  { province, edition }: { readonly province: string; readonly edition: Rules },
): CheckResult<PhotoRegion>[] {
  const method = photoMethodOf(province, edition);
  return (['top', 'background'] as const).map((check) => {
    const named = regions[check].filter(({ share }) => share >= imageThresholds.namedColour);
    const fault = faults[check](regions[check], method);
    const ruleId = ruleOf(check, method);
    return { check, ruleId, outcome: fault === null ? 'pass' : 'warn', fault, facts: { colours: named } };
  });
}
