import { fieldLabel, isFieldId } from '../filing/fields.ts';
import { materialKinds, materialLabel } from '../filing/materials.ts';
import type { OrderKind } from '../order-names/kinds/kinds.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Label of an item: a field, as an order of the kind calls it, or `material.KIND`. */
export function itemLabel(key: string, of?: { readonly kind?: OrderKind }): BilingualText {
  if (isFieldId(key)) return fieldLabel(key, of);
  const kind = materialKinds.find((one) => `material.${one}` === key);
  return kind === undefined ? bilingual(key, key) : materialLabel(kind, of);
}
