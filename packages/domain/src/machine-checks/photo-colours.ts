import { photoMethodOf } from '../photo/photo-method.ts';
import type { EditionId } from '../province/editions.ts';
import type { CheckResult } from './file-checks.ts';
import { imageThresholds } from './file-limits.ts';
import type { ColourName, ColourShare, PhotoRegion } from './measures.ts';

const shareOf = (shares: readonly ColourShare[], name: ColourName): number =>
  shares.find((one) => one.name === name)?.share ?? 0;

/** Possible faults of the colours of a region: hints, because the content of the region is not known. */
const faults = {
  /** docs/spec/rules.md R-6: no red or blue top [SEED]. */
  top: (shares: readonly ColourShare[]) => {
    const red = shareOf(shares, 'red') >= imageThresholds.topColour;
    const blue = shareOf(shares, 'blue') >= imageThresholds.topColour;
    return red && blue ? 'RED_AND_BLUE_TOP' : red ? 'RED_TOP' : blue ? 'BLUE_TOP' : null;
  },
  /** docs/spec/rules.md R-6: the whole background is the provider's blue curtain [A18-PHOTO]. */
  background: (shares: readonly ColourShare[], byCurtain: boolean) =>
    byCurtain && shareOf(shares, 'blue') + shareOf(shares, 'cyan') < imageThresholds.curtain ? 'NO_BLUE_CURTAIN' : null,
} as const;

const rules = { top: 'PHO-03', background: 'PHO-02' } as const satisfies Record<PhotoRegion, string>;

/** Results of the colour checks of a verification photo, by province, edition and method. Pure. */
export function checkColours(
  regions: Readonly<Record<PhotoRegion, readonly ColourShare[]>>,
  { province, edition }: { readonly province: string; readonly edition: EditionId },
): CheckResult<PhotoRegion>[] {
  const byCurtain = photoMethodOf(province, edition) === 'CURTAIN';
  return (['top', 'background'] as const).map((check) => {
    const named = regions[check].filter(({ share }) => share >= imageThresholds.namedColour);
    const fault = faults[check](regions[check], byCurtain);
    return { check, ruleId: rules[check], outcome: fault === null ? 'pass' : 'warn', fault, facts: { colours: named } };
  });
}
