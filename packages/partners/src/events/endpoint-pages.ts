import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';

import type { DeliveryState } from '@beian/domain/partner';

export const listEndpointIds = (tx: Tx, asked: PageQuery & { partnerId: string }): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.webhook_endpoints o', key: 'o.created_at', type: 'timestamptz' },
    ['o.partner_id = $1'],
    [asked.partnerId],
    asked,
  );

/** Deliveries to an endpoint, the newest first. */
export const listDeliveryIds = (
  tx: Tx,
  {
    endpointId,
    partnerId,
    state,
    ...asked
  }: PageQuery & { endpointId: string; partnerId: string; state?: DeliveryState },
): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.webhook_deliveries o', key: 'o.created_at', type: 'timestamptz', descending: true },
    ['o.endpoint_id = $1', 'o.partner_id = $2', ...(state === undefined ? [] : ['o.state = $3'])],
    [endpointId, partnerId, ...(state === undefined ? [] : [state])],
    asked,
  );
