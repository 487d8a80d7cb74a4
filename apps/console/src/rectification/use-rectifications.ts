import { useList } from '@refinedev/core';
import { App } from 'antd';
import { useState } from 'react';
import { useInterval } from '../common/hooks.ts';
import { newKey } from '../common/new-key.ts';
import { type ApiError, request } from '../providers/client.ts';
import { useT } from '../providers/i18n.ts';
import { handleRectificationDocument, type Rectification } from './documents.ts';

/** Notices of a record or of an order's record, or all open ones; and a supervisor's action. */
export function useRectifications(asked: { readonly recordId?: string; readonly orderId?: string }) {
  const t = useT();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const { query } = useList<Rectification, ApiError>({
    resource: 'rectifications',
    meta: { variables: asked },
    errorNotification: false,
  });
  // There is no live event for a notice, so the list polls.
  useInterval(() => void query.refetch(), 30_000);

  /** True when done; the idempotency key makes a retry after a network failure have one effect. */
  const handle = async (id: string, note: string): Promise<boolean> => {
    setBusy(true);
    try {
      const answer = (await request(handleRectificationDocument, { id, note, key: newKey() })).handleRectification;
      if (answer.__typename === 'ActionRefused') {
        void message.error(answer.reasons.map((reason) => reason.message).join(' · '));
        return false;
      }
      return true;
    } catch {
      void message.error(t('banner.failed', { label: t('rectification.handle') }));
      return false;
    } finally {
      setBusy(false);
      await query.refetch();
    }
  };
  return { query, notices: query.data?.data, busy, handle };
}
