import type { MaterialKind } from '@beian/domain/filing';
import type { FindingView, ItemReasonView, MaterialView } from '@beian/domain/order-fields';
import type { OpenedSpotCheckView, SpotCheckItemView, SpotCheckVerdictView } from '@beian/domain/quality';

/** What the rows of the domain name only by their types in the API. */
export interface SpotCheckVerdict extends SpotCheckVerdictView {
  readonly reasons: readonly ItemReasonView[];
}
export interface SpotCheckItem extends SpotCheckItemView {
  readonly findings: readonly FindingView[];
  readonly material: MaterialView | null;
  readonly first: SpotCheckVerdict | null;
  readonly second: SpotCheckVerdict | null;
}
export interface OpenedSpotCheck extends OpenedSpotCheckView {
  readonly items: readonly SpotCheckItem[];
  readonly pictures: readonly (MaterialView & { readonly kind: MaterialKind })[];
}
