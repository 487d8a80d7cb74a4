import { App } from 'antd';
import { useState } from 'react';
import { t } from '../../app/providers/i18n.ts';
import type { Action } from '../../order/documents.ts';
import { type EventInputs, type Intent, perform } from '../../order/perform.ts';
import { newKey } from '../../ui/new-key.ts';
import { actionTexts } from '../../ui/texts.ts';
import { discardDraft } from '../drafts.ts';
import type { useLease } from '../use-lease.ts';
import type { LiveOrder } from '../use-order.ts';
import { type Report, reportOf } from './banner.ts';

/** Sends events of the bar. An intent keeps its idempotency key over all retries. */
export function useActions(
  live: LiveOrder,
  report: (report: Report | null) => void,
  lease: ReturnType<typeof useLease>,
) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState<string | null>(null);

  const send = async (action: Action, intent: Intent): Promise<boolean> => {
    const { order } = live;
    if (order === undefined) return false;
    setBusy(action.event);
    lease.begin();
    try {
      const answer = await perform(order, intent);
      if (!answer.ok) {
        report(reportOf(answer.refusal, action.label));
        await live.refetch();
        return false;
      }
      report(null);
      // Decided: the draft was sent or is no longer needed.
      if (answer.order.state !== order.state) discardDraft(order.id);
      lease.settle(answer.order);
      await live.put(() => answer.order);
      void message.success(t(actionTexts.done, { label: action.label }));
      return true;
    } catch {
      report({ kind: 'failed', label: action.label, retry: () => void send(action, intent) });
      return false;
    } finally {
      lease.settle();
      setBusy(null);
    }
  };

  return {
    busy,
    run: <E extends keyof EventInputs>(action: Action, event: E, input: EventInputs[E]): Promise<boolean> =>
      send(action, { event, input, key: newKey() } as Intent),
  };
}
