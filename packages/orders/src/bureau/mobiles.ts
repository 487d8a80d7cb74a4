import { type FieldId, type SmsPerson, toFieldValues } from '@beian/domain';
import { readContent } from '../content.ts';
import type { AppContext, Tx } from '../context.ts';
import { getMatter } from './record.ts';

/** The mobile numbers of these persons in the order: the new number if it changes, else the filed one. */
export async function mobilesToVerify(
  ctx: AppContext,
  tx: Tx,
  order: { readonly id: string; readonly recordId: string; readonly websiteId: string },
  persons: readonly SmsPerson[],
): Promise<Map<SmsPerson, string>> {
  const filed = toFieldValues(await getMatter(ctx, tx, order.recordId, order.websiteId));
  const { base, now } = await readContent(ctx, tx, order.id);
  return new Map(
    persons.map((person) => {
      const field: FieldId = `${person}.principal.mobile`;
      const changed = now[field] !== base[field];
      return [person, String((changed ? now : filed)[field] ?? '')];
    }),
  );
}
