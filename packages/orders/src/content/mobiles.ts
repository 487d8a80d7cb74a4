import type { AppContext, Tx } from '@beian/database/transaction';
import { type FieldId, toFieldValues } from '@beian/domain/filing';
import type { SmsPerson } from '@beian/domain/order';
import { getSubjectAndWebsite } from '@beian/records/record';
import { readContent } from './content.ts';

/** The mobile numbers of these persons in the order: the new number if it changes, else the filed one. */
export async function mobilesToVerify(
  ctx: AppContext,
  tx: Tx,
  order: { readonly id: string; readonly recordId: string; readonly websiteId: string },
  persons: readonly SmsPerson[],
): Promise<Map<SmsPerson, string>> {
  const filed = toFieldValues(await getSubjectAndWebsite(ctx, tx, order));
  const { base, now } = await readContent(ctx, tx, order.id);
  return new Map(
    persons.map((person) => {
      const field: FieldId = `${person}.principal.mobile`;
      const changed = now[field] !== base[field];
      return [person, String((changed ? now : filed)[field] ?? '')];
    }),
  );
}
