import type { RectificationListFilter } from '@beian/domain/bureau';
import { listOf } from '../../app/providers/data.ts';
import { rectificationsDocument } from '../../generated/rectification.ts';
import type { VariablesOf } from '../../graphql.ts';
import { useRows } from '../../ui/list-page/use-rows.ts';

export const rectifications = listOf('rectifications', rectificationsDocument, (data) => data.rectifications);

type Variables = VariablesOf<typeof rectificationsDocument>;

export type AskedRectifications = {
  readonly [N in 'recordId' | 'orderId' | keyof RectificationListFilter]?: Variables[N];
};

/** Notices of a record, of an order's record, or of a filter (open ones if none is given). */
export function useRectifications(asked: AskedRectifications) {
  // A reply moves with its file; there is no live event for a notice.
  const { page } = useRows(rectifications, asked, { live: 'bureaus', everySeconds: 30 });
  return page?.data;
}
